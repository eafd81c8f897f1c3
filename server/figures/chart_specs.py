"""The charts of the figures pages as Vega-Lite specifications: years as lines, groups as bars, areas as dots.

In: `Mark`s, plain values of observations. Out: dicts for `server.charts` and, unchanged, for the browser. Series differ
by dash and shape as well as colour, so that they can be told in black and white; bars begin at zero; a year that is not
published breaks the line; ranges and margins are drawn as they are published. The colours are those that
`_figures.scss` replaces in the dark.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from server.figures.chart_axes import FLAT, NEAR, TICKS, begins_at_zero, numbered, placed_axis
from server.figures.chart_layers import (
    INK,
    LETTER,
    LINE_HEIGHT,
    NARROW,
    PAPER,
    SERIES,
    WIDE,
    Mark,
    Spec,
    apart,
    bound_layers,
    break_layers,
    coloured,
    framed,
    tooltip,
    value_layers,
)

_DASHES = ([1, 0], [6, 3], [2, 3], [9, 3, 2, 3], [4, 2], [12, 4])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
MOST_SERIES = len(SERIES)
AROUND = 18
"""Around names on an axis: who draws them in a wider font than they were measured in cuts them otherwise."""
_FEW = 8
"""Points up to which each has its value written beside it."""
_LEGEND = 28
"""Letters of a line of a legend on a screen of 320 pixels, in whatever font."""
_BAR, _BETWEEN = 20, 14
"""Thickness of a bar, and the space over the words above it and under the last bar, in pixels."""
_LEVEL_TITLE = {"titleAngle": 0, "titleAnchor": "end", "titleAlign": "left", "titleBaseline": "bottom"}
_LEVEL_TITLE |= {"titleX": 0, "titleY": -28}
"""Over the axis, where its title covers no number, no value and no word of a break, and is read without turning."""
_RUNS = [
    {"calculate": "datum.breaks ? 1 : 0", "as": "begins"},
    {"window": [{"op": "sum", "field": "begins", "as": "run"}], "groupby": ["series"]},
]
"""Numbers the stretches between the breaks of a series."""


def line_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """Values over time, a line for each series in the order of `marks`; the periods too stand in that order."""
    periods = list(dict.fromkeys(mark.at for mark in marks))
    names = list(dict.fromkeys(mark.series for mark in marks))
    one, width = len(names) == 1, NARROW if narrow else WIDE
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
        "axis": {"title": axis, "tickCount": TICKS, **numbered(marks, least=FLAT), **_LEVEL_TITLE},
        "scale": {"zero": begins_at_zero(marks, least=FLAT), "nice": True},
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
    point["encoding"] = {"x": x, "y": y, **told_apart, "tooltip": tooltip()}
    del point["encoding"]["strokeDash"]
    strokes = bound_layers(marks, x=x, y=y)
    if strokes and not one:  # the bounds of several in one period would cover each other
        strokes = apart([*coloured(strokes, told_apart["color"]), line, point], names, width=width / len(periods))
    else:
        strokes += [line, point]
    layers = [*break_layers(marks, x, width=width), *strokes]
    if one and len([mark for mark in marks if mark.value is not None]) <= _FEW:
        layers += value_layers(x, y, beside=any(mark.low is not None for mark in marks))
    return framed(marks, layers, width=width, height=240, padding=14)


def bar_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """One bar for each group, from zero, with its bounds where published; its name and value stand whole above it."""
    names, width = [mark.at for mark in marks], NARROW if narrow else WIDE
    words = {mark.at: wrap(f"{mark.at}: {mark.label}", width // LETTER) for mark in marks}
    most = max(map(len, words.values()))
    words = {at: [""] * (most - len(lines)) + lines for at, lines in words.items()}  # the last line is next to its bar
    over = most * LINE_HEIGHT + _BETWEEN
    step, around = _BAR + over, over + _BETWEEN
    y = {
        "field": "at",
        "type": "nominal",
        "sort": names,
        "axis": None,
        "scale": {"paddingInner": over / step, "paddingOuter": around / 2 / step, "align": over / around},
    }
    # names and values stand where the lines of a grid would be
    x = {"field": "value", "type": "quantitative", "scale": {"zero": True}}
    x["axis"] = {
        "title": axis,
        "tickCount": 4,
        "grid": False,
        **numbered(marks, least=0),
    }  # names and values stand where its lines would be
    bar = {
        "mark": {"type": "bar", "color": SERIES[0], "tooltip": True},
        "encoding": {"x": x, "y": y, "tooltip": tooltip()},
    }
    text: Spec = {
        "mark": {"type": "text", "align": "left", "baseline": "bottom", "fontSize": 13},
        "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "words"}},
        "transform": [{"calculate": f"{json.dumps(words)}[datum.at]", "as": "words"}],
    }
    text["mark"] |= {"dy": -_BAR / 2 - (most - 1) * LINE_HEIGHT, "lineHeight": LINE_HEIGHT, "color": INK}
    layers = [bar, *bound_layers(marks, x=x, y=y, along="x"), text]
    return framed(marks, layers, width=width, height=step * len(names) + _BETWEEN)


def dot_spec(marks: Sequence[Mark], *, axis: str, narrow: bool = False) -> Spec:
    """One dot for each area with its bounds where published, in the order of `marks`; the chosen one is filled."""
    names = [mark.at for mark in marks]
    y = {"field": "at", "type": "nominal", "sort": names, "axis": {"title": None, "labelLimit": 110 if narrow else 220}}
    x = {
        "field": "value",
        "type": "quantitative",
        "scale": placed_axis(marks, near=NEAR),
        "axis": {"title": axis, "tickCount": 4, **numbered(marks, least=NEAR)},
    }
    chosen = {"condition": {"test": "datum.chosen", "value": SERIES[0]}, "value": PAPER}
    point = {
        "mark": {"type": "point", "filled": True, "size": 90, "stroke": SERIES[0], "strokeWidth": 2, "opacity": 1},
        "encoding": {"x": x, "y": y, "fill": chosen, "tooltip": tooltip()},
    }
    layers = [*bound_layers(marks, x=x, y=y, along="x"), point]
    width = (NARROW - 90) if narrow else (WIDE - 180)
    return framed(marks, layers, width=width, height=24 * len(names), padding=AROUND)


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
