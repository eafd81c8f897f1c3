"""What people call an area whose documents use its full name: "Glasgow" for Glasgow City, "BANES", "Stoke".

In: the areas that figures and documents of an index are about. Out: each by its everyday name, if it is no other's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from corpus.areas import known_areas
from server.answers.named_areas import SHORT_NAMES

_RANK = re.compile(
    r"^(?:the )?(?:city|county|royal borough|london borough|borough|district|isles?)(?: and (?:county|city))? of "
    r"|^county | city$| county$| borough$| district$",
    re.IGNORECASE,
)
_RANKED = re.compile(r"(?:city|county|borough|royal|london)\b", re.IGNORECASE)
_RIVER = re.compile(r"[ -](?:upon|on|under|in)[ -].*$", re.IGNORECASE)
_LAST = re.compile(r" (?:and|&|with) ([A-Z][a-z]{4,})$")
_JOINED = re.compile(r",? (?:and|&|with) .*$")
_LIGHT = frozenset({"of", "the", "with", "upon", "on", "in"})
_BRACKET = re.compile(r"\s?\(([^()]{1,60})\)$")
"""Another name that an area is given beside its own: "Redcar and Cleveland (Teeswide)"."""
_OTHERWISE = {"kingston upon hull": "Hull", "kingston-upon-hull": "Hull"}
"""Names that are not the first word of the full one."""
_LEAST = 4
"""Shorter names are words as often as places."""
_LEAST_INITIALS = 3
"""Words beside "and" that an area has whose initials are its name."""


def everyday_names(areas: Iterable[str]) -> Mapping[str, str]:
    """The areas by their everyday names, in small letters; a name of two areas, or of another area, is none's."""
    held = {area.casefold() for area in areas}
    known = {area.casefold() for area in known_areas()}
    named: dict[str, set[str]] = {}
    for area in areas:
        beside = _BRACKET.search(area)
        own = _BRACKET.sub("", area)
        short = _OTHERWISE.get(own.casefold()) or _RIVER.sub("", _RANK.sub("", own))
        names = (
            short,
            _first_of(short, known),
            _last_of(short, known),
            _with_short_county(own),
            beside[1] if beside else "",
            *_written(own),
        )
        called = {name for name in names if len(name) >= _LEAST and "," not in name}
        for name in called | _initials(own):
            if name.casefold() not in held:
                named.setdefault(name.casefold(), set()).add(area)
    return {short: min(whole) for short, whole in named.items() if len({_joined(area) for area in whole}) == 1}


def _with_short_county(area: str) -> str:
    """A part of a county by the county's short name, which is a word where it stands alone: "Central Beds"."""
    part, _, county = area.rpartition(" ")
    short = next((short for short, whole in (*SHORT_NAMES.items(), ("beds", "Bedfordshire")) if whole == county), "")
    return f"{part} {short.title()}" if part and short else ""


def _written(area: str) -> tuple[str, str]:
    """An area with its "and" told in either way."""
    return area.replace(" & ", " and "), area.replace(" and ", " & ")


def _joined(area: str) -> str:
    """An area as it is compared: "Brighton & Hove" is "Brighton and Hove"."""
    return area.casefold().replace("&", "and")


def _first_of(area: str, known: Collection[str]) -> str:
    """The first of two places that an area joins, "Brighton" of "Brighton and Hove", unless it is an area itself."""
    first = _JOINED.sub("", area)
    return first if first.casefold() not in known else area


def _last_of(area: str, known: Collection[str]) -> str:
    """The last of two places that an area joins, "Chester" of "Cheshire West and Chester", unless it is an area."""
    found = _LAST.search(area)
    return found[1] if found and found[1].casefold() not in known else area


def _initials(area: str) -> set[str]:
    """An area of many words by its initials, "and" told in any way: "BANES", "B&NES", "BNES"; none of a short name.

    Of a short one those with what joins it, which make no word: "B&H", "IoW".
    """
    words = [word for word in re.findall(r"[\w'’-]+|&", area) if word.casefold() not in _LIGHT]
    joins = [word for word in words if word.casefold() in ("and", "&")]
    if len(words) - len(joins) < _LEAST_INITIALS:
        if _RANKED.match(area):
            return set()
        told = "".join("&" if word in joins else word[0] for word in area.split())
        return {told} if len(told) == _LEAST_INITIALS and (joins or " of " in area) else set()
    return {"".join(told if word in joins else word[0] for word in words) for told in ("a", "&", "")}
