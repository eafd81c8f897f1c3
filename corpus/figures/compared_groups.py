"""Two groups compared, each with its number in brackets: "lower for younger adults (58%) than for older people (67%)".

In: the numbers of a sentence with their observations. Out: the observations, the second of the group that "than" names,
in the time of the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.areas import find_areas
from corpus.figures.clauses import Part
from corpus.models import Observation
from corpus.periods import find_periods

_FIRST = re.compile(
    r"\s(?P<move>(?:(?:was|were|is|are)\s)?(?:[a-z]{3,10}er|more|less|worse)\s(?:[a-z]{3,14}\s)?)"
    r"(?:for|among|in|of|by)\s(?P<one>[^,.;:()\d]{3,50})\s\($"
)
_SECOND = re.compile(r"\)\sthan\s(?:(?:for|among|in|of|by)\s)?(?P<other>[^,.;:()\d]{3,50})\s\($")


def with_compared_groups(
    parts: Sequence[Part], found: Sequence[Observation], positions: Sequence[int]
) -> list[Observation]:
    """The observations of a sentence, one behind "than" of the group named there; `positions` is where each stands."""
    seen_at = dict(zip(positions, found, strict=True))
    for position, seen in seen_at.items():
        first = _FIRST.search(parts[position - 1].lead) if position else None
        second, host = _SECOND.search(parts[position].lead), seen_at.get(position - 1)
        if not (first and second and host) or first["one"] not in host.measure or host.unit != seen.unit:
            continue
        other = second["other"]
        if find_areas(other) or find_periods(other, partial=True) or seen.area != host.area:
            continue
        seen_at[position] = replace(
            seen,
            measure=host.measure.replace(first["one"], other).replace(first["move"], ""),
            group=host.group,
            period=host.period,
            period_known=host.period_known,
            confidence=host.confidence,
        )
    return [seen_at[position] for position in positions]
