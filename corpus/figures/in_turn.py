"""The times of several numbers that a sentence tells in their order: "410 and 455 in 2022-23 and 2023-24 respectively".

In: a sentence with its numbers, and one of them. Out: the period that stands in its place, where each has one.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.places import UNKNOWN, Known
from corpus.figures.tellings import Telling
from corpus.periods import PeriodKnown, find_periods

SAME_YEARS = re.compile(
    r"\b(?:in|over|for|during) (?:the same|(?:the same|those|these) (?:two|three|four|five|six|\d))"
    r" (?:years|quarters|months)\b(?! (?:of|in|last)\b)",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def is_respective(text: str) -> bool:
    """Whether numbers are told in the order of what they are of: "410 and 455 respectively"."""
    return _RESPECTIVELY.search(text) is not None


def respective(telling: Telling, part: Part) -> Known | None:
    """The period of a number of several that are told "respectively"; None where their times do not go with them."""
    if not is_respective(telling.text):
        return None
    named = [m.period for m in find_periods(telling.text) if m.period]
    alike = [other for other in telling.parts if other.quantity.kind is part.quantity.kind]
    return Known(named[alike.index(part)], PeriodKnown.PRINTED) if len(named) == len(alike) > 1 else None


def in_turn(telling: Telling, part: Part) -> Known:
    """ "£16.9m, £18.2m and £19.8m in the same three years": each is of one of the years told before, in their order."""
    told = sorted({seen.period for seen in telling.thread.leads if seen.period})
    alike = [other for other in telling.parts if other.quantity.kind is part.quantity.kind]
    if len(told) != len(alike):
        return UNKNOWN
    return Known(told[alike.index(part)], PeriodKnown.RESOLVED)
