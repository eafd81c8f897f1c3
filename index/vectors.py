"""Exact nearest neighbours over unit vectors: the only module that knows FAISS.

In: float32 (n, dimension) rows of length 1, in a fixed order. Out: rows by inner product (cosine), highest first. The
index is flat, so what it finds is what comparing with every row would find; a council's papers are thousands of
passages, and exact search over 5,000 took 0.2 ms on a busy machine. It is opened memory-mapped and shared by processes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

_LENGTH = struct.Struct("<Q")
_COUNT_AT = 8
"""Where in FAISS's file the number of rows stands, after a name of four letters and the dimension."""
TIE_DECIMALS = 6
"""Cosines that agree so far are equal: float32 sums differ in the seventh decimal with the order of adding."""


class VectorIndex:
    """An exact inner-product index. `dimension` is the length of a row; `len()` the number of rows."""

    def __init__(self, flat: faiss.IndexFlatIP) -> None:
        """Wrap an index that FAISS made or opened; the number of a row is its position."""
        self._flat = flat
        self.dimension = int(flat.d)

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @classmethod
    def open(cls, path: Path) -> VectorIndex:
        """Open a saved index memory-mapped and read-only; raises `IndexDamaged` when the file is not one."""
        try:
            flat = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC | faiss.IO_FLAG_READ_ONLY)
        except RuntimeError as error:
            raise IndexDamaged(f"{path}: not a FAISS index that can be read; run `local-account build`") from error
        if not isinstance(flat, faiss.IndexFlatIP):
            raise IndexDamaged(f"{path}: holds a {type(flat).__name__}, not exact vectors; run `local-account build`")
        return cls(flat)

    def search(self, vector: Floats, *, k: int, among: Rows | None = None) -> tuple[Rows, Floats]:
        """Return the k rows most like a unit vector (dimension,): row numbers int64 and cosines float32, both (<= k,).

        `among` limits the search to those rows before anything is ranked. Cosines equal to six decimals are ordered by
        row number, also where they straddle the k-th place.
        """
        candidates = len(self) if among is None else len(among)
        wanted = min(k, candidates)
        if wanted <= 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        chosen = None
        if among is not None:  # SWIG's stub does not know that attributes can be given by name.
            chosen = faiss.SearchParameters(sel=faiss.IDSelectorBatch(among))  # type: ignore[call-arg]
        fetched = wanted
        while True:
            fetched = min(fetched + wanted + 1, candidates)
            scores, rows = self._flat.search(vector[np.newaxis], fetched, params=chosen)
            rounded = np.round(scores[0], TIE_DECIMALS)
            # A tie with the k-th that runs to the end of what was fetched may go on behind it.
            if fetched == candidates or rounded[-1] < rounded[wanted - 1]:
                break
        order = np.lexsort((rows[0], -rounded))[:wanted]
        return rows[0][order], scores[0][order]

    def cosines(self, vector: Floats, rows: Rows) -> Floats:
        """Return the cosine, float32 (len(rows),), of a unit vector (dimension,) with each of the rows, in order."""
        if not len(rows):
            return np.empty(0, dtype=np.float32)
        return np.asarray(self._flat.reconstruct_batch(rows) @ vector, dtype=np.float32)

    def all_rows(self) -> Floats:
        """Return every vector, float32 (n, dimension), for comparison and digests."""
        return np.asarray(self._flat.reconstruct_n(0, len(self)), dtype=np.float32).reshape(-1, self.dimension)


def write(path: Path, batches: Iterable[Floats], *, count: int, dimension: int) -> None:
    """Write an index of `count` rows to a new file, one batch of float32 (n, dimension) in memory at a time.

    The file is, byte for byte, the one that FAISS writes of an index that holds them all. Raises OSError when the disk
    does not take it, which FAISS's own files do not when the last bytes do not fit.
    """
    empty = faiss.serialize_index(faiss.IndexFlatIP(dimension)).tobytes()
    head, values = bytearray(empty[: -_LENGTH.size]), 0
    _LENGTH.pack_into(head, _COUNT_AT, count)
    with path.open("wb") as file:
        file.write(head)
        file.write(_LENGTH.pack(count * dimension))
        for batch in batches:
            file.write(np.ascontiguousarray(batch, dtype="<f4").tobytes())
            values += batch.size
    if values != count * dimension:
        raise ValueError(f"{path}: {values} numbers for {count} vectors of {dimension}")
