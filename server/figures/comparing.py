"""Up to six series side by side: areas or groups of one measure, or two measures, over the years they share.

In: series chosen by measure, part, area and group. Out: a `Comparison` with one chart and table, or why these cannot
be compared. Unlike units are never put on one axis, and what was planned never beside what happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.selections import PartKey, Selection
from server.figures.drawings import Drawing, over_time
from server.figures.measures import HeldFigures, Measure
from server.figures.parts import unit_words
from server.figures.tables import Cell, History

MOST_COMPARED = 6
"""Lines that can be told apart in one chart, in black and white too."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One series to compare."""

    measure: Measure
    part: PartKey
    area: str | None
    group: str | None
    said: str = ""
    """What must be said of the part: "Numerator (people)"."""

    @property
    def name(self) -> str:
        """What is counted."""
        return f"{self.measure.label}: {self.said}" if self.said else self.measure.label


@dataclass(frozen=True, slots=True)
class Comparison:
    """Series under their names, with a row for each period; or `refusal`, a sentence that says why there is none."""

    named: tuple[tuple[str, History], ...] = ()
    rows: tuple[tuple[str, tuple[Cell | None, ...]], ...] = ()
    drawing: Drawing | None = None
    refusal: str = ""


def compare(held: HeldFigures, chosen: Sequence[Chosen]) -> Comparison:
    """The series side by side, in the order chosen."""
    if len(chosen) > MOST_COMPARED:
        return Comparison(refusal=f"At most {MOST_COMPARED} can be compared at once. Take some away.")
    units = list(dict.fromkeys((one.part.unit, one.part.aspect) for one in chosen))
    if len(units) > 1:
        named = [unit_words(unit) if aspect == "level" else f"{unit_words(unit)}, {aspect}" for unit, aspect in units]
        told = " and ".join(f"“{each}”" for each in named)
        return Comparison(refusal=f"These are counted in different units, {told}, so one chart would mislead.")
    found = [(_name(one, chosen), history) for one in chosen if (history := _history(held, one))]
    if len(found) < 2:
        return Comparison(tuple(found), refusal="Fewer than two of these have figures of what happened.")
    kinds = {cell.observation.period.kind for _, history in found for cell in history.cells if cell.observation.period}
    if len(kinds) > 1:
        told = " and ".join(sorted(kind.value for kind in kinds))
        return Comparison(
            tuple(found), refusal=f"These are of different kinds of time ({told}), so they are not compared."
        )
    title = " and ".join(dict.fromkeys(one.name for one in chosen))
    return Comparison(tuple(found), _rows(found), over_time(found, title=title))


def _history(held: HeldFigures, one: Chosen) -> History | None:
    selection = Selection(one.measure.labels, one.part).also(area=one.area, group=one.group, status="actual")
    found = held.histories(held.listings.observations(selection, limit=200))
    return found[0] if found else None


def _name(one: Chosen, among: Sequence[Chosen]) -> str:
    """What tells a series from the others: its measure, its area, its group, as far as they differ."""
    parts = [
        one.name if len({each.measure.slug for each in among}) > 1 else "",
        (one.area or "area not said") if len({each.area for each in among}) > 1 else "",
        (one.group or "all together") if len({each.group for each in among}) > 1 else "",
    ]
    return ", ".join(filter(None, parts)) or one.name


def _rows(found: Sequence[tuple[str, History]]) -> tuple[tuple[str, tuple[Cell | None, ...]], ...]:
    by_period = [
        {cell.observation.dated: cell for cell in history.cells if cell.observation.dated} for _, history in found
    ]
    ends: dict[str, str] = {}
    for cells in by_period:
        for label, cell in cells.items():
            if label and cell.observation.period:
                ends[label] = cell.observation.period.end.isoformat()
    order = sorted(ends, key=lambda label: ends[label])
    return tuple((label, tuple(cells.get(label) for cells in by_period)) for label in order)
