"""What a build keeps in memory of each document, however many there are."""

from __future__ import annotations

import gc
import tracemalloc
from pathlib import Path

from index.builder import build
from tests.benchmarks.building_corpus import write_document
from tests.benchmarks.made_vectors import MadeEmbedder

MOST_BYTES = 6_000
"""Its name, entry, digest and hashes; texts, vectors and figures of one document here were some 100,000 bytes."""


def peak_of_build(folder: Path, documents: range) -> int:
    """The most bytes that a build holds at once which makes a version of documents that have been read before."""
    for number in documents:
        write_document(folder / "corpus", number, edition=0)
    build(folder / "corpus", folder / "index", embedder=MadeEmbedder())
    (folder / "corpus" / "catalogue.toml").write_text(f'[council]\nname = "Exampleshire {documents.stop}"\n')
    gc.collect()
    tracemalloc.start()
    build(folder / "corpus", folder / "index", embedder=MadeEmbedder())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_build_keeps_little_of_each_document_in_memory(tmp_path: Path) -> None:
    """Fifty more documents add less than the texts, the vectors or the figures of one of them each."""
    (tmp_path / "corpus").mkdir()
    few = peak_of_build(tmp_path, range(50))
    many = peak_of_build(tmp_path, range(50, 100))
    assert (many - few) / 50 < MOST_BYTES
