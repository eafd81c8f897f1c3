"""The SQLite file of a version, open for reading: its documents, and whatever is selected of the rest.

In: the file that `filling` wrote, once. Out: the metadata of the documents and rows by statement. What a question needs
beside them is in `observations`; a build that compares two versions keeps no more in mind than their documents.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from corpus.models import ANSWERS_FROM, Aspect, Metadata, Observation
from index.errors import IndexDamaged
from index.rows import Row, metadata_from, observation_from
from index.tables import DOCUMENTS, OBSERVATIONS


class Written:
    """A written file, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only; raises `IndexDamaged` when it is not one that `filling.write` made."""
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        connect = partial(sqlite3.connect, address, uri=True, check_same_thread=False)
        # nothing is ever written, so there is nothing to take back when a connection is given up
        kept: Any = {"poolclass": sa.pool.QueuePool, "pool_reset_on_return": None}
        self._engine = sa.create_engine("sqlite://", creator=connect, isolation_level="AUTOCOMMIT", **kept)
        self._closing = weakref.finalize(self, self._engine.dispose)
        try:
            rows = self.rows(sa.select(DOCUMENTS).order_by(DOCUMENTS.c.id))
        except sa.exc.DatabaseError as error:
            self.close()
            raise damaged(path) from error
        self.documents: Mapping[str, Metadata] = {row["id"]: metadata_from(row) for row in rows}
        self.document_digests: Mapping[str, str] = {row["id"]: row["digest"] for row in rows}
        """A hash of all that is held of each document, to tell whether it is as it was in another version."""

    def close(self) -> None:
        """Close the file; it closes by itself when nobody holds it any more."""
        self._closing()

    def observations_of(self, document_id: str) -> list[Observation]:
        """Return all observations of a document in reading order, also those that may not answer."""
        statement = sa.select(OBSERVATIONS).where(OBSERVATIONS.c.document_id == document_id)
        return list(map(observation_from, self.rows(statement.order_by(OBSERVATIONS.c.row))))

    def told_by_several(self) -> Iterator[list[Observation]]:
        """Yield the observations that say the same thing of the same time with different values, by thing.

        At least two documents tell each; only what may answer is looked at.
        """
        columns = OBSERVATIONS.c
        names = "measure_folded group_folded dimensions area_folded period_start period_end unit status speaker"
        same = [columns[name] for name in f"{names} scale_max_integer".split()]
        may_answer = (columns.confidence >= ANSWERS_FROM) & (columns.aspect == Aspect.LEVEL.value)
        told = may_answer & columns.period_label.is_not(None) & columns.value_integer.is_not(None)
        documents, values = columns.document_id.distinct(), columns.printed.distinct()
        several = (sa.func.count(documents) > 1) & (sa.func.count(values) > 1)
        for thing in self.rows(sa.select(*same).where(told).group_by(*same).having(several).order_by(*same)):
            is_it = sa.and_(*(column.is_not_distinct_from(thing[column.name]) for column in same))
            found = self.rows(sa.select(OBSERVATIONS).where(told & is_it).order_by(columns.row))
            yield list(map(observation_from, found))

    def rows(self, statement: sa.Select[Any], values: Mapping[str, Any] | None = None) -> list[Row]:
        """Return the rows that a statement selects, in its order, by the names of their columns.

        `values`: what goes in for the names that it has.
        """
        with self._engine.connect() as connection:
            result = connection.execute(statement, values)
            names = tuple(result.keys())
            return [dict(zip(names, row, strict=True)) for row in result.all()]

    def values(self, statement: sa.Select[Any], values: Mapping[str, Any] | None = None) -> Sequence[Sequence[Any]]:
        """Return the rows that a statement selects as values, in the order of its columns."""
        with self._engine.connect() as connection:
            return connection.execute(statement, values).all()


def damaged(path: Path) -> IndexDamaged:
    """Return the error of a file that no build wrote, or that has been changed since."""
    return IndexDamaged(f"{path}: not an index file that can be read; run `local-account build`")
