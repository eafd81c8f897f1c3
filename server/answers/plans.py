"""What was beside what was planned: "more than planned", "below target by how much".

In: a query that compares the two, the observations that may answer it. Out: a `Draft` with both figures of one measure
and one time, what is planned said to be that, or None where one document does not hold both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.models import ANSWERS_FROM, Aspect, Observation, Status
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.lookups import periods_asked
from server.answers.matching import Matcher, series_key
from server.answers.models import Outcome
from server.answers.operations import Result, gap, percentage_change
from server.answers.pairs import among
from server.answers.phrases import when_words
from server.answers.queries import Operation, Query, Wants

PLANNED = {
    Status.TARGET: "a target",
    Status.BUDGET: "a budget",
    Status.FORECAST: "a forecast",
    Status.DRAFT: "a draft",
}
_PLAN = re.compile(r"\b(?:targets?|planned|plan|budgeted)\b", re.IGNORECASE)
"""Says of a figure only that it was planned: "admissions: target"."""


def answer_beside_plan(
    query: Query, observations: Sequence[Observation], matcher: Matcher, similarities: Mapping[str, float]
) -> Draft | None:
    """The figure of what was, whether it is above or below what was planned for the same time, and by how much."""
    asked = replace(query, text=query.beside_plan, operation=Operation.LOOKUP)
    actual = [o for o in observations if o.status is Status.ACTUAL and o.aspect is Aspect.LEVEL and _counts(query, o)]
    planned: dict[tuple[object, ...], list[Observation]] = {}
    for each in observations:
        if each.status in PLANNED and each.value is not None and each.confidence >= ANSWERS_FROM:
            planned.setdefault(_of_what(each), []).append(each)
    found = matcher.series(asked, actual, similarities)
    pairs = {}
    for series in found:
        shown = [o for o in series.observations if len(planned.get(_of_what(o), [])) == 1 and o.value is not None]
        if shown and (chosen := periods_asked(asked, replace(series, observations=tuple(shown)))):
            pairs[series.observations] = (series, chosen[-1])
    meant = among(asked, found, [series for series, _ in pairs.values()])
    if len(meant) != 1:
        return None
    was = next(one for series, one in pairs.values() if series.latest == meant[0].latest)
    (plan,) = planned[_of_what(was)]
    try:
        apart = gap(was, plan)
    except ValueError:
        return None
    how = "higher than" if apart.value > 0 else "lower than" if apart.value < 0 else "the same as"
    share = _in_percent(was, plan)
    far = f", by {apart.display}" if apart.value else ""
    far += f" ({share.display.removeprefix('up ').removeprefix('down ')})" if share else ""
    name = was.group or was.measure
    text = f"{show_observation(was)} is {how} {show_observation(plan)}, {PLANNED[plan.status]}{far}: {name}"
    return Draft(
        Outcome.ANSWERED,
        (Statement(f"{text}{when_words(was)}.", (was, plan)),),
        figures=(was, plan),
        workings=(apart.working, *((share.working,) if share else ())),
        measure=was.measure,
        group=was.group,
        period=was.dated,
    )


def _in_percent(was: Observation, plan: Observation) -> Result | None:
    """How far what was is from the plan, as a percentage of it; None of shares."""
    if was.unit in ("percent", "score") or was.value == plan.value:
        return None
    try:
        return percentage_change(was, plan)
    except ValueError:
        return None


def _of_what(observation: Observation) -> tuple[object, ...]:
    """What a figure and what was planned for it have in common: all but whether it came about."""
    time = (observation.period.start, observation.period.end) if observation.period else None
    measure, group = (
        _PLAN.sub(" ", name or "").strip(" :,-") or None for name in (observation.measure, observation.group)
    )
    alike = series_key(replace(observation, status=Status.ACTUAL, measure=measure or "", group=group))
    return (observation.document_id, time, *alike)


def _counts(query: Query, observation: Observation) -> bool:
    """Whether the unit may be asked for: "how many more people" is not answered by a rate."""
    of_rate = observation.unit == "percent" or observation.unit.startswith("per ")
    return query.wants is not Wants.COUNT or not of_rate
