"""Where an axis of numbers begins, at zero unless what is drawn could then not be told apart; its numbers as printed.

In: `Mark`s. Out: whether it begins at zero, scales and forms of numbers as Vega-Lite has them. What is decided here is
said below the chart.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from server.figures.chart_layers import Mark, Spec

FLAT = 0.25
"""Least share of its height that a line must move over for an axis from zero to show it."""
NEAR = 2 / 3
"""The same of dots and strokes, which are told by their places: from here zero is so near that it costs little room."""
TICKS = 5
"""Numbers of an axis, about."""
_DECIMALS = re.compile(r"\d\.(\d+)")
_EDGE = 12
"""Pixels that are left free before the lowest and after the highest dot."""


def begins_at_zero(marks: Sequence[Mark], *, least: float) -> bool:
    """Whether the axis begins at zero: values and bounds go over `least` of it then, or are all one, or below zero."""
    ends = [end for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None]
    if not ends or min(ends) < 0 or max(ends) == min(ends):
        return True
    return (max(ends) - min(ends)) / max(ends) >= least


def numbered(marks: Sequence[Mark], *, least: float) -> Spec:
    """The numbers of an axis in steps below one: with the decimals that are printed, "0.430" where that is."""
    ends = [end for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None]
    places = max((len(found[1]) for mark in marks if (found := _DECIMALS.search(mark.label))), default=0)
    from_zero = [0.0] if begins_at_zero(marks, least=least) else []
    step = (max([*from_zero, *ends]) - min([*from_zero, *ends])) / TICKS if ends else 0
    if not places or not 0 < step < 1:
        return {}
    return {"format": f",.{max(places, -math.floor(math.log10(step)))}f"}  # or two steps would have one number


def placed_axis(marks: Sequence[Mark], *, near: float) -> Spec:
    """The scale of dots and strokes. Free space before a zero would make numbers below it."""
    is_from_zero = begins_at_zero(marks, least=near)
    return {"zero": is_from_zero, "nice": True, **({} if is_from_zero else {"padding": _EDGE})}
