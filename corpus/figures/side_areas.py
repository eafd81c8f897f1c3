"""Areas among the headers of a table: named ones, the document's own, and proper names that stand beside them.

In: the sides of one axis, the place of the table, and what stands around it. Out: the sides with their areas. Where one
header of a row of headers names an area (England, a region, the document's own), the names beside it are areas too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.areas import MADE_OF_COUNCILS, joined_areas, known_areas
from corpus.figures.headers import Header
from corpus.figures.named_areas import area_named
from corpus.figures.parted_areas import beside, parted
from corpus.figures.places import Place
from corpus.figures.proper_names import is_place_name
from corpus.figures.sides import Side
from corpus.figures.surroundings import Surroundings
from corpus.nations import nation_meant

_OURS = re.compile(r"(?:our|this|the) (?:council|area|district|county|borough|city)|council|us", re.IGNORECASE)
_TOTAL_OF_OWN = re.compile(
    r"(?:whole )?(?:county|borough|city|district|council|authority|area)[- ]?(?:total|wide|overall|as a whole)"
    r"|(?:both|all (?:two|three|four)) (?:areas|councils|authorities|boroughs|counties|districts|cities|places)"
    r"|all (?:districts|localities|wards|neighbourhoods|towns|parishes)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:the )?(?:whole )?(?:county|borough|city|district|council|authority)(?:[- ]?wide)?", re.IGNORECASE
)
"""What stands for the document's own area beside names of its parts: "County" beside two districts."""
_PAYERS = re.compile(
    r"(?:(?:funding|income|main) )?(?:sources?|funders?|income|contribut(?:ions?|ors?|ing)|funding|partners?|paid by"
    r"|payers?)\b(?! (?:per|by|area|for))",
    re.IGNORECASE,
)
"""Headers of a column of those who pay or give."""
_TOTAL = re.compile(r"\b(?:totals?|overall|all|whole)\b", re.IGNORECASE)
_REGIONAL = re.compile(r"\bregion(?:al)?\b", re.IGNORECASE)
_REGION = re.compile(r"(?:(?:the|our|this|whole) )?region(?:al)?(?: (?:average|total|figure))?", re.IGNORECASE)
_BESIDES_NAME = re.compile(
    r"(?:(?<!\w)(?:total|average|overall|mean|result|figure|score|rate|value|performance|actual|all|area|borough"
    r"|(?:city |county |district |borough |metropolitan |unitary ){0,3}council|county|city|district)\b|[()])",
    re.IGNORECASE,
)


def with_areas(sides: Sequence[Side], place: Place, around: Surroundings) -> list[Side]:
    """The sides with their areas: named ones, and proper names beside a named one or under "by council"."""
    sides = [_without_payers(side) for side in sides]
    depth = max((len(side.labels) for side in sides), default=0)
    found = list(sides)
    for level in range(depth):
        heads = [side.labels[level].header if level < len(side.labels) else None for side in sides]
        heads = [
            None if level < len(side.labels) and _PAYERS.match(side.labels[level].name) else head
            for side, head in zip(sides, heads, strict=True)
        ]
        areas = _areas_of(heads, place, by_area=around.by_area)
        # The header nearest to the cells speaks last.
        found = [
            _at(side, level, area) if area and not _is_around(side, level, area) else side
            for side, area in zip(found, areas, strict=True)
        ]
        told = [head if not area else None for head, area in zip(heads, areas, strict=True)]
        found = [
            _parted_at(side, level, *within) if within else side
            for side, within in zip(found, _within(told, place), strict=True)
        ]
    return [_of_own(side, place) for side in found]


def _without_payers(side: Side) -> Side:
    """A side whose labels name who pays, not where: "Kestrel Council" under "Income" is no place of the money."""
    if not any(_PAYERS.match(label.name) for label in side.labels):
        return side
    labels = tuple(
        replace(label, header=replace(label.header, area=None, label=label.header.label or label.header.whole))
        if _PAYERS.match(label.name)
        else label
        for label in side.labels
    )
    return replace(side, area=None, labels=labels)


def _at(side: Side, level: int, area: str) -> Side:
    """A side with the area that its header of a level names; what names an area names no group."""
    label = side.labels[level]
    named = replace(label, header=replace(label.header, area=area))
    return replace(side, area=area, labels=(*side.labels[:level], named, *side.labels[level + 1 :]))


def _parted_at(side: Side, level: int, area: str, rest: str) -> Side:
    """A side with the area that its header of a level names beside what it measures; only that is its label."""
    label, second = side.labels[level], rest if area_named(rest) else ""  # "Norfolk (England)" has both
    named = replace(label, header=replace(label.header, label="" if second else rest))
    side = replace(side, second=second or side.second)
    return replace(side, area=area, labels=(*side.labels[:level], named, *side.labels[level + 1 :]))


def _within(heads: Sequence[Header | None], place: Place) -> list[tuple[str, str] | None]:
    """The areas that headers name beside what they measure, with the rest of their labels."""
    own = own_names(place)
    found = [parted(head.label, own) if head and not head.is_skipped else None for head in heads]
    rests = {one[1] for one in found if one}
    found = [one or (beside(head.label, rests, own) if head else None) for one, head in zip(found, heads, strict=True)]
    return [(place.area, one[1]) if one and place.area and is_own(one[0], place) else one for one in found]


def _is_around(side: Side, level: int, area: str) -> bool:
    """Whether a column of areas only says in which nation or region the area lies that a column before it names."""
    is_named = any(label.role == "area" for label in side.labels[:level])
    return is_named and side.labels[level].role == "area" and area in MADE_OF_COUNCILS


def _areas_of(heads: Sequence[Header | None], place: Place, *, by_area: bool) -> list[str | None]:
    """The areas that the headers of one row or column of headers name."""
    areas = [_named(head, place) if head else None for head in heads]
    plain = [head if head and not area and _is_bare(head) else None for head, area in zip(heads, areas, strict=True)]
    if place.area and not any(areas):
        wholes = [head if head and _WHOLE.fullmatch(head.label) else None for head in heads]
        parts = [head.label for head, whole in zip(plain, wholes, strict=True) if head and not whole]
        if any(wholes) and len(parts) > 1 and all(is_place_name(name, place.page.text) for name in parts):
            areas = [place.area if whole else None for whole in wholes]
            plain = [None if whole else head for head, whole in zip(plain, wholes, strict=True)]
    names = {head.label for head in plain if head}
    are_places = {name for name in names if is_place_name(name, place.page.text)}
    # "Marlshire total" closes a list of anything; "Marlshire" alone stands beside its like.
    alone = [area for head, area in zip(heads, areas, strict=True) if head and area and not _TOTAL.search(head.label)]
    if not (by_area or (alone and (place.area in alone or are_places == names))):
        return areas
    beside = [head.label if head and head.label in are_places else None for head in plain]
    return [area or name for area, name in zip(areas, beside, strict=True)]


def _named(head: Header, place: Place) -> str | None:
    """The area that one header names, in the words of the document where it is its own."""
    if place.area and is_own(head.label, place):
        return place.area
    if head.area:
        return nation_meant(head.area, head.whole, place.area)
    return head.label if head.label in known_areas() or head.label in joined_areas(place.area) else None


def _is_bare(head: Header) -> bool:
    """Whether a header says no more than a name: it is no total, difference, status, measure or statistic."""
    says_more = head.is_total or head.is_change or head.is_variance or head.is_measure or head.is_statistic
    return bool(head.label) and not (says_more or head.is_rank or head.is_skipped or head.is_part or head.status)


def own_names(place: Place) -> set[str]:
    """The names of the document's own area and publisher, in small letters, and what is short for them."""
    metadata = place.document.metadata
    names = [name.casefold() for name in (metadata.area, metadata.publisher) if name]
    short = () if joined_areas(metadata.area) else (" ".join(_BESIDES_NAME.sub(" ", name).split()) for name in names)
    return {*names, *short} - {""}  # "Hull City Council" calls itself Hull


def is_own(label: str, place: Place) -> bool:
    """Whether a label names the document's own area or publisher, alone or as a total: "Wealdshire total"."""
    metadata, own = place.document.metadata, own_names(place)
    bare = " ".join(_BESIDES_NAME.sub(" ", label.casefold()).split())
    is_named = bool(label) and (label.casefold() in own or bare in own)
    if is_named or not metadata.area:
        return is_named
    is_regional = _REGIONAL.search(f"{metadata.title} {metadata.publisher or ''}") is not None
    is_whole = _OURS.fullmatch(label) or _TOTAL_OF_OWN.fullmatch(label)
    return bool(is_whole or (is_regional and _REGION.fullmatch(label)))


def _of_own(side: Side, place: Place) -> Side:
    """A side whose stated area is the document's own, with the document's name for it."""
    return replace(side, area=place.area) if side.area and place.area and is_own(side.area, place) else side
