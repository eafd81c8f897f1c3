"""Kept vectors: the same as fresh ones, never those of another model, and dispensable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.builder import build
from index.cache import BATCH_TEXTS, VectorCache
from index.embedding import Embedder


def kept(folder: Path, embedder: Embedder) -> Path:
    """The file of the kept vectors of one model."""
    (path,) = folder.glob(f"vectors-{embedder.sha256[:16]}-*.sqlite")
    return path


def vectors_in(cache: VectorCache, texts: list[str]) -> NDArray[np.float32]:
    """The vectors of texts, all of them."""
    found = cache.vectors(lambda: texts, progress=lambda done, of: None)
    rows = np.concatenate(list(found.batches()))
    assert rows.shape == (len(found), found.dimension) == (len(texts), found.dimension)
    return rows


def test_kept_vectors_are_the_embedded_ones(tmp_path: Path, embedder: Embedder) -> None:
    """Vectors come in the order of the texts, repeated texts are embedded once, and a later cache embeds none."""
    texts = ["carers", "reablement", "carers", "£44.3 million on older people"]
    first = VectorCache(tmp_path, embedder)
    assert (vectors_in(first, texts) == embedder.encode(texts)).all()
    assert first.embedded == 3
    first.keep()
    first.close()
    second = VectorCache(tmp_path, embedder)
    assert (vectors_in(second, texts[::-1]) == embedder.encode(texts[::-1])).all()
    assert second.embedded == 0


def test_what_is_no_longer_used_is_forgotten(tmp_path: Path, embedder: Embedder) -> None:
    """Only the vectors of the texts kept last are in the file, so that it does not grow with every edit."""
    for texts in (["old", "new"], ["new"]):
        cache = VectorCache(tmp_path, embedder)
        vectors_in(cache, texts)
        cache.keep()
        cache.close()
    again = VectorCache(tmp_path, embedder)
    vectors_in(again, ["new", "old"])
    assert again.embedded == 1


def test_vectors_of_another_precision_are_not_used(tmp_path: Path) -> None:
    """Vectors made in bfloat16 are not taken for those of float32."""
    for precision in ("bfloat16", "float32"):
        cache = VectorCache(tmp_path, Embedder(precision=precision))  # type: ignore[arg-type]
        vectors_in(cache, ["carers"])
        cache.keep()
        assert cache.embedded == 1


@pytest.mark.parametrize("damage", [b"", b"PK garbage", None], ids=["empty", "garbage", "cut"])
def test_a_damaged_file_is_reported_and_made_again(
    small_corpus: Path, small_index: Path, embedder: Embedder, damage: bytes | None
) -> None:
    """When kept vectors cannot be read the build embeds everything, says so, and keeps them anew."""
    path = kept(small_index, embedder)
    path.write_bytes(path.read_bytes()[:-3000] if damage is None else damage)
    (small_corpus / "second.md").write_text("# Contacts\n\nRing 0345 045 5202.\n")
    report = build(small_corpus, small_index, embedder=embedder)
    assert report.embedded > 1
    assert [problem.path for problem in report.problems] == [str(path)]
    (small_corpus / "second.md").write_text("# Contacts\n\nRing us.\n")
    assert build(small_corpus, small_index, embedder=embedder).embedded == 1


def test_without_the_file_everything_is_embedded(small_corpus: Path, small_index: Path, embedder: Embedder) -> None:
    """Deleting the kept vectors loses nothing but time: the next build has the same digest."""
    for model in (embedder, embedder.for_figures):
        kept(small_index, model).unlink()
    (small_corpus / "second.md").write_text("# Contacts\n\nRing us.\n")
    report = build(small_corpus, small_index, embedder=embedder)
    fresh = build(small_corpus, small_index.parent / "fresh", embedder=embedder)
    assert report.embedded == fresh.embedded
    assert report.manifest == fresh.manifest


def test_progress_counts_the_texts_to_embed(tmp_path: Path, embedder: Embedder) -> None:
    """Progress runs from 0 to the number of texts that are new, batch by batch."""
    told: list[tuple[int, int]] = []
    texts = [f"visit {number}" for number in range(BATCH_TEXTS + 1)]
    VectorCache(tmp_path, embedder).vectors(lambda: [*texts, *texts], progress=lambda *step: told.append(step))
    assert told == [(0, len(texts)), (BATCH_TEXTS, len(texts)), (len(texts), len(texts))]
