"""The fixtures of the figures pages: an index of the documents of `figure_examples`, and the real app over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from figure_examples import FILES, client_of, write_files
from page_review import ReviewingClient

from index.builder import build
from index.embedding import Embedder


@pytest.fixture(scope="session")
def figures_index(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Path:
    """An index of the files above. Tests must not change it."""
    folder = tmp_path_factory.mktemp("figures")
    build(write_files(folder / "corpus", FILES), folder / "index", embedder=embedder)
    return folder / "index"


@pytest.fixture
def figures_client(figures_index: Path, embedder: Embedder) -> ReviewingClient:
    """A client of the real application over that index, which reviews each page it is given."""
    return client_of(figures_index, embedder)
