"""The period of a number in a sentence: named beside it, told by relation, the sentence's only one, or handed down.

In: a sentence, the place of a number in it, its role, and the period that the place hands down. Out: a period with how
it is known. A period that says what a number is measured against ("up 5% on 2021-22", "than in 2023") is not its own,
nor one that bounds a stretch of time ("since 2019", "by March 2026"), nor one inside brackets that hold another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.places import UNKNOWN, Known
from corpus.figures.roles import Role
from corpus.periods import (
    Limit,
    Period,
    PeriodKind,
    PeriodKnown,
    PeriodMention,
    Relation,
    calendar_year,
    financial_year,
    find_periods,
    fiscal_start,
)

DAYS_OF_A_YEAR = 364
NEARBY = 46
"""Characters within which a period belongs to a number: about eight words."""
_BASE = re.compile(
    r"\b(?:than|over|against|from|(?:compar\w+|relative)(?:\s+(?:with|to))?)\s+(?:the\s+|that\s+(?:in|of|for)\s+|in\s+"
    r"|(?:the\s+)?(?:level|figure|position)s?\s+(?:in|of|for)\s+)*$",
    re.IGNORECASE,
)
_ON = re.compile(r"\bon\s+(?:the\s+|that\s+(?:in|of|for)\s+)*$", re.IGNORECASE)
""" "up 5% on 2021-22"; but "on 31 March 2023" is when."""
_TO_HAPPEN = re.compile(
    r"\bto (?:be )?(?:open|start|begin|clos|end|finish|report|return|complet|launch|review)\w*(?: (?:again|back"
    r"|to \w+))?"
    r"\s(?:in|by|on|from)\s(?:early |late |mid-|(?:the )?(?:spring|summer|autumn|winter) (?:of )?)?$",
    re.IGNORECASE,
)
""" "72 flats, to open in spring 2026": when something is to happen is not what the number is of."""
_TOLD_OF_BASE = re.compile(r"\b(?:when|which|where|it|were|was|is|had)\b|^(?:['’]s)?\W*$", re.IGNORECASE)
_NEW_CLAUSE = re.compile(
    r"[\d;:–—]|,\s|\(|\b(?:and|but|from|against|compared|than|while|whereas|then|to|with)\b", re.IGNORECASE
)
_AWAY = re.compile(r"[\d;]|\b(?:from|against|to|with|compared|than)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r",\s(?:and|or)\b|;|\b(?:while|whilst|whereas|although|though|but)\b|[:.]\s", re.IGNORECASE)
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OPENING = re.compile(r"\W*(?:in|during|for|at|on|over|by|as at|as of|throughout)?\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Handed:
    """What a sentence is handed: its place's period, the one that the sentence before told, and what is planned."""

    place: Known
    carried: Known | None = None
    now: Period | None = None
    """The financial year of publication, for "this year" where the document is about another."""
    planned: bool = False
    """Whether the number is a target or forecast, of the day by which it is to be reached."""

    @property
    def known(self) -> Known:
        """The nearer of the two."""
        return self.carried or self.place


def bind_period(
    sentence: str, start: int, end: int, handed: Handed, role: Role = Role.LEVEL, barred: Sequence[tuple[int, int]] = ()
) -> Known:
    """The period of the number at `start` to `end` of a sentence. No mention inside a `barred` span is its own."""
    mentions = [
        mention
        for mention in find_periods(sentence, partial=True)
        if (mention.limit is None or (handed.planned and mention.limit is Limit.BY))
        and not any(left <= mention.start < right for left, right in barred)
        and not _inside_aside(sentence, mention, start)
        and not _TO_HAPPEN.search(sentence[max(0, mention.start - NEARBY) : mention.start])
    ]
    mentions = [
        m for m, after in zip(mentions, [*mentions[1:], None], strict=False) if not _spelt_out(sentence, m, after)
    ]
    own = [mention for mention in mentions if not _is_base(sentence, mention, start, role)]
    anchor = _anchor(own, mentions, handed)
    after = next((m for m in own if m.start >= end), None)
    before = next((m for m in reversed(own) if m.end <= start), None)
    if after and after.start - end <= NEARBY and not _NEW_CLAUSE.search(sentence[end : after.start]):
        return _resolved(after, anchor, handed)
    if before and start - before.end <= NEARBY + 15 and not _AWAY.search(sentence[before.end : start]):
        return _made_on(_resolved(before, anchor, handed), before, start, handed)
    if role is Role.EARLIER:
        based = [m for m in mentions if m not in own or m.relation]
        return _resolved(based[0], anchor, handed) if based else UNKNOWN
    return _of_sentence(sentence, start, end, own, anchor, handed)


def _of_sentence(
    sentence: str, start: int, end: int, own: list[PeriodMention], anchor: Period | None, handed: Handed
) -> Known:
    """The period of a number that has none beside it: the only one of the sentence, the one that opens it, or none."""
    reach = [m for m in own if m.end <= end or not _ELSEWHERE.search(sentence[end : m.start])]
    known = [_made_on(_resolved(mention, anchor, handed), mention, start, handed) for mention in reach]
    if known and len({each.period for each in known}) == 1:
        return known[0]
    if reach and _OPENING.fullmatch(sentence[: reach[0].start]):
        return known[0]
    if known:
        return UNKNOWN
    place = handed.place
    if handed.planned and handed.known is place and place.period and _is_short(place.period):
        return _current(handed)  # a forecast made on a day is one for the year
    return handed.known


def _spelt_out(sentence: str, mention: PeriodMention, after: PeriodMention | None) -> bool:
    """Whether the mention after it says which year is meant: "in the coming year, 2023-24,"."""
    gap = sentence[mention.end : after.start] if after and after.period else ""
    return bool(mention.relation and re.fullmatch(r"[,\s(]{1,3}", gap))


def _inside_aside(sentence: str, mention: PeriodMention, number: int) -> bool:
    """Whether brackets that hold another number, but not this one, hold the mention: "64% (2022: 65%)"."""
    for aside in _ASIDE.finditer(sentence):
        if aside.start() <= mention.start < aside.end() and not aside.start() <= number < aside.end():
            rest = sentence[aside.start() : mention.start] + sentence[mention.end : aside.end()]
            return bool(re.search(r"\d|[A-Za-z]{4}", rest))
    return False


def _is_base(sentence: str, mention: PeriodMention, number: int, role: Role) -> bool:
    """Whether a mention says what the number is measured against."""
    lead = sentence[max(0, mention.start - NEARBY) : mention.start]
    of_a_day = (mention.period is not None and mention.period.kind is PeriodKind.AS_AT) or mention.partial is not None
    if not _BASE.search(lead) and (of_a_day or not _ON.search(lead)):
        return False
    between = sentence[mention.end : number] if mention.end <= number else None
    return role is not Role.EARLIER and not (between is not None and len(between) < NEARBY and _tells(between))


def _tells(between: str) -> bool:
    return bool(_TOLD_OF_BASE.search(between)) and not re.search(r"\d", between)


def _anchor(own: list[PeriodMention], mentions: list[PeriodMention], handed: Handed) -> Period | None:
    """The period that "the year before" is told from: the sentence's first, else the one handed down."""
    printed = [mention.period for mention in (*own, *mentions) if mention.period]
    return printed[0] if printed else handed.known.period


def _made_on(known: Known, mention: PeriodMention, start: int, handed: Handed) -> Known:
    """A forecast that is told after a day was made on it, for its year; one told before it, for the day."""
    period = known.period
    if handed.planned and period and mention.end <= start and mention.limit is None and _is_short(period):
        return Known(financial_year(fiscal_start(period.end)), PeriodKnown.RESOLVED)
    return known


def _is_short(period: Period) -> bool:
    return period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) or (
        period.kind is PeriodKind.RANGE and (period.end - period.start).days < DAYS_OF_A_YEAR
    )


def _resolved(mention: PeriodMention, anchor: Period | None, handed: Handed) -> Known:
    if mention.period:
        return Known(mention.period, PeriodKnown.PRINTED)
    if mention.partial:
        years = [period for period in (handed.place.period, anchor) if period is not None]
        made = next((period for year in years if (period := mention.partial.complete(year))), None)
        return Known(made, PeriodKnown.RESOLVED) if made else UNKNOWN
    return _related(mention.relation, anchor, handed)


def _related(relation: Relation | None, anchor: Period | None, handed: Handed) -> Known:
    if relation is Relation.CURRENT:
        return _current(handed)
    if anchor is None or anchor.kind is PeriodKind.RANGE:
        return UNKNOWN
    if anchor.kind is PeriodKind.CALENDAR_YEAR and handed.known.how is PeriodKnown.PUBLISHED:
        return UNKNOWN  # published in 2023, "last year" is 2022 or 2022-23
    of_document = handed.place.how in (PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)
    if of_document and anchor is handed.place.period and anchor.kind in (PeriodKind.AS_AT, PeriodKind.MONTH):
        anchor = financial_year(fiscal_start(anchor.start))  # "last year" in news of a day is the financial year before
    if relation is Relation.NEXT:
        if handed.now and anchor is handed.known.period and handed.now.end < anchor.start:
            anchor = handed.now
        following = financial_year if anchor.kind is PeriodKind.FINANCIAL_YEAR else calendar_year
        return Known(following(anchor.start.year + 1), PeriodKnown.RESOLVED)
    earlier = anchor.previous()
    return Known(earlier.previous() if relation is Relation.BEFORE_PREVIOUS else earlier, PeriodKnown.RESOLVED)


def in_year(known: Known) -> Known:
    """Money that a document of one day tells of is of the financial year of that day, not of the day."""
    if known.period is None or known.how not in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING):
        return known
    return Known(financial_year(fiscal_start(known.period.start)), PeriodKnown.RESOLVED)


def year_after(sentence: str, span: tuple[int, int]) -> Known | None:
    """The year after the one named in a span, where the sentence says that it is measured on "the previous year"."""
    mentions = find_periods(sentence)
    named = [m.period for m in mentions if m.period and span[0] <= m.start < span[1]]
    if len(named) != 1 or not any(m.relation is Relation.PREVIOUS for m in mentions):
        return None
    make = {PeriodKind.FINANCIAL_YEAR: financial_year, PeriodKind.CALENDAR_YEAR: calendar_year}.get(named[0].kind)
    return Known(make(named[0].start.year + 1), PeriodKnown.RESOLVED) if make else None


def _current(handed: Handed) -> Known:
    """ "This year": the year of the document, or the financial year that holds its day or that of its publication."""
    place = handed.place
    if handed.now and place.period and place.how is PeriodKnown.DOCUMENT and handed.now.end < place.period.start:
        return Known(handed.now, PeriodKnown.RESOLVED)
    if place.period is None or place.period.kind not in (PeriodKind.AS_AT, PeriodKind.MONTH):
        return place
    return Known(financial_year(fiscal_start(place.period.start)), PeriodKnown.RESOLVED)
