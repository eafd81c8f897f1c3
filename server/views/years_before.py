"""The same figure a year earlier, and how far the two are apart: from the answer itself, else from what is held.

In: the large figure, its answer and the figures held. Out: `YearBefore`, or None where no such figure is known or the
document says that the series breaks. The difference is exact arithmetic on two published values; it is told only where
both are exact and of one status.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpus.models import Observation
from corpus.periods import parse_period
from index.selections import Selection
from server.answers.display import show_value, shown
from server.answers.models import Answer, Figure
from server.figures.measures import HeldFigures
from server.filters import with_unit

_MOST_ROWS = 300
"""Figures of one measure, part, area and group that are looked through: more is no series of years."""


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The earlier figure, and the change since in words: "up 1,152"; "" where it cannot be told exactly."""

    figure: Figure | Observation
    period: str
    value: str
    """The earlier value with what it counts: "21,450 contacts"."""
    status: str
    change: str
    citation: int | None = None
    """Its source among those of the answer, if the answer holds it."""


def year_before(figure: Figure, answer: Answer) -> YearBefore | None:
    """The figure of the year before among those of the answer."""
    for other in (*answer.figures, *answer.related):
        if is_same(other, figure) and _is_year_before(other.period, figure.period):
            change = _change(other, figure)
            return YearBefore(other, other.period or "", with_unit(other), other.status, change, other.citation)
    return None


def held_before(figure: Figure, held: HeldFigures) -> YearBefore | None:
    """From the history of the figure, where neither year has several values and nothing says that the series breaks."""
    now = held.observation(figure.observation_id)
    measure = held.measure_of(now) if now else None
    if now is None or measure is None:
        return None
    same = Selection(measure.labels, held.part_of(now)).also(area=now.area, group=now.group)
    for history in held.histories(held.listings.observations(same, limit=_MOST_ROWS)):
        cells = history.cells
        at = next((place for place, cell in enumerate(cells) if _says(cell.observation) == _says(now)), 0)
        if not at or cells[at].breaks or cells[at].earlier or cells[at - 1].earlier:
            continue
        before = cells[at - 1].observation
        if before.value is not None and _is_year_before(before.dated, now.dated):
            return YearBefore(before, before.dated or "", shown(before), before.status.value, _change(before, now))
    return None


def _says(observation: Observation) -> tuple[object, ...]:
    """What is said, by whichever document."""
    said = observation
    return (said.period, said.is_dated, said.status, said.value, said.upper, said.qualifier)


def is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same thing, whatever their times."""
    return (one.measure, one.group, one.area, one.unit) == (other.measure, other.group, other.area, other.unit)


def _is_year_before(earlier: str | None, later: str | None) -> bool:
    first, second = (parse_period(label) if label else None for label in (earlier, later))
    if first is None or second is None or first.kind is not second.kind:
        return False
    return (first.end.year, first.end.month) == (second.end.year - 1, second.end.month)


def _change(earlier: Figure | Observation, later: Figure | Observation) -> str:
    exact = all(each.qualifier == "exact" and each.upper is None for each in (earlier, later))
    if not exact or earlier.status != later.status or earlier.value is None or later.value is None:
        return ""
    by = Decimal(str(later.value)) - Decimal(str(earlier.value))
    unit = "percentage points" if later.unit == "percent" else later.unit
    return f"{'up' if by > 0 else 'down'} {show_value(abs(by), unit)}" if by else "no change"
