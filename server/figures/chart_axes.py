"""Where an axis of numbers begins: at zero, unless what is drawn could then not be told apart.

In: `Mark`s. Out: whether it begins at zero, and scales as Vega-Lite has them. What is decided here is said below the
chart.
"""

from __future__ import annotations

from collections.abc import Sequence

from server.figures.chart_layers import Mark, Spec

FLAT = 0.25
"""Least share of its height that a line must move over for an axis from zero to show it."""
NEAR = 2 / 3
"""The same of dots and strokes, which are told by their places: from here zero is so near that it costs little room."""
_EDGE = 12
"""Pixels that are left free before the lowest and after the highest dot."""


def begins_at_zero(marks: Sequence[Mark], *, least: float) -> bool:
    """Whether the axis begins at zero: values and bounds go over `least` of it then, or are all one, or below zero."""
    ends = [end for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None]
    if not ends or min(ends) < 0 or max(ends) == min(ends):
        return True
    return (max(ends) - min(ends)) / max(ends) >= least


def placed_axis(marks: Sequence[Mark], *, near: float) -> Spec:
    """The scale of dots and strokes. Free space before a zero would make numbers below it."""
    is_from_zero = begins_at_zero(marks, least=near)
    return {"zero": is_from_zero, "nice": True, **({} if is_from_zero else {"padding": _EDGE})}
