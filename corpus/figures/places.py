"""Where a number stands and what it inherits: the page, the headings above, the document's area and period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.figures.heading_periods import named_in, part_named, start_named
from corpus.figures.section_times import NOTHING_TOLD, SectionTime, without_bracket_note
from corpus.models import Document, DocumentKind, Locator, Page
from corpus.partials import Partial
from corpus.periods import (
    Period,
    PeriodKind,
    PeriodKnown,
    date_published,
    financial_year,
    find_periods,
    fiscal_start,
    parse_period,
    years_within,
)
from corpus.quantities import find_quantities
from corpus.sentences import sentences

NOTE_CHARS = 200
LONGEST_EDITION_YEARS = 2
"""A Local Account covers one or two years; a title with more is a plan's."""


HEAD_CHARS = 3000
_UNLESS = re.compile(
    r"\b(?:figures?|numbers?|data|results?)\b[^.;]{1,90}\b(?:unless|except where|if not)\b[^.;]{1,30}"
    r"\b(?:otherwise|stated|shown|sa(?:y|id))"
    r"|\b(?:unless|except where)\b[^.;]{1,30}\b(?:otherwise|stated|shown|sa(?:y|id)|different)\b[^.;]{0,40}"
    r"\b(?:figures?|numbers?|data|results?)\b"
    r"|\bwhere (?:only )?(?:one|a single|no) (?:figure|number|year|date) is (?:shown|given|stated)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Known:
    """A period and how it is known."""

    period: Period | None
    how: PeriodKnown | None
    is_unclear: bool = False
    """Whether the text does name periods, but not which of them is meant."""
    is_past: bool = False
    """Whether the text says that it is of an earlier time, but not of which: so it is not the latest either."""

    @property
    def is_sure(self) -> bool:
        """Whether the period is known, or no period is named anywhere: then the number is told without one."""
        return not self.is_unclear

    @property
    def is_given(self) -> bool:
        """Whether more is known than when the document was published."""
        return self.period is not None and self.how is not PeriodKnown.PUBLISHED

    def is_within(self, year: Period) -> bool:
        """Whether it is a day or month that a document gives itself, of a calendar year."""
        is_short = self.period is not None and self.period.kind in (PeriodKind.MONTH, PeriodKind.AS_AT)
        is_of_year = year.kind is PeriodKind.CALENDAR_YEAR and self.period is not None and year.contains(self.period)
        return self.how is PeriodKnown.DOCUMENT and is_short and is_of_year


UNKNOWN = Known(None, None, is_unclear=True)
UNDATED = Known(None, None)
ONCE = Known(None, None, is_unclear=True, is_past=True)


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds a block: its document, page and headings, the lead-in before it, and what they say of time."""

    document: Document
    page_index: int
    page: Page
    headings: tuple[str, ...]
    lead: str = ""
    heard: str | None = None
    """The place that speaks in the block, where it is not the document's own."""
    told: SectionTime = NOTHING_TOLD
    """What the section has told of time before the block."""
    meant: Period | None = None
    """The period that the lead-in points to: "On the same date 534 people lived in supported living:"."""

    def locator(self, start: int, end: int) -> Locator:
        """The place of the page's text from `start` to `end`, with its verbatim quote."""
        page, quote = self.page, self.page.text[start:end]
        return Locator(self.page_index, page.number, start, end, self.headings, quote, page.mark)

    @property
    def near(self) -> tuple[str, ...]:
        """The lines of the page that are short enough to explain its marks."""
        return tuple(line for line in self.page.text.split("\n") if len(line) < NOTE_CHARS)

    @property
    def area(self) -> str | None:
        """The area of who speaks, else the document's: what a number is about unless its sentence says another."""
        return self.heard or self.document.metadata.area

    def inherited(self, *, asked: bool = True, goes_on: bool = False, planned: bool = False) -> Known:
        """The period of the lead-in, else of the innermost heading that names exactly one, else of the document.

        A section that tells of a survey hands down the survey's year, unless the number is not `asked`: money is not.
        What is `planned` is of the day by which the lead-in wants it. In a document without a period of its own a
        number that `goes_on` telling what happened is of the one year that its section opens with and names.
        """
        year, lead = document_period(self.document), without_bracket_note(self.lead)
        in_lead = named_in(lead, year.period, by=planned) if introduces(lead) else []
        in_lead = in_lead if len(in_lead) < 2 else named_in(introduction(lead), year.period, by=planned)
        start = start_named(introduction(lead)) if introduces(lead) else None
        in_lead = in_lead or [period for period in (self.meant, start) if period][:1]
        told = self.told if self.told.holds(self.headings) else NOTHING_TOLD
        survey = Known(told.survey, PeriodKnown.HEADING) if asked and told.survey else None
        if len(in_lead) == 1:
            of_forms = survey and survey.period and survey.period.contains(in_lead[0])
            return survey if survey and of_forms else Known(in_lead[0], PeriodKnown.HEADING)
        inner = max(0, len(told.headings) - 1) if survey else 0
        within, outside = (
            self._headed(part, year, planned=planned) for part in (self.headings[inner:], self.headings[:inner])
        )
        found = within or survey or outside
        if found is not None or in_lead:
            return found or UNKNOWN
        listed = self.lead.rstrip().endswith(":") and self.document.metadata.kind is DocumentKind.NEWS
        if (goes_on or listed) and told.year and not year.is_given and self._is_one_voice and told.survey is None:
            return Known(told.year, PeriodKnown.HEADING)
        return year

    @property
    def _is_one_voice(self) -> bool:
        """Whether the place is in a section of what one author tells: not the whole of a document, nor minutes."""
        kind = self.document.metadata.kind
        return kind is DocumentKind.NEWS or (len(self.headings) > 1 and kind is not DocumentKind.MINUTES)

    def _headed(self, headings: tuple[str, ...], year: Known, *, planned: bool) -> Known | None:
        """The period of the innermost of some headings that names one, other than the day of publication."""
        day = published(self.document)
        part: Partial | None = None
        for heading in reversed(headings):
            found = [period for period in named_in(heading) if not is_a_plans(period) and period != day]
            if found:
                whole = part.complete(found[0]) if part else None
                if len(found) == 1 and not whole and heading == headings[0] and year.is_within(found[0]):
                    return year  # "Domiciliary care (2021)" over what its paper says is of September 2021
                return Known(whole or found[0], PeriodKnown.HEADING) if len(found) == 1 else UNKNOWN
            if start := start_named(heading):
                return Known(start, PeriodKnown.HEADING)
            part = part or part_named(heading)
        if part and year.period and year.how is PeriodKnown.DOCUMENT:
            return Known(part.complete(year.period) or year.period, PeriodKnown.HEADING)
        if planned and part and day and part.is_several_months and (last := part.complete(day)) and last.end <= day.end:
            return Known(last, PeriodKnown.HEADING)  # a forecast under "Month 7" in minutes was made in the last one
        return None


def introduces(lead: str, *, figures: int = 1) -> bool:
    """Whether a paragraph speaks of what stands below it: by a colon, or with no more figures than a list's total."""
    return lead.rstrip().endswith((":", "?")) or len(find_quantities(lead)) <= figures


def introduction(lead: str) -> str:
    """What introduces: of a paragraph that ends in a colon its last sentence."""
    spans = sentences(lead) if lead.rstrip().endswith(":") else ()
    return lead[slice(*spans[-1])] if spans else lead


def document_period(document: Document) -> Known:
    """The period that the catalogue or the title gives a document, else the day, month or year it was published."""
    metadata = document.metadata
    period = parse_period(metadata.period or "") or _titled(metadata.title)
    if period is None or years_within(period)[1:]:
        period = _stated(document.pages[0].text[:HEAD_CHARS]) or period
    if period:
        return Known(period, PeriodKnown.DOCUMENT)
    day = published(document)
    return Known(day, PeriodKnown.PUBLISHED) if day else UNDATED


def plan_period(document: Document) -> Known | None:
    """The several years of a plan that says of which year its other figures are; None of any other document."""
    period = parse_period(document.metadata.period or "") or _titled(document.metadata.title)
    is_told_apart = period is not None and document_period(document).period != period
    return Known(period, PeriodKnown.DOCUMENT) if period and is_told_apart else None


@lru_cache(maxsize=64)
def _stated(head: str) -> Period | None:
    """The period that a page says its figures are of: "where only one figure is shown it is for 2023/24"."""
    for start, end in sentences(head) if _UNLESS.search(head) else ():
        named = {m.period for m in find_periods(head[start:end]) if m.period}
        years = {period for period in named if period.kind is PeriodKind.FINANCIAL_YEAR}
        if len(years) == 1 and all(period.end == max(years).end for period in named):
            named = years  # "for 2023/24 or the position on 31 March 2024"
        if len(named) == 1 and _UNLESS.search(head[start:end]):
            return named.pop()
    return None


def published(document: Document) -> Period | None:
    """The day, month or year on which a document was published."""
    return date_published(document.metadata.published)


def year_of_publication(document: Document) -> Period | None:
    """The financial year in which a document was published, where its month is known."""
    day = published(document)
    return financial_year(fiscal_start(day.start)) if day and day.kind is not PeriodKind.CALENDAR_YEAR else None


def _titled(title: str) -> Period | None:
    """The period that a title names, if it is one: a survey's year, an edition's; not a strategy's ten, nor a day."""
    found = [period for period in named_in(title) if period.kind is not PeriodKind.AS_AT]
    return found[0] if len(found) == 1 and not is_a_plans(found[0]) else None


def is_a_plans(period: Period) -> bool:
    """Whether a period is of more years than one edition reports on."""
    return period.kind is PeriodKind.RANGE and len(years_within(period)) > LONGEST_EDITION_YEARS
