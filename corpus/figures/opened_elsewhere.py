"""Sentences that open at a place they do not name, or with a nation's government: "At one council in Wales, …".

In: a sentence and the area of its document. Out: the area that the whole sentence is of, where that is another one.
"""

from __future__ import annotations

import re

from corpus.areas import OTHER_AREAS, find_areas
from corpus.figures.named_areas import area_named
from corpus.nations import nation_meant

_WHOLE = "United Kingdom"
_GOVERNMENT = re.compile(
    r"[\W_]*(?:the\s)?(?:20\d\d(?:[-/–]\d\d)?\s)?(?P<nation>Scottish|Welsh)\sGovernment(?:['’]s)?\s(?=[^.;:]{0,60}"
    r"\b(?:budget|provid|invest|spen|fund|commit)\w*)",
    re.IGNORECASE,
)
""" "The Scottish Government budget provides £1.7bn": in a paper about the United Kingdom that is Scotland's."""
_ONE_OF_THEM = re.compile(
    r"(?:at|in)\s(?:one|another)\s(?:council|authority|area|county|city|borough|trust|region)\b[^,\d]{0,30},",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?:the\s)?(?P<name>[^,.:;()\d£%]{3,40}?)(?:\s\(?(?:(?:for|in)\s)?(?:19|20)\d\d[^:()]{0,12}\)?)?\s?:\s",
    re.IGNORECASE,
)
""" "National (2015/16): 5.8 percent.": a sentence that is led by whom it is of."""


def opened_elsewhere(text: str, own: str | None) -> str | None:
    """The area of a sentence that opens with a nation's government, with one council of several, or with its name."""
    government = _GOVERNMENT.match(text) if own == _WHOLE else None
    if government:
        return find_areas(government["nation"], bodies=True)[0].name
    if _ONE_OF_THEM.match(text):
        return OTHER_AREAS
    led = _LED.match(text)
    return _named(led["name"], own) if led else None


def _named(name: str, own: str | None) -> str | None:
    """The area that a name is, nothing besides; None for the document's own."""
    whole = [mention.name for mention in find_areas(name) if mention.end - mention.start == len(name)]
    found = whole[0] if whole else area_named(name)
    found = nation_meant(found, name, own) if found else None
    is_own = found == own or (own == _WHOLE and found == "England")
    return None if is_own else found
