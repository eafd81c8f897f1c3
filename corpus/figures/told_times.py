"""Times that point to one told before: "on the same date", "in that year", "the month before".

In: a sentence, a part of it, and the figures told before. Out: the period meant, unknown where what it points to is
not told, or None where nothing points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from corpus.figures.clauses import Part
from corpus.figures.places import UNKNOWN, Known
from corpus.models import Observation
from corpus.periods import Period, PeriodKind, PeriodKnown, as_at, find_periods, fiscal_start, month, quarter

MOST_OPENING = 60
"""Letters of a paragraph in which the time stands that it opens with."""
_SAME = re.compile(
    r"(?:(?:\d+(?:\.\d+)*\.?|[a-z]\)|[ivx]+\.)\s+)?(?:in|on|at|over|during) (?:that|the same) (?P<what>date|day|month"
    r"|quarter|year)\b(?! (?:of|in|last|as)\b)",
    re.IGNORECASE,
)
_SAME_LAST = re.compile(
    r"\b(?:in|on|at|over|during) (?:that|the same) (?P<what>date|day|month|quarter|year)\W*$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:the|a|one) (?P<unit>month|quarter) (?:before|earlier)\b|\b(?:previous|prior|preceding|last)"
    r" (?P<named>month|quarter)(?:['’]s)?\b",
    re.IGNORECASE,
)
_MONTHS_BEFORE = re.compile(
    r"\b(?P<n>two|three|four|six|nine|\d) months (?:before|earlier|previously|ago)\b", re.IGNORECASE
)
_OF_TWO = re.compile(r"\b(?:in|for|during) the (?:(?P<first>earlier|former)|later|latter) year\b", re.IGNORECASE)
"""Points to one of the two years that were told before: not to the year before the document's."""
_OPENS = re.compile(r"(?:\*\*)?(?: (?:survey|return|figures|results|data))?(?:\*\*)?\s?(?:[–—:]|- )", re.IGNORECASE)
"""Behind a time that opens a paragraph: all that it says is of that time."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "six": 6, "nine": 9}
_SAME_PERIOD = re.compile(
    r"^[^\d;]{0,70}?\b(?:over|in|during|for) (?:that|the same) (?:period|time)\b(?! (?:of|in|last|as|a|the)\b)",
    re.IGNORECASE,
)
_KINDS = {
    "date": (PeriodKind.AS_AT,),
    "day": (PeriodKind.AS_AT,),
    "month": (PeriodKind.MONTH,),
    "quarter": (PeriodKind.QUARTER,),
    "year": (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR),
}

_MADE_ON = re.compile(
    r"\b(?:extract(?:ed)?|downloaded|retrieved|printed|(?:last )?updated|produced|run|created|agreed by [A-Z]\w+)"
    r" (?:of|on|at|in)?:? ?(?:\w+ )?\d{1,2}\b|\b(?:last )?updated:",
    re.IGNORECASE,
)
"""When a table was made or agreed, which is not the time of its numbers."""


def told_time(text: str, part: Part, told: Sequence[Observation], beside: Observation | None) -> Known | None:
    """The period of a number that is told of the time told last, or of the month or quarter before it."""
    named = [seen.period for seen in told if seen.period and seen.period_known is not PeriodKnown.PUBLISHED]
    one = _OF_TWO.search(f"{part.between} {part.after}")
    years = sorted({each for each in named if each.kind in _KINDS["year"]}, key=lambda each: each.end) if one else []
    if one and len(years) > 1:
        found = years[0 if one["first"] else 1]
        return Known(found, PeriodKnown.RESOLVED) if len(years) == 2 else UNKNOWN
    if (before := _BEFORE.search(f"{part.between} {part.after}")) and not find_periods(part.between, partial=True):
        kinds = _KINDS[(before["unit"] or before["named"]).lower()]
        anchors = [*named, *([beside.period] if beside and beside.period else [])]
        anchor = next((period for period in reversed(anchors) if period.kind in kinds), None)
        return Known(just_before(anchor), PeriodKnown.RESOLVED) if anchor else UNKNOWN
    if (ago := _MONTHS_BEFORE.search(f"{part.between} {part.after}")) and not find_periods(text, partial=True):
        return _months_before(named, int(ago["n"]) if ago["n"].isdigit() else _NUMBERS[ago["n"].lower()])
    if _SAME_PERIOD.match(part.after) and not find_periods(text, partial=True):
        return Known(named[-1], PeriodKnown.RESOLVED) if named else UNKNOWN
    opened = _SAME.match(text) or _SAME_LAST.search(text)
    if opened is None or find_periods(text, partial=True):
        return None
    printed = [seen.period for seen in told if seen.period and seen.period_known is PeriodKnown.PRINTED]
    period = next((period for period in reversed(printed) if period.kind in _KINDS[opened["what"].lower()]), None)
    return Known(period, PeriodKnown.RESOLVED) if period else None


def _months_before(named: Sequence[Period], length: int) -> Known:
    """The month, or the last day of the month, so many months before the one told last."""
    anchor = next((period for period in reversed(named) if period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH)), None)
    if anchor is None:
        return UNKNOWN
    number = anchor.end.year * 12 + anchor.end.month - 1 - length
    found = month(number // 12, number % 12 + 1)
    if anchor.kind is PeriodKind.MONTH:
        return Known(found, PeriodKnown.RESOLVED)
    is_last = (anchor.end + timedelta(days=1)).day == 1
    return Known(as_at(found.end), PeriodKnown.RESOLVED) if is_last else UNKNOWN


def points_to_time(text: str) -> bool:
    """Whether a text opens by pointing to a time told before: "On the same date 534 people lived in"."""
    return _SAME.match(text) is not None


def just_before(period: Period) -> Period:
    """The month before a month, the quarter before a quarter."""
    if period.kind is PeriodKind.MONTH:
        months = period.start.year * 12 + period.start.month - 2
        return month(months // 12, months % 12 + 1)
    number, year = int(period.label[1]), fiscal_start(period.start)
    return quarter(number - 1, year) if number > 1 else quarter(4, year - 1)


def says_when_made(text: str) -> bool:
    """Whether a line says when a table was extracted, printed or agreed: "extract of 19 May 2025"."""
    return _MADE_ON.search(text) is not None


def time_opening(text: str) -> Period | None:
    """The time that a paragraph or item opens with, set off from what it says of it: "2019-20 – forms sent 1,335"."""
    first = next(iter(find_periods(text[:MOST_OPENING])), None)
    if first is None or first.period is None or re.search(r"\w", text[: first.start]):
        return None
    return first.period if _OPENS.match(text, first.end) else None
