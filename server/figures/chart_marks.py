"""The marks of a chart: where each figure held stands on it, in the units of its axis.

In: histories, or figures with their names. Out: `Mark`s and the title of their axis. Labels take most of the time and
are left out where only the places are looked at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpus.models import Observation
from server.answers.display import show_printed
from server.figures.bounds import Bounds
from server.figures.chart_layers import Mark
from server.figures.standing import Placed
from server.figures.tables import Cell, Gap, History

_AXES = {"GBP": "£", "percent": "%", "score": "Score"}


def time_marks(
    drawn: Sequence[tuple[str, History]], bounds: Mapping[str, Bounds], labelled: bool
) -> tuple[list[Mark], str]:
    """The marks of lines in order of time, and the title of their axis."""
    divisor, axis = axis_of(
        [history.latest.observation for _, history in drawn], [each for _, h in drawn for each in numbers_of(h)]
    )
    marks = [
        _time_mark(name, row, divisor, bounds, labelled=labelled)
        for name, history in drawn
        for row in placed_rows(history)
    ]
    order = {label: at for at, label in enumerate(_labels(drawn))}
    return sorted(marks, key=lambda mark: order[mark.at]), axis


def _labels(drawn: Sequence[tuple[str, History]]) -> list[str]:
    """The periods of all histories in order of time, gaps among them."""
    found: dict[str, str] = {}
    for _, history in drawn:
        last = ""
        for row in placed_rows(history):
            last = (
                row.observation.period.end.isoformat()
                if isinstance(row, Cell) and row.observation.period
                else f"{last}+"
            )
            found.setdefault(time_of(row), last)
    return sorted(found, key=lambda label: found[label])


def placed_rows(history: History) -> list[Cell | Gap]:
    """The rows that have a place in time."""
    return [row for row in history.rows if isinstance(row, Gap) or row.observation.is_dated]


def time_of(row: Cell | Gap) -> str:
    """The label of a row's period, "" where it has none."""
    return row.label if isinstance(row, Gap) else row.observation.dated or ""


def axis_of(shown: Sequence[Observation], values: Sequence[Decimal]) -> tuple[Decimal, str]:
    """By what values are divided for the axis, and its title: "£ million", "People"."""
    unit = shown[0].unit
    largest = max((abs(value) for value in values), default=Decimal(0))
    if unit == "GBP" and largest >= 10**6:
        return Decimal(10**6), "£ million"
    return Decimal(1), _AXES.get(unit, unit[:1].upper() + unit[1:])


def _time_mark(name: str, row: Cell | Gap, divisor: Decimal, bounds: Mapping[str, Bounds], *, labelled: bool) -> Mark:
    if isinstance(row, Gap):
        return Mark(name, row.label, None, "no figure held")
    seen = row.observation
    return mark_of(name, time_of(row), seen, divisor, bounds.get(seen.id), breaks=row.breaks, labelled=labelled)


def area_mark(
    placed: Placed, divisor: Decimal, chosen: Sequence[str], bounds: Mapping[str, Bounds], *, labelled: bool
) -> Mark:
    """The mark of an area, which stands out where it is one of those chosen."""
    each, area = placed.observation, placed.area
    return mark_of(area, area, each, divisor, bounds.get(each.id), chosen=area in chosen, labelled=labelled)


def mark_of(
    series: str,
    at: str,
    each: Observation,
    divisor: Decimal,
    bounds: Bounds | None = None,
    *,
    breaks: bool = False,
    chosen: bool = False,
    labelled: bool = True,
) -> Mark:
    """The mark of a figure, with its margin or the other end of its range."""
    low, high = (
        (bounds.low, bounds.high) if bounds else (each.value, each.upper) if each.upper is not None else (None, None)
    )
    return Mark(
        series,
        at,
        _float(each.value, divisor),
        show_printed(each) if labelled else "",
        _float(low, divisor),
        _float(high, divisor),
        breaks,
        chosen,
    )


def _float(value: Decimal | None, divisor: Decimal) -> float | None:
    return None if value is None else float(value / divisor)


def numbers_of(history: History) -> list[Decimal]:
    """The values of a history that are of a time."""
    found = (cell.observation.value for cell in history.cells if cell.observation.is_dated)
    return [value for value in found if value is not None]
