"""Observations as lists: filtered, counted and paged by SQL, so that a page never holds more than it shows.

In: the holdings of a version and a `Selection`. Out: counts by measure, by part and by facet, and the observations
themselves, a page at a time. Only what may answer is listed (`ANSWERS_FROM`), and only of documents that an audience
may see: a list shows what the answers give. With `observations` and `tables` the part of this package that knows
SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from corpus.models import ANSWERS_FROM, Audience, Observation
from corpus.periods import PeriodKnown
from index.observations import Holdings, passing
from index.rows import observation_from
from index.tables import OBSERVATIONS

_C = OBSERVATIONS.c
_DATED = sa.case((_C.period_known == PeriodKnown.PUBLISHED.value, None), else_=_C.period_label)
"""The label of the period that a document says a number is of, as `Observation.dated` has it."""


class Facet(StrEnum):
    """By what a list of figures can be filtered; a value of None means that the document does not say."""

    AREA = "area"
    GROUP = "group"
    PERIOD = "period"
    UNIT = "unit"
    DOCUMENT = "document"
    STATUS = "status"
    AVAILABILITY = "availability"


_COLUMNS: Mapping[Facet, sa.ColumnElement[Any]] = {
    Facet.AREA: _C.area,
    Facet.GROUP: _C.group,
    Facet.PERIOD: _DATED,
    Facet.UNIT: _C.unit,
    Facet.DOCUMENT: _C.document_id,
    Facet.STATUS: _C.status,
    Facet.AVAILABILITY: _C.availability,
}


@dataclass(frozen=True, slots=True)
class PartKey:
    """What figures of one measure share that may stand in one table: the column they come from, unit and aspect."""

    dimensions: str
    """As JSON, the way it is stored: "[]" or '[["column", "Numerator"]]'."""
    unit: str
    aspect: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which observations are wanted: of these measures (labels as published), one part of them, and these values.

    `beside` are the dimensions of further parts that are wanted, of the same unit and aspect. `words` are the filters
    of `index.observations.passing`, as the command line and the API have them.
    """

    measures: tuple[str, ...] | None = None
    part: PartKey | None = None
    values: tuple[tuple[Facet, str | None], ...] = ()
    words: tuple[tuple[str, str | None], ...] = ()
    beside: tuple[str, ...] = ()

    def without(self, facet: Facet) -> Selection:
        """The same selection with one filter taken away."""
        return replace(self, values=tuple(item for item in self.values if item[0] is not facet))

    def also(self, **values: str | None) -> Selection:
        """The same selection with filters added, by the names of facets."""
        return replace(self, values=(*self.values, *((Facet(name), value) for name, value in values.items())))


@dataclass(frozen=True, slots=True)
class MeasureHeld:
    """What is held under one measure label: how many figures, the row of the first, the groups."""

    label: str
    figures: int
    first_row: int
    groups: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class ListedPage:
    """Some observations of a selection: `start` stand before them; `before` and `after` are the ids other pages begin
    with. `is_lost` where the page asked for is not there, and the first one stands for it."""

    observations: tuple[Observation, ...]
    start: int
    before: str | None
    after: str | None
    is_lost: bool


@dataclass(frozen=True, slots=True)
class Listings:
    """The lists of one version, for one audience."""

    holdings: Holdings
    audience: Audience = Audience.PUBLIC

    def measures(self, selection: Selection | None = None) -> list[MeasureHeld]:
        """The measure labels of a selection with the number of their figures, in the order of the labels."""
        wanted = self._where(selection or Selection())
        counted = sa.select(_C.measure, sa.func.count().label("held"), sa.func.min(_C.row).label("first"))
        named = sa.select(_C.measure, _C.group).where(*wanted, _C.group.is_not(None)).distinct()
        groups: dict[str, list[str]] = {}
        for row in self.holdings.rows(named.order_by(_C.measure, _C.group)):
            groups.setdefault(row["measure"], []).append(row["group"])
        rows = self.holdings.rows(counted.where(*wanted).group_by(_C.measure).order_by(_C.measure))
        return [
            MeasureHeld(row["measure"], row["held"], row["first"], tuple(groups.get(row["measure"], ())))
            for row in rows
        ]

    def counts(self, selection: Selection) -> dict[str, int]:
        """How many figures of a selection stand under each measure label."""
        statement = sa.select(_C.measure, sa.func.count().label("held")).where(*self._where(selection))
        return {row["measure"]: row["held"] for row in self.holdings.rows(statement.group_by(_C.measure))}

    def parts(self, selection: Selection) -> list[tuple[PartKey, int]]:
        """The parts of a selection, each with the number of its figures, those with most and least narrowed first."""
        columns = (_C.dimensions, _C.unit, _C.aspect)
        statement = sa.select(*columns, sa.func.count().label("held")).where(*self._where(selection)).group_by(*columns)
        found = [(PartKey(row["dimensions"], row["unit"], row["aspect"]), row["held"]) for row in self._rows(statement)]
        return sorted(
            found, key=lambda item: (len(item[0].dimensions) > 2, item[0].aspect != "level", -item[1], item[0].unit)
        )

    def facet(self, selection: Selection, facet: Facet) -> list[tuple[str | None, int]]:
        """The values of a facet among a selection, each with its number of figures; the latest period first."""
        column = _COLUMNS[facet].label("value")
        last = sa.func.max(_C.period_end).label("last")
        statement = sa.select(column, sa.func.count().label("held"), last).where(*self._where(selection))
        rows = self._rows(statement.group_by(column).order_by(column))
        if facet is Facet.PERIOD:
            rows.sort(key=lambda row: row["last"] or "", reverse=True)
        return [(row["value"], row["held"]) for row in rows]

    def count(self, selection: Selection) -> int:
        """How many figures a selection holds."""
        found = self._rows(sa.select(sa.func.count().label("held")).where(*self._where(selection)))
        return int(found[0]["held"])

    def observations(self, selection: Selection, *, limit: int, after: int = 0) -> list[Observation]:
        """At most `limit` observations of a selection in the order of documents and places, `after` so many of them."""
        return self._from_row(selection, 0, limit, after=after)

    def page(self, selection: Selection, *, limit: int, begin: str | None = None) -> ListedPage:
        """The page of a selection that begins with the observation of the id `begin`.

        An id stays what it is when other figures come or go, so a page begins where it began. Where no figure of the
        selection has the id (any more) the first page is returned and says so.
        """
        first = self._row_of(selection, begin) if begin else None
        row = first or 0
        found = self._from_row(selection, row, limit + 1)
        passed: list[dict[str, Any]] = []
        if row:  # the narrow index alone tells the rows that stand before
            passed = self._rows(sa.select(_C.row).where(*self._where(selection), _C.row < row).order_by(_C.row))
        before = self.at_rows([passed[max(len(passed) - limit, 0)]["row"]]) if passed else {}
        return ListedPage(
            tuple(found[:limit]),
            start=len(passed),
            before=next((each.id for each in before.values()), None),
            after=found[limit].id if len(found) > limit else None,
            is_lost=bool(begin) and first is None,
        )

    def every(self, selection: Selection, *, at_once: int) -> Iterator[Observation]:
        """All observations of a selection in order, `at_once` in memory at a time."""
        row = 0
        while True:
            wanted = sa.select(OBSERVATIONS).where(*self._where(selection), _C.row >= row).order_by(_C.row)
            rows = self._rows(wanted.limit(at_once))
            yield from map(observation_from, rows)
            if len(rows) < at_once:
                return
            row = rows[-1]["row"] + 1

    def at_rows(self, rows: Sequence[int]) -> dict[int, Observation]:
        """The observations at some rows, by their row; few at a time, for each goes into the statement by itself."""
        found = self._rows(sa.select(OBSERVATIONS).where(_C.row.in_(rows)))
        return {row["row"]: observation_from(row) for row in found}

    def _from_row(self, selection: Selection, row: int, limit: int, *, after: int = 0) -> list[Observation]:
        wanted = sa.select(OBSERVATIONS).where(*self._where(selection), _C.row >= row).order_by(_C.row)
        return [observation_from(found) for found in self._rows(wanted.limit(limit).offset(after))]

    def _row_of(self, selection: Selection, observation_id: str) -> int | None:
        found = self._rows(sa.select(_C.row).where(*self._where(selection), _C.id == observation_id))
        return int(found[0]["row"]) if found else None

    def _rows(self, statement: sa.Select[Any]) -> list[dict[str, Any]]:
        return self.holdings.rows(statement)

    def _where(self, selection: Selection) -> list[sa.ColumnElement[bool]]:
        wanted = [_C.confidence >= ANSWERS_FROM]
        seen = self.holdings.readable_by(self.audience)
        if len(seen) < len(self.holdings.documents):
            wanted.append(_C.document_id.in_(sorted(seen)))
        if selection.measures is not None:
            wanted.append(_C.measure.in_(selection.measures))
        if selection.part is not None:
            part, dimensions = selection.part, [selection.part.dimensions, *selection.beside]
            wanted += [_C.dimensions.in_(dimensions), _C.unit == part.unit, _C.aspect == part.aspect]
        for facet, value in selection.values:
            column = _COLUMNS[facet]
            wanted.append(column.is_(None) if value is None else column == value)
        return [*wanted, *passing(dict(selection.words))]
