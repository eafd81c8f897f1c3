"""A period that a text only hints at, made whole: "last year", "in November", "by March", a plan told at a day.

In: a mention, the periods that the sentence prints, and what its place hands down. Out: a period with how it is known.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.figures.places import UNKNOWN, Known
from corpus.figures.year_parts import is_short, year_after, year_of, years_of_edition
from corpus.periods import (
    Limit,
    Partial,
    Period,
    PeriodKind,
    PeriodKnown,
    PeriodMention,
    Relation,
    as_at,
    between,
    financial_year,
    fiscal_start,
)

DAYS_OF_A_YEAR = 364
_OF_A_DOCUMENT = (PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)


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
    told_by: str | None = None
    """The day by which the document spoke, in ISO 8601: what is to be "by 2030" lies after it."""
    """The day, month or year of publication: what is told "by" a later one is a plan, whatever its words."""

    is_target: bool = False
    """Whether the number is a target: of a quarter there are some, while what is forecast in it is the year's end."""

    spoken: bool = False
    """Whether the number stands in minutes, where "in May" is the last one before the meeting if it is a later one than
    the year of the section."""

    def is_made_on(self, period: Period) -> bool:
        """Whether the number is a plan that was made on a day, or in a part of a year, and is not for it."""
        is_part = period.kind is PeriodKind.QUARTER and not self.is_target
        if self.published and period.start > self.published.end:
            return False  # "forecast borrowing at 31 March 2027", "by March 2029 we want"
        return self.planned and (is_part or is_short(period))

    past: bool = False
    """Whether the number is told in the past tense: what happened "in March" was the last one."""

    looks_back: bool = False
    """Whether a report of a year that was over tells a number that is not compared: "last year" may be that year."""

    is_stock: bool = False
    """Whether the number is what there is on a day, a debt or people waiting, not what a year comes to."""

    @property
    def known(self) -> Known:
        """The nearer of the two."""
        return self.carried or self.place


def resolved(mention: PeriodMention, anchors: list[PeriodMention], handed: Handed) -> Known:
    """The period of a mention: as printed, or told from the sentence's first period, else from the place's."""
    if mention.period or not (mention.partial or mention.relation):
        return Known(mention.period, PeriodKnown.PRINTED) if mention.period else UNKNOWN
    anchor = _anchor(mention, anchors, handed)
    is_alone = all(each.start == mention.start for each in anchors)
    if mention.relation is Relation.LAST and handed.looks_back and anchor == handed.place.period and is_alone:
        return UNKNOWN
    if mention.partial:
        if handed.spoken and (last := _since_the_section(mention.partial, handed)):
            return Known(last, PeriodKnown.RESOLVED)
        place = handed.place.period
        if place is not None and place.kind is not PeriodKind.AS_AT:
            place = year_of(place)  # "in November" in a report on July to September
        if of_report := _quarter_of_report(mention, handed):
            return Known(of_report, PeriodKnown.RESOLVED)
        dated = [m for m in anchors if m.period and m.period.kind is PeriodKind.FINANCIAL_YEAR]
        near = [m.period for m in dated if m.start < mention.start][-1:] or [m.period for m in dated][:1]
        told = near[0] if near else None
        years = [period for period in (told, place, anchor) if period is not None]
        made = next((period for year in years if (period := mention.partial.complete(year))), None)
        if made and handed.planned and not handed.past and mention.limit is Limit.BY:
            made = _yet_to_come(mention.partial, made, handed)
        if made and handed.published and made.start > handed.published.end and not handed.planned:
            if handed.spoken or (handed.past and not handed.priced):
                last = mention.partial.complete(handed.published)  # what happened "in March" was before publication
                return Known(last, PeriodKnown.RESOLVED) if last else UNKNOWN
            if not handed.priced:
                return UNKNOWN
        return Known(made, PeriodKnown.RESOLVED) if made else UNKNOWN
    return _related(mention, anchor, handed)


def _quarter_of_report(mention: PeriodMention, handed: Handed) -> Period | None:
    """A quarter without its year, in a report of a quarter: that of its year, else of the year before."""
    place = handed.place
    if place.period is None or place.period.kind is not PeriodKind.QUARTER or mention.partial is None:
        return None
    made = mention.partial.complete(year_of(place.period))
    if made is None or made.kind is not PeriodKind.QUARTER:
        return None
    is_later = made.start > place.period.end and not handed.planned
    return mention.partial.complete(year_of(place.period).previous()) if is_later else made


def _yet_to_come(partial: Partial, made: Period, handed: Handed) -> Period:
    """What is planned "by March" is not to be reached by a March that is over when it is told."""
    day = handed.published
    if day is None or made.end >= day.start:
        return made
    return partial.in_year(made.start.year + 1) or made


def _since_the_section(partial: Partial, handed: Handed) -> Period | None:
    """The last such time before the meeting, where it lies after the year of its section: what is new is told of it."""
    section, last = handed.place.period, partial.complete(handed.published) if handed.published else None
    is_new = handed.place.how is PeriodKnown.HEADING and section and last and section.end < last.start
    return last if is_new else None


def _anchor(mention: PeriodMention, anchors: list[PeriodMention], handed: Handed) -> Period | None:
    """The period that "the year before" is told from: the sentence before's, its own first, or that of the place.

    "Last year" and "next year" are told from now, whatever comes after them: "£5m last year and £4m in 2021/22".
    """
    of_now = mention.relation in (Relation.LAST, Relation.NEXT)
    if not of_now and handed.carried and handed.carried.period and all(m.start >= mention.start for m in anchors):
        return handed.carried.period  # "The year before it was 940, and in 2021-22 871"
    printed = [m.period for m in anchors if m.period and (not of_now or (m.start < mention.start and not m.partial))]
    is_open = mention.relation is Relation.FOLLOWING and not handed.planned  # of what happened: after which year?
    return printed[0] if printed else None if is_open else handed.known.period


def _related(mention: PeriodMention, anchor: Period | None, handed: Handed) -> Known:
    relation = mention.relation
    if relation is Relation.CURRENT:
        return current_year(handed)
    if relation is Relation.THIS_QUARTER:
        return _this_quarter(handed)
    if relation in (Relation.YEAR_END, Relation.YEAR_START):
        return _year_end(handed) if relation is Relation.YEAR_END else _year_start(handed)
    if anchor is None or anchor.kind is PeriodKind.RANGE:
        return UNKNOWN
    if anchor.kind is PeriodKind.CALENDAR_YEAR and handed.known.how is PeriodKnown.PUBLISHED:
        return UNKNOWN  # published in 2023, "last year" is 2022 or 2022-23
    by_months = mention.by_months and anchor.kind in (PeriodKind.MONTH, PeriodKind.AS_AT, PeriodKind.QUARTER)
    of_place = relation is Relation.LAST or handed.place.how in _OF_A_DOCUMENT
    if anchor == handed.place.period and of_place and not by_months:
        anchor = year_of(anchor)  # "last year" in news of a day, or a quarter's report, is the financial year before
    told_of_now = relation in (Relation.NEXT, Relation.LAST) and anchor == handed.known.period
    if told_of_now and handed.now and handed.now.end < anchor.start:
        anchor = handed.now
    if relation in (Relation.NEXT, Relation.FOLLOWING):
        return Known(year_after(anchor), PeriodKnown.RESOLVED)
    earlier = anchor.previous()
    return Known(earlier.previous() if relation is Relation.BEFORE_PREVIOUS else earlier, PeriodKnown.RESOLVED)


def _this_quarter(handed: Handed) -> Known:
    """ "In the quarter": the one that was told before, or that the place is of; in a year none is known."""
    told = (known for known in (handed.carried, handed.place) if known)
    return next((known for known in told if known.period and known.period.kind is PeriodKind.QUARTER), UNKNOWN)


def _year_end(handed: Handed) -> Known:
    """ "At the end of the year" a stock is of its last day; what a year comes to, or is to come to, is of the year."""
    year = current_year(handed)
    if handed.planned or not handed.is_stock or year.period is None or year.how is PeriodKnown.PUBLISHED:
        return year
    return Known(as_at(year.period.end), PeriodKnown.RESOLVED)


def _year_start(handed: Handed) -> Known:
    """ "At the start of the year": its first day."""
    year = current_year(handed)
    is_year = year.period is not None and year.period.kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
    if not is_year or year.period is None or year.how is PeriodKnown.PUBLISHED:
        return UNKNOWN
    return Known(as_at(year.period.start), PeriodKnown.RESOLVED)


def made_on(known: Known, handed: Handed, told_at: bool) -> Known:
    """A plan that is told at a day or quarter gone by was made then, for its year: "£7.4m at Quarter 2"."""
    period = known.period
    if not (told_at and period and handed.is_made_on(period)):
        return known
    return Known(financial_year(fiscal_start(period.end)), PeriodKnown.RESOLVED)


def by_its_end(known: Known, mention: PeriodMention, handed: Handed) -> Known:
    """What is foreseen "by March" or "by the end of March" is foreseen for the financial year that ends then."""
    period = known.period
    if (
        mention.limit is not Limit.BY
        or mention.period
        or handed.is_target
        or (handed.priced and handed.is_stock)
        or not handed.planned
        or period is None
        or not is_short(period)
    ):
        return known
    year = financial_year(fiscal_start(period.end))
    return Known(year, PeriodKnown.RESOLVED) if year.end == period.end else known


def current_year(handed: Handed) -> Known:
    """ "This year": the year of the document, or the financial year that holds its day or that of its publication."""
    place = handed.place
    of_text = place.how in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING)
    if place.how is PeriodKnown.DOCUMENT and place.period and (years := years_of_edition(place.period)):
        return Known(years[-1], PeriodKnown.RESOLVED)
    if handed.now and place.period and of_text and handed.now.end < place.period.start:
        return Known(handed.now, PeriodKnown.RESOLVED)
    if handed.priced and handed.now and place.period and place.period.kind is PeriodKind.CALENDAR_YEAR and of_text:
        return Known(handed.now, PeriodKnown.RESOLVED)  # money in the report of a survey of 2025
    if place.period is None or (year := year_of(place.period)) == place.period:
        return place
    return Known(year, PeriodKnown.RESOLVED)


def in_year(known: Known) -> Known:
    """Money that a document of one day or month tells of is of the financial year of that day, not of the day."""
    if known.period is None or known.how not in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING):
        return known
    year = year_of(known.period)
    return known if year == known.period else Known(year, PeriodKnown.RESOLVED)


def until(known: Known) -> Known:
    """Money spent "to date" in a document of one day is that of the financial year so far."""
    if known.period is None:
        return known
    return Known(between(financial_year(fiscal_start(known.period.end)).start, known.period.end), PeriodKnown.RESOLVED)
