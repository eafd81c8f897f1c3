"""All that the page of a measure shows, read by a few queries of which none grows with the index.

In: what is held, a measure, and what the address asks for. Out: a `MeasurePage`: the part and area chosen, their
histories, the margins published for them, where the area stands among the others, and the charts of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from corpus.models import Metadata, Observation
from index.listings import Facet, ListedPage, PartKey, Selection
from server.answers.models import Working
from server.figures.bounds import Bounds, bounded, bounds_of
from server.figures.drawings import Drawing, by_area, by_group, over_time
from server.figures.measures import MOST_AREAS, HeldFigures, Measure
from server.figures.parts import Part, chosen_area, chosen_part, parts_of
from server.figures.standing import Standing
from server.figures.tables import Cell, History, histories

MOST_ROWS = 200
"""Figures of a page's table: with more, the page says how many there are and pages on."""

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
    histories: tuple[History, ...]
    bounds: Mapping[str, Bounds]
    """By the id of the figure that they are of."""
    figures: int
    """How many figures the table has in all."""
    listed: ListedPage
    """Those of this page of it."""
    compared: Standing | None
    compared_period: str | None
    compared_group: str | None
    periods: tuple[str, ...]
    """The periods in which areas can be compared, the latest first."""
    drawings: tuple[tuple[str, Drawing], ...]
    """Charts by their names in addresses: "time", "groups", "areas"."""

    @property
    def headline(self) -> Cell | None:
        """The one figure to show large: the latest where there is one history of what happened; None with several."""
        happened = [history for history in self.histories if history.status == "actual"] or list(self.histories)
        return happened[0].told if len(happened) == 1 else None

    @property
    def workings(self) -> list[tuple[str, Working]]:
        """The arithmetic behind all that the table computes, each with the group and period that it is for."""
        found = []
        for history in self.histories:
            for cell in history.cells:
                name = ", ".join(filter(None, [history.group, cell.observation.dated]))
                found += [(name, one.working) for one in (cell.change, cell.percent, cell.share) if one is not None]
        return found


class MeasurePages:
    """The pages of one version's measures. The last ones asked for are kept, for a version never changes."""

    def __init__(self, held: HeldFigures, documents: Mapping[str, Metadata], *, home: str | None) -> None:
        """`home`: the area that the service is about, which a page shows where none is asked for."""
        self.page = lru_cache(maxsize=KEPT_PAGES)(partial(measure_page, held, documents, home))


def measure_page(
    held: HeldFigures, documents: Mapping[str, Metadata], home: str | None, measure: Measure, asked: Asked
) -> MeasurePage | None:
    """The page, or None where the address asks for a part, area or group that is not held."""
    lists, whole = held.listings, Selection(measure.labels)
    keys = held.parts(whole)
    parts = parts_of(keys)
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
    groups = held.facet(here, Facet.GROUP)
    if asked.group and asked.group not in [name for name, _ in groups]:
        return None
    shown = here.also(group=asked.group) if asked.group else here
    listed = lists.page(shown, limit=MOST_ROWS, begin=asked.begin)
    found = listed.observations
    margins = _margins(held, measure, bounds_of(part.key, [key for key, _ in keys]), Facet.AREA, area)
    rows = tuple(histories(found, documents))
    figures = sum(count for name, count in groups if not asked.group or name == asked.group)
    latest = next((history.told.observation for history in rows if history.told.observation.is_dated), None)
    group = asked.group or (latest.group if latest else None)
    periods = [name for name, _ in held.facet(selection.also(group=group), Facet.PERIOD) if name]
    period = asked.period if asked.period in periods else latest.dated if latest else None
    compared = None
    if len(areas) > 1 and period in periods:
        compared = held.standing(selection.also(group=group, period=period, status="actual"))
    bounds = {each.id: ends for each in found if (ends := bounded(each, margins))}
    return MeasurePage(
        measure=measure,
        parts=tuple(parts),
        part=part,
        areas=tuple(areas),
        area=area,
        groups=tuple(groups),
        group=asked.group,
        histories=rows,
        bounds=bounds,
        figures=figures,
        listed=listed,
        compared=compared,
        compared_period=period if compared else None,
        compared_group=group if compared else None,
        periods=tuple(periods),
        drawings=_drawings(measure, rows, bounds, area, (compared, period)),
    )


def _margins(
    held: HeldFigures, measure: Measure, keys: tuple[PartKey, ...], facet: Facet, value: str | None
) -> list[Observation]:
    return [
        each
        for key in keys
        for each in held.listings.observations(Selection(measure.labels, key, ((facet, value),)), limit=MOST_AREAS)
    ]


def _drawings(
    measure: Measure,
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
        "time": over_time(named, title=f"{measure.label}{where}, over time", bounds=bounds),
        "groups": by_group(cells, title=f"{measure.label}{where}, {latest}") if latest else None,
        "areas": by_area(areas, chosen=[area or "", "England"], title=f"{measure.label} by area, {period}")
        if areas
        else None,
    }
    return tuple((name, drawing) for name, drawing in drawn.items() if drawing is not None)


def _name(history: History) -> str:
    """What a line is called: its group, and its status where that is not what happened."""
    name = history.group or "All"
    return name if history.status == "actual" else f"{name} ({history.status})"
