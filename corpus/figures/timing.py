"""The period of a number in a sentence: named beside it, told by relation, the sentence's only one, or handed down.

In: a sentence, the place of a number in it, its role, and the period that the place hands down. Out: a period with how
it is known. A period that says what a number is measured against ("up 5% on 2021-22", "than in 2023") is not its own,
nor one that bounds a stretch of time ("since 2019", "by March 2026"), nor one inside brackets that hold another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures.own_periods import NEARBY, is_base, mentions_for
from corpus.figures.places import UNKNOWN, Known
from corpus.figures.roles import Role
from corpus.periods import (
    Limit,
    Partial,
    Period,
    PeriodKind,
    PeriodKnown,
    PeriodMention,
    Relation,
    between,
    calendar_year,
    financial_year,
    find_periods,
    fiscal_start,
)

DAYS_OF_A_YEAR = 364
_OF_A_DOCUMENT = (PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)
_NEW_CLAUSE = re.compile(
    r"[\d;:–—]|,\s|\(|\b(?:and|but|from|against|compared|than|while|whereas|then|to(?! be\b)|with)\b", re.IGNORECASE
)
_AWAY = re.compile(r"[\d;]|\b(?:from|against|to|with|compared|than)\b", re.IGNORECASE)
_TURNS = r";|\b(?:while|whilst|whereas|although|though|but)\b|[:.]\s"
_ELSEWHERE = re.compile(
    rf",\s(?:and|or|where|whereas|which|compared|against|leaving|making|taking|bringing|giving|reaching)\b|{_TURNS}",
    re.IGNORECASE,
)
_RATE_OR_SUM = re.compile(r"\d%|£\d")
_TURN = re.compile(_TURNS, re.IGNORECASE)
_AT = re.compile(r"\bat\s(?:the\s)?$", re.IGNORECASE)
_SAME_PART = re.compile(
    r"\bthe same (?:period|quarter|months?|weeks?|day|date|time|point|stage|half|(?:two|three|six|nine) months)"
    r" (?:of|in|during) (?:the )?$",
    re.IGNORECASE,
)
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
    priced: bool = False
    """Whether the number is money, which is paid "from April 2025" for the year that begins then."""
    published: Period | None = None
    """The day, month or year of publication: what is told "by" a later one is a plan, whatever its words."""

    is_target: bool = False
    """Whether the number is a target: of a quarter there are some, while what is forecast in it is the year's end."""

    def is_made_on(self, period: Period) -> bool:
        """Whether the number is a plan that was made on a day, or in a part of a year, and is not for it."""
        is_part = period.kind is PeriodKind.QUARTER and not self.is_target
        return self.planned and (is_part or _is_short(period))

    @property
    def known(self) -> Known:
        """The nearer of the two."""
        return self.carried or self.place


def bind_period(
    sentence: str, start: int, end: int, handed: Handed, role: Role = Role.LEVEL, barred: Sequence[tuple[int, int]] = ()
) -> Known:
    """The period of the number at `start` to `end` of a sentence. No mention inside a `barred` span is its own."""
    planned, priced = handed.planned, handed.priced
    mentions = mentions_for(sentence, start, planned=planned, priced=priced, published=handed.published, barred=barred)
    mentions = [_same_part(sentence, mention, mentions[:position], handed) for position, mention in enumerate(mentions)]
    own = [mention for mention in mentions if not is_base(sentence, mention, start, role)]
    anchors = [mention for mention in (*own, *mentions) if mention.period]
    after = next((m for m in own if m.start >= end), None)
    before = next((m for m in reversed(own) if m.end <= start), None)
    if after and after.start - end <= NEARBY and not _NEW_CLAUSE.search(sentence[end : after.start]):
        lead = sentence[max(0, after.start - NEARBY) : after.start]
        known = _made_on(_resolved(after, anchors, handed), handed, _AT.search(lead) is not None)
        return _by_its_end(known, after, handed)
    if before and start - before.end <= NEARBY + 15 and not _AWAY.search(sentence[before.end : start]):
        return _made_on(_resolved(before, anchors, handed), handed, before.limit is None)
    if role is Role.EARLIER:
        based = [m for m in mentions if m not in own or m.relation]
        return _resolved(based[0], anchors, handed) if based else UNKNOWN
    return _of_sentence(sentence, start, end, own, anchors, handed)


def _of_sentence(
    sentence: str, start: int, end: int, own: list[PeriodMention], anchors: list[PeriodMention], handed: Handed
) -> Known:
    """The period of a number that has none beside it: the only one of the sentence, the one that opens it, or none."""
    reach = [m for m in own if m.end <= end or not _is_elsewhere(sentence[end : m.start], m, handed)]
    known = [_made_on(_resolved(m, anchors, handed), handed, m.end <= start and m.limit is None) for m in reach]
    if known and len({each.period for each in known}) == 1:
        return known[0]
    within = _TURN.split(sentence[:start])[-1]
    near = [each for each, m in zip(known, reach, strict=True) if start - len(within) <= m.start < start]
    if near and len(near) < len(known) and len({each.period for each in near}) == 1:
        return near[0]
    if reach and _OPENING.fullmatch(sentence[: reach[0].start]):
        return known[0]
    if known:
        return UNKNOWN
    place, carried = handed.place, handed.carried
    if carried and carried.period and handed.priced and handed.is_made_on(carried.period):
        return Known(financial_year(fiscal_start(carried.period.end)), PeriodKnown.RESOLVED)
    if handed.known is place and place.is_given and place.period and handed.is_made_on(place.period):
        return _current(handed)  # a forecast made on a day is one for the year
    return handed.known


def _is_elsewhere(between: str, mention: PeriodMention, handed: Handed) -> bool:
    """Whether a period after a number is told of something else: "the underspend of £4m reflects 11% in September"."""
    is_beside_another = handed.priced and mention.period is not None and _is_short(mention.period)
    return _ELSEWHERE.search(between) is not None or (is_beside_another and _RATE_OR_SUM.search(between) is not None)


def _same_part(sentence: str, mention: PeriodMention, before: list[PeriodMention], handed: Handed) -> PeriodMention:
    """ "The same quarter of 2023" is the quarter of that year that the sentence, else its place, has named."""
    window = max(0, mention.start - NEARBY)
    lead = _SAME_PART.search(sentence[window : mention.start])
    if lead is None or mention.period is None or (mention.period.end - mention.period.start).days < DAYS_OF_A_YEAR:
        return mention
    named = [_resolved(each, before, handed).period for each in before]
    part = next((period for period in (*named, handed.known.period) if period), None)
    if part is None or part.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR):
        return mention
    first, last = (part.start.month, part.start.day), (part.end.month, part.end.day)
    made = Partial(first, last).complete(mention.period)
    return replace(mention, start=window + lead.start(), period=made) if made else mention


def _anchor(mention: PeriodMention, anchors: list[PeriodMention], handed: Handed) -> Period | None:
    """The period that "the year before" is told from: the sentence's first, else the one handed down.

    "Last year" is told from now, whatever the sentence names after it: "£5m last year and £4m in 2021/22".
    """
    printed = [m.period for m in anchors if mention.relation is not Relation.LAST or m.start < mention.start]
    return printed[0] if printed else handed.known.period


def _made_on(known: Known, handed: Handed, told_at: bool) -> Known:
    """A plan that is told at a day or quarter gone by was made then, for its year: "£7.4m at Quarter 2"."""
    period, published = known.period, handed.published
    if not (told_at and period and handed.is_made_on(period)):
        return known
    if published and period.start > published.end:
        return known  # "forecast borrowing at 31 March 2027"
    return Known(financial_year(fiscal_start(period.end)), PeriodKnown.RESOLVED)


def _by_its_end(known: Known, mention: PeriodMention, handed: Handed) -> Known:
    """What is foreseen "by March" or "by the end of March" is foreseen for the financial year that ends then."""
    period = known.period
    if (
        mention.limit is not Limit.BY
        or mention.period
        or handed.is_target
        or not handed.planned
        or period is None
        or not _is_short(period)
    ):
        return known
    year = financial_year(fiscal_start(period.end))
    return Known(year, PeriodKnown.RESOLVED) if year.end == period.end else known


def _is_short(period: Period) -> bool:
    return period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) or (
        period.kind is PeriodKind.RANGE and (period.end - period.start).days < DAYS_OF_A_YEAR
    )


def _resolved(mention: PeriodMention, anchors: list[PeriodMention], handed: Handed) -> Known:
    if mention.period:
        return Known(mention.period, PeriodKnown.PRINTED)
    anchor = _anchor(mention, anchors, handed)
    if mention.partial:
        place = handed.place.period
        if place is not None and place.kind is not PeriodKind.AS_AT:
            place = _year_of(place)  # "in November" in a report on July to September
        told = next((m.period for m in anchors if m.period and m.period.kind is PeriodKind.FINANCIAL_YEAR), None)
        years = [period for period in (told, place, anchor) if period is not None]
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
    if anchor == handed.place.period and (relation is Relation.LAST or handed.place.how in _OF_A_DOCUMENT):
        anchor = _year_of(anchor)  # "last year" in news of a day, or a quarter's report, is the financial year before
    told_of_now = relation in (Relation.NEXT, Relation.LAST) and anchor == handed.known.period
    if told_of_now and handed.now and handed.now.end < anchor.start:
        anchor = handed.now
    if relation is Relation.NEXT:
        following = financial_year if anchor.kind is PeriodKind.FINANCIAL_YEAR else calendar_year
        return Known(following(anchor.start.year + 1), PeriodKnown.RESOLVED)
    earlier = anchor.previous()
    return Known(earlier.previous() if relation is Relation.BEFORE_PREVIOUS else earlier, PeriodKnown.RESOLVED)


def in_year(known: Known) -> Known:
    """Money that a document of one day or month tells of is of the financial year of that day, not of the day."""
    if known.period is None or known.how not in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING):
        return known
    year = _year_of(known.period)
    return known if year == known.period else Known(year, PeriodKnown.RESOLVED)


def until(known: Known) -> Known:
    """Money spent "to date" in a document of one day is that of the financial year so far."""
    if known.period is None:
        return known
    return Known(between(financial_year(fiscal_start(known.period.end)).start, known.period.end), PeriodKnown.RESOLVED)


def year_after(sentence: str, span: tuple[int, int]) -> Known | None:
    """The year after the one named in a span, where the sentence says that it is measured on "the previous year"."""
    mentions = find_periods(sentence)
    named = [m.period for m in mentions if m.period and span[0] <= m.start < span[1]]
    if len(named) != 1 or not any(m.relation is Relation.PREVIOUS for m in mentions):
        return None
    make = {PeriodKind.FINANCIAL_YEAR: financial_year, PeriodKind.CALENDAR_YEAR: calendar_year}.get(named[0].kind)
    return Known(make(named[0].start.year + 1), PeriodKnown.RESOLVED) if make else None


def _year_of(period: Period) -> Period:
    """The financial year that a shorter period lies in; a year or several stay."""
    year = financial_year(fiscal_start(period.start))
    return year if year.contains(period) else period


def _current(handed: Handed) -> Known:
    """ "This year": the year of the document, or the financial year that holds its day or that of its publication."""
    place = handed.place
    of_text = place.how in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING)
    if handed.now and place.period and of_text and handed.now.end < place.period.start:
        return Known(handed.now, PeriodKnown.RESOLVED)
    if handed.priced and handed.now and place.period and place.period.kind is PeriodKind.CALENDAR_YEAR and of_text:
        return Known(handed.now, PeriodKnown.RESOLVED)  # money in the report of a survey of 2025
    if place.period is None or (year := _year_of(place.period)) == place.period:
        return place
    return Known(year, PeriodKnown.RESOLVED)
