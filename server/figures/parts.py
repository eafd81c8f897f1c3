"""Which part of a measure a page shows: the column, the unit and the area, from an address or by what is held.

In: a measure's parts and areas as the listings count them, and what an address asks for. Out: the choice, and the other
parts that there are. An address that asks for what is not held gets None, so that it can be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.selections import PartKey
from server.figures.bounds import bounds_of, column_of, narrowed_by
from server.figures.slugs import slug_of

NOT_SAID = "-"
"""What an address has for a value that the document does not say."""
FIRST_AREAS = ("England",)
"""What a comparison of many areas begins with, where nobody said for which area they came."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a measure with its address, what it is called, and how many figures it has."""

    key: PartKey
    slug: str
    name: str
    figures: int


def parts_of(held: Sequence[tuple[PartKey, int]]) -> tuple[Part, ...]:
    """The parts of a measure but the margins of error that are shown beside the figures that they are of."""
    keys = [key for key, _ in held]
    beside = {margin for key in keys for margin in bounds_of(key, keys)}
    return tuple(
        Part(key, slug_of(part_name(key)), part_name(key), figures) for key, figures in held if key not in beside
    )


def chosen_part(parts: Sequence[Part], asked: str | None) -> Part | None:
    """The part of that address; without one the first, which is least narrowed and has most figures."""
    if not asked:
        return parts[0] if parts else None
    return next((part for part in parts if part.slug == asked), None)


def chosen_area(held: Sequence[str | None], asked: str | None, home: str | None) -> str | None:
    """The area asked for, else the one that the service is about, else the country, else the first.

    None where the figures asked for name no area. Raises LookupError where the area asked for has no figure.
    """
    if asked is not None:
        wanted = None if asked == NOT_SAID else asked
        if wanted not in held:
            raise LookupError(asked)
        return wanted
    named = [area for area in held if area]
    return next((area for area in (home, *FIRST_AREAS) if area in named), named[0] if named else None)


def said_of(part: Part, parts: Sequence[Part]) -> str:
    """What a page must say of a part: nothing of the figures themselves, the column or unit of any other."""
    is_plain = part.slug == parts[0].slug and not narrowed_by(column_of(part.key))
    return "" if is_plain else part.name


def unit_words(unit: str) -> str:
    """A unit in plain words."""
    return {"GBP": "pounds", "percent": "per cent"}.get(unit, unit)


def part_name(key: PartKey) -> str:
    """What a part is called: its column, and its unit in words."""
    unit = unit_words(key.unit)
    aspect = "" if key.aspect == "level" else f", {key.aspect}"
    column = column_of(key)
    return f"{column} ({unit}{aspect})" if column else f"{unit[:1].upper()}{unit[1:]}{aspect}"
