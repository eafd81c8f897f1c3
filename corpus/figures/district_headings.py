"""Headings that name a part of the document's area, or a place beside it: "Ashmere district", "Eastern region".

In: a heading, and the text of its page. Out: the place that stands under it is of, or None. A name alone may be a home,
a scheme or a theme: it is a place where the page or a heading around it speaks of it as one.
"""

from __future__ import annotations

import re

from corpus.areas import joined_areas
from corpus.figures.proper_names import OF_NO_PLACE, is_place_name

_KIND = r"(?:districts?|localit(?:y|ies)|wards?|regions?|areas?|boroughs?|neighbourhoods?|parish(?:es)?|count(?:y|ies))"
_WORD = r"(?:St\.? )?[A-Z][a-z'’]+"
_NAME = rf"{_WORD}(?:(?:,? (?:and|&) |[ -](?:(?:upon|on|under|with|of|the|le) )?)(?:{_WORD})){{0,4}}?"
_COMPASS = (
    r"(?:(?:North|South|East|West|Mid|Inner|Outer|Central)(?:ern)?"
    r"(?:[ -](?:North|South|East|West|Central)(?:ern)?)?)"
)
_NOT_A_NAME = rf"(?!(?:{OF_NO_PLACE})\b)"
_OPENING = r"(?:(?:[A-Z][\w’'&,-]*|[a-z&][\w’'&,-]*)\s){0,8}?(?:of|in|for|from|on|across|within)\s(?:the\s)?"
_CLOSING = (
    r"(?:\s(?:profile|summary|plan|overview|figures|data|statistics|results|report|team|teams|population|at a glance"
    r"|findings|demographics|context|update|performance)\b[^.;]{0,40}|\s?[:(–-].{0,80}|,?\s(?:in\s)?(?:19|20)\d\d.{0,12})?"
)
_NAMED = re.compile(
    rf"(?:{_OPENING}|[Tt]he\s|[^:]{{0,40}}[:–-]\s)?{_NOT_A_NAME}(?:(?P<compass>{_COMPASS})|(?P<name>{_NAME}))"
    rf"\s(?P<kind>(?i:{_KIND})){_CLOSING}"
)
_KIND_OF = re.compile(
    rf"(?:.{{0,60}}\s)?(?i:district|locality|ward|region|borough|neighbourhood|parish)(?:\sof\s|\s?:\s|\s[-–—]\s)"
    rf"{_NOT_A_NAME}(?P<name>{_NAME}){_CLOSING}"
)
_LISTS_PLACES = re.compile(
    r"\b(?:localities|districts|wards|neighbourhoods|parishes|boroughs|(?:local|council|geographical) areas|regions"
    r"|by (?:locality|district|ward|area|neighbourhood|parish|borough|region)"
    r"|(?:locality|district|ward|area|neighbourhood|borough) (?:profiles|summaries|breakdown|analysis|findings))\b",
    re.IGNORECASE,
)


def district_named(heading: str, page: str) -> str | None:
    """The place of a kind that a heading names: "Ashmere" of "Profile of Ashmere district", "South locality"."""
    found = _NAMED.fullmatch(heading) or _KIND_OF.fullmatch(heading)
    if found is None:
        return None
    if found.groupdict().get("compass"):
        return f"{found['compass']} {found['kind'].lower()}"
    name = found["name"]
    if found.groupdict().get("kind", "").endswith("s") and not joined_areas(name):
        return None  # "Conservation areas"
    return name if all(is_place_name(each, page) for each in joined_areas(name) or (name,)) else None


def name_of_place(heading: str, around: tuple[str, ...], page: str) -> str | None:
    """The name that is all a heading says, where a heading around it lists places or the page writes of it as one."""
    if not is_bare_name(heading, page):
        return None
    name = re.escape(heading)
    is_told = re.search(rf"\b(?:in|across|throughout|around)\s{name}\b(?![ -][A-Z])|\b{name}\s(?i:{_KIND})\b", page)
    return heading if is_told or any(map(_LISTS_PLACES.search, around)) else None


def is_bare_name(heading: str, page: str) -> bool:
    """Whether a heading is a proper name and no more."""
    return re.fullmatch(_NAME, heading) is not None and is_place_name(heading, page)
