"""Places and other things by name that are told of together: what is told of two, or of the other, is not of one.

In: the stems of the proper names in a question, and an observation. Out: why it is not of those alone, in words.
"""

from __future__ import annotations

import re

from corpus.measures import stem, stems
from corpus.models import Observation

_CAPITAL = re.compile(r"\b[A-Z][\w’'-]{2,}")
_INSIDE = re.compile(r"(?<=[\w,;:(] )[A-Z][\w’'-]{2,}")
_ENDS = re.compile(r"(?<=[.!?])\s+")
_TOGETHER = re.compile(
    r"(?:\b(?:at|in|from|of|for|between|across|near|both|covering|serving) (?:the )?|, |: |\()"
    r"(?P<named>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?){0,4},? (?:and|&) [A-Z][\w’'-]+)"
)
""" "At Colne and Ormskirk": what is told of both is told of neither."""


def told_of_others(names: set[str], observation: Observation) -> str | None:
    """Why a figure is not of what a question names alone; None where it may be."""
    if names and _is_of_several(names, observation):
        return "of several places together"
    if names and _is_of_sibling(names, observation):
        return "of another one of those named together"
    return None


def _is_of_several(names: set[str], observation: Observation) -> bool:
    """Whether the sentence tells the figure of a place that the question names and of others that it does not."""
    own = set(stems(observation.label))
    for together in _TOGETHER.finditer(observation.locator.quote):
        places = [set(stems(place)) for place in re.split(r",? (?:and|&) |, ", together["named"])]
        asked = [place for place in places if place & names]
        others = [place for place in places if not place & names]
        if asked and others and (own >= others[0] or not any(place & own for place in asked)):
            return True
    return False


def _is_of_sibling(names: set[str], observation: Observation) -> bool:
    """Whether a sentence before names what is asked for together with another, and the figure's own the other alone.

    "We have three localities: Kyle and Upper Strath. Upper Strath had the longest wait" says nothing of Kyle.
    """
    before, _, _ = observation.context.partition(observation.locator.quote)
    told = " ".join((observation.label, observation.area or "", observation.locator.quote))
    if names & set(stems(told)):
        return False
    own = _named_in(observation.locator.quote) - set(stems(observation.area or "")) - names
    for sentence in _ENDS.split(before):
        said = {stem(word.lower()) for word in _INSIDE.findall(sentence)}
        if said & names and said & own:
            return True
    return False


def _named_in(quote: str) -> set[str]:
    """The stems of the capitalised words of a sentence, but for one that only opens it."""
    found = [(match.start(), match.end(), match[0]) for match in _CAPITAL.finditer(quote)]
    if found and found[0][0] == 0 and not (len(found) > 1 and found[1][0] == found[0][1] + 1):
        found = found[1:]
    return {stem(word.lower()) for _, _, word in found}
