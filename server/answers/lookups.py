"""Answering with published figures as they stand: of one period or several, or saying which are held instead.

In: a query and the series that fit it, best first. Out: a `Draft`, or None where no series fits well enough, so that
text or a refusal may follow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from corpus.models import Observation
from corpus.periods import Period, PeriodKind, PeriodKnown, Relation
from server.answers.display import show_observation
from server.answers.drafts import Draft, Holding, Statement
from server.answers.matching import FULL, Series
from server.answers.models import Choice, Outcome
from server.answers.queries import Query, Wants

CLOSE = 0.12
"""Difference of score below which two series fit about as well: the question could mean either."""
CLOSE_OTHER_UNIT = 0.3
"""The same for a series of another unit: "the reach of the projects" may be people or pounds."""
MAX_CHOICES = 5
NEAR = 0.5
"""Cosine of question and label from which a series narrower than the question is still plainly the one meant."""


def answer_each_group(query: Query, found_for: Callable[[Query], Sequence[Series]]) -> Draft | None:
    """Two or more groups asked for at once: each looked up by itself, and all of them or none answered."""
    groups = [term for term in query.terms if term.kind == "group"]
    if len(groups) < 2:
        return None
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
    if series.extra and series.similarity < NEAR:
        return choose(query, held)
    if all(observation.value is None for observation in observations):
        return _no_value(query, series, observations)
    missing = [period for period in query.periods if not _of_period(series, period)]
    statements = [Statement(sentence(observation), (observation,)) for observation in observations]
    statements += [Statement(f"No figure is held for {period.label}.") for period in missing]
    before = year_before(query, series)
    statements += [
        Statement(f"The year before, {o.period.label}: {show_observation(o)}.", (o,)) for o in before if o.period
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
    """The observations of the series in the periods asked for; the latest if none is; the one before for "the year before"."""
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
    return observation.period_known is not PeriodKnown.DOCUMENT


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


def _no_value(query: Query, series: Series, observations: Sequence[Observation]) -> Draft:
    """The source has a place for the figure and says there why it gives none."""
    told = "; ".join(f"{show_observation(o)}{when_words(o)}" for o in observations)
    valued = [o for o in series.observations if o.value is not None and o.period]
    nearest = min(valued, key=lambda o: (_days_apart(query, o), o.id)) if valued else None
    labels = tuple(dict.fromkeys(o.period.label for o in valued if o.period))
    note = f" {_nearest_words(nearest)}" if nearest else ""
    return Draft(
        Outcome.NOT_HELD,
        (Statement(f"The source gives no value for {series_name(series.latest)}: it marks it as {told}.{note}"),),
        holding=Holding(labels, (), nearest),
        measure=series.latest.measure,
        group=series.latest.group,
    )


def _nearest_words(nearest: Observation) -> str:
    when = f" for {nearest.period.label}" if nearest.period else ""
    return f"The nearest figure held, which is not the answer, is {show_observation(nearest)}{when}."


def not_held_for_period(query: Query, series: Series) -> Draft:
    """Says for which periods the series is held, and shows the nearest as not the answer."""
    labels = tuple(dict.fromkeys(o.period.label for o in series.observations if o.period))
    asked = ", ".join(period.label for period in query.periods) or "the year before"
    nearest = _nearest(query, series)
    name = series_name(series.latest)
    held = f" It is held for {join_words(labels)}." if labels else ""
    note = f" {_nearest_words(nearest)}"
    return Draft(
        Outcome.NOT_HELD,
        (Statement(f"The documents hold no figure of {name} for {asked}.{held}{note}"),),
        holding=Holding(labels, (), nearest),
        measure=series.latest.measure,
        group=series.latest.group,
        period=asked,
    )


def _nearest(query: Query, series: Series) -> Observation:
    valued = [o for o in series.observations if o.value is not None] or list(series.observations)
    return min(valued, key=lambda o: (_days_apart(query, o), o.id))


def _days_apart(query: Query, observation: Observation) -> int:
    """Days between the end of the period asked for (else the latest) and that of an observation."""
    end = query.periods[0].end if query.periods else date.max
    return abs((observation.period.end - end).days) if observation.period else date.max.toordinal()


def choose(query: Query, fitting: Sequence[Series]) -> Draft | None:
    names = list(dict.fromkeys(series_name(series.latest) for series in fitting))[:MAX_CHOICES]
    period = f" in {query.periods[0].label}" if query.periods else ""
    start = "How much was" if query.wants is Wants.MONEY else "What was the figure for"
    choices = tuple(Choice(f"{start} {name}{period}?", name) for name in names)
    return Draft(Outcome.CLARIFY, (Statement("Several figures could be meant. Which one?"),), choices=choices)


def sentence(observation: Observation) -> str:
    """One figure in words: value, what it counts, period, and the area if it has one."""
    shown, when = show_observation(observation), when_words(observation)
    label = observation.group or observation.measure
    about = f" ({observation.measure})" if observation.group else ""
    if observation.wording.startswith("sentence"):
        return f"{_with_unit(observation, shown)}: “{observation.locator.quote}”{when}."
    if label.split()[0].lower() == observation.unit.lower() or (
        observation.group and observation.unit.lower() in label.lower().split()
    ):
        return f"{shown} {label}{about}{when}."
    return f"{_with_unit(observation, shown)}: {label}{about}{when}."


def _with_unit(observation: Observation, shown: str) -> str:
    noun = observation.unit not in ("GBP", "percent", "score", "percentage points") and not observation.unit.startswith(
        "per "
    )
    return f"{shown} {observation.unit}" if noun and observation.value is not None else shown


def when_words(observation: Observation) -> str:
    """ ", 2022-23" for a period printed or resolved; the document's own date is said to be that."""
    if observation.period is None:
        return ""
    if observation.period_known is PeriodKnown.DOCUMENT and observation.period.kind is PeriodKind.AS_AT:
        return f" (published {observation.period.label})"
    return f", {observation.period.label}"


def series_name(observation: Observation) -> str:
    """The series in words: group and measure, and its area where known."""
    name = f"{observation.group} ({observation.measure})" if observation.group else observation.measure
    parts = [value for _, value in observation.dimensions]
    return ", ".join([name, *parts])


def join_words(words: Sequence[str]) -> str:
    """ "2021-22", "2021-22 and 2022-23", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))
