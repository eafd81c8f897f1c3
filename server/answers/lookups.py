"""Answering with published figures as they stand: of one period or several, or saying which are held instead.

In: a query and the series that fit it, best first. Out: a `Draft`, or None where no series fits well enough, so that
text or a refusal may follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.glossary import Glossary, Term
from corpus.models import Observation
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.fitness import stands_behind
from server.answers.matching import Series
from server.answers.models import Choice, Outcome
from server.answers.nearest import no_value, not_given, not_held_for_period
from server.answers.periods_asked import in_periods_asked, of_period
from server.answers.phrases import column_behind, join_words, sentence, series_name
from server.answers.queries import Query, Wants
from server.answers.series_meant import best_series

_JOINED = re.compile(r"\b(?:and|or)\b|[,&/]", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!]\s")
MAX_CHOICES = 5


def answer_each_group(query: Query, found_for: Callable[[Query], Sequence[Series]], glossary: Glossary) -> Draft | None:
    """Two or more groups asked for at once: each looked up by itself, and all of them or none answered."""
    groups = [term for term in query.terms if term.kind == "group"]
    if len(groups) < 2 or not _are_joined(query.text, groups, glossary):
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


def _are_joined(text: str, groups: Sequence[Term], glossary: Glossary) -> bool:
    """Whether one sentence names the groups, each in a part of its own between "and", "or" and commas."""
    for asked in _SENTENCE_END.split(text):
        parts = [glossary.read(part).terms for part in _JOINED.split(asked)]
        named = [[group for group in groups if group in terms] for terms in parts]
        if all(any(group in part for part in named) for group in groups):
            return all(len(part) < 2 for part in named)
    return False


def answer_lookup(query: Query, found: Sequence[Series], *, alone: bool = False) -> Draft | None:
    """The figure asked for, in each period asked for; or not held, or a choice between readings that differ.

    `alone`: as for `best_series`.
    """
    fitting = best_series(query, found, alone=alone)
    if not fitting:
        undated = [replace(series, likelihood=series.whatever_period) for series in found]
        meant = best_series(query, undated, alone=alone)
        return not_held_for_period(query, meant[0]) if meant and not periods_asked(query, meant[0]) else None
    held = [series for series in fitting if periods_asked(query, series)]
    if not periods_asked(query, fitting[0]):
        return not_held_for_period(query, fitting[0])
    shown = [(series, periods_asked(query, series)) for series in held]
    if any(_contradicts_itself(series, each) for series, observations in shown for each in observations):
        return None
    if len({tuple((o.value, o.upper, o.unit) for o in observations) for _, observations in shown}) > 1:
        # "What will the rent be on a one bed flat?" is not asked which of the counts of flats it means.
        return None if all(series.coverage.missing for series in held) else choose(query, held)
    series, observations = shown[0]
    silent: list[Observation] = []
    if all(observation.value is None for observation in observations):
        given = [each for each in series.observations if each.value is not None and each.period]
        if not given or query.periods or query.parts or query.relation:
            return not_given(query, series, observations)
        silent, observations = observations, given[-1:]  # of a survey held every second year the last that was held
        series = replace(series, observations=tuple(each for each in series.observations if each not in silent))
    missing = [period for period in query.periods if not of_period(series.observations, period)]
    if len(missing) == len(query.periods):  # what is shown is of a paper that one of these years names, or of them all
        titled = {year for _, year in query.titled}
        missing = [period for period in missing if titled and period not in titled]
    statements = [Statement(sentence(observation), (observation,)) for observation in observations]
    if column := column_behind(observations[-1]):
        statements.append(Statement.worded(f"answered.{column.lower()}", observations[-1]))
    statements += [Statement.worded("not_held.part", period=period.label) for period in missing]
    statements += [no_value(series, each) for each in silent]
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
        related=(*before, *silent),
        measure=series.latest.measure,
        group=series.latest.group,
        period=", ".join(o.period.label for o in observations if o.period) or None,
    )


def periods_asked(query: Query, series: Series) -> list[Observation]:
    """The series in the periods asked for; its latest if none is; the one before that for "the year before"."""
    return in_periods_asked(query, series.observations)


def _contradicts_itself(series: Series, shown: Observation) -> bool:
    """Whether the document of a figure has another number under the same name for the same time: one is misread."""
    return any(
        other.document_id == shown.document_id and other.period == shown.period and other.value != shown.value
        for other in series.observations
        if other.period is not None
    )


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
    if query.periods or query.parts or query.relation or query.every_year or series.latest.period is None:
        return []
    earlier = series.latest.period.previous()
    return [
        o
        for o in series.observations
        if o.value is not None and o.period and (o.period.start, o.period.end) == (earlier.start, earlier.end)
    ][:1]


def choose(query: Query, fitting: Sequence[Series]) -> Draft | None:
    """The series that could be meant, each as a ready question; None where all are numbers behind a measure."""
    told = [series.latest for series in fitting if not stands_behind(query.text, series.latest)]
    names = list(dict.fromkeys(series_name(observation) for observation in told))[:MAX_CHOICES]
    if not names:
        return None
    period = f" in {query.periods[0].label}" if query.periods else ""
    area = f" in {query.area}" if query.area and query.area_named else ""
    start = "How much was" if query.wants is Wants.MONEY else "What was the figure for"
    choices = tuple(Choice(f"{start} {name}{area}{period}?", name) for name in names)
    return Draft(Outcome.CLARIFY, (Statement.worded("clarify.figures"),), choices=choices)
