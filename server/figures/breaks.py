"""Where documents say that a series breaks: at the figure itself, or in the words around its table.

In: a figure and the passages of its document. Out: whether it is said that it may not be compared with the one before:
"Figures from 2023-24 are not comparable with earlier years" under a table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

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


Place = tuple[int, tuple[str, ...]]
"""A page, and the headings on it under which something stands."""


def breaks_of(passages: Iterable[Passage]) -> Mapping[Place, frozenset[str]]:
    """Where a document says that a series breaks: by place the ends of the latest periods that sentences name."""
    found: defaultdict[Place, set[str]] = defaultdict(set)
    for passage in passages:
        for sentence in sentences_of(passage) if BREAK.search(passage.text) else ():
            named = [mention.period.end.isoformat() for mention in find_periods(sentence) if mention.period]
            if named and BREAK.search(sentence):
                found[passage.page_index, passage.headings].add(max(named))
    return {place: frozenset(ends) for place, ends in found.items()}


def is_broken(figure: Observation, told: Mapping[Place, frozenset[str]]) -> bool:
    """Whether its own words, or those around it, say that a figure may not be compared with the one before."""
    place, end = figure.locator, figure.period.end.isoformat() if figure.period else ""
    return bool(BREAK.search(place.quote)) or end in told.get((place.page_index, place.headings), ())
