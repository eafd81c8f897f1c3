"""What a time means where a sentence names it: the same quarter of another year, the year so far of money spent.

In: a sentence, a period that it mentions, those before it, and what its place hands down. Out: the mention, its period
as it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.own_periods import NEARBY
from corpus.figures.resolved_periods import Handed, resolved
from corpus.figures.year_parts import is_short, year_after
from corpus.periods import (
    Partial,
    PeriodKind,
    PeriodKnown,
    PeriodMention,
    Relation,
    between,
    financial_year,
    fiscal_start,
)

DAYS_OF_A_YEAR = 364
_SAME_PART = re.compile(
    r"\bthe same (?:period|quarter|months?|weeks?|day|date|time|point|stage|half|(?:two|three|six|nine) months)"
    r" (?:of|in|during) (?:the )?$",
    re.IGNORECASE,
)
_SAME_POINT = re.compile(r"(?:the )?same\b|this\b", re.IGNORECASE)
_SAME_STRETCH = re.compile(r"(?:the )?(?:same|this) (?:period|quarter|months?|half)\b", re.IGNORECASE)
_OF = re.compile(r"\s(?:of\s)?(?:the\s)?")
_IN_A_ROW = re.compile(
    r"(?:,|,?\sand)\s(?:[a-z]+\s){0,2}£?\d[\d,.]{0,12}(?:%|m|k)?(?:\s[a-z-]+){0,3}?\s(?:in|on|at|for|during)\s(?:the\s)?",
    re.IGNORECASE,
)
"""What stands between two times of one row: a comma or "and", and the number of the next."""
_COMPARES = re.compile(r"\b(?:compared|comparing|against|than|versus)\b", re.IGNORECASE)
_SPENT_TO = re.compile(
    r"\b(?:spend|spent|spending|expenditure|costs?|paid|payments|income|receipts)\b(?:(?!\bfrom\b)[^.;:,£\d]){0,60}"
    r"\b(?:up to|to|by) (?:the )?$",
    re.IGNORECASE,
)
""" "Agency spend to the end of Month 8 was £1.24m": what was spent from April on."""


def in_a_row(sentence: str, mentions: Sequence[PeriodMention]) -> list[PeriodMention]:
    """The mentions, those without a year in that of the last of their row: "400 in April, 395 in May 2023".

    What this year is compared with, "2,871 in Quarter 2 and 2,742 in Quarter 3 of 2023-24", is no row.
    """
    told = list(mentions)
    for at in range(len(told) - 2, -1, -1):
        one, after = told[at], told[at + 1]
        is_row = _IN_A_ROW.fullmatch(sentence, one.end, after.start) and not _COMPARES.search(sentence, 0, one.start)
        if one.partial is None or after.period is None or not is_row:
            continue
        meant = one.partial.complete(after.period)
        if meant is not None and meant.kind is after.period.kind:
            told[at] = replace(one, partial=None, period=meant)
    return told


def as_meant(sentence: str, mention: PeriodMention, before: Sequence[PeriodMention], handed: Handed) -> PeriodMention:
    """The mention with the period that it stands for here."""
    meant = (
        _part_last_year(sentence, mention, before, handed)
        or _year_following(mention, before, handed)
        or _same_part(sentence, mention, before, handed)
    )
    return _so_far(sentence, meant, handed) if handed.priced and not handed.planned else meant


def _year_following(mention: PeriodMention, before: Sequence[PeriodMention], handed: Handed) -> PeriodMention | None:
    """ "£20m in 2021-22, £22m the following year and £24m the year after": each a year on from the one before it."""
    if mention.relation is not Relation.FOLLOWING:
        return None
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n].period), -1)
    carried = handed.carried.period if handed.carried else None
    period = before[last].period if last >= 0 else carried
    if period is None or period.kind is PeriodKind.RANGE:
        return None
    for _ in range(1 + sum(each.relation is Relation.FOLLOWING for each in before[last + 1 :])):
        period = year_after(period)
    return replace(mention, period=period, relation=None)


def _part_last_year(
    sentence: str, mention: PeriodMention, before: Sequence[PeriodMention], handed: Handed
) -> PeriodMention | None:
    """ "In Q2 last year": that quarter of the year before; None where no part of a year stands before it."""
    part = before[-1] if before and mention.relation in (Relation.LAST, Relation.PREVIOUS) else None
    if part is None or part.partial is None or _OF.fullmatch(sentence, part.end, mention.start) is None:
        return None
    period = resolved(part, [], handed).period
    return replace(mention, start=part.start, period=period.previous(), relation=None) if period else None


def _so_far(sentence: str, mention: PeriodMention, handed: Handed) -> PeriodMention:
    """Money spent "to the end of October" is that of the financial year until then."""
    if not _SPENT_TO.search(sentence[max(0, mention.start - 2 * NEARBY) : mention.start]):
        return mention
    period = mention.period or (resolved(replace(mention, limit=None), [], handed).period if mention.partial else None)
    if period is None or not is_short(period):
        return mention
    so_far = between(financial_year(fiscal_start(period.end)).start, period.end)
    return replace(mention, period=so_far, partial=None, limit=None)


def _same_part(sentence: str, mention: PeriodMention, before: Sequence[PeriodMention], handed: Handed) -> PeriodMention:
    """ "The same quarter of 2023", or "last year", is the quarter that the sentence, else its place, has named."""
    if mention.relation is Relation.PREVIOUS and _SAME_POINT.match(sentence, mention.start):
        before_it = (each.period or (resolved(each, [], handed).period if each.partial else None) for each in before)
        told = next((period for period in before_it if period), None)
        if told is None and handed.known.how is PeriodKnown.PUBLISHED and _SAME_STRETCH.match(sentence, mention.start):
            return replace(mention, relation=None)  # which quarter that is, the day of publication does not tell
        told = told or handed.known.period
        is_part = told is not None and (told.kind is PeriodKind.QUARTER or is_short(told))
        return replace(mention, period=told.previous(), relation=None) if told and is_part else mention
    window = max(0, mention.start - NEARBY)
    lead = _SAME_PART.search(sentence[window : mention.start])
    if lead is None or mention.period is None or (mention.period.end - mention.period.start).days < DAYS_OF_A_YEAR:
        return mention
    named = [resolved(each, list(before), handed).period for each in before]
    part = next((period for period in (*named, handed.known.period) if period), None)
    if part is None or part.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR):
        return mention
    first, last = (part.start.month, part.start.day), (part.end.month, part.end.day)
    made = Partial(first, last).complete(mention.period)
    return replace(mention, start=window + lead.start(), period=made) if made else mention
