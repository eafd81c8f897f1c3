"""What the notes of a table say of its time: "All figures are for 2021/22", "Source: register of homes, June 2024".

In: the paragraphs right below a table, nearest first; what stands above it may be a note of the table before. Out: the
one period that a note gives to all of it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.periods import Period, find_periods

_SOURCE = re.compile(
    r"sources?\b(?![^\n]{0,200}\b(?:published|publication|accessed|downloaded|retrieved|updated|issued)\b)[^\n]{0,200}$",
    re.IGNORECASE,
)
"""From when numbers are, not when someone published or fetched them."""
_OF_ALL = re.compile(
    r"(?:notes?:?\s|\W{0,3})(?:(?:all|these|the|our|above)\s){0,2}(?:figures|data|numbers|results|values)"
    r"\s(?:(?:above|shown|given|here|in (?:this|the) table)\s){0,2}(?:are|is|relates?|refers?|covers?)\s"
    r"(?:(?:all|for|to|from|as at|of|those|as of|at|the|position)\s){0,4}(?P<when>[^.;:]{4,50})",
    re.IGNORECASE,
)
_NO_TIME = re.compile(r"\b(?:compar\w+|than|except|rounded|not)\b", re.IGNORECASE)


def noted_period(notes: Sequence[str]) -> Period | None:
    """The one period that a note says all figures are of."""
    said = (found[0] for note in notes if (found := _OF_ALL.match(note)) and not _NO_TIME.search(found["when"]))
    return next((period for when in said if (period := _only(when))), None)


def sourced_period(notes: Sequence[str]) -> Period | None:
    """The one period that a note on the source names, right below the table."""
    return next((_only(note) for note in notes[:1] if _SOURCE.match(note)), None)


def _only(text: str) -> Period | None:
    named = {mention.period for mention in find_periods(text) if mention.period and mention.limit is None}
    return named.pop() if len(named) == 1 else None
