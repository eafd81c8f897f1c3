"""Shares in words beside their number: "almost three-quarters (74%)" is 74%, and no figure of 75%.

In: the observations of a sentence, in order. Out: the same; the share in words is in doubt where its number follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.figures.trust import DOUBTFUL
from corpus.models import Observation

NEAR = 5
"""Points by which words may be off: "two thirds (64%)"."""


def exact_only(found: Sequence[Observation]) -> list[Observation]:
    """The observations, those in words that the next one gives in digits in doubt."""
    loose = {one.id for one, other in pairwise(found) if _is_loosely(one, other)}
    return [replace(each, confidence=min(each.confidence, DOUBTFUL)) if each.id in loose else each for each in found]


def _is_loosely(one: Observation, other: Observation) -> bool:
    if one.unit != "percent" or other.unit != "percent" or one.value is None or other.value is None:
        return False
    in_words = [not any(letter.isdigit() for letter in each.printed) for each in (one, other)]
    return in_words == [True, False] and "brackets" in other.wording and abs(one.value - other.value) <= NEAR
