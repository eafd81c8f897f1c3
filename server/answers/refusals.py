"""Saying honestly that something is not held, with what is held near to it; offering choices to an open question."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Aspect
from corpus.periods import PeriodKind
from server.answers.drafts import Draft, Holding, Statement
from server.answers.fitness import stands_behind
from server.answers.lookups import MAX_CHOICES, periods_asked
from server.answers.matching import PARTIAL, Series
from server.answers.models import Choice, Outcome
from server.answers.nearest import PERHAPS
from server.answers.phrases import series_name
from server.answers.queries import Query, Wants
from server.wording import Wording


def offer_choices(query: Query, found: Sequence[Series]) -> Draft | None:
    """For a question that names nothing to look for: the figures of its kind that are held, as ready questions."""
    if not query.is_vague or query.wants not in (Wants.COUNT, Wants.MONEY):
        return None
    options: dict[str, str] = {}
    for series in found:
        observations = periods_asked(query, series)
        told = observations and not stands_behind(query.text, series.latest)
        if told and series.latest.aspect is Aspect.LEVEL and _yearly(series):
            latest = observations[-1]
            start = "How much was spent:" if query.wants is Wants.MONEY else "How many:"
            period = f", {latest.dated}" if latest.dated else ""
            options.setdefault(series_name(latest), f"{start} {series_name(latest)}{period}?")
    choices = tuple(Choice(question, label) for label, question in list(options.items())[:MAX_CHOICES])
    if not choices:
        return None
    return Draft(Outcome.CLARIFY, (Statement.worded("clarify.open"),), choices=choices)


def _yearly(series: Series) -> bool:
    return any(o.period and o.period.kind is PeriodKind.FINANCIAL_YEAR for o in series.observations)


def not_held(query: Query, found: Sequence[Series], wording: Wording) -> Draft:
    """The refusal, with the periods and groups of the nearest series that shares part of what was asked."""
    text = wording.text("not_held.text")
    near = [series for series in found if series.coverage.share >= PARTIAL and series.likelihood >= PERHAPS]
    holding = None
    if near and query.wants is not Wants.TEXT:
        first = near[0]
        groups = tuple(
            dict.fromkeys(s.latest.group for s in near if s.latest.group and s.latest.measure == first.latest.measure)
        )
        periods = tuple(dict.fromkeys(o.dated for o in first.observations if o.dated))
        holding = Holding(periods, groups, None)
    return Draft(Outcome.NOT_HELD, (Statement(text),), holding=holding or Holding())
