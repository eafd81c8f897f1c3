"""Which observations of a series are of the periods that a question asks for.

In: a query and the observations of one series, oldest first. Out: those asked for, none where the period is not held.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from corpus.models import Observation, Status
from corpus.periods import (
    Partial,
    Period,
    PeriodKind,
    PeriodKnown,
    Relation,
    as_at,
    financial_year,
    find_periods,
    fiscal_start,
)
from corpus.quantities import find_quantities
from server.answers.papers_then import is_of_paper_then
from server.answers.queries import Operation, Query

_WHEN_MET = re.compile(r"\bwhen (?:did|does|do|will|is|was)\b.*\bmeet(?:ing)?\b", re.IGNORECASE)
"""Asks for the day of a meeting, which no year tells."""
_AT_END = re.compile(
    r"\b(?:quarter|month|period|year)[- ]end\b|\b(?:end|last day) of (?:the )?(?:quarter|month|period|year)\b",
    re.IGNORECASE,
)
"""Says that a figure of a quarter or month is counted on its last day."""

_NOW = re.compile(r"\b(?:is|are|has|have|now|today|currently|at present|at the moment)\b", re.IGNORECASE)
"""Tells how things are on the day on which it is written."""
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_OF_STATE = re.compile(
    r"\b(?:not (?:yet )?(?:completed?|started|assessed|reviewed|signed off)|uncompleted|incomplete|outstanding|waiting"
    r"|awaiting|backlog|vacan\w+|open|in (?:place|force|post)|on (?:the|a) (?:register|list|caseload)|caseloads?"
    r"|unallocated|unassessed|overdue|reserves?|balances?|headcount|beds|residents living)\b",
    re.IGNORECASE,
)
"""Names what is counted on a day, which a table by years counts at the end of each."""

BACK = {Relation.JUST_BEFORE: 0, Relation.PREVIOUS: 1, Relation.BEFORE_PREVIOUS: 2}
"""How many years before the latest a question asks for; 0 for the quarter or month just before."""

_PER = re.compile(
    r"\b(?:an?|per|each|every) (?:person |head )?(?:hour|night|day|week|visit|session|meal)\b|hourly|weekly",
    re.IGNORECASE,
)
"""Says that money is a price."""


_PRICES = re.compile(r"\b(?:fees?|charges|prices?|price list|tariff|(?:valid|effective) from)\b", re.IGNORECASE)
"""Heads a list of prices, or names one."""
_VALID = re.compile(r"\b(?:valid|effective) from\b", re.IGNORECASE)
"""Says of all that a paper lists that it holds from a day on."""


def is_told_of_before(query: Query, text: str) -> bool:
    """Whether a text with numbers tells of the year before, where that is asked for: else they are of now."""
    if query.relation not in BACK or not find_quantities(text):
        return True
    return any(mention.relation in BACK for mention in find_periods(text))


def is_of_other_day(query: Query, text: str) -> bool:
    """Whether a text is dated, and no date in it is of the day or month that a question asks about."""
    asked = [
        mention.period
        for mention in find_periods(query.text)
        if mention.period and mention.period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) and mention.limit is None
    ]
    said = [mention.period for mention in find_periods(text) if mention.period]
    told = any(each.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) for each in said)
    near = any(one.contains(other) or other.contains(one) for one in asked for other in said)
    return (bool(asked and said) and not near) or (not told and _WHEN_MET.search(query.text) is not None)


def in_periods_asked(query: Query, levels: Sequence[Observation]) -> list[Observation]:
    """A series, oldest first, in the periods asked for; its latest if none is, the one before for "the year before"."""
    if query.periods:
        of_asked = _of_all_years(query, levels) or [
            observation for period in query.periods for observation in of_period(levels, period)[:1]
        ]
        papers = {name for name, year in query.titled if year in query.periods}
        of_paper = [each for each in levels if each.document_id in papers and not _is_dated(each)][-1:]
        return of_asked or of_paper or _of_papers_then(query, levels) or _planned_until(query, levels)
    if query.parts and levels[-1].status in (Status.ACTUAL, Status.TARGET):  # a forecast made in a month is the year's
        of_parts = [o for part in query.parts for o in (_of_part(levels, part) or _said_of(levels, part))[:1]]
        return of_parts or _of_papers_then(query, levels)
    if query.every_year:
        return [o for o in levels if o.period and o.period.kind is PeriodKind.FINANCIAL_YEAR] or [levels[-1]]
    if query.relation in BACK:
        return _before_latest(levels, BACK[query.relation])
    if query.relation is Relation.YEAR_START:
        dated = [(each, each.period) for each in levels if each.period]
        return [each for each, day in dated if day == as_at(financial_year(fiscal_start(day.end)).start)][-1:]
    return [levels[-1]]


def _of_papers_then(query: Query, levels: Sequence[Observation]) -> list[Observation]:
    """The figures of the papers of the day, month or quarter asked for, the latest of each."""
    times = sorted({period for _, period in query.then})
    return [o for time in times for o in [each for each in levels if is_of_paper_then(query, each, time)][-1:]]


def _of_all_years(query: Query, levels: Sequence[Observation]) -> list[Observation]:
    """The figure of all the years together that a question names from the first to the last, where one is held."""
    if query.operation is not Operation.LOOKUP or len(query.periods) == 1:
        return []
    first, last = min(each.start for each in query.periods), max(each.end for each in query.periods)
    return [each for each in levels if each.period and (each.period.start, each.period.end) == (first, last)][-1:]


def _before_latest(levels: Sequence[Observation], years: int) -> list[Observation]:
    """The figure of so many years before the latest, of 0 years the one of the stretch just before it; none without.

    What is held before the latest may be of any earlier year: two years ago is not the year before.
    """
    latest = levels[-1]
    if latest.period is None or not latest.is_dated:
        return []
    if not years:
        ends = latest.period.start - timedelta(days=1)
        return [o for o in levels if o.period and o.period.end == ends and o.period.kind is latest.period.kind][-1:]
    wanted = latest.period
    for _ in range(years):
        wanted = wanted.previous()
    return of_period(levels[:-1], wanted)[:1]


def _of_part(levels: Sequence[Observation], part: Partial) -> list[Observation]:
    """The observations of a part of a year, of whatever year, the latest first."""
    years = ((o, financial_year(fiscal_start(o.period.start))) for o in reversed(levels) if o.period)
    return [o for o, year in years if (asked := part.complete(year)) and _answers_for(o, asked)]


def _said_of(levels: Sequence[Observation], part: Partial) -> list[Observation]:
    """The observations of which no year is told, whose own sentence names the day or month asked for."""
    ends = (part.first, part.last)
    return [
        each
        for each in levels
        if each.period is None
        and any(
            mention.partial and (mention.partial.first, mention.partial.last) == ends
            for mention in find_periods(each.locator.quote, partial=True)
        )
    ]


def _planned_until(query: Query, levels: Sequence[Observation]) -> list[Observation]:
    """Planned money that is for a stretch up to what is asked for: "£2 billion of improvements until 2025"."""
    asked = {mention.period for mention in find_periods(query.text) if mention.limit and mention.period}
    foreseen = (Status.BUDGET, Status.DRAFT, Status.FORECAST)
    plans = [each for each in levels if each.status in foreseen and each.unit == "GBP"]
    return [
        each
        for each in plans
        if any(mention.limit and mention.period in asked for mention in find_periods(each.locator.quote))
    ][-1:]


def of_period(levels: Sequence[Observation], asked: Period) -> list[Observation]:
    """The observations that answer for a period: the same one, or a day or month inside the year or month asked for."""
    same = [o for o in levels if o.period and (o.period.start, o.period.end) == (asked.start, asked.end)]
    return same or [o for o in reversed(levels) if _answers_for(o, asked)]


def _answers_for(observation: Observation, asked: Period) -> bool:
    """Whether a figure is of the period asked for, or of a day or month in it that its own words name."""
    period = observation.period
    if period is None:
        return False
    if (period.start, period.end) == (asked.start, asked.end):
        return True
    if _is_of_document(observation, asked, period):
        return True
    if _is_planned_then(observation, asked, period):
        return True
    if asked.kind is PeriodKind.AS_AT and asked.end == period.end:
        of_state = _OF_STATE.search(observation.label) is not None and observation.is_cell
        return _AT_END.search(observation.label) is not None or (of_state and period.kind in _YEARS)
    is_share = observation.unit in ("percent", "score")  # what was counted or paid in a month is not the year's
    of_paper = observation.period_known in (PeriodKnown.HEADING, PeriodKnown.DOCUMENT)
    if is_share and of_paper and period.kind is PeriodKind.QUARTER and period.end == asked.end:
        return asked.kind is PeriodKind.FINANCIAL_YEAR  # the report of the last quarter is that of the year
    of_year = (PeriodKind.AS_AT, PeriodKind.MONTH) if is_share else (PeriodKind.AS_AT,)
    inner = {
        PeriodKind.FINANCIAL_YEAR: of_year,
        PeriodKind.CALENDAR_YEAR: of_year,
        PeriodKind.QUARTER: (PeriodKind.AS_AT,),
        PeriodKind.MONTH: (PeriodKind.AS_AT,),
    }
    return period.kind in inner.get(asked.kind, ()) and asked.contains(period) and _is_dated(observation)


def _is_planned_then(observation: Observation, asked: Period, period: Period) -> bool:
    """Whether money committed in a month is asked for by that month: its sentence names it, its time is the year."""
    is_plan = observation.status in (Status.BUDGET, Status.DRAFT, Status.FORECAST) and observation.unit == "GBP"
    if not is_plan or asked.kind is not PeriodKind.MONTH or not period.contains(asked):
        return False
    return any(mention.period == asked for mention in find_periods(observation.locator.quote))


def _is_of_document(observation: Observation, asked: Period, period: Period) -> bool:
    """Whether a figure that only its document dates may be of the time asked for: a year that holds that date, or a day
    or month within that month.

    A price holds on every day of its year, whoever dates it.
    """
    said = f"{observation.unit} {observation.label} {observation.locator.quote}"
    is_priced = _PER.search(said) or _PRICES.search(" ".join((observation.label, *observation.locator.headings)))
    is_priced = is_priced or _VALID.search(observation.context)
    of_rate = observation.unit == "GBP" and bool(is_priced)
    if of_rate and asked.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) and period.kind is PeriodKind.FINANCIAL_YEAR:
        return period.contains(asked)
    if observation.period_known is PeriodKnown.PUBLISHED:
        is_wider = asked.kind in (PeriodKind.CALENDAR_YEAR, PeriodKind.MONTH)
        return is_wider and asked.contains(period) and _tells_now(observation)
    if observation.period_known is not PeriodKnown.DOCUMENT:
        return False
    if asked.kind is PeriodKind.CALENDAR_YEAR and period.kind is PeriodKind.FINANCIAL_YEAR:
        return period.start.year == asked.start.year  # a paper of 2011 that tells of 2011-12
    wider = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
    if asked.kind in wider and period.kind not in (*wider, PeriodKind.RANGE):
        return asked.contains(period)
    return period.kind is PeriodKind.MONTH and asked.kind is PeriodKind.AS_AT and period.contains(asked)


def _tells_now(observation: Observation) -> bool:
    """Whether words of no time of their own tell how things are on the day they came out: "today there are 28"."""
    is_short = observation.period is not None and observation.period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH)
    return is_short and _NOW.search(observation.locator.quote) is not None


def _is_dated(observation: Observation) -> bool:
    """Whether the figure's own words date it: the day a document was published does not make a figure of that year."""
    return observation.period_known not in (PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)
