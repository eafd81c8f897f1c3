"""Periods as UK councils write them, from one text: "2022-23", "22/23", "as at 31 March 2023", "the year before".

In: a run of text, of a document or of a question; the same rules read both. Out: mentions, each with its place and its
`Period`, or its relation to a period that the reader knows. Steps: pieces ("April", "2023-24"), a piece joined with its
year ("Q3" + "2023-24"), two joined in a stretch ("April" + "June 2023"), what leads to it ("year ended"), its limit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus.partials import MONTH_END, Partial
from corpus.period_atoms import find_atoms
from corpus.period_joins import joined, with_lead
from corpus.period_patterns import DASH, LIMIT_LEAD
from corpus.period_pieces import BEFORE, Relation
from corpus.spans import (
    Period,
    PeriodKind,
    PeriodKnown,
    as_at,
    between,
    calendar_year,
    financial_year,
    fiscal_start,
    month,
    quarter,
    years_within,
)

__all__ = [
    "Limit",
    "Partial",
    "Period",
    "PeriodKind",
    "PeriodKnown",
    "PeriodMention",
    "Relation",
    "as_at",
    "between",
    "calendar_year",
    "date_published",
    "financial_year",
    "find_periods",
    "fiscal_start",
    "month",
    "parse_period",
    "quarter",
    "years_within",
]


class Limit(StrEnum):
    """What a period bounds, where it is not the time that a number is of: "by March 2026", "since 2019"."""

    FROM = "from"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named in a text at `start` to `end`: a `period`, a `relation` or a `partial` to be resolved."""

    start: int
    end: int
    period: Period | None = None
    relation: Relation | None = None
    partial: Partial | None = None
    """"Q3", "31 March": a period without its year."""
    limit: Limit | None = None
    """Set where the text says "by", "from", "since", "until": an end of something, not the time of a count."""
    by_months: bool = False
    """Whether a relation is counted from the day it is told from: "twelve months ago", not "the year before"."""


_MAY_SPEAK_OF_TIME = re.compile(
    r"\d|year|quarter|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|months|the same|half", re.IGNORECASE
)
_BY_MONTHS = re.compile(
    r"(?:a|one) year (?:ago|earlier|before|previously)|(?:12|twelve) months (?:ago|earlier|previously)", re.IGNORECASE
)
_MONTH_ALONE = re.compile(
    rf"(?:\b(?:in|for|during|of|by|since|until|till|from|to|between|and|at|on|last|next|this|every|late|early|mid"
    rf"|before|after)|{DASH}|[(|:/,;])\s?(?:the\s)?$|^\s*$",
    re.IGNORECASE,
)
"""What stands before a month that is named alone: "in March", not "they march"."""


def find_periods(text: str, *, partial: bool = False) -> tuple[PeriodMention, ...]:
    """The periods that a text names, in order: 2022-23 of "in 22/23"; of "the year before" a relation.

    With `partial` also those that want their year ("Q3", "31 March"), else left out.
    """
    return _mentions(text) if partial else _whole_mentions(text)


def parse_period(text: str) -> Period | None:
    """The one period a label names, or None: `parse_period("to 31 May 2017")`, `parse_period("2021-23")`.

    Two years printed together ("2022-23, 2025-26") are the range from the first to the last.
    """
    found = [mention.period for mention in find_periods(text) if mention.period]
    if len(found) < 2:
        return found[0] if found else None
    return between(min(period.start for period in found), max(period.end for period in found))


def date_published(published: str | None) -> Period | None:
    """The day, month or year that a catalogue's `published` names; "2011-12" is December 2011 there, and no year."""
    match = re.fullmatch(r"(\d{4})-(\d{2})", published or "")
    if match and 1 <= int(match[2]) <= 12:
        return month(int(match[1]), int(match[2]))
    return parse_period(published or "")


@lru_cache(maxsize=4096)
def _whole_mentions(text: str) -> tuple[PeriodMention, ...]:
    return tuple(mention for mention in _mentions(text) if mention.partial is None)


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[PeriodMention, ...]:
    if not _MAY_SPEAK_OF_TIME.search(text):
        return ()
    mentions, position = [], 0
    for atom in joined(find_atoms(text), text):
        led = with_lead(atom, text, position)
        before = text[max(position, led.start - BEFORE) : led.start]
        if led.partial and not _says_when(led.partial, led.loose, before):
            continue
        limit = None if led.joined else _limit(before)
        by_months = led.relation is Relation.PREVIOUS and bool(_BY_MONTHS.fullmatch(text, led.start, led.end))
        mentions.append(PeriodMention(led.start, led.end, led.period, led.relation, led.partial, limit, by_months))
        position = led.end
    return tuple(mentions)


def _says_when(partial: Partial, loose: bool, before: str) -> bool:
    """Whether a partial that found no year is one: a month alone only after a word like "in"."""
    is_month = partial.first[0] == partial.last[0] and partial.last[1] == MONTH_END
    return not loose and (not is_month or bool(_MONTH_ALONE.search(before)))


def _limit(before: str) -> Limit | None:
    """ "by" of "by March 2026": a target, a start or an end."""
    match = LIMIT_LEAD.search(before)
    return Limit(match.lastgroup) if match and match.lastgroup else None
