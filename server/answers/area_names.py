"""What people call an area whose documents use its full name: "Glasgow" for Glasgow City, "BANES", "Stoke".

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
_RIVER = re.compile(r"[ -](?:upon|on|under|in)[ -].*$", re.IGNORECASE)
_LIGHT = frozenset({"of", "the", "with", "upon", "on", "in"})
_OTHERWISE = {"kingston upon hull": "Hull", "kingston-upon-hull": "Hull"}
"""Names that are not the first word of the full one."""
_LEAST = 4
"""Shorter names are words as often as places."""
_LEAST_INITIALS = 3
"""Words beside "and" that an area has whose initials are its name."""


def everyday_names(areas: Iterable[str]) -> Mapping[str, str]:
    """The areas by their everyday names, in small letters; a name of two areas, or of another area, is none's."""
    held = {area.casefold() for area in areas}
    named: dict[str, set[str]] = {}
    for area in areas:
        short = _OTHERWISE.get(area.casefold()) or _RIVER.sub("", _RANK.sub("", area))
        called = {short} if len(short) >= _LEAST else set()
        for name in called | _initials(area):
            if name.casefold() not in held:
                named.setdefault(name.casefold(), set()).add(area)
    return {short: next(iter(whole)) for short, whole in named.items() if len(whole) == 1}


def _initials(area: str) -> set[str]:
    """An area of many words by its initials, "and" told in any way: "BANES", "B&NES", "BNES"; none of a short name."""
    words = [word for word in re.findall(r"[\w'’-]+|&", area) if word.casefold() not in _LIGHT]
    joins = [word for word in words if word.casefold() in ("and", "&")]
    if len(words) - len(joins) < _LEAST_INITIALS:
        return set()
    return {"".join(told if word in joins else word[0] for word in words) for told in ("a", "&", "")}
