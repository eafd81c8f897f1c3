"""What the period of a report means for a number in it: a month's money, a gap so far, a plan told after its year.

In: what is known of a place's period, and a part of a sentence. Out: answers to whether the number is of that period.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed
from corpus.figures.places import UNDATED, Known, Place, is_a_plans, published, year_of_publication
from corpus.figures.stances import is_about_gap
from corpus.figures.tenses import tells_now
from corpus.figures.told_days import is_over
from corpus.figures.year_parts import years_of_edition
from corpus.periods import Period, PeriodKind, PeriodKnown, find_periods
from corpus.quantities import UnitKind

_BREAKS_OFF = re.compile(r"\b(?:will|shall|plans? to|aims? to|going to)\s?:\s*$", re.IGNORECASE)
TO_DATE = re.compile(r"\b(?:year|spend(?:ing)?|expenditure|actuals?) (?:to date|so far)\b", re.IGNORECASE)


def foretells(part: Part) -> bool:
    """Whether a number is a gap that a report of some months tells in the present: it is foreseen for the year."""
    is_told_now = governed(part).mood in (Mood.PRESENT, None)
    return is_told_now and is_about_gap(part.clause) and not TO_DATE.search(f"{part.lead}{part.tail}")


def is_told_ahead(part: Part, known: Known, place: Place) -> bool:
    """Whether a document tells after its period what will be done: "we will recruit 40" is of no year gone by."""
    if known.how not in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING):
        return False
    is_ahead = governed(part).mood in (Mood.WILL, Mood.BECOMES) or _BREAKS_OFF.search(place.lead) is not None
    return is_ahead and is_over(known, place.document.metadata)


def is_of_year_begun(here: Known, now: Period | None) -> bool:
    """Whether a document of a calendar year came out in the financial year that began in it: its money is of that."""
    of_document = here.how is PeriodKnown.DOCUMENT and here.period is not None and now is not None
    return bool(
        of_document
        and here.period
        and now
        and here.period.kind is PeriodKind.CALENDAR_YEAR
        and here.period.start.year == now.start.year
    )


def is_of_month(known: Known) -> bool:
    """Whether what is known is a month."""
    return known.period is not None and known.period.kind is PeriodKind.MONTH


def is_of_year(known: Known) -> bool:
    """Whether a document or section is of a year: money and waits of the sentence after one on a month are of it."""
    return known.is_given and known.period is not None and known.period.kind is PeriodKind.FINANCIAL_YEAR


def is_of_day(known: Known | None) -> bool:
    """Whether what is known is a day."""
    return known is not None and known.period is not None and known.period.kind is PeriodKind.AS_AT


def is_of_plan(known: Known, place: Place, kind: UnitKind) -> bool:
    """Whether a document is of years to come, or of more than two that go on: what happened is of none.

    So is what is counted in a section of a year to come: "3,100 people now receive care at home" under "Budget 2025-26"
    in February 2025. What is paid, or by how much it rises, may be told as if that year had begun.
    """
    period, day = known.period, published(place.document)
    in_section = known.how is PeriodKnown.HEADING and kind is UnitKind.COUNT
    if not (in_section or known.how is PeriodKnown.DOCUMENT) or period is None or day is None:
        return False
    now = year_of_publication(place.document)
    to_come = now is not None and period.start > now.end
    return to_come or (known.how is PeriodKnown.DOCUMENT and is_a_plans(period) and period.end > day.end)


def is_state_of_edition(here: Known, text: str, at: int) -> bool:
    """Whether an account of two years tells how things are: "the council employs 640 staff" is of neither year."""
    of_text = here.how in (PeriodKnown.DOCUMENT, PeriodKnown.HEADING)
    return bool(of_text and here.period and years_of_edition(here.period)) and tells_now(text, at)


def ahead(text: str, place: Place) -> Known:
    """The one time to come that a sentence names: "will have 64 flats and is due to open in 2025-26"; else none."""
    day = published(place.document)
    named = {m.period for m in find_periods(text) if m.period and day and m.period.start > day.start}
    return Known(named.pop(), PeriodKnown.PRINTED) if len(named) == 1 else UNDATED


def is_beyond(here: Known, day: Known | None) -> bool:
    """Whether a document's years do not tell of when things stood as they did on a day: it lies after them, or in many.

    How things stood in the one year or quarter of a report is of that, whichever day of it was told before.
    """
    if here.how is not PeriodKnown.DOCUMENT or here.period is None or day is None or day.period is None:
        return False
    return here.period.kind is PeriodKind.RANGE or not here.period.contains(day.period)
