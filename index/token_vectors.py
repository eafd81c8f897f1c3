"""Passages word by word: a vector for each token of each passage, memory-mapped, and how near a question comes to them.

In: readings of passages, in the order of their rows. Out: for each token of a question the nearest token of a passage,
weighed and added up ("late interaction", Khattab and Zaharia 2020, their MaxSim), for whole passages and for any span
of one. A vector is kept as bytes, a hundredth of a passage's file as text is about ten kilobytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib.format import write_array_header_1_0
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.readings import Reading

Floats = NDArray[np.float32]
Tokens = tuple[NDArray[np.int8], NDArray[np.uint16]]
"""Vectors (n, dimension) and places (n,) of the tokens of one text."""

STEP = 200.0
"""Steps to 1 of a component; those of unit vectors in 128 dimensions beyond 0.63 are rare, and cut there."""
VECTORS, STARTS, ENDS = "tokens.npy", "starts.npy", "ends.npy"
BEFORE = np.iinfo(np.uint16).max
"""Start of the tokens that stand before the passage itself, in its title and headings."""


class TokenVectors:
    """The tokens of all passages. int8 (tokens, dimension), uint16 (tokens,), int64 (passages,) where each ends."""

    def __init__(self, vectors: NDArray[np.int8], starts: NDArray[np.uint16], ends: NDArray[np.int64]) -> None:
        """Wrap arrays that were made or opened."""
        self._vectors, self._starts, self._ends = vectors, starts, ends

    def __len__(self) -> int:
        return len(self._ends)

    @classmethod
    def open(cls, folder: Path) -> TokenVectors:
        """Open saved ones; raises `IndexDamaged` when the files are not such."""
        try:
            return cls(*(_opened(folder / name) for name in (VECTORS, STARTS, ENDS)))
        except (OSError, ValueError, EOFError) as error:
            raise IndexDamaged(f"{folder}: token vectors cannot be read; run `local-account build`") from error

    def near(self, question: Reading, row: int) -> tuple[Floats, NDArray[np.int64]]:
        """Return how near each token of a question is to each of a passage, (asked, tokens), and where those begin."""
        first = int(self._ends[row - 1]) if row else 0
        last = int(self._ends[row])
        vectors = self._vectors[first:last].astype(np.float32) / STEP
        starts = self._starts[first:last].astype(np.int64)
        return question.tokens @ vectors.T if vectors.size else np.zeros((len(question.tokens), 0), np.float32), starts


def write(
    folder: Path, kept: Callable[[], Iterable[Tokens]], *, measured: Callable[[], Iterable[Tokens]] | None = None
) -> None:
    """Write the tokens of passages to a new folder, one passage in memory at a time; `kept` yields all of them anew.

    `measured` yields as many vectors of as many numbers, where that takes less: where each begins is not looked at.
    Raises OSError when the disk does not take it. (A memory-mapped file would end the program instead.)
    """
    folder.mkdir()
    counts, width = array("q"), 0
    for vectors, _ in (measured or kept)():
        counts.append(vectors.shape[0])
        width = max(width, vectors.shape[1])
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if counts else 0
    with (folder / VECTORS).open("wb") as vectors_file, (folder / STARTS).open("wb") as starts_file:
        for file, descr, shape in ((vectors_file, "|i1", (total, width)), (starts_file, "<u2", (total,))):
            write_array_header_1_0(file, {"descr": descr, "fortran_order": False, "shape": shape})
        for vectors, starts in kept():
            vectors_file.write(vectors.tobytes())
            starts_file.write(starts.astype("<u2").tobytes())
    np.save(folder / ENDS, ends, allow_pickle=False)


def _opened(path: Path) -> NDArray[Any]:
    try:
        rows: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except ValueError:  # an empty array cannot be mapped
        rows = np.load(path, allow_pickle=False)
    return rows


def nearest(question: Reading, near: Floats) -> float:
    """The weighed mean over the tokens of a question of the nearest of those that are given; 0 without any."""
    if not near.size:
        return 0.0
    return float(near.max(axis=1) @ question.weights)


def packed(reading: Reading) -> Tokens:
    """The tokens of a reading as they are kept, each with where it begins in the text that was read."""
    vectors = np.clip(np.rint(reading.tokens * STEP), -127, 127).astype(np.int8)
    return vectors, np.minimum(reading.starts, BEFORE - 1).astype(np.uint16)


def placed(tokens: Tokens, before: int) -> Tokens:
    """The tokens of a passage, counted from where its own text begins after so many letters of title and headings."""
    vectors, starts = tokens
    return vectors, np.where(starts < before, BEFORE, starts - np.minimum(starts, before)).astype(np.uint16)
