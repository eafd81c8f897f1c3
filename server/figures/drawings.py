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
from server.figures.chart_marks import area_mark, axis_of, mark_of, numbers_of, time_marks, time_of
from server.figures.chart_notes import bar_notes, dot_notes, line_notes, strip_notes
from server.figures.chart_specs import MOST_SERIES, bar_spec, dot_spec, line_spec
from server.figures.chart_strips import spread_spec
from server.figures.standing import Standing
from server.figures.tables import Cell, History
from server.filters import comma_list

MOST_DOTS = 40
"""Areas that are drawn each on a line of its own."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A chart: what it is called, what it shows in words, and how it is drawn wide and narrow. Equal only to itself.

    Words and specification are made when the chart is drawn, and not before: that takes time.
    """

    title: str
    describe: Callable[[], str]
    place: Callable[[bool], tuple[list[Mark], str]]
    """Makes its marks, with or without their labels, which take most of the time, and the title of its axis."""
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
        return self.kind[1](self.place(False)[0], bounded=self.is_bounded)

    @property
    def wide(self) -> Spec:
        """The specification for a page."""
        return self._specified(narrow=False)

    @property
    def narrow(self) -> Spec:
        """The specification for a screen of 320 pixels."""
        return self._specified(narrow=True)

    def _specified(self, *, narrow: bool) -> Spec:
        marks, axis = self.place(True)
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
    if all(len(numbers_of(history)) < 2 for _, history in named):
        return None
    least = 1 if singles else 2
    drawn = [(name, history) for name, history in named if len(numbers_of(history)) >= least][:MOST_SERIES]

    def describe() -> str:
        said = "; ".join(f"{name}: {_told(history)}" if len(drawn) > 1 else _told(history) for name, history in drawn)
        return f"Line chart. {said}."

    is_bounded = any(cell.observation.id in (bounds or {}) for _, history in drawn for cell in history.cells)
    place = partial(time_marks, drawn, bounds or {})
    figures = tuple(cell.observation for _, history in drawn for cell in history.cells if _has_number(cell))
    return Drawing(title, describe, lru_cache(maxsize=2)(place), (line_spec, line_notes), is_bounded, figures)


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

    def place(labelled: bool) -> tuple[list[Mark], str]:
        divisor, axis = axis_of(
            [each for _, each in shown], [each.value for _, each in shown if each.value is not None]
        )
        held = bounds or {}
        marks = [
            mark_of(name, name, each, divisor, held.get(each.id), chosen=dots, labelled=labelled)
            for name, each in shown
        ]
        return marks, axis

    is_bounded = any(each.id in (bounds or {}) for _, each in shown)
    kind = (dot_spec, dot_notes) if dots else (bar_spec, bar_notes)
    return Drawing(title, describe, lru_cache(maxsize=2)(place), kind, is_bounded, tuple(each for _, each in shown))


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

    def place(labelled: bool) -> tuple[list[Mark], str]:
        divisor, axis = axis_of([shown[0].observation], [each.observation.value or Decimal(0) for each in shown])
        marks = [area_mark(each, divisor, chosen, bounds or {}, labelled=labelled) for each in shown]
        if is_strip:  # in which the chosen ones stand below in their own order
            marks.sort(key=lambda mark: chosen.index(mark.at) if mark.chosen else len(chosen))
        return marks, axis

    is_bounded = any(each.observation.id in (bounds or {}) for each in shown)
    kind = (spread_spec, strip_notes) if is_strip else (dot_spec, dot_notes)
    figures = tuple(each.observation for each in shown)
    return Drawing(title, describe, lru_cache(maxsize=2)(place), kind, is_bounded, figures)


def _has_number(cell: Cell) -> bool:
    return cell.observation.is_dated and cell.observation.value is not None


def _told(history: History) -> str:
    return comma_list(
        [f"{show_printed(cell.observation)} in {time_of(cell)}" for cell in history.cells if time_of(cell)]
    )
