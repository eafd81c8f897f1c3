"""Which periods of a sentence are of others: of an earlier value, or of the collection that others are taken from.

In: a sentence, the place of a number in it, a period that it mentions. Out: whether the period is another number's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.own_periods import NEARBY
from corpus.figures.places import Known
from corpus.models import EARLIER_VALUE, Observation
from corpus.periods import (
    PeriodKind,
    PeriodKnown,
    PeriodMention,
    Relation,
    calendar_year,
    financial_year,
    find_periods,
)

_CITED = re.compile(r"[(\[](?:[Ss]ource\W{1,2})?(?:the )?[A-Z]{3,8}\b[^()\[\]\d]{0,20}$")
_OF_OTHERS = re.compile(
    r"\b(?:England|UK|Wales|Scotland|national(?:ly)?|averages?|region(?:s|al|ally)?|neighbours?|comparators?|peers?"
    r"|similar|other|London|targets?|(?:North|South)(?: |-)(?:East|West)|Midlands|Yorkshire|Humber)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(r"\b(?:up|down|rise|rose|risen|fall|fell|fallen|increased?|decreased?|dropp?\w*) ", re.IGNORECASE)
_OF_EARLIER = re.compile(
    r"\b(?:on|than|since|from)\s(?:(?:in|at|as\sat|by)\s)?(?:the\s)?$"
    r"|\b(?:from|compar\w+ (?:with|to)|against|than)\s(?:(?:the|an?|just|only|some|about|around|over|under|nearly)\s)?"
    r"[£\d][\d.,]*\s?(?:%|[\w-]+(?:\s[\w-]+)?)?\s(?:in\s|at\s|as\sat\s|for\s)?(?:the\s)?$",
    re.IGNORECASE,
)
""" "Down from 39.5% two years ago", "up 2 points on 2023": that time is the earlier value's."""


def is_of_earlier(sentence: str, mention: PeriodMention, number: int) -> bool:
    """Whether a time is an earlier value's, and the number behind it one of others, told of now: "below England's"."""
    if mention.end > number or _OF_OTHERS.search(sentence, mention.end, number) is None:
        return False
    return _OF_EARLIER.search(sentence[max(0, mention.start - 2 * NEARBY) : mention.start]) is not None


def is_cited(sentence: str, end: int, mention: PeriodMention) -> bool:
    """Whether a period tells of which year a collection is that a number and those of others are taken from.

    "17.3%, against 25.5% for England (ASCOF 2023/24)"; but in "64%, up from 61% (ASCOF 2022/23)" it is of the 61%.
    """
    between = sentence[end : mention.start]
    cited = _CITED.search(sentence[max(0, mention.start - NEARBY) : mention.start]) is not None
    return cited and _OF_OTHERS.search(between) is not None and not _MOVED.search(between)


def year_after(sentence: str, span: tuple[int, int]) -> Known | None:
    """The year after the one named in a span, where the sentence says that it is measured on "the previous year"."""
    mentions = find_periods(sentence)
    named = [m.period for m in mentions if m.period and span[0] <= m.start < span[1]]
    if len(named) != 1 or not any(m.relation is Relation.PREVIOUS for m in mentions):
        return None
    make = {PeriodKind.FINANCIAL_YEAR: financial_year, PeriodKind.CALENDAR_YEAR: calendar_year}.get(named[0].kind)
    return Known(make(named[0].start.year + 1), PeriodKnown.RESOLVED) if make else None


def at_another_place(known: Known, beside: Observation | None, found: Sequence[Observation], home: str | None) -> Known:
    """The period of what was told of home before: "It was 2,184 in 2022-23. Thanet 2,506, Swale 2,391".

    Only a time that the document hands down gives way, and never to that of an earlier value.
    """
    if beside is None or beside.period is None or beside.wording == EARLIER_VALUE:
        return known
    goes_on = beside not in found or beside.area != home
    is_handed_down = known.period is not None and known.how not in (PeriodKnown.PRINTED, PeriodKnown.RESOLVED)
    return Known(beside.period, PeriodKnown.RESOLVED) if goes_on and is_handed_down else known
