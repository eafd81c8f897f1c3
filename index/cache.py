"""Vectors of texts embedded before, so that a build embeds only what is new.

In: texts and the embedder. Out: float32 (n, dimension) rows in the order of the texts. A vector is found by the hash
of its text, in a SQLite file named by the hash of the model's weights, its number format and the index's format:
vectors of two models, or of two ways of embedding, never meet. Each row carries a checksum, and each batch is saved as
it is made, so that a killed build goes on where it was. The file may be deleted; the next build then embeds everything.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.token_vectors import Tokens, packed
from index.versions import FORMAT

BATCH_TEXTS = 256
"""Texts embedded between two reports of progress, and saved together: some seconds of work."""
_TABLE = """create table if not exists vectors (
    key blob primary key, vector blob not null, tokens blob not null, starts blob not null,
    unread integer not null, checksum integer not null)"""
_Row = tuple[bytes, bytes, bytes, int]
"""Vector, tokens, starts and the number of tokens that were not read, as they are stored."""


class VectorCache:
    """The vectors of one model in one index folder. `embedded` counts the texts that had to be embedded."""

    def __init__(self, index_folder: Path, embedder: Embedder) -> None:
        """Open the model's file if there is one; a damaged one counts as none, and `damaged` is its path.

        Of a model that compares word by word the vectors of tokens are kept as well. Raises OSError where the file
        cannot be written.
        """
        self._path = index_folder / f"vectors-{embedder.sha256[:16]}-{embedder.precision}-{FORMAT}.sqlite"
        self._embedder = embedder
        self.embedded = 0
        self.damaged: Path | None = None
        with self._told():
            self._connection = self._opened()

    def close(self) -> None:
        """Close the file; nothing can be asked for afterwards."""
        self._connection.close()

    def vectors(self, texts: Sequence[str], *, progress: Callable[[int, int], None]) -> NDArray[np.float32]:
        """Return float32 (len(texts), dimension), embedding what is not held and telling progress as (done, of).

        Raises OSError when the disk does not take what was embedded.
        """
        missing = list(dict.fromkeys(text for text in texts if not self._is_held(text)))
        for first in range(0, len(missing), BATCH_TEXTS):
            progress(first, len(missing))
            self._embed(missing[first : first + BATCH_TEXTS])
        progress(len(missing), len(missing))
        # What is kept tells its length; the model, which takes seconds to load, is asked only when there is nothing.
        dimension = len(self._row(texts[0])[0]) // 4 if texts else self._embedder.dimension
        rows = np.empty((len(texts), dimension), dtype=np.float32)
        for position, text in enumerate(texts):
            rows[position] = np.frombuffer(self._row(text)[0], dtype="<f4")
        return rows

    def tokens(self, texts: Sequence[str]) -> Iterator[Tokens]:
        """Yield the tokens of texts whose vectors have been asked for, in order."""
        for text in texts:
            _, vectors, starts, _ = self._row(text)
            places = np.frombuffer(starts, dtype="<u2")
            yield np.frombuffer(vectors, dtype=np.int8).reshape(len(places), -1 if len(places) else 0), places

    def unread_tokens(self, text: str) -> int:
        """Return how many tokens at the end of a text that was asked for the model did not read; mostly 0."""
        return self._row(text)[3]

    def keep(self, texts: Sequence[str]) -> None:
        """Forget the vectors of all other texts."""
        with self._told(), self._connection:
            self._connection.execute("create temp table kept (key blob primary key)")
            self._connection.executemany("insert or ignore into kept values (?)", ((_key(text),) for text in texts))
            forgotten = self._connection.execute("delete from vectors where key not in (select key from kept)").rowcount
            self._connection.execute("drop table kept")
        with self._told():
            (kept,) = self._connection.execute("select count(*) from vectors").fetchone()
            if forgotten > kept:  # room of a few is used again; to give it back means writing the whole file anew
                self._connection.execute("vacuum")

    def _embed(self, texts: Sequence[str]) -> None:
        limit, rows = self._embedder.max_tokens, []
        for text, reading in zip(texts, self._embedder.read(texts), strict=True):
            vectors, starts = packed(reading)
            parts = (reading.vector.astype("<f4").tobytes(), vectors.tobytes(), starts.astype("<u2").tobytes())
            unread = max(0, self._embedder.count_tokens(text) - limit)
            rows.append((_key(text), *parts, unread, _checksum((*parts, unread))))
        with self._told(), self._connection:
            self._connection.executemany("insert or replace into vectors values (?, ?, ?, ?, ?, ?)", rows)
        self.embedded += len(texts)

    def _is_held(self, text: str) -> bool:
        try:
            self._row(text)
        except KeyError:
            return False
        return True

    def _row(self, text: str) -> _Row:
        """Return what is stored of a text; raises KeyError where nothing is, or not as it was written."""
        statement = "select vector, tokens, starts, unread, checksum from vectors where key = ?"
        found = self._connection.execute(statement, (_key(text),)).fetchone()
        if found is None:
            raise KeyError(text)
        vector, tokens, starts, unread, checksum = found
        if _checksum(row := (vector, tokens, starts, unread)) != checksum:
            self.damaged = self._path
            raise KeyError(text)
        return row

    def _opened(self) -> sqlite3.Connection:
        if self._path.exists() and not self._is_sound():
            self.damaged = self._path
            self._path.unlink()
        connection = sqlite3.connect(self._path)
        connection.execute(_TABLE)
        return connection

    def _is_sound(self) -> bool:
        if not self._path.stat().st_size:
            return False
        connection = sqlite3.connect(self._path)
        try:
            return bool(connection.execute("pragma quick_check").fetchone() == ("ok",))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False
        finally:
            connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell of a disk that does not take what is written as of any other file."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._path}: {error}") from error


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _checksum(row: _Row) -> int:
    vector, tokens, starts, unread = row
    return zlib.crc32(starts, zlib.crc32(tokens, zlib.crc32(vector, unread)))
