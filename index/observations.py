"""What a version holds, word for word: documents, pages, passages and observations in one SQLite file.

In: the file that `filling` wrote, once. Out: single items by id, and observations by label, area or filter. With
`filling`, `layouts`, `statements`, `tables` and `written` the only module that knows SQLAlchemy. Documents and passages
share the file with the observations because all of them are asked for by id, are replaced together, and one file is one
thing to check and to copy. It is written without a journal and opened with `immutable=1`, so that any number of
processes may read it, also on a read-only disk.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from corpus.committees import Meeting
from corpus.models import Audience, Council, Observation, Passage
from index.kept import Kept
from index.layouts import Layouts
from index.meeting_rows import meetings_from
from index.rows import Row, fold, observation_from, passage_from
from index.statements import passing, words_asked
from index.successions import Succession
from index.tables import COUNCIL, LABELS, MEETINGS, MINUTES, OBSERVATIONS, PAGES, PASSAGES, SUCCESSIONS
from index.written import Written, damaged

_Wanted = sa.ColumnElement[bool]
_Kind = tuple[int, tuple[str, ...] | None]
"""The row of a label, and the areas of which its observations are wanted."""
_DIGEST = re.compile(r"[0-9a-f]{10}")
"""The end of an id, which tells what an observation says and not where it stands."""


class Holdings(Written):
    """A written file, open for reading from any thread."""

    def __init__(self, path: Path) -> None:
        """Open the file read-only; raises `IndexDamaged` when it is not one that `filling.write` made."""
        super().__init__(path)
        self.layouts = Layouts(self.rows, self.readable_by)
        self._kept = Kept[_Kind, Observation]()
        used_by = (OBSERVATIONS.c.label_row, OBSERVATIONS.c.document_id, OBSERVATIONS.c.area_folded)
        try:
            council = self.rows(sa.select(COUNCIL))[0]
            passages = self.rows(sa.select(PASSAGES.c.id, PASSAGES.c.document_id).order_by(PASSAGES.c.row))
            labels = self.rows(sa.select(LABELS).order_by(LABELS.c.row))
            areas = self.rows(sa.select(OBSERVATIONS.c.area, OBSERVATIONS.c.document_id).distinct())
            successions = self.rows(sa.select(SUCCESSIONS))
            used = self.rows(sa.select(*used_by, sa.func.count().label("held")).group_by(*used_by))
        except (sa.exc.DatabaseError, IndexError) as error:
            self.close()
            raise damaged(path) from error
        self.council = Council(**dict(council) | {"colours": json.loads(council["colours"])})
        self.passage_ids: tuple[str, ...] = tuple(row["id"] for row in passages)
        self.passage_documents: tuple[str, ...] = tuple(row["document_id"] for row in passages)
        self.successions: Mapping[str, Succession] = {row["document_id"]: Succession(**row) for row in successions}
        """What takes the place of each document that has been superseded."""
        self.labels: tuple[str, ...] = tuple(row["label"] for row in labels)
        """The label of each row; several rows have one label where different headings stand over it."""
        self.descriptions: tuple[str, ...] = tuple(row["description"] for row in labels)
        told = self.documents.items()
        self._readable = {
            audience: frozenset(name for name, held in told if held.audience in (Audience.PUBLIC, audience))
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
        return next(map(passage_from, self.rows(sa.select(PASSAGES).where(PASSAGES.c.id == passage_id))), None)

    def passages_at(self, rows: Sequence[int]) -> list[Passage]:
        """Return the passages at those row numbers, in that order; each row must be one of the index."""
        found = {row["row"]: passage_from(row) for row in self._among(PASSAGES, PASSAGES.c.row, rows)}
        return [found[row] for row in rows]

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """Return the passages of a document in reading order; none for a document that is not held."""
        statement = sa.select(PASSAGES).where(PASSAGES.c.document_id == document_id).order_by(PASSAGES.c.row)
        return tuple(passage_from(row) for row in self.rows(statement))

    def pages_of(self, document_id: str) -> tuple[tuple[int | None, str], ...]:
        """Return (page number as printed or None, text) of each page of a document in order."""
        statement = sa.select(PAGES).where(PAGES.c.document_id == document_id).order_by(PAGES.c.page_index)
        return tuple((row["number"], row["text"]) for row in self.rows(statement))

    def meetings(self) -> tuple[Meeting, ...]:
        """Return what every committee paper records, in the order of the documents."""
        rows = self.rows(sa.select(MEETINGS).order_by(MEETINGS.c.document_id))
        return meetings_from(rows, self.rows(sa.select(MINUTES).order_by(MINUTES.c.row)))

    def observation(self, observation_id: str) -> Observation | None:
        """Return the observation of that id, or the same one where its document's text has moved it; else None."""
        statement = sa.select(OBSERVATIONS).where(OBSERVATIONS.c.id == observation_id)
        found = next(map(observation_from, self.rows(statement)), None)
        return found or self._moved(observation_id)

    def _moved(self, observation_id: str) -> Observation | None:
        """What its document now says word for word elsewhere: the first on its old page, else the first of all."""
        document_id, _, rest = observation_id.rpartition(":")[0].rpartition(":")
        page, digest = rest.partition(".")[0], observation_id.rpartition(":")[2]
        if not (document_id and page.isdecimal() and _DIGEST.fullmatch(digest)):
            return None
        columns = OBSERVATIONS.c
        same = sa.and_(columns.document_id == document_id, columns.id.endswith(f":{digest}", autoescape=True))
        order = (columns.page_index != int(page), columns.page_index, columns.start)
        return next(map(observation_from, self.rows(sa.select(OBSERVATIONS).where(same).order_by(*order))), None)

    def observations_between(
        self, document_id: str, page_index: int, *, start: int, end: int
    ) -> tuple[Observation, ...]:
        """Return the observations whose words begin in a span of a page, offsets in characters, in reading order."""
        columns = OBSERVATIONS.c
        on_page = sa.and_(columns.document_id == document_id, columns.page_index == page_index)
        here = sa.select(OBSERVATIONS).where(on_page, columns.start >= start, columns.start < end)
        return tuple(map(observation_from, self.rows(here.order_by(columns.start, columns.row))))

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
        asked = {"measure": measure, "group": group, "period": period, "area": area}
        told = [name for name, text in asked.items() if text is not None]
        statement = sa.select(OBSERVATIONS).where(*passing(told)).order_by(OBSERVATIONS.c.row)
        seen, rows = self.readable_by(audience), self.rows(statement, words_asked(asked))
        return tuple(observation_from(row) for row in rows if row["document_id"] in seen)

    def _among(self, table: sa.Table, column: sa.Column[Any], values: Sequence[int], *wanted: _Wanted) -> list[Row]:
        """Rows whose column has one of the values; these go in as one list, because a statement binds few of them."""
        each = sa.func.json_each(json.dumps(list(values))).table_valued("value")
        return self.rows(sa.select(table).where(column.in_(sa.select(each.c.value)), *wanted).order_by(table.c.row))
