"""Whose day, month or quarter a question names: "the October 2018 finance report", "the February minutes".

In: a query and the documents of an index. Out: the documents of that time. What such a paper foresees for its year, and
what only the paper dates, is asked for by the time of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Metadata, Observation, Status
from corpus.periods import (
    Partial,
    Period,
    PeriodKind,
    PeriodKnown,
    date_published,
    financial_year,
    find_periods,
    fiscal_start,
    parse_period,
)
from server.answers.queries import Query

_SHORT = 100
"""Days of the longest period that tells one paper of a year from the next: a quarter."""
_PAPER = re.compile(
    r"\b(?:reports?|minutes|papers?|meetings?|monitoring|statements?|updates?|proposals?|consultations?|decisions?"
    r"|survey|story|article|announcements?|figures|agenda|debate|briefing|bulletin|position)\b",
    re.IGNORECASE,
)
"""Says that the time is that of a paper."""
_FORESEEN = (Status.BUDGET, Status.DRAFT, Status.FORECAST)


@dataclass(frozen=True, slots=True)
class Dated:
    """A paper with a day, month or quarter of its own: its id, its area, and whether it only came out then."""

    id: str
    area: str | None
    period: Period
    only_published: bool


def dated_papers(documents: Iterable[Metadata]) -> tuple[Dated, ...]:
    """The papers that are of a day, month or quarter, by what they say they are of, else by their title or date."""
    found = []
    for each in documents:
        told = _short_periods(each.period or "", each.period) or _short_periods(each.title, each.period)
        said = date_published(each.published)
        came_out = () if told or said is None or not _is_short(said) else (said,)
        found += [Dated(each.id, each.area, period, period in came_out) for period in (*told, *came_out)]
    return tuple(found)


def papers_then(query: Query, papers: Iterable[Dated]) -> frozenset[tuple[str, Period]]:
    """The ids of the papers of the area asked about that are of a time asked for, each with that time."""
    asked = [period for period in query.periods if _is_short(period)]
    if not asked and not query.parts:
        return frozenset()
    says_paper = bool(_PAPER.search(query.text))
    placed = [each for each in papers if None in (each.area, query.area) or each.area == query.area]
    here = [each for each in placed if says_paper or not each.only_published]
    whole = {(each.id, period) for each in here for period in asked if _is_of(each.period, period)}
    parts = {(each.id, period) for each in here for part in query.parts if (period := _in_year_of(part, each.period))}
    return frozenset(whole | parts)


def lacks_paper(query: Query) -> bool:
    """Whether a paper is asked for by a day, month or quarter of which none is held: what others tell is not its."""
    by_time = any(_is_short(period) for period in query.periods) or bool(query.parts)
    return by_time and not query.then and bool(_PAPER.search(query.text))


def is_of_paper_then(query: Query, observation: Observation, asked: Period) -> bool:
    """Whether a figure is asked for by the time of its paper: only the paper dates it, or it foresees its year's."""
    if (observation.document_id, asked) not in query.then:
        return False
    period = observation.period
    by_paper = observation.period_known in (PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)
    foresees = observation.status in _FORESEEN and period is not None and period.contains(asked)
    of_survey = period is not None and period.kind is PeriodKind.CALENDAR_YEAR and period.contains(asked)
    by_heading = observation.period_known is PeriodKnown.HEADING  # a survey of a week of 2021 is known by its year
    return period is None or by_paper or foresees or (of_survey and by_heading)


def _short_periods(text: str, stated: str | None) -> tuple[Period, ...]:
    """The days, months and quarters of a text, those without a year in the year that the paper states."""
    year = parse_period(stated or "")
    found = []
    for mention in find_periods(text, partial=True):
        period = mention.period or (mention.partial.complete(year) if mention.partial and year else None)
        found += [period] if period and _is_short(period) else []
    return tuple(found)


def _is_short(period: Period) -> bool:
    return (period.end - period.start).days < _SHORT


def _is_of(own: Period, asked: Period) -> bool:
    """Whether a paper is of the time asked for: of that time or within it, or of the month that ends on that day."""
    return asked.contains(own) or (own.end == asked.end and own.contains(asked))


def _in_year_of(part: Partial, own: Period) -> Period | None:
    """A part of a year in the year of a paper, where it is no longer than a quarter and the paper is of it."""
    asked = part.complete(financial_year(fiscal_start(own.start)))
    return asked if asked and _is_short(asked) and _is_of(own, asked) else None
