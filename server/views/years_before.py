"""The same figure a year earlier, and how far the two are apart, from what the answer itself holds.

In: the large figure and its answer. Out: `YearBefore`, or None where the answer holds no such figure. The difference is
exact arithmetic on two published values; it is told only where both are exact and of one status.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from corpus.periods import parse_period
from server.answers.display import show_value
from server.answers.models import Answer, Figure


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The earlier figure, and the change since in words: "up 1,152"; "" where it cannot be told exactly."""

    figure: Figure
    change: str


def year_before(figure: Figure, answer: Answer) -> YearBefore | None:
    """The figure of the year before among those of the answer."""
    for other in (*answer.figures, *answer.related):
        if is_same(other, figure) and _is_year_before(other.period, figure.period):
            return YearBefore(other, _change(other, figure))
    return None


def is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same thing, whatever their times."""
    return (one.measure, one.group, one.area, one.unit) == (other.measure, other.group, other.area, other.unit)


def _is_year_before(earlier: str | None, later: str | None) -> bool:
    first, second = (parse_period(label) if label else None for label in (earlier, later))
    if first is None or second is None or first.kind is not second.kind:
        return False
    return (first.end.year, first.end.month) == (second.end.year - 1, second.end.month)


def _change(earlier: Figure, later: Figure) -> str:
    exact = all(each.qualifier == "exact" and each.upper is None for each in (earlier, later))
    if not exact or earlier.status != later.status or earlier.value is None or later.value is None:
        return ""
    by = Decimal(str(later.value)) - Decimal(str(earlier.value))
    unit = "percentage points" if later.unit == "percent" else later.unit
    return f"{'up' if by > 0 else 'down'} {show_value(abs(by), unit)}" if by else "no change"
