"""A bare number in a text about the one indicator that its heading names: "Performance was 12.5", "England (12.8)".

In: a part of a sentence with its place. Out: measure and unit of the indicator. Pages of performance systems have an
indicator for their heading, with its unit, and tell below only whether performance went up or down, and to what.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.nouns import is_bare
from corpus.figures.places import Place
from corpus.figures.telling_words import telling
from corpus.figures.units import read_unit
from corpus.measures import topic_of

_SPEAKS_OF_IT = re.compile(
    r"\b(?:performance|(?:this|the) (?:indicator|measure|rate|figure|value|score|result|outturn)|averages?)\b",
    re.IGNORECASE,
)
_STATES_UNIT = re.compile(r"per |percent$|score$")


def indicator_of(part: Part, place: Place) -> tuple[str, str] | None:
    """Measure and unit of a number without words or sign of its own; None where its heading names no indicator."""
    quantity = part.quantity
    speaks = is_bare(part) and not quantity.in_words and _SPEAKS_OF_IT.search(part.lead)
    if not speaks or not place.headings:
        return None
    unit, topic = read_unit(place.headings[-1]).name, topic_of(place.headings[-1])
    return (topic, unit) if _STATES_UNIT.match(unit) and telling(topic, place.area or "") else None
