"""Areas among the headers of a table: named ones, the document's own, and proper names that stand beside it.

In: the sides of one axis, the place of the table, and what stands around it. Out: the sides with their areas.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.headers import is_group
from corpus.figures.places import Place
from corpus.figures.sides import Side
from corpus.figures.surroundings import Surroundings

_NAME = re.compile(r"(?:(?:St\.?|[A-Z][a-z'’]+)[ -]?(?:and |& |of |upon |on |the |with )?){1,5}")


def with_areas(sides: Sequence[Side], place: Place, around: Surroundings) -> list[Side]:
    """The sides with their areas: named ones, and proper names beside the document's own area or under "by council"."""
    own = [_is_own(side, place) for side in sides]
    beside = any(own) and sum(own) + sum(side.area is not None for side in sides) < len(sides)
    named = []
    for side, is_own in zip(sides, own, strict=True):
        label = side.labels[-1].text if side.labels else ""
        is_name = bool(_NAME.fullmatch(label)) and not is_group(label) and not side.is_total and not side.is_measure
        if is_own and place.area:
            named.append(replace(side, area=place.area))
        elif side.area is None and is_name and (around.by_area or (beside and len(label.split()) < 5)):
            named.append(replace(side, area=label))
        else:
            named.append(side)
    return named


def _is_own(side: Side, place: Place) -> bool:
    """Whether a label names the document's own area or publisher."""
    label = side.labels[-1].text.casefold() if side.labels else ""
    metadata = place.document.metadata
    own = [name.casefold() for name in (metadata.area, metadata.publisher) if name]
    if label in ("our council", "this council", "the council", "council", "us"):
        return bool(metadata.area)
    return bool(label) and any(label == name or (label.startswith(f"{name} ") and "council" in label) for name in own)
