"""Observations as lists: filtered, counted and paged by SQL, so that a page never holds more than it shows.

In: the holdings of a version and a `Selection`. Out: counts by measure, by part and by facet, and the observations
themselves, a page at a time. Only what may answer is listed (`ANSWERS_FROM`), and only of documents that an audience
may see: a list shows what the answers give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.models import Audience, Observation
from index import statements
from index.observations import Holdings
from index.rows import Row, observation_from, observation_of
from index.selections import Facet, PartKey, Selection
from index.statements import Shape, Statement, shape_of, values_of


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
        wanted = selection or Selection()
        groups: dict[str, list[str]] = {}
        for row in self._rows(statements.groups_named, wanted):
            groups.setdefault(row["measure"], []).append(row["group"])
        return [
            MeasureHeld(row["measure"], row["held"], row["first"], tuple(groups.get(row["measure"], ())))
            for row in self._rows(statements.measures_counted, wanted)
        ]

    def counts(self, selection: Selection) -> dict[str, int]:
        """How many figures of a selection stand under each measure label."""
        return {row["measure"]: row["held"] for row in self._rows(statements.labels_counted, selection)}

    def parts(self, selection: Selection) -> list[tuple[PartKey, int]]:
        """The parts of a selection, each with the number of its figures, those with most and least narrowed first."""
        rows = self._rows(statements.parts_counted, selection)
        return sorted(((_part_of(row), row["held"]) for row in rows), key=_telling_first)

    def first_rows(self, selection: Selection, *, home: str | None) -> dict[str, list[tuple[PartKey, int]]]:
        """The parts under each label of a selection, those with most and least narrowed first, each with the row of its
        first figure: of the area `home` where it has one of that."""
        found: dict[str, list[tuple[PartKey, int]]] = {}
        rows = self._rows(statements.firsts_of_parts, selection, home=home)
        for row in sorted(rows, key=lambda row: _telling_first((_part_of(row), row["held"]))):
            at = row["first"] if row["at_home"] is None else row["at_home"]
            found.setdefault(row["measure"], []).append((_part_of(row), at))
        return found

    def facet(self, selection: Selection, facet: Facet) -> list[tuple[str | None, int]]:
        """The values of a facet among a selection, each with its number of figures; the latest period first."""
        rows = self._rows(statements.FACETS[facet], selection)
        if facet is Facet.PERIOD:
            rows.sort(key=lambda row: row["last"] or "", reverse=True)
        return [(row["value"], row["held"]) for row in rows]

    def count(self, selection: Selection) -> int:
        """How many figures a selection holds."""
        return int(self._rows(statements.all_counted, selection)[0]["held"])

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
        passed = self._rows(statements.rows_before, selection, from_row=row) if row else []
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
            rows = self._values(statements.listed, selection, from_row=row, most=at_once, after=0)
            yield from (observation_of(values) for *values, _ in rows)
            if len(rows) < at_once:
                return
            row = rows[-1][-1] + 1

    def at_rows(self, rows: Sequence[int]) -> dict[int, Observation]:
        """The observations at some rows, by their row; few at a time, for each goes into the statement by itself."""
        found = self.holdings.rows(statements.AT_ROWS, {"rows": list(rows)})
        return {row["row"]: observation_from(row) for row in found}

    def _from_row(self, selection: Selection, row: int, limit: int, *, after: int = 0) -> list[Observation]:
        rows = self._values(statements.listed, selection, from_row=row, most=limit, after=after)
        return [observation_of(values) for *values, _ in rows]

    def _row_of(self, selection: Selection, observation_id: str) -> int | None:
        found = self._rows(statements.row_named, selection, named=observation_id)
        return int(found[0]["row"]) if found else None

    def _rows(self, statement: Callable[[Shape], Statement], selection: Selection, **more: Any) -> list[Row]:
        wanted, values = self._asked(statement, selection)
        return self.holdings.rows(wanted, values | more)

    def _values(self, statement: Callable[[Shape], Statement], selection: Selection, **more: Any) -> Sequence[Any]:
        wanted, values = self._asked(statement, selection)
        return self.holdings.values(wanted, values | more)

    def _asked(self, statement: Callable[[Shape], Statement], selection: Selection) -> tuple[Statement, dict[str, Any]]:
        seen = self.holdings.readable_by(self.audience)
        documents = sorted(seen) if len(seen) < len(self.holdings.documents) else None
        shape = shape_of(selection, documents=documents is not None)
        return statement(shape), values_of(selection, documents)


def _part_of(row: Row) -> PartKey:
    return PartKey(row["dimensions"], row["unit"], row["aspect"])


def _telling_first(counted: tuple[PartKey, int]) -> tuple[object, ...]:
    """What puts parts in order: those that are least narrowed before others, then those with most figures."""
    part, held = counted
    return (len(part.dimensions) > 2, part.aspect != "level", -held, part.unit)
