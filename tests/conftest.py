"""What the whole test run shares: one real model, and one index built from the shipped corpus.

Loading the model takes seconds and building the shipped index some more, so both happen once a run and only when a
test asks for them. Tests must not change the shared index; those that damage one build or copy their own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion, open_version

SHIPPED_CORPUS = Path(__file__).parent.parent / "corpus" / "documents"


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    """The default embedding model, loaded when first used."""
    return Embedder()


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, request: pytest.FixtureRequest) -> Path:
    """An index folder built from the shipped corpus; vectors of an earlier run are reused, as any build reuses its own.

    `pytest --cache-clear` makes a run embed everything.
    """
    folder = tmp_path_factory.mktemp("shipped") / "index"
    folder.mkdir()
    earlier = request.config.cache.mkdir("shipped-vectors")
    for vectors in earlier.glob("*.npz"):
        shutil.copy(vectors, folder)
    build(SHIPPED_CORPUS, folder, embedder=embedder, progress=None)
    for vectors in folder.glob("*.npz"):
        shutil.copy(vectors, earlier)
    return folder


@pytest.fixture(scope="session")
def open_shipped(shipped_index: Path, embedder: Embedder) -> Iterator[IndexVersion]:
    """The current version of the shipped index, opened read-only."""
    version = open_version(shipped_index, embedder=embedder)
    yield version
    version.close()
