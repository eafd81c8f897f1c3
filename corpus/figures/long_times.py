"""What has come together over a longer time than a document's year: "has helped 350 people since 2021", "over the last
two years".

In: a sentence, a number's kind and what is known of its period. Out: the years that are meant, or that none is known.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.places import ONCE, UNDATED, Known
from corpus.figures.resolved_periods import Handed, until
from corpus.figures.roles import Role
from corpus.figures.year_parts import years_of_edition
from corpus.periods import PeriodKind, PeriodKnown, between, financial_year, find_periods, years_within
from corpus.quantities import UnitKind

LEAD_CHARS = 120
_SO_FAR = re.compile(
    r"\b(?:has|have)\s(?!held)[^.;]{1,120}\b(?:since\s(?:(?:it|they|we|then|its|their|the|launch|opening)\b"
    r"|(?:\w+\s){0,3}20\d\d)"
    r"|to\sdate\b)|^(?:since\s|to\sdate\b)[^.;]{1,120}\b(?:has|have)\b",
    re.IGNORECASE,
)
_LAST_YEARS = re.compile(
    r"\b(?:over|in|during|for|within)\s(?:the\s)?(?:last|past|previous)\s(?P<n>\d|two|three|four|five|six|ten)"
    r"\s(?:financial\s)?years\b",
    re.IGNORECASE,
)
_THIS_FAR = re.compile(
    r"\b(?:so far this (?:financial )?year|this (?:financial )?year so far|the year to date)\b", re.IGNORECASE
)
_BOTH_YEARS = re.compile(
    r"\b(?:over|in|during|across|for) (?:the|these|those|both) (?:two )?years\b(?! (?:to|from|of))", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween (?:fy)?20\d\d", re.IGNORECASE)
_LAST_TIME = re.compile(
    r"\b(?:in|at|from) (?:the|our|their|its) (?:previous|last|earlier|first) (?:survey|exercise|round|inspection|count"
    r"|edition|assessment|review)\b[^\d;.]{0,50}$",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"(?:\b(?:previously|historically|formerly|in the past(?! [\w-]+ years?\b)|used to"
    r"|(?:a|two|three|four|five|ten|\d\d?|a few|several|many|some) (?:years|decades?) (?:ago|earlier|before)"
    r"|in the (?:19|20)\d0s|during the (?:(?:first|second|third) )?lockdown|at (?:its|the) (?:peak|height)"
    r"|before (?:the pandemic|covid(?:-19)?|then|that)|when we last (?:reported|wrote|asked)"
    r"|in our last (?:\w+ ){0,2}(?:account|report|plan)"
    r"|(?<!since )(?<!than )(?<!from )(?<!after )last (?:spring|summer|autumn|winter))\b"
    r"|^(?:before|prior to)\b)[^;.:\d]{0,80}$",
    re.IGNORECASE,
)
""" "Previously 45% went to a care home", "ten years ago we supported 1,900": of a time that is over and not told."""
_ONCE_BEHIND = re.compile(
    r"[£\d][\d.,]{0,12}[^,;:.()\d]{0,60}"
    r"(?<!since )(?<!than )(?<!from )(?<!after )(?<!on )\blast (?:spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
""" "There were 117 people waiting last winter"."""
_NTH_YEAR = re.compile(
    r"\b(?:in|for|during) (?:the|its|their) (?P<nth>first|second|third|fourth|fifth|final|last)"
    r" (?:of these )?year\b(?! of\b)",
    re.IGNORECASE,
)
_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "final": -1, "last": -1}
_MOVED_BY = re.compile(
    r"\b(?:an? (?:\w+ )?(?:increase|rise|growth|fall|drop|reduction|decrease|decline) of|up|down)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


def over_years(text: str, at: int, kind: UnitKind, role: Role, known: Known, handed: Handed) -> Known:
    """What is known of the period of a number that its sentence may tell of a longer time, but names no year for.

    "Over the last two years" ends with the financial year that the place is of; "since it began" says no year.
    "Over the two years" of an account of two is all of it.
    """
    lead = text[max(0, at - LEAD_CHARS) : at]
    if known.how is not PeriodKnown.PRINTED and _LAST_TIME.search(lead):
        return UNDATED  # surveys are held every second year, inspections when it pleases
    is_told = known.how in (PeriodKnown.PRINTED, PeriodKnown.RESOLVED) or role is Role.CHANGE
    is_past = not is_told and (_ONCE.search(lead) or _ONCE_BEHIND.match(text, at))
    known = ONCE if is_past else known
    of_sums = role is Role.LEVEL and kind in (UnitKind.COUNT, UnitKind.GBP)
    if known.how is PeriodKnown.PRINTED or known.is_past or not of_sums:
        return known
    if _SO_FAR.search(text):
        return UNDATED
    if told := _all_of_it(text, known, handed.place):
        return told
    years = _LAST_YEARS.search(text)
    if years is None:
        return known
    period = known.period
    if period and handed.published and period.start > handed.published.end:
        return UNDATED  # the last four years of a paper on the next one
    if period is None or period.kind is not PeriodKind.FINANCIAL_YEAR or known.how is PeriodKnown.PUBLISHED:
        return UNDATED
    length = int(years["n"]) if years["n"].isdigit() else _NUMBERS[years["n"].lower()]
    return Known(between(financial_year(period.start.year - length + 1).start, period.end), PeriodKnown.RESOLVED)


def _all_of_it(text: str, known: Known, place: Known) -> Known | None:
    """The year so far in a report of part of it, or both years of an account of two, where the sentence says so."""
    period = place.period
    if period is None:
        return None
    if place.how is PeriodKnown.DOCUMENT and years_of_edition(period) and _BOTH_YEARS.search(text):
        return place
    year = known.period if known.period and known.period.kind is PeriodKind.FINANCIAL_YEAR else None
    is_part = year and year.contains(period) and period.kind not in (year.kind, PeriodKind.AS_AT)
    return until(place) if is_part and _THIS_FAR.search(text) else None


def year_of_several(reach: str, known: Known) -> Known:
    """The one of several years that the words after a number name: "of which £1.8 million is for the first year"."""
    named = _NTH_YEAR.search(reach)
    years = years_within(known.period) if named and known.period else ()
    at = _NTH[named["nth"].lower()] if named else 0
    return Known(years[at], PeriodKnown.RESOLVED) if len(years) > max(1, at) else known


def spanned(text: str, part: Part, role: Role, known: Known) -> Known:
    """The years from the first to the last of two told before a change: "4,900 in 2021 to 7,100 by 2035, up 45%".

    A change between a year and the next is of the second.
    """
    start = part.quantity.start
    if (
        role is not Role.CHANGE
        or known.period is None
        or not _MOVED_BY.search(text[max(0, start - LEAD_CHARS) : start])
    ):
        return known
    named = [mention.period for mention in find_periods(text) if mention.period and mention.end <= start]
    first, last = named[-2:] if len(named) > 1 else (known.period, known.period)
    alike = first.kind is last.kind and last.kind in _YEARS and last == known.period
    if not alike or last.start.year - first.start.year < 2:
        return known
    return Known(between(first.start, last.end), PeriodKnown.RESOLVED)


def end_of(known: Known, role: Role, text: str) -> Known:
    """ "Between 2011 and 2021 it rose from 36,540 to 41,870": one value is of the first year, one of the last.

    A rise between a year and the next is of the second.
    """
    if known.period is None or known.period.kind is not PeriodKind.RANGE:
        return known
    years = years_within(known.period)
    if role is Role.CHANGE and len(years) == 2 and _BETWEEN.search(text):
        return Known(years[1], PeriodKnown.RESOLVED)
    if role not in (Role.EARLIER, Role.LATER):
        return known
    if known.how is PeriodKnown.DOCUMENT and (edition := years_of_edition(known.period)):
        return Known(edition[-1], PeriodKnown.RESOLVED)  # what "fell from 41 days to 29" is of its last year
    if known.how is not PeriodKnown.PRINTED or len(years) < 2:
        return known
    return Known(years[0] if role is Role.EARLIER else years[-1], PeriodKnown.RESOLVED)
