"""What is said below a chart so that nobody misreads it: where its axis begins, what its strokes and dots are.

In: `Mark`s as they are drawn, and whether margins published for them are drawn. Out: sentences, none where nothing
needs saying.
"""

from __future__ import annotations

from collections.abc import Sequence

from server.figures.chart_axes import FLAT, NEAR, begins_at_zero
from server.figures.chart_layers import Mark
from server.figures.chart_strips import LOOKS, standing_out
from server.filters import comma_list

_NOT_FROM_ZERO = "The axis does not begin at 0, so differences look larger than they are."
_MARGINS = "from where to where the true value likely lies, by the margins that are published."


def line_notes(marks: Sequence[Mark], *, bounded: bool) -> tuple[str, ...]:
    """Of lines over time."""
    return (*_axis(marks, FLAT), *_strokes(bounded=bounded))


def bar_notes(marks: Sequence[Mark], *, bounded: bool) -> tuple[str, ...]:
    """Of bars, which always begin at zero."""
    return _strokes(bounded=bounded)


def dot_notes(marks: Sequence[Mark], *, bounded: bool) -> tuple[str, ...]:
    """Of dots: which are filled, where not all are."""
    filled = [mark.at for mark in marks if mark.chosen]
    dots = "dots are" if len(filled) > 1 else "dot is"
    told = [f"The filled {dots} {comma_list(filled)}; the hollow ones are the other areas."]
    told = told if 0 < len(filled) < len(marks) else []
    return (*told, *_axis(marks, NEAR), *_strokes(bounded=bounded))


def strip_notes(marks: Sequence[Mark], *, bounded: bool) -> tuple[str, ...]:
    """Of strokes along a line: what the short and the long, the upright and the level ones are."""
    named = [f"{mark.at} ({look.words})" for mark, look in zip(standing_out(marks), LOOKS, strict=False)]
    told = [f"Each short upright stroke is one of {len(marks)} areas."]
    if named:
        told.append(f"{'The long ones lead' if len(named) > 1 else 'The long one leads'} down to {comma_list(named)}.")
    if bounded:
        told.append(f"The level lines below go {_MARGINS}")
    return (*told, *_axis(marks, NEAR))


def _axis(marks: Sequence[Mark], least: float) -> list[str]:
    return [] if begins_at_zero(marks, least=least) else [_NOT_FROM_ZERO]


def _strokes(*, bounded: bool) -> tuple[str, ...]:
    return (f"The thin strokes go {_MARGINS}",) if bounded else ()
