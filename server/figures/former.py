"""One figure by its address, also when it has changed since: what is held now, and what was held when it was written.

In: the id of an observation and what it is of, as a permanent address names both. Out: `Found`. What was held before is
looked up in the versions that are still kept; an address cannot make a page say a number that no version holds. What is
suppressed now, or was before it went, is not told from before either: who suppresses a number has found that it could
name somebody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.models import Availability, Observation
from index.selections import Facet, Selection
from server.figures.listed import Measure
from server.figures.measures import HeldFigures


def is_suppressed(observation: Observation | None) -> bool:
    """Whether the number is kept back to protect privacy, and what it was before with it."""
    return observation is not None and observation.availability is Availability.SUPPRESSED


@dataclass(frozen=True, slots=True)
class Found:
    """`now` is held; `before` was held under the address and no longer is."""

    now: Observation | None
    before: Observation | None
    changed: bool
    """Whether what the address was made for is no longer held as it was; it may be that nobody knows what it was."""
    earlier: tuple[Observation, ...] = ()
    """Other values that documents held now give for the same thing, first published first."""
    later: Observation | None = None
    """The one of them that was published last, where that is not `now`: the value has been put right since."""
    is_withheld: bool = False
    """Whether a number was given before that was suppressed since: then no other value is told."""


def find_figure(
    held: HeldFigures,
    measure: Measure | None,
    observation_id: str,
    told: Mapping[str, str | None],
) -> Found:
    """The figure of that id; else the one held now of the measure, area, group and period, and what was before."""
    same = held.observation(observation_id)
    before = None if same is not None else held.earlier_observation(observation_id)
    now = same or (_held_now(held, measure, before, told) if measure is not None else None)
    if now is None and before is not None and held.was_suppressed_since(before):
        return Found(None, before, changed=True, is_withheld=True)
    others, later = _others(held, now) if now else ((), None)
    last = later or now
    if is_suppressed(last) and (later is not None or before is not None or others):
        withheld = any(each is not None and each.value is not None for each in (now, before, *others))
        return Found(last, None if withheld else before, last is not same, is_withheld=withheld)
    return Found(now, before, same is None, others, later)


def _held_now(
    held: HeldFigures, measure: Measure, before: Observation | None, told: Mapping[str, str | None]
) -> Observation | None:
    values = tuple((Facet(name), told.get(name) or None) for name in ("area", "group", "period"))
    found = held.listings.observations(Selection(measure.labels, values=values), limit=50)
    if before is not None:
        kind = (before.dimensions, before.unit, before.status, before.aspect)
        found = [each for each in found if (each.dimensions, each.unit, each.status, each.aspect) == kind]
    return found[-1] if found else None


def _others(held: HeldFigures, shown: Observation) -> tuple[tuple[Observation, ...], Observation | None]:
    """The other values for the same thing, and the one published last where it is another than the one shown."""
    measure = held.measure_of(shown)
    if measure is None or not shown.is_dated:
        return (), None
    values = ((Facet.AREA, shown.area), (Facet.GROUP, shown.group), (Facet.PERIOD, shown.dated))
    found = held.listings.observations(Selection(measure.labels, held.part_of(shown), values), limit=50)
    for history in held.histories(found):
        for cell in history.cells:
            given = (*cell.earlier, *cell.withheld, cell.observation)
            if history.status == shown.status.value and shown.id in {each.id for each in given}:
                others = tuple(each for each in given if each.id != shown.id)
                return others, None if cell.observation.id == shown.id else cell.observation
    return (), None
