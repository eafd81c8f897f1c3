"""Vectors of texts embedded before, so that a build embeds only what is new.

In: texts and the embedder. Out: float32 rows in the order of the texts, some thousands at a time. A vector is found by
the hash of its text, in a SQLite file named by the hash of the model's weights, its number format and the index's
format: vectors of two models, or of two ways of embedding, never meet. Each row carries a checksum, and each batch is
saved as it is made, so that a killed build goes on where it was. The file may be deleted; the next build then embeds
everything. Which texts were asked for is noted on disk too, so that no number of them fills the memory.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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
ROWS_AT_ONCE = 512
"""Vectors in memory at once: less than a megabyte."""
_ASKED = """create temp table asked (list integer, row integer, key blob, primary key (list, row)) without rowid"""
_MISSING = """create temp table missing (row integer primary key, key blob unique)"""
Texts = Callable[[], Iterable[str]]
"""Gives the same texts in the same order whenever it is called."""
_Row = tuple[bytes, bytes, bytes, int]
"""Vector, tokens, starts and the number of tokens that were not read, as they are stored."""


@dataclass(frozen=True, slots=True)
class CachedVectors:
    """The vectors of the texts that were asked for at once, in their order; `len()` of them."""

    connection: sqlite3.Connection
    number: int
    """Of the list of what was asked for."""
    count: int
    dimension: int

    def __len__(self) -> int:
        return self.count

    def batches(self) -> Iterator[NDArray[np.float32]]:
        """Yield float32 (at most `ROWS_AT_ONCE`, dimension), one after the other."""
        rows = self._column("vector")
        while found := rows.fetchmany(ROWS_AT_ONCE):
            stored = b"".join(vector for (vector,) in found)
            yield np.frombuffer(stored, dtype="<f4").reshape(len(found), self.dimension)

    def tokens(self) -> Iterator[Tokens]:
        """Yield the tokens of each text; without any where the model does not compare word by word."""
        for vectors, starts in self._column("tokens, starts"):
            places = np.frombuffer(starts, dtype="<u2")
            yield np.frombuffer(vectors, dtype=np.int8).reshape(len(places), -1 if len(places) else 0), places

    def unread(self) -> dict[int, int]:
        """Return how many tokens at its end the model did not read of each text that was too long, by its row."""
        return dict(self._column("row, unread", "and unread > 0"))

    def _column(self, columns: str, where: str = "") -> sqlite3.Cursor:
        joined = "from asked join vectors on vectors.key = asked.key where list = ?"
        statement = f"select {columns} {joined} {where} order by row"
        return self.connection.execute(statement, (self.number,))


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

    def vectors(self, texts: Texts, *, progress: Callable[[int, int], None]) -> CachedVectors:
        """Return the vectors of texts, embedding what is not held and telling progress as (done, of).

        Raises OSError when the disk does not take what was embedded.
        """
        with self._told():
            number, count = self._note(texts())
            (of,) = self._connection.execute("select count(*) from missing").fetchone()
            done = 0
            for batch in self._batches_missing(texts()):
                progress(done, of)
                self._embed(batch)
                done += len(batch)
            self._connection.execute("delete from missing")
        progress(of, of)
        return CachedVectors(self._connection, number, count, self._dimension(number))

    def _note(self, texts: Iterable[str]) -> tuple[int, int]:
        """Note what is asked for, and which of it is not held; return the number of the list and its length."""
        (number,) = self._connection.execute("select coalesce(max(list), -1) + 1 from asked").fetchone()
        row = -1
        for row, text in enumerate(texts):
            key = _key(text)
            self._connection.execute("insert into asked values (?, ?, ?)", (number, row, key))
            if not self._is_held(key):
                self._connection.execute("insert or ignore into missing values (?, ?)", (row, key))
        return number, row + 1

    def _batches_missing(self, texts: Iterable[str]) -> Iterator[list[str]]:
        """Yield the texts noted as not held, each once, a batch at a time."""
        batch: list[str] = []
        missing = "select 1 from missing where row = ?"
        for row, text in enumerate(texts):
            if self._connection.execute(missing, (row,)).fetchone():
                batch.append(text)
            if len(batch) == BATCH_TEXTS:
                yield batch
                batch = []
        if batch:
            yield batch

    def _dimension(self, number: int) -> int:
        # What is kept tells its length; the model, which takes seconds to load, is asked only when there is nothing.
        first = "select length(vector) from vectors join asked using (key) where list = ? limit 1"
        found = self._connection.execute(first, (number,)).fetchone()
        return found[0] // 4 if found else self._embedder.dimension

    def keep(self) -> None:
        """Forget the vectors of all texts that were not asked for since the file was opened."""
        with self._told(), self._connection:
            forget = "delete from vectors where key not in (select key from asked)"
            forgotten = self._connection.execute(forget).rowcount
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

    def _is_held(self, key: bytes) -> bool:
        """Whether something is stored of a text, and as it was written."""
        statement = "select vector, tokens, starts, unread, checksum from vectors where key = ?"
        found = self._connection.execute(statement, (key,)).fetchone()
        if found is None:
            return False
        *row, checksum = found
        if _checksum(tuple(row)) != checksum:
            self.damaged = self._path
            return False
        return True

    def _opened(self) -> sqlite3.Connection:
        if self._path.exists() and not self._is_sound():
            self.damaged = self._path
            self._path.unlink()
        connection = sqlite3.connect(self._path)
        for table in (_TABLE, _ASKED, _MISSING):
            connection.execute(table)
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
