"""The charts of the figures pages as Vega-Lite specifications: years as lines, groups as bars, areas as dots.

In: `Mark`s, plain values of observations. Out: dicts for `server.charts` and, unchanged, for the browser. Series differ
by dash and shape as well as colour, so that they can be told in black and white; bars begin at zero; a year that is not
published breaks the line; ranges and margins are drawn as they are published. The colours are those that
`_figures.scss` replaces in the dark.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from textwrap import wrap
from typing import Any

from server.figures.chart_layers import (
    INK,
    LINE,
    PAPER,
    SOFT,
    Mark,
    Spec,
    apart,
    bound_layers,
    break_layers,
    coloured,
    value_layers,
)

SERIES = ("#1d70b8", "#b0451c", "#00703c", "#6f3a8c", "#0b0c0c", "#8a5a00")
"""Six colours of at least 4.5 to 1 on white."""
_DASHES = ([1, 0], [6, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
MOST_SERIES = len(SERIES)
WIDE, NARROW = 620, 260
"""Widths of the drawing without its axis, in pixels: for a page, and for a screen of 320 pixels."""
_FONT = "Arial, sans-serif"
AROUND = 18
"""Around names on an axis: who draws them in a wider font than they were measured in cuts them otherwise."""
_FEW = 8
"""Points up to which each has its value written beside it."""
_LEGEND = 28
"""Letters of a line of a legend on a screen of 320 pixels, in whatever font."""
_FLAT = 0.25
"""Least share of its height that a line must move over for an axis from zero to show it."""


_RUNS = [
    {"calculate": "datum.breaks ? 1 : 0", "as": "begins"},
    {"window": [{"op": "sum", "field": "begins", "as": "run"}], "groupby": ["series"]},
]
"""Numbers the stretches between the breaks of a series."""
_NAMES = tuple(field.name for field in fields(Mark))


def line_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """Values over time, a line for each series in the order of `marks`; the periods too stand in that order."""
    periods = list(dict.fromkeys(mark.at for mark in marks))
    names = list(dict.fromkeys(mark.series for mark in marks))
    one, width = len(names) == 1, NARROW if narrow else WIDE
    is_from_zero = begins_at_zero(marks)
    x = {
        "field": "at",
        "type": "ordinal",
        "sort": periods,
        "scale": {"domain": periods},
        "axis": {"title": None, "labelAngle": -90 if len(periods) > (3 if narrow else 11) else 0, "labelLimit": 160},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "axis": {"title": axis if is_from_zero else f"{axis} (axis not from 0)", "tickCount": 5},
        "scale": {"zero": is_from_zero, "nice": True},
    }
    told_apart = {
        "color": _scale(names, SERIES, legend=not one, narrow=narrow),
        "strokeDash": _scale(names, _DASHES, legend=not one, narrow=narrow),
        "shape": _scale(names, _SHAPES, legend=not one, narrow=narrow),
    }
    line: Spec = {"mark": {"type": "line", "strokeWidth": 3, "invalid": "break-paths-show-domains"}}
    line["encoding"] = {"x": x, "y": y, "color": told_apart["color"], "strokeDash": told_apart["strokeDash"]}
    if any(mark.breaks for mark in marks):  # nothing is drawn over a break, as nothing is reckoned over it
        line["transform"] = _RUNS
        line["encoding"]["detail"] = {"field": "run", "type": "nominal"}
    point = {"mark": {"type": "point", "filled": True, "size": 70, "opacity": 1, "tooltip": True}}
    point["encoding"] = {"x": x, "y": y, **told_apart, "tooltip": _tooltip()}
    del point["encoding"]["strokeDash"]
    strokes = bound_layers(marks, x=x, y=y)
    if strokes and not one:  # the bounds of several in one period would cover each other
        strokes = apart([*coloured(strokes, told_apart["color"]), line, point], names, width=width / len(periods))
    else:
        strokes += [line, point]
    layers = [*break_layers(marks, x, width=width), *strokes]
    if one and len([mark for mark in marks if mark.value is not None]) <= _FEW:
        layers += value_layers(x, y, beside=any(mark.low is not None for mark in marks))
    return _framed(marks, layers, width=width, height=240, padding=14)


def bar_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """One bar for each group, from zero, with its bounds where published; its value and name stand above it."""
    names = [mark.at for mark in marks]
    y = {
        "field": "at",
        "type": "nominal",
        "sort": names,
        "axis": None,
        "scale": {"paddingInner": 0.6, "paddingOuter": 0.5},
    }
    x = {"field": "value", "type": "quantitative", "scale": {"zero": True}}
    x["axis"] = {"title": axis, "tickCount": 4, "grid": False}  # names and values stand where its lines would be
    bar = {
        "mark": {"type": "bar", "color": SERIES[0], "tooltip": True},
        "encoding": {"x": x, "y": y, "tooltip": _tooltip()},
    }
    text = {
        "mark": {"type": "text", "align": "left", "baseline": "bottom", "dy": -10, "fontSize": 13, "color": INK},
        "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "words"}},
        "transform": [{"calculate": "datum.at + ': ' + datum.label", "as": "words"}],
    }
    layers = [bar, *bound_layers(marks, x=x, y=y, along="x"), text]
    return _framed(marks, layers, width=NARROW if narrow else WIDE, height=52 * len(names) + 16)


def dot_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """One dot for each area with its bounds where published, in the order of `marks`; the chosen one is filled."""
    names = [mark.at for mark in marks]
    y = {"field": "at", "type": "nominal", "sort": names, "axis": {"title": None, "labelLimit": 110 if narrow else 220}}
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": False, "nice": True, "padding": 12},
        "axis": {"title": axis, "tickCount": 4},
    }
    chosen = {"condition": {"test": "datum.chosen", "value": SERIES[0]}, "value": PAPER}
    point = {
        "mark": {"type": "point", "filled": True, "size": 90, "stroke": SERIES[0], "strokeWidth": 2, "opacity": 1},
        "encoding": {"x": x, "y": y, "fill": chosen, "tooltip": _tooltip()},
    }
    layers = [*bound_layers(marks, x=x, y=y, along="x"), point]
    width = (NARROW - 90) if narrow else (WIDE - 180)
    return _framed(marks, layers, width=width, height=24 * len(names), padding=AROUND)


def spread_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """All areas as strokes along one line, the chosen ones named, with their bounds: for more than a page can list."""
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": False, "nice": True, "padding": 12},
        "axis": {"title": axis, "tickCount": 4},
    }
    stroke = {
        "mark": {"type": "tick", "color": SOFT, "thickness": 1.5, "size": 34, "opacity": 0.6},
        "encoding": {"x": x},
    }
    named = [{"filter": "datum.chosen"}]
    names = sorted((mark for mark in marks if mark.chosen), key=lambda mark: mark.value or 0)
    rule = {
        "mark": {"type": "tick", "color": SERIES[0], "thickness": 5, "size": 50},
        "encoding": {"x": x},
        "transform": named,
    }
    words = [_word(mark, x, above) for above, mark in enumerate(names)]
    bounds = [_stretch(mark, x, below) for below, mark in enumerate(names) if mark.low is not None]
    return _framed(
        marks, [stroke, rule, *bounds, *words], width=NARROW if narrow else WIDE, height=100 + 36 * len(names)
    )


def _word(mark: Mark, x: Spec, above: int) -> Spec:
    """The name of a chosen area over its stroke, each higher than the one before, so that none covers another."""
    text = {"type": "text", "text": f"{mark.at}: {mark.label}", "dy": -36 - 18 * above, "fontSize": 13, "color": INK}
    return {"mark": text, "encoding": {"x": x}, "transform": [{"filter": {"field": "at", "equal": mark.at}}]}


def _stretch(mark: Mark, x: Spec, below: int) -> Spec:
    """The bounds of a chosen area under the strokes, each lower than the one before."""
    stroke = {"type": "rule", "strokeWidth": 3, "color": SERIES[0], "yOffset": 32 + 8 * below}
    ends = {"x": x | {"field": "low"}, "x2": {"field": "high"}}
    return {"mark": stroke, "encoding": ends, "transform": [{"filter": {"field": "at", "equal": mark.at}}]}


def begins_at_zero(marks: Sequence[Mark]) -> bool:
    """Whether the axis of a line begins at zero: not where the line would look flat against it."""
    values = [mark.value for mark in marks if mark.value is not None]
    if not values or min(values) < 0:
        return True
    return max(values) == min(values) or (max(values) - min(values)) / (max(values) or 1) >= _FLAT


def _scale(names: Sequence[str], values: Sequence[Any], *, legend: bool, narrow: bool) -> Spec:
    shown = {
        "title": None,
        "orient": "bottom",
        "columns": 1,
        "labelLimit": 0,
        "symbolSize": 120,
        "symbolStrokeWidth": 0,
    }
    if narrow:  # a name that is longer than the screen is broken
        shown["labelExpr"] = f"{json.dumps({name: wrap(name, _LEGEND) for name in names})}[datum.label]"
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": list(names), "range": list(values[: len(names)])},
        "legend": shown if legend else None,
    }


def _tooltip() -> list[Spec]:
    return [
        {"field": "series", "title": "Series"},
        {"field": "at", "title": "At"},
        {"field": "label", "title": "Figure"},
    ]


def _plain(mark: Mark) -> Spec:
    return {name: getattr(mark, name) for name in _NAMES}


def _framed(marks: Sequence[Mark], layers: list[Spec], *, width: int, height: int, padding: int = 4) -> Spec:
    axis = {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "labelColor": INK, "titleColor": INK}
    axis |= {"gridColor": LINE, "domainColor": SOFT, "tickColor": SOFT}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": height,
        "padding": padding,
        "background": PAPER,
        "data": {"values": [_plain(mark) for mark in marks]},
        "layer": layers,
        "config": {
            "aria": False,
            "font": _FONT,
            "axis": axis,
            "legend": {"labelFontSize": 13, "labelColor": INK, "labelFont": _FONT},
            "view": {"stroke": None},
        },
    }
