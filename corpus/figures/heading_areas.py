"""The area that a heading gives to what stands under it: "England", "National picture", the name of a district.

In: the headings over a block, their page and the document's own area. Out: another area, or None.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.areas import OTHER_AREAS, find_areas, joined_areas
from corpus.figures.district_headings import district_named, name_of_place
from corpus.figures.named_areas import area_named
from corpus.nations import nation_meant

_NATIONAL = re.compile(
    r"(?:the )?(?:wider )?(?:national|regional)(?: and (?:regional|national|local))? "
    r"(?:picture|context|position|data|situation|overview|background|figures?|statistics)",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r"(?: (?:City|County|Borough|District))?(?: Council)?(?:\s?[:(]|\s[-–—]\s)")
_NUMBERED = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[A-Za-z][.)])\s+")


@lru_cache(maxsize=5_000)
def area_over(headings: tuple[str, ...], own: str | None, page: str) -> str | None:
    """The area that the nearest heading that is an area's name, or opens with one, names; None for the document's.

    `page` is the text that the headings stand in.
    """
    for position, heading in reversed(tuple(enumerate(headings))):
        text = _NUMBERED.sub("", heading).strip(" :.–-")
        if _NATIONAL.fullmatch(text):
            return OTHER_AREAS
        found = area_named(text)
        found = nation_meant(found, text, own) if found else None
        if found is None:
            whole = [mention for mention in find_areas(text) if mention.end - mention.start == len(text)]
            found = whole[0].name if whole else None
            found = found or (_opened_by(text) if position else None)
            part = None if found else district_named(text, page)
            found = found or (own if part and own and part in own and part not in joined_areas(own) else part)
            found = found or (name_of_place(text, headings[:position], page) if position else None)
        if found is not None:
            return found if found != own else None
    return None


def _opened_by(text: str) -> str | None:
    """The area that opens a heading and is set off from what is said of it: "Hounslow (good, 70)", "Kent: a decade"."""
    first = next((mention for mention in find_areas(text) if not mention.start), None)
    return first.name if first and _SET_OFF.match(text, first.end) else None
