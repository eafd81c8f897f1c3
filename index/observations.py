"""What a version holds, word for word: documents, pages, passages and observations in one SQLite file.

In: what `corpus` read, written once. Out: single items by id, and observations by label, area or filter. With its
`tables` the only module of this package that knows SQLAlchemy. Documents and passages share the file with the
observations because all of them are asked for by id, are replaced together, and one file is one thing to check and to
copy. It is written without a journal and opened with `immutable=1`, so that any number of processes may read it, also
on a read-only disk.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from corpus.models import Audience, Council, Document, Metadata, Observation, Passage
from index.errors import IndexDamaged
from index.kept import Kept
from index.rows import (
    Row,
    fold,
    metadata_from,
    metadata_row,
    observation_from,
    observation_row,
    passage_from,
    passage_row,
)
from index.tables import COUNCIL, DOCUMENTS, LABELS, OBSERVATIONS, PAGES, PASSAGES, TABLES

_Wanted = sa.ColumnElement[bool]
_Kind = tuple[int, tuple[str, ...] | None]
"""The row of a label, and the areas of which its observations are wanted."""


def write(
    path: Path,
    *,
    council: Council,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    labels: Mapping[str, str],
    observations: Sequence[Observation],
) -> None:
    """Write a new file. Row numbers of passages and labels are their positions, as in the vector indexes.

    `labels`: the label of each description of an observation, in the order of the rows.

    Raises OSError when the disk does not take it.
    """
    label_rows = {description: row for row, description in enumerate(labels)}
    contents: dict[sa.Table, list[Row]] = {
        COUNCIL: [asdict(council) | {"colours": json.dumps(council.colours, ensure_ascii=False)}],
        DOCUMENTS: [metadata_row(document.metadata) for document in documents],
        PAGES: [
            {"document_id": document.id, "page_index": position, "number": page.number, "text": page.text}
            for document in documents
            for position, page in enumerate(document.pages)
        ],
        PASSAGES: [{"row": row} | passage_row(passage) for row, passage in enumerate(passages)],
        LABELS: [
            {"row": label_rows[description], "label": label, "description": description}
            for description, label in labels.items()
        ],
        OBSERVATIONS: [
            {"row": row, "label_row": label_rows[observation.description]} | observation_row(observation)
            for row, observation in enumerate(observations)
        ],
    }
    engine = sa.create_engine("sqlite://", creator=partial(sqlite3.connect, path), poolclass=sa.pool.StaticPool)
    try:
        with engine.begin() as connection:
            _fill(connection, contents)
    except sa.exc.OperationalError as error:
        raise OSError(f"{path}: {error.orig}") from error
    finally:
        engine.dispose()


def _fill(connection: sa.Connection, contents: Mapping[sa.Table, list[Row]]) -> None:
    connection.execute(sa.text("PRAGMA journal_mode = OFF"))
    TABLES.create_all(connection)
    for table, rows in contents.items():
        if rows:
            connection.execute(sa.insert(table), rows)


class Holdings:
    """A written file, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only; raises `IndexDamaged` when it is not one that `write` made."""
        address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        connect = partial(sqlite3.connect, address, uri=True, check_same_thread=False)
        self._engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.QueuePool)
        self._closing = weakref.finalize(self, self._engine.dispose)
        self._kept = Kept[_Kind, Observation]()
        used_by = (OBSERVATIONS.c.label_row, OBSERVATIONS.c.document_id, OBSERVATIONS.c.area_folded)
        try:
            council = self._rows(sa.select(COUNCIL))[0]
            documents = [metadata_from(row) for row in self._rows(sa.select(DOCUMENTS).order_by(DOCUMENTS.c.id))]
            passages = self._rows(sa.select(PASSAGES.c.id, PASSAGES.c.document_id).order_by(PASSAGES.c.row))
            labels = self._rows(sa.select(LABELS).order_by(LABELS.c.row))
            areas = self._rows(sa.select(OBSERVATIONS.c.area, OBSERVATIONS.c.document_id).distinct())
            used = self._rows(sa.select(*used_by, sa.func.count().label("held")).group_by(*used_by))
        except (sa.exc.DatabaseError, IndexError) as error:
            self.close()
            raise IndexDamaged(f"{path}: not an index file that can be read; run `local-account build`") from error
        self.council = Council(**dict(council) | {"colours": json.loads(council["colours"])})
        self.documents: Mapping[str, Metadata] = {document.id: document for document in documents}
        self.passage_ids: tuple[str, ...] = tuple(row["id"] for row in passages)
        self.passage_documents: tuple[str, ...] = tuple(row["document_id"] for row in passages)
        self.labels: tuple[str, ...] = tuple(row["label"] for row in labels)
        """The label of each row; several rows have one label where different headings stand over it."""
        self.descriptions: tuple[str, ...] = tuple(row["description"] for row in labels)
        self._readable = {
            audience: frozenset(held.id for held in documents if held.audience in (Audience.PUBLIC, audience))
            for audience in Audience
        }
        self._areas = {
            audience: frozenset(row["area"] for row in areas if row["area"] and row["document_id"] in seen)
            for audience, seen in self._readable.items()
        }
        self._rows_by_area = {audience: defaultdict[str | None, set[int]](set) for audience in Audience}
        self._held = {audience: Counter[int]() for audience in Audience}
        for row in used:
            for audience, seen in self._readable.items():
                if row["document_id"] in seen:
                    self._rows_by_area[audience][row["area_folded"]].add(row["label_row"])
                    self._held[audience][row["label_row"]] += row["held"]
        self._label_rows = {
            audience: tuple(sorted(set().union(*by_area.values()))) for audience, by_area in self._rows_by_area.items()
        }

    def close(self) -> None:
        """Close the file; it closes by itself when nobody holds it any more."""
        self._closing()

    def readable_by(self, audience: Audience) -> frozenset[str]:
        """Return the ids of the documents an audience may see: staff see all, the public what is public."""
        return self._readable[audience]

    def areas_of(self, audience: Audience) -> frozenset[str]:
        """Return the areas of the observations that an audience may see."""
        return self._areas[audience]

    def observations_by_label(self, audience: Audience) -> Counter[int]:
        """Return how many observations that an audience may see stand under the label of each row."""
        return self._held[audience]

    def label_rows(self, audience: Audience, areas: frozenset[str] | None = None) -> tuple[int, ...]:
        """Return the rows, in order, of the labels under which an audience may see at least one observation.

        `areas`: only of those with an observation of one of these areas, or of no area.
        """
        if areas is None:
            return self._label_rows[audience]
        by_area = self._rows_by_area[audience]
        return tuple(sorted({row for area in (None, *map(fold, areas)) for row in by_area.get(area, ())}))

    def passage(self, passage_id: str) -> Passage | None:
        """Return the passage of that id, or None."""
        return next(map(passage_from, self._rows(sa.select(PASSAGES).where(PASSAGES.c.id == passage_id))), None)

    def passages_at(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages at those row numbers, in that order; each row must be one of the index."""
        found = {row["row"]: passage_from(row) for row in self._among(PASSAGES, PASSAGES.c.row, rows)}
        return [found[row] for row in rows]

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document in reading order; none for a document that is not held."""
        statement = sa.select(PASSAGES).where(PASSAGES.c.document_id == document_id).order_by(PASSAGES.c.row)
        return tuple(passage_from(row) for row in self._rows(statement))

    def pages_of(self, document_id: str) -> tuple[tuple[int | None, str], ...]:
        """Return (page number as printed or None, text) of each page of a document in order."""
        statement = sa.select(PAGES).where(PAGES.c.document_id == document_id).order_by(PAGES.c.page_index)
        return tuple((row["number"], row["text"]) for row in self._rows(statement))

    def observation(self, observation_id: str) -> Observation | None:
        """Return the observation of that id, or None."""
        statement = sa.select(OBSERVATIONS).where(OBSERVATIONS.c.id == observation_id)
        return next(map(observation_from, self._rows(statement)), None)

    def observations_labelled(
        self, label_rows: Sequence[int], areas: frozenset[str] | None = None
    ) -> list[Observation]:
        """Return the observations of labels, by the labels' rows; label after label, each in reading order.

        `areas`: only those of these areas or of none, and the sentences that name several; None takes all.
        """
        columns = OBSERVATIONS.c
        folded = None if areas is None else tuple(sorted(filter(None, map(fold, areas))))
        inside = columns.area_folded.in_(folded or ()) | columns.area_folded.is_(None)
        wanted = inside | columns.wording.startswith("sentence") | sa.literal(folded is None)

        def read(missing: Sequence[_Kind]) -> dict[_Kind, list[Observation]]:
            found: dict[_Kind, list[Observation]] = {key: [] for key in missing}
            for row in self._among(OBSERVATIONS, columns.label_row, [row for row, _ in missing], wanted):
                found[row["label_row"], folded].append(observation_from(row))
            return found

        return self._kept.items([(row, folded) for row in label_rows], read)

    def observations(
        self,
        *,
        measure: str | None = None,
        group: str | None = None,
        period: str | None = None,
        area: str | None = None,
        audience: Audience = Audience.PUBLIC,
    ) -> tuple[Observation, ...]:
        """Return the observations that pass every filter given, in the order of documents and places.

        `measure` and `group` are looked for inside the published words, `period` and `area` are whole labels;
        capitals and kinds of dash do not count.
        """
        columns = OBSERVATIONS.c
        statement = sa.select(OBSERVATIONS).order_by(columns.row)
        for column, part in ((columns.measure_folded, measure), (columns.group_folded, group)):
            if part is not None:
                statement = statement.where(column.contains(fold(part), autoescape=True))
        for column, whole in ((columns.period_folded, period), (columns.area_folded, area)):
            if whole is not None:
                statement = statement.where(column == fold(whole))
        seen = self.readable_by(audience)
        return tuple(observation_from(row) for row in self._rows(statement) if row["document_id"] in seen)

    def _among(self, table: sa.Table, column: sa.Column[Any], values: Sequence[int], *wanted: _Wanted) -> list[Row]:
        """Rows whose column has one of the values; these go in as one list, because a statement binds few of them."""
        each = sa.func.json_each(json.dumps(list(values))).table_valued("value")
        return self._rows(sa.select(table).where(column.in_(sa.select(each.c.value)), *wanted).order_by(table.c.row))

    def _rows(self, statement: sa.Select[Any]) -> list[Row]:
        with self._engine.connect() as connection:
            result = connection.execute(statement)
            names = tuple(result.keys())
            return [dict(zip(names, row, strict=True)) for row in result]
