"""The unit of a change in numbers: that of the level it is a change of, whoever else its words name.

In: the observations of one sentence. Out: the same. "Trusts helped 22,810 clients, an increase of 5% (1,086)" tells of
1,086 clients, though the measure of the change opens with trusts. What is told as an earlier value but counts something
else ("61 vacancies against an establishment of 412 posts") is in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.binding import counts_something
from corpus.figures.trust import DOUBTFUL
from corpus.models import EARLIER_VALUE, Aspect, Observation


def with_units_of_levels(found: Sequence[Observation]) -> list[Observation]:
    """The observations, those of a change in numbers in the unit of the level before it of the same measure."""
    levels: dict[tuple[str, str | None], str] = {}
    changed = []
    for seen in found:
        key = (seen.measure, seen.group)
        is_count = counts_something(seen.unit)
        if seen.aspect is Aspect.LEVEL and is_count and seen.wording != EARLIER_VALUE:
            levels[key] = seen.unit
        is_change = seen.aspect is Aspect.CHANGE and is_count and "brackets" in seen.wording
        if is_change and key in levels:
            changed.append(replace(seen, unit=levels[key]))
        elif (
            seen.wording == EARLIER_VALUE
            and seen.period is None
            and is_count
            and levels.get(key, seen.unit) != seen.unit
        ):
            changed.append(replace(seen, confidence=min(seen.confidence, DOUBTFUL)))
        else:
            changed.append(seen)
    return changed
