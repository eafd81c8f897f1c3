"""Vectors of texts embedded before, so that a build embeds only what is new.

In: texts and the embedder. Out: float32 (n, dimension) rows in the order of the texts. A vector is found by the hash
of its text, in a file named by the hash of the model's weights, its number format and the index's format: vectors of
two models, or of two ways of embedding, never meet. The file may be deleted; the next build then embeds everything.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.token_vectors import Tokens, joined, packed
from index.versions import FORMAT

BATCH_TEXTS = 256
"""Texts embedded between two reports of progress: some seconds of work."""
SAVED_EVERY = 4096
"""Texts after which what has been embedded is saved, so that a killed build of a large corpus does not start afresh."""


class VectorCache:
    """The vectors of one model in one index folder. `embedded` counts the texts that had to be embedded."""

    def __init__(self, index_folder: Path, embedder: Embedder) -> None:
        """Read the model's file if there is one; a damaged one counts as none, and `damaged` is its path.

        Of a model that compares word by word the vectors of tokens are kept as well.
        """
        self._path = index_folder / f"vectors-{embedder.sha256[:16]}-{embedder.precision}-{FORMAT}.npz"
        self._embedder = embedder
        self._vectors: dict[bytes, NDArray[np.float32]] = {}
        self._tokens: dict[bytes, Tokens] = {}
        self._unread: dict[bytes, int] = {}
        self.embedded = 0
        self.damaged: Path | None = None
        if self._path.exists():
            self._load()

    def vectors(self, texts: Sequence[str], *, progress: Callable[[int, int], None]) -> NDArray[np.float32]:
        """Return float32 (len(texts), dimension), embedding what is not held and telling progress as (done, of)."""
        missing = list(dict.fromkeys(text for text in texts if _key(text) not in self._vectors))
        for first in range(0, len(missing), BATCH_TEXTS):
            progress(first, len(missing))
            self._embed(missing[first : first + BATCH_TEXTS])
            if first and first % SAVED_EVERY == 0:
                self._save(list(self._vectors))
        progress(len(missing), len(missing))
        if not texts:
            return np.empty((0, self._embedder.dimension), dtype=np.float32)
        return np.stack([self._vectors[_key(text)] for text in texts])

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Return the tokens of texts whose vectors have been asked for, in order."""
        return [self._tokens[_key(text)] for text in texts]

    def unread_tokens(self, text: str) -> int:
        """Return how many tokens at the end of a text that was asked for the model did not read; mostly 0."""
        return self._unread[_key(text)]

    def keep(self, texts: Sequence[str]) -> None:
        """Write the vectors of those texts in place of the file before; others are forgotten."""
        self._save(list(dict.fromkeys(map(_key, texts))))

    def _embed(self, texts: Sequence[str]) -> None:
        limit = self._embedder.max_tokens
        for text, reading in zip(texts, self._embedder.read(texts), strict=True):
            self._vectors[_key(text)], self._tokens[_key(text)] = reading.vector, packed(reading)
            self._unread[_key(text)] = max(0, self._embedder.count_tokens(text) - limit)
        self.embedded += len(texts)

    def _save(self, keys: Sequence[bytes]) -> None:
        tokens = [self._tokens[key] for key in keys]
        beside = self._path.with_name(f".{self._path.name}.new")
        with beside.open("wb") as stream:
            np.savez(
                stream,
                keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, 32),
                vectors=np.array([self._vectors[key] for key in keys], dtype=np.float32),
                unread=np.array([self._unread[key] for key in keys], dtype=np.int64),
                tokens=joined([vectors for vectors, _ in tokens if vectors.size], np.empty((0, 0), np.int8)),
                starts=joined([starts for _, starts in tokens], np.empty(0, np.uint16)),
                counts=np.array([len(vectors) for vectors, _ in tokens], dtype=np.int64),
            )
        beside.replace(self._path)

    def _load(self) -> None:
        try:
            # Opened here, because of a damaged file numpy forgets to close what it opened itself.
            with self._path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                keys, vectors, unread = stored["keys"], stored["vectors"], stored["unread"]
                ends = np.cumsum(stored["counts"])
                # numpy makes one part of nothing
                tokens, starts = (np.split(stored[name], ends[:-1])[: len(keys)] for name in ("tokens", "starts"))
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            self.damaged = self._path
            return
        for key, vector, count, own in zip(keys, vectors, unread, zip(tokens, starts, strict=True), strict=True):
            self._vectors[key.tobytes()], self._tokens[key.tobytes()] = vector, own
            self._unread[key.tobytes()] = int(count)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
