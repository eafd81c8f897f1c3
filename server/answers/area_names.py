"""What people call an area whose documents use its full name: "Glasgow" for Glasgow City.

In: the areas that figures and documents of an index are about. Out: each by its everyday name, if it is no other's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_RANK = re.compile(
    r"^(?:the )?(?:city|county|royal borough|london borough|borough|district|isle)(?: and (?:county|city))? of "
    r"|^county | city$| county$| borough$| district$",
    re.IGNORECASE,
)
_RIVER = re.compile(r" (?:upon|on)[ -].*$", re.IGNORECASE)
_OTHERWISE = {"kingston upon hull": "Hull", "kingston-upon-hull": "Hull"}
"""Names that are not the first word of the full one."""
_LEAST = 4
"""Shorter names are words as often as places."""


def everyday_names(areas: Iterable[str]) -> Mapping[str, str]:
    """The areas by their everyday names, in small letters; a name of two areas, or of another area, is none's."""
    held = {area.casefold() for area in areas}
    named: dict[str, set[str]] = {}
    for area in areas:
        short = _OTHERWISE.get(area.casefold()) or _RIVER.sub("", _RANK.sub("", area))
        if short.casefold() not in held and len(short) >= _LEAST:
            named.setdefault(short.casefold(), set()).add(area)
    return {short: next(iter(whole)) for short, whole in named.items() if len(whole) == 1}
