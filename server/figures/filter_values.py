"""The values of a filter as a list offers them: those with most figures, and always the one that is chosen.

In: values with the number of figures that each would leave. Out: `Choices`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.selections import Facet

MOST_CHOICES = 200
"""Values of a filter that a page lists: all councils and regions, and no more than somebody looks through."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Values of a filter, each with the figures that it would leave; `left_out` more have fewer figures than these."""

    values: tuple[tuple[str | None, int], ...]
    left_out: int = 0


def choices(counted: Sequence[tuple[str | None, int]], facet: Facet, chosen: Mapping[Facet, str | None]) -> Choices:
    """The values with most figures and the chosen one, in the order in which they came.

    The chosen one is among them though it leaves nothing: a filter is never lost by what is typed.
    """
    value = chosen.get(facet)
    if facet in chosen and value not in [name for name, _ in counted]:
        counted = [*counted, (value, 0)]
    most = sorted(counted, key=lambda each: (each[0] != value, -each[1]))[:MOST_CHOICES]
    kept = set(most)
    return Choices(tuple(each for each in counted if each in kept), len(counted) - len(most))
