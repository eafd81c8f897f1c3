"""Sentences that open at a place they do not name, or with a nation's government: "At one council in Wales, …".

In: a sentence and the area of its document. Out: the area that the whole sentence is of, where that is another one.
"""

from __future__ import annotations

import re

from corpus.areas import OTHER_AREAS, find_areas

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


def opened_elsewhere(text: str, own: str | None) -> str | None:
    """The area of a sentence that opens with a nation's government, or with one council of several."""
    government = _GOVERNMENT.match(text) if own == _WHOLE else None
    if government:
        return find_areas(government["nation"], bodies=True)[0].name
    return OTHER_AREAS if _ONE_OF_THEM.match(text) else None
