"""The times of several numbers that a sentence tells in their order: "410 and 455 in 2022-23 and 2023-24 respectively".

In: a sentence with its numbers, and one of them. Out: the period that stands in its place, where each has one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.figures.clauses import Part
from corpus.figures.places import UNKNOWN, Known
from corpus.figures.tellings import Telling
from corpus.periods import PeriodKnown, find_periods

SAME_YEARS = re.compile(
    r"\b(?:in|over|for|during) (?:the same|(?:the same|those|these) (?:two|three|four|five|six|\d))"
    r" (?:years|quarters|months)\b(?! (?:of|in|last)\b)",
    re.IGNORECASE,
)
_LISTED = re.compile(r",?\s?(?:(?:and|or|&)\s)?(?:(?:in|for|at|on)\s)?(?:the\s)?", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def is_respective(text: str) -> bool:
    """Whether numbers are told in the order of what they are of: "410 and 455 respectively"."""
    return _RESPECTIVELY.search(text) is not None


def respective(telling: Telling, part: Part) -> Known | None:
    """The period of a number of several that are told "respectively"; None where their times do not go with them."""
    if not is_respective(telling.text):
        return None
    mentions = [mention for mention in find_periods(telling.text) if mention.period]
    if not all(_LISTED.fullmatch(telling.text, one.end, other.start) for one, other in pairwise(mentions)):
        return None  # "on 31 March 2021 there were 1,071, 20% and 5% fewer respectively than on 31 March 2011"
    named = [mention.period for mention in mentions]
    alike = [other for other in telling.parts if other.quantity.kind is part.quantity.kind]
    return Known(named[alike.index(part)], PeriodKnown.PRINTED) if len(named) == len(alike) > 1 else None


def in_turn(telling: Telling, part: Part) -> Known:
    """ "£16.9m, £18.2m and £19.8m in the same three years": each is of one of the years told before, in their order."""
    told = sorted({seen.period for seen in telling.thread.leads if seen.period})
    alike = [other for other in telling.parts if other.quantity.kind is part.quantity.kind]
    if len(told) != len(alike):
        return UNKNOWN
    return Known(told[alike.index(part)], PeriodKnown.RESOLVED)
