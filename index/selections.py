"""Which observations a list is of: measures, one part of them, and the values that they have.

In: what a page or a program asks for. Out: a `Selection`, which `index.listings` lists and counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Facet(StrEnum):
    """By what a list of figures can be filtered; a value of None means that the document does not say."""

    AREA = "area"
    GROUP = "group"
    PERIOD = "period"
    UNIT = "unit"
    DOCUMENT = "document"
    STATUS = "status"
    AVAILABILITY = "availability"


@dataclass(frozen=True, slots=True)
class PartKey:
    """What figures of one measure share that may stand in one table: the column they come from, unit and aspect."""

    dimensions: str
    """As JSON, the way it is stored: "[]" or '[["column", "Numerator"]]'."""
    unit: str
    aspect: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Which observations are wanted: of these measures (labels as published), one part of them, and these values.

    `beside` are the dimensions of further parts that are wanted, of the same unit and aspect. `words` are the filters
    of `index.statements.passing`, as the command line and the API have them.
    """

    measures: tuple[str, ...] | None = None
    part: PartKey | None = None
    values: tuple[tuple[Facet, str | None], ...] = ()
    words: tuple[tuple[str, str | None], ...] = ()
    beside: tuple[str, ...] = ()

    def without(self, facet: Facet) -> Selection:
        """The same selection with one filter taken away."""
        return replace(self, values=tuple(item for item in self.values if item[0] is not facet))

    def also(self, **values: str | None) -> Selection:
        """The same selection with filters added, by the names of facets."""
        return replace(self, values=(*self.values, *((Facet(name), value) for name, value in values.items())))
