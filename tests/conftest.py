"""What the whole test run shares: one real model, and one index built from the shipped corpus.

Loading the model takes seconds and building the shipped index some more, so both happen once a run and only when a
test asks for them. Tests must not change the shared index; those that damage one build or copy their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding import Embedder
from index.store import IndexVersion, open_version

SHIPPED_CORPUS = Path(__file__).parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default embedding model, loaded when first used."""
    return Embedder()


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """An index folder built from the shipped corpus."""
    from index.builder import build  # noqa: PLC0415 - tests of one module must not need all the others

    folder = tmp_path_factory.mktemp("shipped") / "index"
    build(SHIPPED_CORPUS, folder, embedder=embedder, progress=None)
    return folder


@pytest.fixture(scope="session")
def open_shipped(shipped_index: Path, embedder: Embedder) -> Iterator[IndexVersion]:
    """The current version of the shipped index, opened read-only."""
    version = open_version(shipped_index, embedder=embedder)
    yield version
    version.close()
