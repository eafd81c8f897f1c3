"""What stands over a number that has no words of its own: the question or lead-in above it, the heading, the paper.

In: a place. Out: a topic, or "".
"""

from __future__ import annotations

import re

from corpus.figures.places import Place
from corpus.figures.telling_words import telling
from corpus.measures import topic_of
from corpus.quantities import find_quantities
from corpus.sentences import sentences

_ASKING = re.compile(
    r"^(?:\d+[.)]\s*)?(?:please )?(?:(?:can|could) you )?(?:tell|give|provide|confirm|state)?(?: (?:me"
    r"|us))?(?: with)?\s*",
    re.IGNORECASE,
)


def topic_over(place: Place) -> str:
    """What a value without words of its own is of: the question or lead-in right above it, else the heading."""
    if place.lead:
        start, end = sentences(place.lead)[-1]
        asked = _ASKING.sub("", place.lead[start:end].rstrip(": ?."))
        if not find_quantities(asked):
            return topic_of(asked)
    return topic_of(place.headings[-1]) if place.headings else ""


def paper_over(place: Place) -> str:
    """What an overspend's budget is of: what stands over it, or what its paper is about."""
    over = (topic_over(place), topic_of(place.document.metadata.title))
    return next((topic for topic in over if telling(topic, place.area or "")), over[0])
