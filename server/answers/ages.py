"""The age bands that a text names, however it writes them, and the glossary's groups of those ages.

In: the text of a question, or what a figure is called. Out: bands, as the first and the last year of age.
"""

from __future__ import annotations

import re
from functools import lru_cache

Band = tuple[int, int | None]
OLDER: Band = (65, None)
_LAST_WORKING_AGE = 64
WORKING_AGE: Band = (18, _LAST_WORKING_AGE)
_OLDER_TERM, _WORKING_TERM = "older people", "adults of working age"
_BANDS = re.compile(
    r"\b(?P<low>1[4-9]|[2-9]\d)\s?(?:-|–|to|and)\s?(?P<high>[2-9]\d)s?\b(?!\s?(?:%|per|hours|weeks|days|people|miles))"
    r"|\b(?P<from>1[4-9]|[2-9]\d)\s?(?:\+|(?:and|or)\s(?:over|above|older|more)\b|plus\b)"
    r"|\b(?:over|above|older than)[- ]?(?:the age of )?(?P<over>[2-9]\d)s?\b"
    r"(?!\s?(?:%|per|people|days|weeks|months|hours|minutes|miles|beds|places|staff))"
    r"|\b(?:under[- ]?|younger than |(?:under|below) the age of )(?P<under>[1-9]\d)s?\b"
    r"(?!\s?(?:%|per|people|days|weeks|months|hours|minutes|miles|beds|places))"
    r"|\b(?P<working>working[- ]age|younger adults)\b|\b(?P<older>older (?:people|adults|residents)|pensioners)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def age_bands(text: str) -> frozenset[Band]:
    """The age bands that a text names: (65, None) of "65+" and "over 65s", (18, 64) of "18 to 64"."""
    found = set[Band]()
    for match in _BANDS.finditer(text):
        if match["low"] and int(match["high"]) > int(match["low"]) + 1:  # "22-23" is a year
            found.add((int(match["low"]), int(match["high"])))
        elif match["from"] or match["over"]:
            found.add((int(match["from"] or match["over"]), None))
        elif match["under"]:
            under = int(match["under"])
            found.add(WORKING_AGE if under - 1 == _LAST_WORKING_AGE else (0, under))
        elif match["working"] or match["older"]:
            found.add(WORKING_AGE if match["working"] else OLDER)
    return frozenset(found)


def names_of_ages(text: str) -> frozenset[str]:
    """The glossary's names of the groups whose ages a text gives: "over 65" asks for older people."""
    bands = age_bands(text)
    return frozenset(name for name, band in ((_OLDER_TERM, OLDER), (_WORKING_TERM, WORKING_AGE)) if band in bands)


def without_ages(text: str) -> str:
    """A text without the ages that it names."""
    return _BANDS.sub(" ", text)
