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
from itertools import count
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


def write(
    path: Path,
    *,
    council: Council,
    labels: Mapping[str, str],
    documents: Iterable[DocumentRows],
    successions: Iterable[Succession] = (),
) -> None:
    """Write a new file, document after document. Row numbers of passages and labels are their positions, as in the
    vector indexes.

    `labels`: the label of each description of an observation, in the order of the rows.

    Raises OSError when the disk does not take it.
    """
    engine = sa.create_engine("sqlite://", creator=partial(sqlite3.connect, path), poolclass=sa.pool.StaticPool)
    try:
        with engine.begin() as connection:
            connection.execute(sa.text("PRAGMA journal_mode = OFF"))
            TABLES.create_all(connection)
            insert = partial(_insert, connection)
            insert(COUNCIL, [asdict(council) | {"colours": json.dumps(council.colours, ensure_ascii=False)}])
            rows = enumerate(labels.items())
            insert(LABELS, [{"row": row, "label": label, "description": what} for row, (what, label) in rows])
            insert(SUCCESSIONS, [asdict(succession) for succession in successions])
            _insert_documents(insert, documents, {description: row for row, description in enumerate(labels)})
    except sa.exc.OperationalError as error:
        raise OSError(f"{path}: {error.orig}") from error
    finally:
        engine.dispose()


def _insert_documents(
    insert: Callable[[sa.Table, list[Row]], None], documents: Iterable[DocumentRows], label_rows: Mapping[str, int]
) -> None:
    """Fill the tables of what documents hold; one document at a time is in memory."""
    passage_row, observation_row, minute_row = count(), count(), count()
    stretches = 0
    for rows in documents:
        insert(DOCUMENTS, [rows.document])
        insert(PAGES, rows.pages)
        insert(PASSAGES, [{"row": next(passage_row)} | row for row in rows.passages])
        found = [
            {"row": next(observation_row), "label_row": label_rows[row["description"]]} | row
            for row in rows.observations
        ]
        insert(LAYOUT, [row | {name: row[name] + stretches for name in ("row", "opens")} for row in rows.layout])
        stretches += len(rows.layout)
        insert(MEETINGS, list(rows.meetings))
        insert(MINUTES, [{"row": next(minute_row)} | row for row in rows.minutes])
        insert(OBSERVATIONS, [{name: row[name] for name in row if name in OBSERVATIONS.c} for row in found])


def _insert(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)
