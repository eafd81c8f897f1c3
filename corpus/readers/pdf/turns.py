"""Pages that lie on their side: which way their text runs.

In: the matrices in which a page draws each piece of its text (PDF 32000-1:2008, 9.4.4). Out: a quarter turn in degrees.
A wide table is often printed sideways, and the page marked to be shown turned; what reads lines, columns and raised
marks takes it that text runs from left to right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import atan2, degrees, isfinite

QUARTER = 90
SLANT = 5
"""Degrees off a quarter turn: a crooked scan has one or two; what slants more is a stamp or a watermark."""


def way_of(outer: Sequence[float], inner: Sequence[float]) -> int:
    """Return which way a piece of text runs: 0, 90, 180 or 270 degrees against the clock; 0 if it slants."""
    right = inner[0] * outer[0] + inner[1] * outer[2]
    up = inner[0] * outer[1] + inner[1] * outer[3]
    if not (isfinite(right) and isfinite(up)):
        return 0  # a file may state numbers beyond all
    angle = degrees(atan2(up, right))
    quarters = round(angle / QUARTER)
    return quarters * QUARTER % 360 if abs(angle - quarters * QUARTER) <= SLANT else 0


def most_of(ways: Counter[int]) -> int:
    """Return the way that more than half of the characters run, or 0; `ways` counts characters by their way."""
    way, count = max(ways.items(), key=lambda item: item[1], default=(0, 0))
    return way if 2 * count > ways.total() else 0
