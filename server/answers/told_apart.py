"""Series told of twice, made one, so that a change can be asked between times that stand apart.

In: the series that a question may ask about. Out: the same, with those joined that one document tells under one name,
and those of what was and what is foreseen of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.measures import stems
from corpus.models import Status
from server.answers.matching import Series
from server.answers.queries import Query

FORESEEN = {Status.FORECAST: "answered.foreseen", Status.DRAFT: "answered.proposed"}
"""What was may be compared with what is foreseen or proposed, where the answer says which it is."""


def with_those_of_one_name(levels: Sequence[Series]) -> list[Series]:
    """The series, and those that one document tells of twice, for other times: "Borrowing", then in a list of it."""
    by_name: dict[tuple[object, ...], list[Series]] = {}
    for series in levels:
        latest = series.latest
        name = tuple(sorted(stems(latest.group or latest.measure)))
        key = (name, latest.unit, latest.area, latest.status, latest.document_id)
        by_name.setdefault(key, []).append(series)
    found = list(levels)
    for together in by_name.values():
        times = [{each.period for each in series.observations} for series in together]
        apart = len(set().union(*times)) == sum(map(len, times)) and None not in times[0]
        if len(together) == 2 and apart and any(series.latest.group is None for series in together):
            held = [each for series in together for each in series.observations if each.period]
            held.sort(key=lambda each: (each.period.end, each.period.start) if each.period else ())
            chance = sum(series.likelihood for series in together)
            found = [series for series in found if series not in together]
            found.append(replace(together[0], observations=tuple(held), likelihood=chance))
    return found


def with_what_is_foreseen(query: Query, levels: Sequence[Series]) -> list[Series]:
    """The series, and those of what was and what is foreseen of it as one, where two times are named.

    "Forecast to grow between 2024 and 2035" asks from the one to the other, and the answer says which is which. Of
    what is proposed for a year the budget of the year before is what it grows from.
    """
    if not query.periods:
        return list(levels)
    foreseen = {_apart_from_status(one): one for one in levels if one.latest.status in FORESEEN}
    found = list(levels)
    for one in levels:
        later = foreseen.get(_apart_from_status(one))
        if later is not None and not _goes_on(one.latest.status, later.latest.status, several=len(query.periods) > 1):
            later = None
        ends = [each.period.end for each in one.observations if each.period]
        if later is None or not ends:
            continue
        if all(each.period and each.period.end > max(ends) for each in later.observations):
            chance = max(one.likelihood, later.likelihood)
            found.append(replace(later, observations=(*one.observations, *later.observations), likelihood=chance))
    return found


def _goes_on(status: Status, later: Status, *, several: bool) -> bool:
    """Whether a figure of a later status may be compared with one of another."""
    return (status is Status.ACTUAL and several) or (status is Status.BUDGET and later is Status.DRAFT)


def _apart_from_status(series: Series) -> tuple[object, ...]:
    latest = series.latest
    return (*sorted(stems(latest.label)), latest.unit, latest.area, latest.document_id)
