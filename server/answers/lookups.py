"""Answering with published figures as they stand: of one period or several, or saying which are held instead.

In: a query and the series that fit it, best first. Out: a `Draft`, or None where no series fits well enough, so that
text or a refusal may follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.models import Observation
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.fitness import stands_behind
from server.answers.matching import Series
from server.answers.models import Choice, Outcome
from server.answers.nearest import no_value, not_given, not_held_for_period
from server.answers.periods_asked import BACK, in_periods_asked, of_period
from server.answers.phrases import column_behind, join_words, sentence, series_name
from server.answers.queries import Query, Wants

SURE, SURE_IN_FULL = 0.6, 0.3
"""Probability from which what fits best is what is asked for; the second where it names every word of the question. On
questions kept out of the learning the probabilities come true in every tenth (`tests/benchmarks/fit.py`)."""
SURE_ALONE, SURE_ALONE_IN_FULL = 0.7, 0.6
"""The same of a number that answers a question told whole by itself: nothing else bears it out. Of 609 figures of
`short` one right answer and six wrong ones fewer, of `traps` two right ones (DECISIONS 89)."""
SURE_WITHOUT_TERM = 0.8
"""The same where a term of the question is named nowhere, nor are its telling words: all services are not home care."""
RIVAL = 3.0
"""A series less likely than the likeliest by this factor is not offered beside it."""
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


def least_sure(query: Query, named: Sequence[Series], *, alone: bool) -> tuple[float, float]:
    """The probabilities from which a series answers, the second for those `named` that name every word of the question.

    One that names all that is asked and nothing besides need be no surer for standing alone.
    """
    if not alone or not query.is_told_whole:
        return SURE, SURE_IN_FULL
    is_plain = all(not series.coverage.narrower and not series.coverage.dimensions for series in named)
    return SURE_ALONE, SURE_IN_FULL if is_plain else SURE_ALONE_IN_FULL


def best_series(query: Query, found: Sequence[Series], *, alone: bool = False) -> tuple[Series, ...]:
    """The series that the question asks for, likeliest first; several where it may well ask for any of them.

    Those that name every word of the question go before the others, and need be less likely. `alone`: whether what is
    found is the answer, not a part of what is reckoned or compared.
    """
    if not found:
        return ()
    chosen = _chosen(query, _counting(found), alone=alone)
    if alone and not query.is_vague and chosen and chosen[0].of_others:
        return ()  # a word that its document says of something else tells another figure apart
    return chosen


def _chosen(query: Query, found: Sequence[Series], *, alone: bool) -> tuple[Series, ...]:
    named = _named_in_full(found)
    sure, in_full = least_sure(query, named, alone=alone)
    if query.is_vague:  # "what is spent on adult social care?": no word tells, yet one figure may be that
        return () if query.relation in BACK else _likely(found, sure)  # "and the year before?" by itself asks of none
    likeliest = max(series.likelihood for series in found)
    if named and max(series.likelihood for series in named) * RIVAL >= likeliest:
        return _likely(named, in_full) or _likely(found, sure)
    return _likely(found, sure)


def _counting(found: Sequence[Series]) -> list[Series]:
    """The series without those that share their name with one that counts what is asked, as they do not.

    "There are 214 care homes with 8,930 beds": both are called so, and "how many care homes" asks of one. It is
    then as likely as both were together.
    """
    names = [(each.latest.document_id, each.latest.measure, each.latest.group) for each in found]
    best: dict[tuple[object, ...], float] = {}
    for name, each in zip(names, found, strict=True):
        best[name] = max(best.get(name, 0.0), each.fits_head)
    left: dict[tuple[object, ...], float] = {}
    for name, each in zip(names, found, strict=True):
        left[name] = left.get(name, 0.0) + each.likelihood * (each.fits_head < best[name])
    kept = Counter(name for name, each in zip(names, found, strict=True) if each.fits_head == best[name])
    return [
        replace(each, likelihood=each.likelihood + left[name] * (kept[name] == 1))
        for name, each in zip(names, found, strict=True)
        if each.fits_head == best[name]
    ]


def _named_in_full(found: Sequence[Series]) -> list[Series]:
    """The series that name every word asked for, of those the ones that count what is asked, the least narrow.

    Where the likeliest of all is among them, it and its rivals are: not all concerns are those that became enquiries.
    """
    full = [series for series in found if series.coverage.is_full and series.fits_head]
    likeliest = max(found, key=lambda series: series.likelihood)
    plainest = min((series.coverage.narrower for series in full), default=0)
    if (
        likeliest in full
        and likeliest.coverage.narrower == plainest
        and likeliest.latest.unit not in ("percent", "score")
    ):
        return [series for series in full if series.likelihood * RIVAL >= likeliest.likelihood]
    most = max((series.fits_head for series in full), default=0.0)
    full = [series for series in full if series.fits_head == most]
    least = min((series.coverage.narrower for series in full), default=0)
    return [series for series in full if series.coverage.narrower == least]


def _likely(found: Sequence[Series], sure: float) -> tuple[Series, ...]:
    likeliest = max(series.likelihood for series in found)
    likely = [series for series in found if series.likelihood * RIVAL >= likeliest]
    likely.sort(key=lambda series: -series.likelihood)
    lacks_term = any(each.is_term and each.partly < 1 for each in likely[0].coverage.missing)
    least = max(sure, SURE_WITHOUT_TERM) if lacks_term else sure
    return tuple(likely) if sum(series.likelihood for series in likely) >= least else ()


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
    if len(missing) == len(query.periods):  # so what is shown is of a paper that one of these years names
        missing = [period for period in missing if period not in {year for _, year in query.titled}]
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
