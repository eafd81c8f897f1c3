"""What several charts have in common: colours and frame, strokes for bounds, marks of breaks, values beside points.

In: marks and the axes of a chart, as Vega-Lite has them. Out: layers for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from textwrap import wrap
from typing import Any

Spec = dict[str, Any]

INK, SOFT, LINE, PAPER = "#0b0c0c", "#505a5f", "#b1b4b6", "#ffffff"
SERIES = ("#1d70b8", "#b0451c", "#00703c", "#6f3a8c", "#0b0c0c", "#8a5a00")
"""Six colours of at least 4.5 to 1 on white."""
_FONT = "Arial, sans-serif"
WIDE, NARROW = 620, 260
"""Widths of the drawing without its axis, in pixels: for a page, and for a screen of 320 pixels."""
LINE_HEIGHT = 16
"""Pixels from one line of words to the next."""
LETTER = 8
"""Pixels of a letter on average, in whatever font: by these words are broken into lines."""
_OF_THE_WHOLE = frozenset({"$schema", "padding", "background", "config"})
"""What a specification has for all of its charts together."""
_MOST_APART = 9
"""Pixels between neighbours of one period: enough for a point beside a stroke."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One value in a chart. `value`, `low` and `high` are in the units of the axis; None is a gap."""

    series: str
    at: str
    """The period of a line, the name of a bar or dot."""
    value: float | None
    label: str
    """The value as the page shows it."""
    low: float | None = None
    high: float | None = None
    breaks: bool = False
    chosen: bool = False


_NAMES = tuple(field.name for field in fields(Mark))


def bound_layers(marks: Sequence[Mark], *, x: Spec, y: Spec, along: str = "y") -> list[Spec]:
    """Strokes from the low to the high end, where any value has bounds."""
    if all(mark.low is None for mark in marks):
        return []
    ends = {along: (x if along == "x" else y) | {"field": "low"}, f"{along}2": {"field": "high"}}
    across = {"x": x} if along == "y" else {"y": y}
    mark = {"type": "rule", "strokeWidth": 2, "color": SOFT}
    return [{"mark": mark, "encoding": across | ends, "transform": [{"filter": "isValid(datum.low)"}]}]


def coloured(layers: Sequence[Spec], colour: Spec) -> list[Spec]:
    """The strokes, each in the colour of its series."""
    bare = ({name: value for name, value in layer["mark"].items() if name != "color"} for layer in layers)
    return [
        layer | {"mark": mark, "encoding": layer["encoding"] | {"color": colour}}
        for layer, mark in zip(layers, bare, strict=True)
    ]


def apart(layers: Sequence[Spec], names: Sequence[str], *, width: float) -> list[Spec]:
    """The layers for one series after the other, each a little beside the last; `width` is that of one period."""
    step = min(_MOST_APART, width / (len(names) + 3))
    found = []
    for number, name in enumerate(names):
        offset = round((number - (len(names) - 1) / 2) * step, 1)
        own = [{"filter": {"field": "series", "equal": name}}]
        found += [
            layer | {"mark": layer["mark"] | {"xOffset": offset}, "transform": [*own, *layer.get("transform", ())]}
            for layer in layers
        ]
    return found


def break_layers(marks: Sequence[Mark], x: Spec, *, width: int) -> list[Spec]:
    """An upright stroke before each period that begins a new series, with words beside it; `width` is the chart's."""
    periods: list[str] = x["scale"]["domain"]
    step = width / len(periods)
    broken = [at for at in periods if any(mark.breaks and mark.at == at for mark in marks)]
    layers: list[Spec] = []
    for at in broken:
        here: Spec = {"data": {"values": [{"at": at}]}}
        rule = {"type": "rule", "strokeDash": [2, 2], "color": INK, "xOffset": -step / 2}
        aside = {"align": "left", "dx": 5} if periods.index(at) < len(periods) / 2 else {"align": "right", "dx": -5}
        words = {"type": "text", "text": "break in series", "fontSize": 12, "color": INK, "xOffset": -step / 2, **aside}
        layers += [
            here | {"mark": rule, "encoding": {"x": x}},
            here | {"mark": words, "encoding": {"x": x, "y": {"value": -8}}},
        ]
    return layers


def value_layers(x: Spec, y: Spec, *, beside: bool) -> list[Spec]:
    """Each value written over its point, on a ground of its own where a line passes under it; or `beside` a stroke."""
    words = {"type": "text", "dy": -12, "fontSize": 13, **({"align": "left", "dx": 7} if beside else {})}
    encoding = {"x": x, "y": y, "text": {"field": "label"}}
    ground = {"mark": words | {"color": PAPER, "stroke": PAPER, "strokeWidth": 4}, "encoding": encoding}
    return [ground, {"mark": words | {"color": INK}, "encoding": encoding}]


def standing_alone(spec: Spec, title: str, notes: Sequence[str], sources: Sequence[str]) -> Spec:
    """The chart with its title and what must be said of it over it, and its sources under it, all in its width."""
    over: Spec = {"text": _lines(title, spec), "subtitle": [line for note in notes for line in _lines(note, spec)]}
    over |= {"fontSize": 16, "subtitleFontSize": 13, "subtitlePadding": 6, "color": INK, "subtitleColor": INK}
    place = {"anchor": "start", "frame": "bounds", "offset": 16}
    under: Spec = {"text": [line for source in sources for line in _lines(source, spec)], "orient": "bottom"}
    under |= {"fontSize": 12, "fontWeight": "normal", "color": INK}
    whole = {name: part for name, part in spec.items() if name in _OF_THE_WHOLE}
    alone = {name: part for name, part in spec.items() if name not in _OF_THE_WHOLE} | {"title": over | place}
    return whole | {"title": under | place, "vconcat": [alone]}


def _lines(text: str, spec: Spec) -> list[str]:
    return wrap(text, int(spec["width"] / LETTER))


def tooltip() -> list[Spec]:
    """What is told of a mark under the pointer."""
    return [
        {"field": "series", "title": "Series"},
        {"field": "at", "title": "At"},
        {"field": "label", "title": "Figure"},
    ]


def framed(marks: Sequence[Mark], layers: list[Spec], *, width: int, height: int, padding: int = 4) -> Spec:
    """The chart of some layers over the marks; `width` and `height` are those of the drawing without its axes."""
    axis = {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "labelColor": INK, "titleColor": INK}
    axis |= {"gridColor": LINE, "domainColor": SOFT, "tickColor": SOFT}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "padding": padding,
        "background": PAPER,
        "data": {"values": [{name: getattr(mark, name) for name in _NAMES} for mark in marks]},
        "layer": layers,
        "config": {
            "aria": False,
            "font": _FONT,
            "axis": axis,
            "legend": {"labelFontSize": 13, "labelColor": INK, "labelFont": _FONT},
            "view": {"stroke": None},
        },
    }
