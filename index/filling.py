"""The SQLite file of a version, filled: documents, pages, passages, labels and observations.

In: the rows of each document, one document at a time. Out: a new file, written without a journal because a version that
is not finished is never read; `observations` opens it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import partial
from itertools import count, islice
from pathlib import Path

import sqlalchemy as sa

from corpus.models import Council
from index.rows import DocumentRows, Row
from index.successions import Succession
from index.tables import (
    COUNCIL,
    DOCUMENTS,
    LABELS,
    LAYOUT,
    MEETINGS,
    MINUTES,
    OBSERVATIONS,
    PAGES,
    PASSAGES,
    SUCCESSIONS,
    TABLES,
)

ROWS_AT_ONCE = 4096
"""Labels in memory at once."""
BOUND_AT_ONCE = 500
"""Values in one statement; older SQLite takes 999."""
_LabelRows = Callable[[Iterable[str]], Mapping[str, int]]


def write(
    path: Path,
    *,
    council: Council,
    labels: Iterable[tuple[str, str]],
    documents: Iterable[DocumentRows],
    successions: Iterable[Succession] = (),
) -> None:
    """Write a new file, document after document. Row numbers of passages and labels are their positions, as in the
    vector indexes.

    `labels`: each description of an observation with its label, in the order of the rows.

    Raises OSError when the disk does not take it.
    """
    engine = sa.create_engine("sqlite://", creator=partial(sqlite3.connect, path), poolclass=sa.pool.StaticPool)
    try:
        with engine.begin() as connection:
            connection.execute(sa.text("PRAGMA journal_mode = OFF"))
            TABLES.create_all(connection)
            insert = partial(_insert, connection)
            insert(COUNCIL, [asdict(council) | {"colours": json.dumps(council.colours, ensure_ascii=False)}])
            rows = ({"row": row, "label": label, "description": what} for row, (what, label) in enumerate(labels))
            while some := list(islice(rows, ROWS_AT_ONCE)):
                insert(LABELS, some)
            insert(SUCCESSIONS, [asdict(succession) for succession in successions])
            _insert_documents(insert, documents, partial(_label_rows, connection))
    except sa.exc.OperationalError as error:
        raise OSError(f"{path}: {error.orig}") from error
    finally:
        engine.dispose()


def _insert_documents(
    insert: Callable[[sa.Table, list[Row]], None], documents: Iterable[DocumentRows], label_rows_of: _LabelRows
) -> None:
    """Fill the tables of what documents hold; one document at a time is in memory."""
    passage_row, observation_row, minute_row = count(), count(), count()
    stretches = 0
    for rows in documents:
        insert(DOCUMENTS, [rows.document])
        insert(PAGES, rows.pages)
        insert(PASSAGES, [{"row": next(passage_row)} | row for row in rows.passages])
        label_rows = label_rows_of({row["description"] for row in rows.observations})
        found = [
            {"row": next(observation_row), "label_row": label_rows[row["description"]]} | row
            for row in rows.observations
        ]
        insert(LAYOUT, [row | {name: row[name] + stretches for name in ("row", "opens")} for row in rows.layout])
        stretches += len(rows.layout)
        insert(MEETINGS, list(rows.meetings))
        insert(MINUTES, [{"row": next(minute_row)} | row for row in rows.minutes])
        insert(OBSERVATIONS, [{name: row[name] for name in row if name in OBSERVATIONS.c} for row in found])


def _label_rows(connection: sa.Connection, descriptions: Iterable[str]) -> Mapping[str, int]:
    """The row of each of some descriptions. (In a list as JSON, one with a null character would be cut.)"""
    wanted, found = iter(descriptions), dict[str, int]()
    while some := list(islice(wanted, BOUND_AT_ONCE)):
        rows = connection.execute(sa.select(LABELS).where(LABELS.c.description.in_(some)))
        found |= {row.description: row.row for row in rows}
    return found


def _insert(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
