"""What a question says of time, taken out before it is read on: a year left among the words pulls the search to it.

In: the text of a question. Out: its periods; where it names none, parts of a year ("in August", "Q2") or a relation
("the year before"); and the text without them.
"""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass

from corpus.periods import (
    Limit,
    Partial,
    Period,
    PeriodKind,
    PeriodMention,
    Relation,
    calendar_year,
    financial_year,
    find_periods,
    fiscal_start,
    month,
    years_within,
)

APRIL = 4
_LEAD_CHARS = 60
"""Characters before a period in which the words stand that lead to it."""
_LEADS_TO_PERIOD = re.compile(
    r"(?:\b(?:in|for|during|of|at|as at|on|from|since|between|and|to|the|year|financial|fiscal|fy|end)\s*+){1,24}+$",
    re.IGNORECASE,
)

_JUST_BEFORE = re.compile(
    r"\b(?:(?:in|for|during) )?(?:the )?(?:previous|prior|preceding) (?:quarter|month|week)\b", re.IGNORECASE
)
"""The quarter, month or week before the latest; "the previous year" is a period's own way of wording."""
_THAT_IS = re.compile(
    r"\s?[,(:–—-]+\s?(?:(?:that is|that['’]s|i mean|i\.?e\.?|so|being|meaning|or rather|in)[\s,]{1,3}){0,2}",
    re.IGNORECASE,
)
"""What stands between "the year before" and the year that it is."""
_BEFORE = re.compile(r"(?<!year )(?<!one )\b(?:before|prior to) (?:the )?$", re.IGNORECASE)
_TO = re.compile(r"\s(?:and|to|until)\s", re.IGNORECASE)
_FROM_YEAR_TO_YEAR = re.compile(r"\b(?:from|between) ((?:19|20)\d\d) (?:to|and) ((?:19|20)\d\d)$", re.IGNORECASE)
_SAME_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(month_name[1:])})(?= (?:19|20)\d\d\b)(?P<between>.{{1,80}}?)"
    r"\b(?:the )?(?:previous|preceding|prior) (?P=month)\b",
    re.IGNORECASE,
)
"""A month and the one a year before it: "in November 2024 compared with the previous November"."""
_LAST_QUARTER = re.compile(r"\b(?:the )?(?:last|final) quarter\b(?! (?:of the|of \d|\d))", re.IGNORECASE)
""" "In the report for 2021, in the last quarter": of that year."""
_BESIDE_YEAR = re.compile(
    r"[,(]?\s{0,2}\b(?:(?:just|right|shortly|even) )?(?:before|during|after|since) "
    r"(?:the )?(?:pandemic|covid(?:-?19)?|coronavirus|lockdowns?)\b[,)]?",
    re.IGNORECASE,
)
"""What was going on in a year that is named."""
_ONWARDS = re.compile(r"\s?\bonwards?\b", re.IGNORECASE)
_THAN = re.compile(
    r"\b(?:than|compared (?:to|with)|against|after"
    r"|(?:up|down|increase|rise|fall|drop|change|decrease|growth) (?:on|from|over))"
    r" (?:in |for |it was in |during |back in )?$",
    re.IGNORECASE,
)


_YEAR_TO = re.compile(r"(?:the )?(?:year|twelve months|12 months) (?:up )?(?=to\b)", re.IGNORECASE)
"""Opens a year that is named by its last day or month alone: "over the twelve months to October 2024"."""


@dataclass(frozen=True, slots=True)
class Times:
    """What a question says of time: periods, else parts of a year without the year, else a relation; and the rest."""

    periods: tuple[Period, ...]
    parts: tuple[Partial, ...]
    relation: Relation | None
    rest: str
    since: bool = False
    """Whether the period is where a stretch begins that goes on: "since 2021-22", "more than in 2021-22"."""
    ends: tuple[Period, ...] = ()
    """The two times between which a stretch of parts of years lies: "between January 2023 and January 2024"."""


def _meant(text: str, mention: PeriodMention, period: Period) -> Period:
    """The period of a mention; of "before April 2025" and "before 2025-26" the year that ends there."""
    if not _BEFORE.search(text[max(0, mention.start - _LEAD_CHARS) : mention.start]):
        return _year_from(period, mention.limit)
    if (period.start.month, period.start.day) == (APRIL, 1):
        return financial_year(period.start.year - 1)
    return period.previous() if period.kind is PeriodKind.CALENDAR_YEAR else period


def _year_from(period: Period, limit: Limit | None) -> Period:
    """The period; of "from April 2025" the financial year that begins then."""
    begins = limit is Limit.FROM and period == month(period.start.year, APRIL)
    return financial_year(period.start.year) if begins else period


def take_times(text: str) -> Times:
    """What a text says of time, and the text without it."""
    if re.search(r"\b(?:19|20)\d\d\b", text):
        text = _LAST_QUARTER.sub("the fourth quarter", text)
    text = _SAME_MONTH.sub(r"\g<month>\g<between>the year before", text)
    mentions = find_periods(text, partial=True)
    named = [_meant(text, mention, mention.period) for mention in mentions if mention.period]
    parts = [mention.partial for mention in mentions if mention.partial]
    relations = [mention.relation for mention in mentions if mention.relation]
    rest, position = [], 0
    for mention in mentions:
        near = max(position, mention.start - _LEAD_CHARS)
        rest.append(text[position:near] + _LEADS_TO_PERIOD.sub("", text[near : mention.start]))
        onwards = _ONWARDS.match(text, mention.end)
        position = onwards.end() if onwards else mention.end
    rest.append(text[position:])
    periods = [year for period in named for year in years_within(period)]
    if len(periods) == 1 and parts:  # "in August 2024-25", "Q2 … 2024-25"
        whole = [period for part in parts if (period := part.complete(periods[0]))]
        periods, parts = whole or periods, []
    if len(periods) == 1 and Relation.PREVIOUS in relations:
        periods = [*periods, periods[0].previous()]  # "in 2022-23, and the year before?"
        before, after = mentions[0], mentions[-1]
        between = text[before.end : after.start]
        if before.relation and _THAT_IS.fullmatch(between):
            periods = periods[:1]  # "the year before, 2021-22"
        elif before.relation and len(between) <= len(" that of ") and between.strip() not in ("in", "for", "during"):
            periods = periods[1:]  # "the year before 2022-23"
    relation = relations[0] if relations and not (named or parts) else None
    told = " ".join(rest)
    text_left = " ".join((_BESIDE_YEAR.sub(" ", told) if named else told).split())
    if not (named or parts or relations) and _JUST_BEFORE.search(text_left):
        relation, text_left = Relation.JUST_BEFORE, " ".join(_JUST_BEFORE.sub(" ", text_left).split())
    since = (
        len(periods) == 1
        and any(  # "from 2020-21 to 2021-22" ends where it says
            mention.limit is Limit.SINCE or _THAN.search(text[: mention.start]) or _ONWARDS.match(text, mention.end)
            for mention in mentions
            if mention.period
        )
    )
    ends = next((found for mention in mentions if (found := _ends(text, mention))), ())
    return Times(tuple(dict.fromkeys(periods)), tuple(dict.fromkeys(parts)), relation, text_left, since, ends)


def _ends(text: str, mention: PeriodMention) -> tuple[Period, ...]:
    """The two ends of a stretch as periods of their own; none for one that is a period by itself, or of whole years."""
    said = text[mention.start : mention.end]
    if years := _FROM_YEAR_TO_YEAR.search(text[: mention.end]):  # "a rise from 2014 to 2015" is in no one year
        return (calendar_year(int(years[1])), calendar_year(int(years[2])))
    if mention.period is None or (parted := _TO.search(said)) is None:
        return ()
    if stretch := _YEAR_TO.match(said):
        return _year_to(said[stretch.end() :]) if mention.period.kind is PeriodKind.RANGE else ()
    first, last = (find_periods(f"in {text}", partial=True) for text in (said[: parted.start()], said[parted.end() :]))
    if len(first) != 1 or len(last) != 1 or (later := last[0].period) is None:
        return ()
    if mention.period.kind is not PeriodKind.RANGE and first[0].partial is None:
        return ()  # "January and December 2023" are two months and a year
    earlier = first[0].period
    if earlier is None and first[0].partial is not None:
        year = financial_year(fiscal_start(later.start))
        earlier = next(
            (
                each
                for each in (first[0].partial.complete(year), first[0].partial.complete(year.previous()))
                if each and each.start < later.start
            ),
            None,
        )
    return (earlier, later) if earlier else ()


def _year_to(said: str) -> tuple[Period, ...]:
    """The day or month a year before the one at which a year ends, and that one; none of a financial year."""
    last = next((found.period for found in find_periods(f"in {said.removeprefix('to ')}") if found.period), None)
    if last is None or last.kind not in (PeriodKind.AS_AT, PeriodKind.MONTH):
        return ()
    return (last.previous(), last)
