"""The cells of one row of a wide table beside each other: one unit for those that print none.

In: what was found in the cells of a row, each with whether no header says its unit. Out: the same, with their units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.models import Aspect, Observation

DOUBTFUL = 0.5
MOST_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Found:
    """An observation with the printed words of its column and of its row."""

    observation: Observation
    column: str
    row: str


def of_one_unit(row: Sequence[tuple[Found, bool]]) -> Iterator[Found]:
    """The cells of a row, those without a value in the unit that the others print: "[z]" beside 39% and 36% is a share.

    Each comes with whether no header says its unit.
    """
    printed = {found.observation.unit for found, _ in row if found.observation.value is not None}
    shares = {found.observation.locator.start for found, is_unsaid in row if is_unsaid and _is_share(found.observation)}
    for found, is_unsaid in row:
        seen = found.observation
        is_open = is_unsaid and bool(shares - {seen.locator.start}) and _may_be_share(seen)
        found = replace(found, observation=replace(seen, confidence=DOUBTFUL)) if is_open else found  # noqa: PLW2901
        silent = found.observation.value is None and is_unsaid and len(printed) == 1
        yield replace(found, observation=replace(found.observation, unit=next(iter(printed)))) if silent else found


def _is_share(seen: Observation) -> bool:
    """Whether a level is printed as a percentage."""
    return seen.printed.endswith("%") and seen.aspect is Aspect.LEVEL


def _may_be_share(seen: Observation) -> bool:
    """Whether a number without a sign may be a percentage like its neighbour: "67" beside "66.1%"."""
    is_small = seen.value is not None and abs(seen.value) <= MOST_PERCENT and not seen.printed.endswith("%")
    return is_small and seen.unit not in ("percent", "GBP") and seen.aspect is Aspect.LEVEL
