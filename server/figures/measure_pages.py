"""All that the page of a measure shows, read by a few queries of which none grows with the index.

In: what is held, a measure, and what the address asks for. Out: a `MeasurePage`: the part and area chosen, their
histories, the margins published for them, where the area stands among the others, and the charts of these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from corpus.models import Observation
from index.selections import Facet, PartKey, Selection
from server.answers.models import Working
from server.figures.bounds import Bounds, Margins, bounds_by_id, bounds_of, margins_by_cell
from server.figures.citing import moment
from server.figures.drawings import MOST_DOTS, Drawing, by_area, by_group, over_time
from server.figures.listed import Measure
from server.figures.measures import HeldFigures
from server.figures.paging import Paged, paged
from server.figures.parts import Part, chosen_area, chosen_part, said_of
from server.figures.standing import Standing
from server.figures.tables import Cell, History

MOST_ROWS = 200
"""Rows of a page's tables: with more, the page pages on, from one history to the next."""
MOST_READ = 5_000
"""Figures of an area that are put into histories: more than any publishes of one measure."""

KEPT_PAGES = 64
"""Pages that are kept: at most some 400 KB each, where all councils are compared."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of a measure's page; None where it leaves it open."""

    part: str | None = None
    area: str | None = None
    """NOT_SAID asks for the figures that name none."""
    group: str | None = None
    period: str | None = None
    """The period in which areas are compared."""
    begin: str | None = None
    """The id of the figure with which the page of the table begins."""
    figure: str | None = None
    """The id of the figure that somebody came for."""


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """A measure's page. `area` is None where no document names one for it."""

    measure: Measure
    parts: tuple[Part, ...]
    part: Part
    areas: tuple[tuple[str | None, int], ...]
    area: str | None
    groups: tuple[tuple[str | None, int], ...]
    group: str | None
    bounds: Mapping[str, Bounds]
    """By the id of the figure that they are of."""
    figures: int
    """How many figures the table has in all."""
    left_out: int
    """How many of them are too many to be put into histories at once."""
    listed: Paged[History]
    """The histories that this page of it shows."""
    headline: Cell | None
    """The one figure to show large: that which somebody came for, or the latest of an only history; else None."""
    compared: Standing | None
    compared_period: str | None
    compared_group: str | None
    periods: tuple[str, ...]
    """The periods in which areas can be compared, the latest first."""
    drawings: tuple[tuple[str, Drawing], ...]
    """Charts by their names in addresses: "time", "groups", "areas"."""

    @property
    def said(self) -> str:
        """What the page must say of its part: "Numerator (people)"; "" where it shows the figures themselves."""
        return said_of(self.part, self.parts)

    @property
    def later(self) -> Cell | None:
        """The latest figure of the history of the headline, where that is another."""
        own = next((history for history in self.histories if self.headline in history.cells), None)
        return own.told if own is not None and own.told is not self.headline else None

    @property
    def histories(self) -> tuple[History, ...]:
        """The histories shown, what happened before what was planned."""
        return self.listed.items

    @property
    def workings(self) -> list[tuple[str, Working]]:
        """The arithmetic behind all that the table computes, each with the group and period that it is for."""
        found = []
        for history in self.histories:
            for cell in history.cells:
                name = ", ".join(filter(None, [history.group, moment(cell.observation)]))
                found += [(name, one.working) for one in (cell.change, cell.percent, cell.share) if one is not None]
        return found


class MeasurePages:
    """The pages of one version's measures. The last ones asked for are kept, for a version never changes."""

    def __init__(self, held: HeldFigures, *, home: str | None) -> None:
        """`home`: the area that the service is about, which a page shows where none is asked for."""
        self.page = lru_cache(maxsize=KEPT_PAGES)(partial(measure_page, held, home))


def measure_page(held: HeldFigures, home: str | None, measure: Measure, asked: Asked) -> MeasurePage | None:
    """The page, or None where the address asks for a part, area or group that is not held."""
    parts = held.parts_of(measure)
    part = chosen_part(parts, asked.part)
    if part is None:
        return None
    selection = Selection(measure.labels, part.key)
    areas = held.facet(selection, Facet.AREA)
    try:
        area = chosen_area([name for name, _ in areas], asked.area, home)
    except LookupError:
        return None
    here = selection.also(area=area)
    shown = here.also(group=asked.group) if asked.group else here
    of_bounds = bounds_of(part.key, [key for key, _ in held.parts(Selection(measure.labels))])
    beside = tuple(key.dimensions for key in of_bounds)
    found: list[Observation] = []
    margins: list[Observation] = []
    for each in held.listings.observations(replace(shown, beside=beside), limit=MOST_READ * (1 + len(beside))):
        (found if held.dimensions_of(each) == part.key.dimensions else margins).append(each)
    if not found:
        return None
    is_all = not asked.group and len(found) <= MOST_READ
    groups = _groups_among(found) if is_all else held.facet(here, Facet.GROUP)
    found = found[:MOST_READ]
    every = held.histories(found)
    longest = max(len(history.rows) for history in every)
    listed = paged(every, size=max(1, MOST_ROWS // longest), begin=asked.begin, name=_first_id)
    rows = listed.items
    figures = sum(count for name, count in groups if not asked.group or name == asked.group)
    latest = next((history.told.observation for history in every if history.told.observation.is_dated), None)
    group = asked.group or (latest.group if latest else None)
    periods = [name for name, _ in held.facet(selection.also(group=group), Facet.PERIOD) if name]
    period = asked.period if asked.period in periods else latest.dated if latest else None
    bounds = bounds_by_id(found, margins_by_cell(margins))
    compared = None
    if len(areas) > 1 and period in periods:
        compared = held.standing(selection.also(group=group, period=period, status="actual"))
        bounds |= bounds_by_id(_bounded(compared, (area, "England")), _margins(held, measure, of_bounds, period))
    return MeasurePage(
        measure=measure,
        parts=parts,
        part=part,
        areas=tuple(areas),
        area=area,
        groups=tuple(groups),
        group=asked.group,
        bounds=bounds,
        figures=figures,
        left_out=max(0, figures - MOST_READ),
        listed=listed,
        headline=_headline(every, asked.figure),
        compared=compared,
        compared_period=period if compared else None,
        compared_group=group if compared else None,
        periods=tuple(periods),
        drawings=_drawings(_title(measure, said_of(part, parts)), rows, bounds, area, (compared, period)),
    )


def _groups_among(found: Sequence[Observation]) -> list[tuple[str | None, int]]:
    """The groups of all figures of an area, counted as the index counts them, which need not be asked again."""
    return sorted(Counter(each.group for each in found).items(), key=lambda item: (item[0] is not None, item[0] or ""))


def _first_id(history: History) -> str:
    return history.cells[0].observation.id


def _headline(every: Sequence[History], figure: str | None) -> Cell | None:
    for history in every if figure else ():
        for cell in history.cells:
            if figure in {each.id for each in (cell.observation, *cell.earlier, *cell.withheld)}:
                return cell
    happened = [history for history in every if history.status == "actual"] or every
    return happened[0].told if len(happened) == 1 else None


def _bounded(compared: Standing, chosen: Sequence[str | None]) -> list[Observation]:
    """The figures of areas that are drawn with their bounds: all where each has a dot, else the chosen ones."""
    drawn = compared.drawn
    return [each.observation for each in drawn if len(drawn) <= MOST_DOTS or each.area in chosen]


def _margins(held: HeldFigures, measure: Measure, keys: tuple[PartKey, ...], period: str | None) -> Margins:
    """The margins of all areas in a period."""
    if not keys:
        return {}
    beside = tuple(key.dimensions for key in keys[1:])
    return held.margins(Selection(measure.labels, keys[0], beside=beside).also(period=period))


def _drawings(
    title: str,
    rows: tuple[History, ...],
    bounds: Mapping[str, Bounds],
    area: str | None,
    compared: tuple[Standing | None, str | None],
) -> tuple[tuple[str, Drawing], ...]:
    """The charts that the page has something to draw for."""
    where = f", {area}" if area else ""
    named = [(_name(history), history) for history in rows]
    latest = max((history.told.observation.dated or "" for history in rows), default="")
    cells = [
        (history.group, history.told)
        for history in rows
        if history.group and history.status == "actual" and history.told.observation.dated == latest
    ]
    areas, period = compared
    drawn = {
        "time": over_time(named, title=f"{title}{where}, over time", bounds=bounds),
        "groups": by_group(cells, title=f"{title}{where}, {latest}", bounds=bounds) if latest else None,
        "areas": by_area(areas, chosen=[area or "", "England"], title=f"{title} by area, {period}", bounds=bounds)
        if areas
        else None,
    }
    return tuple((name, drawing) for name, drawing in drawn.items() if drawing is not None)


def _title(measure: Measure, said: str) -> str:
    """What is drawn, in words that stay true where a chart is taken away."""
    return f"{measure.label}: {said}" if said else measure.label


def _name(history: History) -> str:
    """What a line is called: its group, and its status where that is not what happened."""
    name = history.group or "All"
    return name if history.status == "actual" else f"{name} ({history.status})"
