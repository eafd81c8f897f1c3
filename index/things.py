"""When two figures are of the same thing, and when they say the same: for all that compares versions of the index.

In: observations, or the columns of their table. Out: tuples to compare. A figure is told by what it is of, not by its
place, so that one that only moved down its page is no news.
"""

from __future__ import annotations

from corpus.models import Observation
from index.rows import observation_row

THING = (
    *("measure", "dimensions", "unit", "aspect", "area", "status", "group", "speaker"),
    *("period_start", "period_end"),
)
"""The columns that tell what a figure is of."""
SAYS = ("value_integer", "value_scale", "upper_integer", "upper_scale", "qualifier", "availability")
"""The columns that tell what it says."""


def thing_of(held: Observation) -> tuple[object, ...]:
    """What an observation is of: two that agree in it are the same figure in two versions."""
    row = observation_row(held)
    return tuple(row[name] for name in THING)


def said_by(held: Observation) -> tuple[object, ...]:
    """What an observation says of it."""
    row = observation_row(held)
    return tuple(row[name] for name in SAYS)
