"""The right chart for what is held: a line for years, bars for groups, dots or strokes for areas, none for one number.

In: histories, or the areas in order. Out: a `Drawing` with its specification for a page and for a small screen, and the
words that say what it shows, or None where a single big number is all there is. Nothing is drawn that the table beside
it does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial

from corpus.models import Observation
from server.answers.display import show_printed
from server.figures.bounds import Bounds
from server.figures.chart_layers import Mark, Spec
from server.figures.chart_notes import bar_notes, dot_notes, line_notes, strip_notes
from server.figures.chart_specs import MOST_SERIES, bar_spec, dot_spec, line_spec
from server.figures.chart_strips import spread_spec
from server.figures.standing import Placed, Standing
from server.figures.tables import Cell, Gap, History
from server.filters import comma_list

MOST_DOTS = 40
"""Areas that are drawn each on a line of its own."""
_AXES = {"GBP": "£", "percent": "%", "score": "Score"}


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A chart: what it is called, what it shows in words, and how it is drawn wide and narrow. Equal only to itself.

    Words and specification are made when the chart is drawn, and not before: that takes time.
    """

    title: str
    describe: Callable[[], str]
    place: Callable[[], tuple[list[Mark], str]]
    """Makes its marks and the title of its axis."""
    kind: tuple[Callable[..., Spec], Callable[..., tuple[str, ...]]]
    """Make its specification and its notes of these."""
    is_bounded: bool
    """Whether margins are published for what it shows."""
    figures: tuple[Observation, ...]
    """What it shows."""

    @property
    def description(self) -> str:
        """What it shows, in words."""
        return self.describe()

    @property
    def notes(self) -> tuple[str, ...]:
        """The sentences that stand below it, so that nobody misreads it."""
        return self.kind[1](self.place()[0], bounded=self.is_bounded)

    @property
    def wide(self) -> Spec:
        """The specification for a page."""
        return self._specified(narrow=False)

    @property
    def narrow(self) -> Spec:
        """The specification for a screen of 320 pixels."""
        return self._specified(narrow=True)

    def _specified(self, *, narrow: bool) -> Spec:
        marks, axis = self.place()
        return self.kind[0](marks, axis=axis, narrow=narrow)


def over_time(
    named: Sequence[tuple[str, History]],
    *,
    title: str,
    bounds: Mapping[str, Bounds] | None = None,
    singles: bool = False,
) -> Drawing | None:
    """The histories as lines, each under its name; None where no one of them has two numbers to join.

    `bounds`: by the id of the observation. At most six lines are drawn: more cannot be told apart. `singles`: a history
    with one number is drawn too, as a point beside the lines.
    """
    if all(len(_numbers(history)) < 2 for _, history in named):
        return None
    drawn = [(name, history) for name, history in named if len(_numbers(history)) > (0 if singles else 1)][:MOST_SERIES]

    def describe() -> str:
        said = "; ".join(f"{name}: {_told(history)}" if len(drawn) > 1 else _told(history) for name, history in drawn)
        return f"Line chart. {said}."

    is_bounded = any(cell.observation.id in (bounds or {}) for _, history in drawn for cell in history.cells)
    place = partial(_time_marks, drawn, bounds or {})
    figures = tuple(cell.observation for _, history in drawn for cell in history.cells if _has_number(cell))
    return Drawing(title, describe, lru_cache(maxsize=1)(place), (line_spec, line_notes), is_bounded, figures)


def by_group(
    cells: Sequence[tuple[str, Cell]], *, title: str, bounds: Mapping[str, Bounds] | None = None, dots: bool = False
) -> Drawing | None:
    """The groups of one period as bars, largest first, with bounds where published; None for fewer than two numbers.

    `dots`: as dots, for areas that somebody chose.
    """
    shown = [(name, cell.observation) for name, cell in cells if cell.observation.value is not None]
    if len(shown) < 2:
        return None
    shown.sort(key=lambda item: item[1].value or Decimal(0), reverse=True)

    def describe() -> str:
        said = "; ".join(f"{name}: {show_printed(each)}" for name, each in shown)
        return f"{'Dot plot' if dots else 'Bar chart'}. {said}."

    def place() -> tuple[list[Mark], str]:
        divisor, axis = _axis([each for _, each in shown], [each.value for _, each in shown if each.value is not None])
        marks = [_mark(name, name, each, divisor, (bounds or {}).get(each.id), chosen=dots) for name, each in shown]
        return marks, axis

    is_bounded = any(each.id in (bounds or {}) for _, each in shown)
    kind = (dot_spec, dot_notes) if dots else (bar_spec, bar_notes)
    return Drawing(title, describe, lru_cache(maxsize=1)(place), kind, is_bounded, tuple(each for _, each in shown))


def by_area(
    areas: Standing, *, chosen: Sequence[str], title: str, bounds: Mapping[str, Bounds] | None = None
) -> Drawing | None:
    """The areas as dots, highest first, or as strokes along a line where they are many; None for fewer than two.

    Of counts and money a country has so much more than its councils that beside it they could not be told apart.
    """
    shown = areas.drawn
    if len(shown) < 2:
        return None
    is_strip = len(shown) > MOST_DOTS

    def describe() -> str:
        named = [each for each in shown if each.area in chosen or not is_strip]
        ends = f"{show_printed(shown[-1].observation)} to {show_printed(shown[0].observation)}"
        said = "; ".join(f"{each.area}: {show_printed(each.observation)}" for each in named)
        return f"{'Strip' if is_strip else 'Dot'} plot of {len(shown)} areas, from {ends}. {said}."

    def place() -> tuple[list[Mark], str]:
        divisor, axis = _axis([shown[0].observation], [each.observation.value or Decimal(0) for each in shown])
        marks = [_area_mark(each, divisor, chosen, bounds or {}) for each in shown]
        if is_strip:  # in which the chosen ones stand below in their own order
            marks.sort(key=lambda mark: chosen.index(mark.at) if mark.chosen else len(chosen))
        return marks, axis

    is_bounded = any(each.observation.id in (bounds or {}) for each in shown)
    kind = (spread_spec, strip_notes) if is_strip else (dot_spec, dot_notes)
    figures = tuple(each.observation for each in shown)
    return Drawing(title, describe, lru_cache(maxsize=1)(place), kind, is_bounded, figures)


def _time_marks(drawn: Sequence[tuple[str, History]], bounds: Mapping[str, Bounds]) -> tuple[list[Mark], str]:
    """The marks of lines in order of time, and the title of their axis."""
    divisor, axis = _axis(
        [history.latest.observation for _, history in drawn], [each for _, h in drawn for each in _numbers(h)]
    )
    marks = [_time_mark(name, row, divisor, bounds) for name, history in drawn for row in _placed_rows(history)]
    order = {label: at for at, label in enumerate(_labels(drawn))}
    return sorted(marks, key=lambda mark: order[mark.at]), axis


def _labels(drawn: Sequence[tuple[str, History]]) -> list[str]:
    """The periods of all histories in order of time, gaps among them."""
    found: dict[str, str] = {}
    for _, history in drawn:
        last = ""
        for row in _placed_rows(history):
            last = (
                row.observation.period.end.isoformat()
                if isinstance(row, Cell) and row.observation.period
                else f"{last}+"
            )
            found.setdefault(_at(row), last)
    return sorted(found, key=lambda label: found[label])


def _placed_rows(history: History) -> list[Cell | Gap]:
    """The rows that have a place in time."""
    return [row for row in history.rows if isinstance(row, Gap) or row.observation.is_dated]


def _at(row: Cell | Gap) -> str:
    return row.label if isinstance(row, Gap) else row.observation.dated or ""


def _numbers(history: History) -> list[Decimal]:
    found = (cell.observation.value for cell in history.cells if cell.observation.is_dated)
    return [value for value in found if value is not None]


def _has_number(cell: Cell) -> bool:
    return cell.observation.is_dated and cell.observation.value is not None


def _axis(shown: Sequence[Observation], values: Sequence[Decimal]) -> tuple[Decimal, str]:
    """By what values are divided for the axis, and its title: "£ million", "People"."""
    unit = shown[0].unit
    largest = max((abs(value) for value in values), default=Decimal(0))
    if unit == "GBP" and largest >= 10**6:
        return Decimal(10**6), "£ million"
    return Decimal(1), _AXES.get(unit, unit[:1].upper() + unit[1:])


def _time_mark(name: str, row: Cell | Gap, divisor: Decimal, bounds: Mapping[str, Bounds]) -> Mark:
    if isinstance(row, Gap):
        return Mark(name, row.label, None, "no figure held")
    return _mark(name, _at(row), row.observation, divisor, bounds.get(row.observation.id), breaks=row.breaks)


def _area_mark(placed: Placed, divisor: Decimal, chosen: Sequence[str], bounds: Mapping[str, Bounds]) -> Mark:
    each = placed.observation
    return _mark(placed.area, placed.area, each, divisor, bounds.get(each.id), chosen=placed.area in chosen)


def _mark(
    series: str,
    at: str,
    each: Observation,
    divisor: Decimal,
    bounds: Bounds | None = None,
    *,
    breaks: bool = False,
    chosen: bool = False,
) -> Mark:
    low, high = (
        (bounds.low, bounds.high) if bounds else (each.value, each.upper) if each.upper is not None else (None, None)
    )
    return Mark(
        series,
        at,
        _float(each.value, divisor),
        show_printed(each),
        _float(low, divisor),
        _float(high, divisor),
        breaks,
        chosen,
    )


def _float(value: Decimal | None, divisor: Decimal) -> float | None:
    return None if value is None else float(value / divisor)


def _told(history: History) -> str:
    return comma_list([f"{show_printed(cell.observation)} in {_at(cell)}" for cell in history.cells if _at(cell)])
