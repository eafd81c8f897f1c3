"""The vector index: exact, in a fixed order, and open to bad files with a clear word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import faiss
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.vectors import Floats, VectorIndex, write


def unit_rows(count: int, dimension: int = 16, seed: int = 7) -> Floats:
    """Random rows of length 1."""
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def index_of(rows: Floats) -> VectorIndex:
    """An index in memory."""
    flat = faiss.IndexFlatIP(rows.shape[1])
    flat.add(rows)
    return VectorIndex(flat)


def saved(path: Path, rows: Floats) -> Path:
    """A saved index, written seven rows at a time."""
    batches = (rows[first : first + 7] for first in range(0, len(rows), 7))
    write(path, batches, count=len(rows), dimension=rows.shape[1])
    return path


def brute_force(rows: Floats, vector: Floats, k: int, among: list[int]) -> list[int]:
    """The k nearest of the allowed rows, found by comparing with each."""
    cosines = np.round(rows.astype(np.float64) @ vector.astype(np.float64), 6)
    return sorted(among, key=lambda row: (-cosines[row], row))[:k]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 300), st.integers(1, 30), st.integers(0, 9), st.floats(0, 1))
def test_search_agrees_with_comparing_every_row(count: int, k: int, seed: int, share: float) -> None:
    """Search finds the rows, in the order, that comparing the question with every allowed row finds."""
    rows = unit_rows(count, seed=seed)
    vector = unit_rows(1, seed=99)[0]
    among = np.flatnonzero(np.random.default_rng(seed).random(count) <= share).astype(np.int64)
    found, cosines = index_of(rows).search(vector, k=k, among=among)
    assert found.tolist() == brute_force(rows, vector, k, among.tolist())
    np.testing.assert_allclose(cosines, rows[found] @ vector, atol=1e-6)


def test_equal_rows_come_in_order_even_across_the_cut() -> None:
    """Of many rows equally near, the first ones are found, in order, wherever the cut falls."""
    rows = np.concatenate([unit_rows(50, seed=1), np.repeat(unit_rows(1, seed=2), 200, axis=0), unit_rows(50, seed=3)])
    vector = rows[60]
    for k in (1, 2, 7, 100, 199):
        found, _ = index_of(rows).search(vector, k=k)
        assert found.tolist() == list(range(50, 50 + k))


def test_rows_that_differ_by_rounding_only_count_as_equal() -> None:
    """Cosines that agree to six decimals are ordered by row, although the seventh would order them the other way."""
    nearly = np.float32(0.5) + np.arange(8, dtype=np.float32) * np.float32(5.96e-8)
    rows = np.stack([nearly, np.full(8, 0.75**0.5, dtype=np.float32)], axis=1)
    found, _ = index_of(rows).search(np.array([1, 0], dtype=np.float32), k=2)
    assert found.tolist() == [0, 1]


def test_saving_and_opening_keeps_every_vector(tmp_path: Path) -> None:
    """A saved index, opened read-only, holds the very vectors it was made of."""
    rows = unit_rows(40)
    saved(tmp_path / "rows.faiss", rows)
    (tmp_path / "rows.faiss").chmod(0o444)
    opened = VectorIndex.open(tmp_path / "rows.faiss")
    assert len(opened) == 40
    assert (opened.all_rows() == rows).all()
    chosen = np.array([3, 1, 39], dtype=np.int64)
    np.testing.assert_allclose(opened.cosines(rows[1], chosen), rows[chosen] @ rows[1], atol=1e-6)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_a_file_written_in_batches_is_the_one_that_faiss_writes(tmp_path: Path, count: int) -> None:
    """Byte for byte, so that FAISS of any version that reads its own files reads these; and none is written short."""
    rows = unit_rows(40)[:count]
    flat = faiss.IndexFlatIP(rows.shape[1])
    flat.add(rows)
    assert saved(tmp_path / "rows.faiss", rows).read_bytes() == faiss.serialize_index(flat).tobytes()
    with pytest.raises(ValueError, match="for 41 vectors"):
        write(tmp_path / "short.faiss", [rows], count=41, dimension=16)


def test_an_index_of_nothing_finds_nothing(tmp_path: Path) -> None:
    """A corpus without figures has an index without labels, which can be saved, opened and searched."""
    saved(tmp_path / "none.faiss", np.empty((0, 16), dtype=np.float32))
    opened = VectorIndex.open(tmp_path / "none.faiss")
    found, cosines = opened.search(unit_rows(1)[0], k=5)
    assert (len(opened), found.tolist(), cosines.tolist()) == (0, [], [])
    assert opened.search(unit_rows(1)[0], k=0)[0].tolist() == []
    assert opened.cosines(unit_rows(1)[0], np.empty(0, dtype=np.int64)).tolist() == []


@pytest.mark.parametrize("damage", ["cut", "empty", "garbage", "missing"])
def test_a_damaged_file_is_named(tmp_path: Path, damage: str) -> None:
    """A vector file that is cut short, empty, garbage or gone gives an error with its path and the remedy."""
    path = tmp_path / "rows.faiss"
    saved(path, unit_rows(40))
    whole = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes({"cut": whole[: len(whole) // 2], "empty": b"", "garbage": b"?" * len(whole)}[damage])
    with pytest.raises(IndexDamaged, match=rf"{path}: .*run `local-account build`"):
        VectorIndex.open(path)


def test_a_disk_that_takes_no_more_is_an_error(tmp_path: Path) -> None:
    """Vectors that do not fit on the disk raise an error; a file cut short is never taken for saved."""
    code = (
        "import resource, sys; from pathlib import Path; import numpy as np; from index.vectors import write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, -1))\n"
        "try: write(Path(sys.argv[1]), [np.ones((40, 16), dtype=np.float32)], count=40, dimension=16)\n"
        "except OSError: sys.exit(7)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "rows")], check=False).returncode == 7
