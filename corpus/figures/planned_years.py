"""The year that a text without a period of its own plans for: news that a budget was set, a strategy's last year.

In: a document, and the words of a number. Out: the one financial year whose budget the head of the document tells of,
or the last year of a plan. Only what is budgeted or proposed is of it: what happened is of no such year.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.figures.places import Known
from corpus.models import Document, DocumentKind
from corpus.periods import (
    Period,
    PeriodKind,
    PeriodKnown,
    Relation,
    calendar_year,
    date_published,
    financial_year,
    find_periods,
    fiscal_start,
    parse_period,
)
from corpus.sentences import sentences

HEAD_CHARS = 900
_OF_BUDGET = re.compile(r"\b(?:budgets?|council tax|spending plans?|precept)\b", re.IGNORECASE)
_SETS = re.compile(
    r"\b(?:approved|agreed|set|sets|adopted|passed|voted (?:for|through))\b[^.;]{0,80}"
    r"\b(?:budget|council tax|precept)\b",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(
    r"\b(?:revised|in-year|this year|virements?|supplementary|additional|amended|monitoring)\b", re.IGNORECASE
)
_LAST_MONTHS = (1, 2, 3)
"""Months in which councils set the budget of the financial year that begins in April."""
_END_OF_PLAN = re.compile(
    r"\b(?:by|at) the end of (?:the|this|our) (?:\w+ )?(?:strategy|plan|programme|period)\b", re.IGNORECASE
)


def planned_year(document: Document) -> Period | None:
    """The financial year whose budget or council tax the title or the opening of a document tells of, where it is one.

    "Council agreed its budget for 2025-26" in February 2025 is of 2025-26, and so is "council tax for the coming year".
    """
    metadata = document.metadata
    day = date_published(metadata.published)
    if day is None or day.kind is PeriodKind.CALENDAR_YEAR or metadata.kind is DocumentKind.MINUTES:
        return None
    years = _named(metadata.title, document.pages[0].text[:HEAD_CHARS], financial_year(fiscal_start(day.start)))
    return years[0] if len(years) == 1 else None


@lru_cache(maxsize=64)
def _named(title: str, head: str, now: Period) -> tuple[Period, ...]:
    """The years, from that of publication on, that sentences about a budget name."""
    following, found = financial_year(now.start.year + 1), set[Period]()
    for sentence in (title, *(head[start:end] for start, end in sentences(head))):
        if _OF_BUDGET.search(sentence):
            for mention in find_periods(sentence):
                period = following if mention.relation is Relation.NEXT else mention.period
                if period in (now, following):
                    found.add(period)
    return (following,) if following in found else tuple(found)


def set_ahead(text: str, known: Known) -> Known:
    """The year that a budget set in the last months of another is for: "in February 2024 Cabinet approved a budget"."""
    period = known.period
    if known.how is not PeriodKnown.RESOLVED or period is None or period.kind is not PeriodKind.FINANCIAL_YEAR:
        return known
    if not _SETS.search(text) or _IN_YEAR.search(text):
        return known
    days = [mention.period.end for mention in find_periods(text) if mention.period]
    is_ahead = len(days) == 1 and period.start <= days[0] <= period.end and days[0].month in _LAST_MONTHS
    return Known(financial_year(period.start.year + 1), PeriodKnown.RESOLVED) if is_ahead else known


def end_of_plan(words: str, title: str) -> Period | None:
    """The last year of the plan that a title names, where words say "by the end of the strategy"."""
    if not _END_OF_PLAN.search(words):
        return None
    period = parse_period(title)
    return calendar_year(period.end.year) if period and period.kind is PeriodKind.RANGE else None
