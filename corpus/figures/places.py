"""Where a number stands and what it inherits: the page, the headings above, the document's area and period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.models import Document, Locator, Page
from corpus.periods import (
    Period,
    PeriodKind,
    PeriodKnown,
    Relation,
    calendar_year,
    financial_year,
    find_periods,
    fiscal_start,
    parse_period,
    years_within,
)

NEARBY = 46
"""Characters within which a period belongs to a number: about eight words."""

LONGEST_EDITION_YEARS = 2
"""A Local Account covers one or two years; a title with more is a plan's."""
_NO_PERIOD_OF_ITS_OWN = re.compile(
    r"\b(?:from|since|by|until|till|before|after|starting|beginning|launched|introduced)\s+(?:the\s+)?$", re.IGNORECASE
)
_BASE = re.compile(
    r"\b(?:on|since|than|over|against|from|(?:compar\w+|relative)\s+(?:with|to))\s+(?:the\s+|that\s+(?:in|of|for)\s+|in\s+)?$",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"[\d;:–—]|,\s|\(|\b(?:and|but|from|against|compared|than|while|whereas|then|to|with)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Known:
    """A period and how it is known."""

    period: Period | None
    how: PeriodKnown | None


UNKNOWN = Known(None, None)


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds a block: its document, page and headings, the lead-in before it, and what they say of time."""

    document: Document
    page_index: int
    page: Page
    headings: tuple[str, ...]
    lead: str = ""

    def locator(self, start: int, end: int) -> Locator:
        """The place of the page's text from `start` to `end`, with its verbatim quote."""
        return Locator(self.page_index, self.page.number, start, end, self.headings, self.page.text[start:end])

    @property
    def area(self) -> str | None:
        """The document's area: what a number is about unless its sentence says another."""
        return self.document.metadata.area

    def inherited(self) -> Known:
        """The period of the lead-in, else of the innermost heading that names exactly one, else of the document."""
        heading_periods = [_named(heading) for heading in reversed(self.headings)]
        for found in heading_periods:
            if len(found) == 1:
                return Known(found[0], PeriodKnown.HEADING)
            if found:
                break
        in_lead = _named(self.lead)
        if in_lead:
            return Known(in_lead[0], PeriodKnown.HEADING)
        if any(len(found) > 1 for found in heading_periods):
            return UNKNOWN
        return document_period(self.document)


def document_period(document: Document) -> Known:
    """The period that the catalogue or the title gives a document, else the day, month or year it was published."""
    metadata = document.metadata
    period = parse_period(metadata.period or "") or _titled(metadata.title)
    if period:
        return Known(period, PeriodKnown.DOCUMENT)
    published = parse_period(metadata.published) or _year_month(metadata.published) if metadata.published else None
    return Known(published, PeriodKnown.PUBLISHED) if published else UNKNOWN


def meeting_day(place: Place) -> Known:
    """The day of the meeting that a title names, for votes; else what the place hands down."""
    days = [period for period in _named(place.document.metadata.title) if period.kind is PeriodKind.AS_AT]
    return Known(days[0], PeriodKnown.DOCUMENT) if len(days) == 1 else place.inherited()


def _titled(title: str) -> Period | None:
    """The period that a title names, if it is one: a survey's year, an edition's; not a strategy's ten, nor a day."""
    found = [period for period in _named(title) if period.kind is not PeriodKind.AS_AT]
    return found[0] if len(found) == 1 and len(years_within(found[0])) <= LONGEST_EDITION_YEARS else None


def bind_period(sentence: str, start: int, end: int, inherited: Known, *, change: bool = False) -> Known:
    """The period of the number at `start` to `end` of a sentence.

    In order: named right after it, named right before it, told by relation ("the year before"), the only one that the
    sentence names, the one it opens with; else what the place hands down. A `change` is of its own period, not of the
    one that it is measured against ("up 5% on 2021-22").
    """
    mentions = [
        mention
        for mention in find_periods(sentence)
        if (mention.relation or not _NO_PERIOD_OF_ITS_OWN.search(sentence[: mention.start]))
        and not (change and _BASE.search(sentence[: mention.start]))
    ]
    printed = [mention.period for mention in mentions if mention.period]
    anchor = printed[0] if printed else inherited.period
    after = next((m for m in mentions if m.start >= end), None)
    before = next((m for m in reversed(mentions) if m.end <= start), None)
    if after and after.start - end <= NEARBY and not _NEW_CLAUSE.search(sentence[end : after.start]):
        return _resolved(after.period, after.relation, anchor, inherited)
    if (
        before
        and start - before.end <= NEARBY + 15
        and not re.search(r"[\d;]|\b(?:from|against|to|with)\b", sentence[before.end : start])
    ):
        return _resolved(before.period, before.relation, anchor, inherited)
    if len(set(printed)) == 1 and not any(mention.relation for mention in mentions):
        return Known(printed[0], PeriodKnown.PRINTED)
    if (
        mentions
        and not sentence[: mentions[0].start].strip(" ").lower().replace("during", "in").removeprefix("in").strip()
    ):
        return _resolved(mentions[0].period, mentions[0].relation, anchor, inherited)
    return UNKNOWN if len(set(printed)) > 1 else inherited


def _resolved(period: Period | None, relation: Relation | None, anchor: Period | None, inherited: Known) -> Known:
    if period:
        return Known(period, PeriodKnown.PRINTED)
    if anchor is None or anchor.kind is PeriodKind.RANGE:
        return UNKNOWN
    if relation is Relation.CURRENT:
        return inherited
    if anchor.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) and anchor is inherited.period:
        anchor = financial_year(fiscal_start(anchor.start))  # "last year" in news of a day is the financial year before
    if relation is Relation.NEXT:
        following = financial_year if anchor.kind is PeriodKind.FINANCIAL_YEAR else calendar_year
        return Known(following(anchor.start.year + 1), PeriodKnown.RESOLVED)
    earlier = anchor.previous()
    return Known(earlier.previous() if relation is Relation.BEFORE_PREVIOUS else earlier, PeriodKnown.RESOLVED)


def _named(text: str) -> list[Period]:
    return list(dict.fromkeys(mention.period for mention in find_periods(text) if mention.period))


def _year_month(published: str) -> Period | None:
    match = re.fullmatch(r"(\d{4})-(\d{2})", published)
    return parse_period(f"{_MONTH_NAMES[int(match[2]) - 1]} {match[1]}") if match and 1 <= int(match[2]) <= 12 else None


_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
