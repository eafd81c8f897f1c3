"""Answering with published figures as they stand: of one period or several, or saying which are held instead.

In: a query and the series that fit it, best first. Out: a `Draft`, or None where no series fits well enough, so that
text or a refusal may follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.models import Observation
from corpus.periods import Period, PeriodKind, PeriodKnown, Relation
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.matching import FULL, Series
from server.answers.models import Choice, Outcome
from server.answers.nearest import not_given, not_held_for_period
from server.answers.phrases import join_words, sentence, series_name
from server.answers.queries import Query, Wants

CLOSE = 0.12
"""Difference of score below which two series fit about as well: the question could mean either."""
CLOSE_OTHER_UNIT = 0.3
"""The same for a series of another unit: "the reach of the projects" may be people or pounds."""
_JOINED = re.compile(r"\b(?:and|or)\b|[,&/]", re.IGNORECASE)
MAX_CHOICES = 5


def answer_each_group(query: Query, found_for: Callable[[Query], Sequence[Series]]) -> Draft | None:
    """Two or more groups asked for at once: each looked up by itself, and all of them or none answered."""
    groups = [term for term in query.terms if term.kind == "group"]
    if len(groups) < 2 or not _JOINED.search(query.text):
        return None  # "older people with learning disabilities" are one group, not two
    drafts = []
    for group in groups:
        kept = tuple(term for term in query.terms if term not in groups or term == group)
        draft = answer_lookup(replace(query, terms=kept), found_for(replace(query, terms=kept)))
        if draft is None or draft.outcome is not Outcome.ANSWERED:
            return None
        drafts.append(draft)
    return replace(
        drafts[0],
        statements=tuple(statement for draft in drafts for statement in draft.statements),
        figures=tuple(figure for draft in drafts for figure in draft.figures),
        related=tuple(figure for draft in drafts for figure in draft.related),
        group=join_words([draft.group or "" for draft in drafts]),
    )


def best_series(query: Query, found: Sequence[Series]) -> tuple[Series, ...]:
    """The series that fit about equally well: fully covered, none narrower than another, of the noun asked for."""
    if query.is_vague:
        return ()
    full = [series for series in found if series.coverage >= FULL and series.fits_head]
    if not full:
        return ()
    fit = max(series.fits_head for series in full)
    full = [series for series in full if series.fits_head == fit]
    least = min(series.extra for series in full)
    level = [series for series in full if series.extra == least]
    best = max(level, key=lambda series: series.score)
    return tuple(
        s for s in level if s.score > best.score - (CLOSE if s.latest.unit == best.latest.unit else CLOSE_OTHER_UNIT)
    )


def answer_lookup(query: Query, found: Sequence[Series]) -> Draft | None:
    """The figure asked for, in each period asked for; or not held, or a choice between readings that differ."""
    fitting = best_series(query, found)
    if not fitting:
        return None
    held = [series for series in fitting if periods_asked(query, series)]
    if not held:
        return not_held_for_period(query, fitting[0])
    shown = [(series, periods_asked(query, series)) for series in held]
    if len({tuple((o.value, o.upper, o.unit) for o in observations) for _, observations in shown}) > 1:
        return choose(query, held)
    series, observations = shown[0]
    if series.extra:  # narrower than the question: "assessments" is not "technology enabled care assessments"
        return choose(query, held)
    if all(observation.value is None for observation in observations):
        return not_given(query, series, observations)
    missing = [period for period in query.periods if not _of_period(series, period)]
    statements = [Statement(sentence(observation), (observation,)) for observation in observations]
    statements += [Statement.worded("not_held.part", period=period.label) for period in missing]
    statements += _other_number(query, series, observations)
    before = [*year_before(query, series), *_meant(query, series, observations)]
    statements += [
        Statement.worded("answered.year_before", o, period=o.period.label, value=show_observation(o))
        for o in year_before(query, series)
        if o.period
    ]
    return Draft(
        Outcome.ANSWERED,
        tuple(statements),
        figures=tuple(observations),
        related=tuple(before),
        measure=series.latest.measure,
        group=series.latest.group,
        period=", ".join(o.period.label for o in observations if o.period) or None,
    )


def periods_asked(query: Query, series: Series) -> list[Observation]:
    """The series in the periods asked for; its latest if none is; the one before that for "the year before"."""
    if query.periods:
        return [observation for period in query.periods for observation in _of_period(series, period)[:1]]
    levels = series.observations
    if query.every_year:
        return [o for o in levels if o.period and o.period.kind is PeriodKind.FINANCIAL_YEAR] or [levels[-1]]
    if query.relation in (Relation.PREVIOUS, Relation.BEFORE_PREVIOUS):
        step = 2 if query.relation is Relation.PREVIOUS else 3
        return [levels[-step]] if len(levels) >= step else []
    return [levels[-1]]


def _of_period(series: Series, asked: Period) -> list[Observation]:
    """The observations that answer for a period: the same one, or a day or month inside the year asked for."""
    same = [o for o in series.observations if o.period and (o.period.start, o.period.end) == (asked.start, asked.end)]
    if same or asked.kind not in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR):
        return same
    return [
        o
        for o in reversed(series.observations)
        if o.period
        and o.period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH)
        and asked.contains(o.period)
        and _is_dated(o)
    ]


def _is_dated(observation: Observation) -> bool:
    """Whether the figure's own words date it: the day a document was published does not make a figure of that year."""
    return observation.period_known not in (PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)


def _meant(query: Query, series: Series, shown: Sequence[Observation]) -> list[Observation]:
    """The observations of other periods whose value the question takes for that of the period asked for."""
    said = {quantity.value for quantity in query.numbers}
    return [o for o in series.observations if o not in shown and o.value in said and o.period]


def _other_number(query: Query, series: Series, shown: Sequence[Observation]) -> list[Statement]:
    """A false premise put right: "7,760 is the figure for 2021-22"."""
    return [
        Statement.worded("answered.other_period", o, value=show_observation(o), period=o.period.label)
        for o in _meant(query, series, shown)
        if o.period
    ]


def year_before(query: Query, series: Series) -> list[Observation]:
    """The value one year before the latest, where no period was asked for: a number alone says little."""
    if query.periods or query.relation or query.every_year or series.latest.period is None:
        return []
    earlier = series.latest.period.previous()
    return [
        o
        for o in series.observations
        if o.value is not None and o.period and (o.period.start, o.period.end) == (earlier.start, earlier.end)
    ][:1]


def choose(query: Query, fitting: Sequence[Series]) -> Draft:
    """The series that could be meant, each as a ready question."""
    names = list(dict.fromkeys(series_name(series.latest) for series in fitting))[:MAX_CHOICES]
    period = f" in {query.periods[0].label}" if query.periods else ""
    area = f" in {query.area}" if query.area and query.area_named else ""
    start = "How much was" if query.wants is Wants.MONEY else "What was the figure for"
    choices = tuple(Choice(f"{start} {name}{area}{period}?", name) for name in names)
    return Draft(Outcome.CLARIFY, (Statement.worded("clarify.figures"),), choices=choices)
