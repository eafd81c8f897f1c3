"""Proper names that the program does not know: "Oakhurst" is taken for a place, "Residential" is not.

In: a name and the text of its page. Out: whether it is written and used as the name of something of its own: with
capitals, never in small letters on its page, and no word of the field.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.figures.headers import is_group
from corpus.glossary import shipped_glossary
from corpus.periods import find_periods

_NAME = re.compile(
    r"(?:St\.? )?[A-Z][a-z'’]+(?:[ -](?:(?:and|of|upon|on|the|with|under|in|le|by|cum) |& )?(?:the )?[A-Z][a-z'’]+){0,3}"
)
_SMALL = re.compile(r"(?<![\w'’])[a-z]{3,}")
_JOINS = frozenset("and of upon on the with under in le by cum".split())
_COMMON = frozenset(
    """
    adult adults all amber april average better black board budget cabinet change changes children committee council
    councils current county day december direction director district domain east february female forecast friday
    good government green group health high housing january july june last low male march may mean men mixed monday
    month n/a national next no none north not november number october other others outturn overall performance person
    persons plan position previous q1 q2 q3 q4 quarter rank rate red region regional same saturday score september
    service services similar social source south status sunday target team this thursday total trend tuesday unknown
    us value variance wednesday week west white women year years yes asian august autumn christmas easter spring summer
    winter parliament ministers ombudsman healthwatch
    """.split()
)
"""Words with a capital in a header or at the head of a sentence that no place is called by alone."""


def is_place_name(name: str, text: str) -> bool:
    """Whether a name may be that of a place: `text` is the page, which must not use its words as ordinary ones."""
    if not _NAME.fullmatch(name) or is_group(name) or find_periods(name, partial=True):
        return False
    if shipped_glossary().read(name).terms:
        return False
    words = [word for word in re.split(r"[ -]", name.lower().replace("’", "'")) if word not in _JOINS]
    return not _COMMON.issuperset(words) and not any(word in _small_words(text) for word in words if word not in _COMMON)


@lru_cache(maxsize=64)
def _small_words(text: str) -> frozenset[str]:
    """The words that a text writes in small letters."""
    return frozenset(_SMALL.findall(text))
