"""Where documents say that a series breaks: at the figure itself, or in the words around its table.

In: a figure and the passages of its document. Out: whether it is said that it may not be compared with the one before:
"Figures from 2023-24 are not comparable with earlier years" under a table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from corpus.models import Observation, Passage
from corpus.periods import find_periods
from server.answers.surroundings import sentences_of

BREAK = re.compile(
    r"\b(?:break in (?:the )?(?:time )?series|not (?:directly )?comparable|no longer comparable|new definition"
    r"|(?:definition|methodology|method|basis) (?:has |was |have )?changed|change (?:in|of) (?:definition|method)"
    r"|cannot be compared|should not be compared)\b",
    re.IGNORECASE,
)
"""How a document says that a number may not be compared with the one before."""
_NEEDED = ("break", "compar", "defin", "method", "basis")
"""One of these is in whatever `BREAK` finds. Most texts have none, and to look for them takes a tenth of the time."""

_OF_PLACES = re.compile(r"\b(?:other|neighbour\w*|councils|authorities|areas|England|national\w*)\b", re.IGNORECASE)
_OF_TIMES = re.compile(r"\b(?:earlier|previous|before|prior|last|years?|series|trends?|over time)\b", re.IGNORECASE)
Place = tuple[int, tuple[str, ...]]
"""A page, and the headings on it under which something stands."""


def breaks_of(passages: Iterable[Passage]) -> Mapping[Place, frozenset[str]]:
    """Where a document says that a series breaks: by place the ends of the periods that begin the new series."""
    found: defaultdict[Place, set[str]] = defaultdict(set)
    for passage in passages:
        for sentence in sentences_of(passage) if _tells(passage.text) else ():
            if (end := _begins(sentence)) is not None:
                found[passage.page_index, passage.headings].add(end)
    return {place: frozenset(ends) for place, ends in found.items()}


def _tells(text: str) -> bool:
    """Whether a text says that a number may not be compared with the one before."""
    folded = text.casefold()
    return any(word in folded for word in _NEEDED) and BREAK.search(text) is not None


def _begins(sentence: str) -> str | None:
    """The end of the first period after the break that a sentence tells of; None where it tells of none.

    "2022-23 and 2023-24 are not comparable with 2021-22": of the later of the two sides the first.
    """
    said = BREAK.search(sentence)
    if said is None or (_OF_PLACES.search(sentence) and not _OF_TIMES.search(sentence)):
        return None
    named = [(each.start, each.period.end.isoformat()) for each in find_periods(sentence) if each.period]
    sides = [[end for at, end in named if (at < said.start()) == first] for first in (True, False)]
    return max((min(side) for side in sides if side), default=None)


def broken(figures: Sequence[Observation], told: Callable[[str], Mapping[Place, frozenset[str]]]) -> frozenset[str]:
    """The ids of the figures that may not be compared with the ones before, by their own words or those around them.

    A break in a year that has no figure is before the next one. `told` gives the breaks of a document, by its id.
    """
    ends = sorted({each.period.end.isoformat() for each in figures if each.period})
    found = set()
    for each in figures:
        place = each.locator
        breaks = told(each.document_id).get((place.page_index, place.headings), frozenset())
        begins = {next((end for end in ends if end >= when), None) for when in breaks if ends and when > ends[0]}
        if _tells(place.quote) or (each.period and each.period.end.isoformat() in begins):
            found.add(each.id)
    return frozenset(found)
