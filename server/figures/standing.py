"""Where an area stands among the others for one measure and period: rank, median, spread.

In: one observation for each area. Out: a `Standing`. Only councils are put in order: nations and regions are made of
them and stand beside. What is suppressed or missing has no place in the order and is counted apart. Rank 1 is the
highest value; equal values share a rank (standard competition ranking).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median

from corpus.areas import MADE_OF_COUNCILS
from corpus.models import Metadata, Observation, Qualifier
from server.answers.families import is_additive


@dataclass(frozen=True, slots=True)
class Placed:
    """One area's figure with its rank, which is None where the area is made of others or has no number."""

    observation: Observation
    rank: int | None
    shared: bool = False
    """Whether another council has the same rank."""

    @property
    def area(self) -> str:
        """The area, or that the document names none."""
        return self.observation.area or "not said"


@dataclass(frozen=True, eq=False)
class Standing:
    """The areas in order: councils from the highest to the lowest, those without a number last; then what they make.

    What follows from the order is worked out once: one order stands on the pages of all its areas.
    """

    councils: tuple[Placed, ...]
    wholes: tuple[Placed, ...]

    @cached_property
    def ranked(self) -> tuple[Placed, ...]:
        """The councils that have a number."""
        return tuple(each for each in self.councils if each.rank is not None)

    @cached_property
    def drawn(self) -> tuple[Placed, ...]:
        """The areas that a chart shows, the highest first; beside counts and money nothing that they add up to."""
        wholes = [each for each in self.wholes if not is_additive(each.observation.unit)]
        found = [each for each in (*self.ranked, *wholes) if each.observation.value is not None]
        return tuple(sorted(found, key=lambda each: each.observation.value or Decimal(0), reverse=True))

    @cached_property
    def median(self) -> Decimal | None:
        """The middle value of the councils; None for fewer than three."""
        values = [each.observation.value for each in self.ranked if each.observation.value is not None]
        return median(values) if len(values) > 2 else None

    @cached_property
    def unavailable(self) -> Mapping[str, int]:
        """How many areas have no number, by the reason that is published."""
        without = (each for each in (*self.councils, *self.wholes) if each.observation.value is None)
        return Counter(each.observation.availability.value for each in without)

    @cached_property
    def inexact(self) -> int:
        """How many councils have a number that is not one exact one, and so no place."""
        return sum(each.rank is None and each.observation.value is not None for each in self.councils)

    def among(self, areas: Collection[str]) -> Standing:
        """The order of some of the councils alone, with the regions and nations that are among the areas beside."""
        some = [each.observation for each in self.councils if each.area in areas]
        return _in_order(some, tuple(each for each in self.wholes if each.area in areas))

    def of(self, area: str | None) -> Placed | None:
        """The place of an area."""
        return self._by_area.get(area)

    @cached_property
    def _by_area(self) -> Mapping[str | None, Placed]:
        return {each.observation.area: each for each in (*self.councils, *self.wholes)}


def standing(observations: Iterable[Observation], documents: Mapping[str, Metadata]) -> Standing:
    """The areas of some observations in order; of several values for one area, the one published last."""
    latest: dict[str, Observation] = {}
    for each in sorted(observations, key=lambda one: (documents[one.document_id].published or "", one.document_id)):
        if each.area:
            latest[each.area] = each
    councils = [each for area, each in latest.items() if area not in MADE_OF_COUNCILS]
    wholes = [Placed(each, None) for area, each in sorted(latest.items()) if area in MADE_OF_COUNCILS]
    return _in_order(councils, tuple(wholes))


def _in_order(councils: Sequence[Observation], wholes: tuple[Placed, ...]) -> Standing:
    numbers = sorted((each.value for each in councils if _has_place(each) and each.value is not None), reverse=True)
    ranks = {value: len(numbers) - position for position, value in enumerate(reversed(numbers))}
    times = Counter(numbers)
    placed = [
        Placed(each, ranks[each.value], times[each.value] > 1)
        if _has_place(each) and each.value is not None
        else Placed(each, None)
        for each in councils
    ]
    return Standing(tuple(sorted(placed, key=lambda each: (each.rank or len(placed) + 1, each.area))), wholes)


def _has_place(observation: Observation) -> bool:
    """Whether a value is one exact number: "over 600" and a range have no place in an order."""
    return observation.value is not None and observation.qualifier is Qualifier.EXACT
