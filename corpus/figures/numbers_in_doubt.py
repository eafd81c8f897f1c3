"""Numbers of a sentence that are in doubt by what stands beside them: shares in words, rows that lost their cells.

In: the observations or quantities of a sentence, in order. Out: those in doubt. "Almost three-quarters (74%)" is 74%,
and no figure of 75%; which of "86.2% 81.7% 83.1%" is the council's, nothing between them tells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures.trust import DOUBTFUL
from corpus.models import Observation
from corpus.quantities import Quantity

MANY_PIPES = 4
"""A line with more cells than that is a table in one line: which name is that of which number, its rows told."""
NEAR = 5
"""Points by which words may be off: "two thirds (64%)"."""


_UNPARTED = re.compile(r"\s*(?:(?:v|vs|versus)\.?\s)?", re.IGNORECASE)
""" "Above the average for reablement (84% v 81%)": which of the two is whose, only a person can tell."""


def exact_only(found: Sequence[Observation]) -> list[Observation]:
    """The observations, those in words that the next one gives in digits in doubt."""
    loose = {one.id for one, other in pairwise(found) if _is_loosely(one, other)}
    return [replace(each, confidence=min(each.confidence, DOUBTFUL)) if each.id in loose else each for each in found]


def _is_loosely(one: Observation, other: Observation) -> bool:
    if one.unit != "percent" or other.unit != "percent" or one.value is None or other.value is None:
        return False
    in_words = [not any(letter.isdigit() for letter in each.printed) for each in (one, other)]
    return in_words == [True, False] and "brackets" in other.wording and abs(one.value - other.value) <= NEAR


def unparted(text: str, quantities: Sequence[Quantity]) -> Collection[Quantity]:
    """The numbers of a text that has lost its cells: all of a table in one line, or those with nothing between them.

    Its own number is none of them.
    """
    if text.count(" | ") > MANY_PIPES:
        return quantities
    runs = [
        pair
        for pair in pairwise(quantities)
        if pair[0].start
        and not any(each.in_words for each in pair)
        and _UNPARTED.fullmatch(text[pair[0].end : pair[1].start])
    ]
    return [each for pair in runs for each in pair]
