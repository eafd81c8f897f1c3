"""Up to six series side by side: areas or groups of one measure, or two measures, over the years they share.

In: series chosen by measure, part, area and group. Out: a `Comparison` with one chart and table, or why these cannot
be compared. Unlike units are never put on one axis, and what was planned never beside what happened.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.models import Observation
from index.selections import PartKey, Selection
from server.figures.bounds import Bounds, bounds_by_id, bounds_of, margins_by_cell
from server.figures.drawings import Drawing, by_group, over_time
from server.figures.listed import Measure
from server.figures.measures import HeldFigures
from server.figures.parts import unit_words
from server.figures.tables import Cell, History

MOST_READ = 200
"""Figures of a series: more periods than any document publishes."""
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
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    """By the id of the figure that they are of."""


def compare(held: HeldFigures, chosen: Sequence[Chosen]) -> Comparison:
    """The series side by side, in the order chosen."""
    if len(chosen) > MOST_COMPARED:
        return Comparison(refusal=f"At most {MOST_COMPARED} can be compared at once. Take some away.")
    if len(chosen) < 2:
        return Comparison(refusal="Choose at least one more to compare.")
    units = list(dict.fromkeys((one.part.unit, one.part.aspect) for one in chosen))
    if len(units) > 1:
        named = [unit_words(unit) if aspect == "level" else f"{unit_words(unit)}, {aspect}" for unit, aspect in units]
        told = " and ".join(f"“{each}”" for each in named)
        return Comparison(refusal=f"These are counted in different units, {told}, so one chart would mislead.")
    bounds: dict[str, Bounds] = {}
    found = [(_name(one, chosen), history) for one in chosen if (history := _history(held, one, bounds))]
    if len(found) < 2:
        return Comparison(tuple(found), refusal="Fewer than two of these have figures of what happened.")
    kinds = {cell.observation.period.kind for _, history in found for cell in history.cells if cell.observation.period}
    if len(kinds) > 1:
        told = " and ".join(sorted(kind.value for kind in kinds))
        return Comparison(
            tuple(found), refusal=f"These are of different kinds of time ({told}), so they are not compared."
        )
    title = _title(chosen)
    rows = _rows(found)
    drawing = over_time(found, title=title, bounds=bounds, singles=True) or _at_once(found, rows, title, bounds)
    return Comparison(tuple(found), rows, drawing, bounds=bounds)


def _history(held: HeldFigures, one: Chosen, bounds: dict[str, Bounds]) -> History | None:
    """The history of a series; the bounds published for its figures are put among `bounds`."""
    of_bounds = bounds_of(one.part, [key for key, _ in held.parts(Selection(one.measure.labels))])
    beside = tuple(key.dimensions for key in of_bounds)
    selection = Selection(one.measure.labels, one.part, beside=beside)
    selection = selection.also(area=one.area, group=one.group, status="actual")
    figures: list[Observation] = []
    margins: list[Observation] = []
    for each in held.listings.observations(selection, limit=MOST_READ * (1 + len(beside))):
        (figures if held.dimensions_of(each) == one.part.dimensions else margins).append(each)
    bounds |= bounds_by_id(figures, margins_by_cell(margins))
    found = held.histories(figures)
    return found[0] if found else None


def _at_once(
    found: Sequence[tuple[str, History]],
    rows: Sequence[tuple[str, Sequence[Cell | None]]],
    title: str,
    bounds: Mapping[str, Bounds],
) -> Drawing | None:
    """The series in the latest period in which two of them have a number: areas as dots, groups as bars."""
    dots = len({history.latest.observation.area for _, history in found}) > 1
    for period, cells in reversed(rows):
        named = [(name, cell) for (name, _), cell in zip(found, cells, strict=True) if cell]
        drawing = by_group(named, title=f"{title}, {period}", bounds=bounds, dots=dots)
        if drawing:
            return drawing
    return None


def _title(chosen: Sequence[Chosen]) -> str:
    """What is compared, with the area and the group that all have in common: the lines are named by what differs."""
    shared = [names.pop() for names in ({one.area for one in chosen}, {one.group for one in chosen}) if len(names) == 1]
    return ", ".join([" and ".join(dict.fromkeys(one.name for one in chosen)), *filter(None, shared)])


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
