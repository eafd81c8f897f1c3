"""Labels without the place of another number: "Aberdeenshire people had direct payments" is not said of Fife's.

In: the observations of one sentence. Out: the same, a measure or group that was taken over from a number of another
place without that place's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.areas import OTHER_AREAS, find_areas
from corpus.figures.telling_words import telling
from corpus.figures.trust import DOUBTFUL
from corpus.models import Observation

_QUARTER = re.compile(r"(?<=\w)\s(?:in|for|during|at)\s(?:Q[1-4]|Quarter [1-4])$", re.IGNORECASE)
""" "Median wait was 34 days in Q1, 31 in Q2": the label of both names no quarter."""


def without_others_names(found: Sequence[Observation]) -> list[Observation]:
    """The observations, no measure or group of which names the place of another one, or one of a sentence before."""
    return [_without(replace(seen, measure=_QUARTER.sub("", seen.measure)), found) for seen in found]


def _without(seen: Observation, found: Sequence[Observation]) -> Observation:
    quote, label = seen.locator.quote, f"{seen.measure} {seen.group or ''}"
    beside = {one.area for one in found if one.area and one.area != seen.area}
    named = {mention.name for mention in find_areas(label)} | beside
    taken = {name for name in named if name in label and name != seen.area and (name in beside or name not in quote)}
    taken -= {OTHER_AREAS, *(name for name in named if seen.area and name in seen.area)}
    if not taken:
        return replace(seen, group=None) if seen.group and seen.group == seen.area else seen
    measure, group = seen.measure, seen.group or ""
    for name in sorted(taken, key=len, reverse=True):
        words = re.compile(
            rf"(?:\b(?:in|for|across|at|of)\s)?(?:\bthe\s)?(?:\b[Nn]eighbouring\s|\b[Nn]earby\s)?\b{re.escape(name)}"
            r"(?:['’]s)?(?!\w)\s?"
        )
        measure, group = words.sub(" ", measure), words.sub(" ", group)
    measure, group = (" ".join(text.split()).strip(" ,") for text in (measure, group))
    says = telling(f"{measure} {group}")
    confidence = seen.confidence if says else min(seen.confidence, DOUBTFUL)
    return replace(seen, measure=measure or seen.measure, group=group or None, confidence=confidence)
