"""What has come together over a longer time than a document's year: "has helped 350 people since 2021", "over the last
two years".

In: a sentence, a number's kind and what is known of its period. Out: the years that are meant, or that none is known.
"""

from __future__ import annotations

import re

from corpus.figures.places import UNDATED, Known
from corpus.figures.roles import Role
from corpus.periods import PeriodKind, PeriodKnown, between, financial_year
from corpus.quantities import UnitKind

LEAD_CHARS = 120
_SO_FAR = re.compile(
    r"\b(?:has|have)\s(?!held)[^.;]{1,120}\b(?:since\s(?:(?:it|they|we|then|its|their|the|launch|opening)\b|(?:\w+\s){0,3}20\d\d)"
    r"|to\sdate\b)|^(?:since\s|to\sdate\b)[^.;]{1,120}\b(?:has|have)\b",
    re.IGNORECASE,
)
_LAST_YEARS = re.compile(
    r"\b(?:over|in|during|for|within)\s(?:the\s)?(?:last|past|previous)\s(?P<n>\d|two|three|four|five|six|ten)"
    r"\s(?:financial\s)?years\b",
    re.IGNORECASE,
)
_LAST_TIME = re.compile(
    r"\b(?:in|at|from) (?:the|our|their|its) (?:previous|last|earlier|first) (?:survey|exercise|round|inspection|count"
    r"|edition|assessment|review)\b[^\d;.]{0,50}$",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}


def over_years(text: str, at: int, kind: UnitKind, role: Role, known: Known) -> Known:
    """What is known of the period of a number that its sentence may tell of a longer time, but names no year for.

    "Over the last two years" ends with the financial year that the place is of; "since it began" says no year.
    """
    if known.how is not PeriodKnown.PRINTED and _LAST_TIME.search(text[max(0, at - LEAD_CHARS) : at]):
        return UNDATED  # surveys are held every second year, inspections when it pleases
    if known.how is PeriodKnown.PRINTED or role is not Role.LEVEL or kind not in (UnitKind.COUNT, UnitKind.GBP):
        return known
    if _SO_FAR.search(text):
        return UNDATED
    years = _LAST_YEARS.search(text)
    if years is None:
        return known
    period = known.period
    if period is None or period.kind is not PeriodKind.FINANCIAL_YEAR or known.how is PeriodKnown.PUBLISHED:
        return UNDATED
    length = int(years["n"]) if years["n"].isdigit() else _NUMBERS[years["n"].lower()]
    return Known(between(financial_year(period.start.year - length + 1).start, period.end), PeriodKnown.RESOLVED)
