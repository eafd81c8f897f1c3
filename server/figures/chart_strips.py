"""The chart of more areas than a page can list: each a stroke along one line, the chosen ones led to rows of their own.

In: `Mark`s of areas. Out: a Vega-Lite specification. A chosen area's stroke goes on down to its row, where its name,
value and bounds stand; what it is drawn with, dash and mark, is no other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from server.figures.chart_axes import NEAR, numbered, placed_axis
from server.figures.chart_layers import (
    INK,
    LETTER,
    LINE_HEIGHT,
    NARROW,
    PAPER,
    SERIES,
    SOFT,
    WIDE,
    Mark,
    Spec,
    framed,
    tooltip,
)

_STRIP = 44
"""Height of the strokes of all areas, in pixels."""
_APART = 14
"""Space between rows, in pixels."""


@dataclass(frozen=True, slots=True)
class Look:
    """What an area that stands out is drawn with, and that in words."""

    dash: tuple[int, ...]
    shape: str
    words: str


LOOKS = (Look((1, 0), "circle", "solid, with a round mark"), Look((6, 3), "square", "dashed, with a square mark"))
"""How areas that stand out are told from each other without colour, in their order: one's own, and the country."""


def spread_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """All areas as strokes along one line, those of `standing_out` with name, value and bounds in rows below."""
    width = NARROW if narrow else WIDE
    x: Spec = {"field": "value", "type": "quantitative", "scale": placed_axis(marks, near=NEAR)}
    x["axis"] = {"title": axis, "tickCount": 4, **numbered(marks, least=NEAR)}
    stroke: Spec = {"mark": {"type": "rule", "color": SOFT, "strokeWidth": 1.5, "opacity": 0.6}}
    stroke["encoding"] = {"x": x, "y": {"value": 0}, "y2": {"value": _STRIP}, "tooltip": tooltip()}
    under: list[Spec] = []
    over: list[Spec] = []
    height = _STRIP
    for mark, look in zip(standing_out(marks), LOOKS, strict=False):
        words = wrap(f"{mark.at}: {mark.label}", width // LETTER)
        top, level = height + _APART, height + _APART + LINE_HEIGHT * len(words) + _APART // 2
        under.append(_leader(mark, look, x, level))
        over += [*_named(words, top), *_value(mark, look, x, level)]
        height = level + _APART
    return framed(marks, [stroke, *under, *over], width=width, height=height)


def standing_out(marks: Sequence[Mark]) -> list[Mark]:
    """The chosen areas, in the order of `marks`."""
    return [mark for mark in marks if mark.chosen]


def _only(mark: Mark) -> list[Any]:
    return [{"filter": {"field": "at", "equal": mark.at}}]


def _leader(mark: Mark, look: Look, x: Spec, level: int) -> Spec:
    """The stroke of a chosen area, from over the others down to its row."""
    rule = {"type": "rule", "color": SERIES[0], "strokeWidth": 3, "strokeDash": list(look.dash)}
    ends = {"x": x, "y": {"value": -6}, "y2": {"value": level}}
    return {"mark": rule, "encoding": ends, "transform": _only(mark)}


def _named(words: Sequence[str], top: int) -> list[Spec]:
    """The name and value at the beginning of a row, on a ground of their own where a stroke passes under them."""
    text = {
        "type": "text",
        "text": list(words),
        "align": "left",
        "baseline": "top",
        "fontSize": 13,
        "lineHeight": LINE_HEIGHT,
    }
    place = {"x": {"value": 0}, "y": {"value": top}}
    one: Spec = {"data": {"values": [{}]}, "encoding": place}
    return [
        one | {"mark": text | {"color": PAPER, "stroke": PAPER, "strokeWidth": 6}},
        one | {"mark": text | {"color": INK}},
    ]


def _value(mark: Mark, look: Look, x: Spec, level: int) -> list[Spec]:
    """The mark at the value of a chosen area, on the line of its bounds where they are published."""
    y, only = {"value": level}, _only(mark)
    point = {"type": "point", "shape": look.shape, "filled": True, "size": 110, "opacity": 1, "color": SERIES[0]}
    found: list[Spec] = [{"mark": point, "encoding": {"x": x, "y": y, "tooltip": tooltip()}, "transform": only}]
    if mark.low is not None:
        rule = {"type": "rule", "strokeWidth": 3, "color": SERIES[0]}
        ends = {"x": x | {"field": "low"}, "x2": {"field": "high"}, "y": y}
        found.insert(0, {"mark": rule, "encoding": ends, "transform": only})
    return found
