"""How sure a published figure is, where the document says so: its margin of error or its confidence limits.

In: the parts of a measure. Out: which part holds the margins of another, and the bounds of a figure. A margin is itself
a published figure with its place; nothing is estimated here.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.models import Observation
from index.selections import PartKey

_WORD = re.compile(r"\w+|\+/-|±")
_LEVEL = re.compile(r"\b\d{2}(?:\.\d)? ?(?:%|per ?cent\b)")
"""How sure an interval is: 95%."""
_SIDES = {"lower": "lower", "low": "lower", "upper": "upper", "high": "upper"}
_INTERVALS = ({"margin", "error"}, {"confidence", "interval"}, {"confidence", "limit"}, {"confidence", "bound"}, {"ci"})
_SIDED = ({"limit"}, {"bound"})
"""What makes a lower or upper value one of bounds: "upper limit"."""
_ALONE = frozenset({"+/-", "±"})
_OF_BOUNDS = frozenset(
    {"margin", "error", "confidence", "interval", "limit", "bound", "ci", "level", "of", "for", "the", "at"}
)
_OUTCOME = "outcome"
"""What a column of the figures themselves is called, beside those of their numerators and respondents."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends between which the true value likely lies, in the unit of the figure, and where they are published."""

    low: Decimal
    high: Decimal
    published: tuple[Observation, ...]


Margins = Mapping[tuple[object, ...], Mapping[str, Observation]]
"""By document, area, group, period and status: a margin, or a lower and an upper limit."""


def words_of(dimensions: Iterable[Sequence[str]]) -> str:
    """The words of dimensions, each a name and a value: "Numerator"; "" where nothing narrows the measure."""
    return ", ".join(value for _, value in dimensions)


def column_of(part: PartKey) -> str:
    """The words that narrow a part."""
    return words_of(json.loads(part.dimensions))


def is_of_bounds(part: PartKey) -> bool:
    """Whether a part holds margins or limits, which are no figures of the measure."""
    return _kind(column_of(part)) is not None


def bounds_of(part: PartKey, parts: Sequence[PartKey]) -> tuple[PartKey, ...]:
    """The parts with the margins or limits of another: of its unit and aspect, and narrowed by the same words.

    "Margin of error, assessed only" is of the column "Assessed only", and says nothing of all that were asked.
    """
    if is_of_bounds(part):
        return ()
    alike = (each for each in parts if (each.unit, each.aspect) == (part.unit, part.aspect) and is_of_bounds(each))
    return tuple(each for each in alike if narrowed_by(column_of(each)) == narrowed_by(column_of(part)))


def margins_by_cell(margins: Iterable[Observation]) -> Margins:
    """The margins and limits among observations, by what they are of and by their kind."""
    by_cell: defaultdict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for each in margins:
        if each.value is not None:
            by_cell[_cell(each)][_kind(words_of(each.dimensions)) or "margin"] = each
    return by_cell


def bounds_by_id(observations: Iterable[Observation], margins: Margins) -> dict[str, Bounds]:
    """The bounds of figures by the margins published beside them, for their area, group and period, by their ids."""
    found = ((each.id, _bounds(each, margins[_cell(each)])) for each in observations if _cell(each) in margins)
    return {name: bounds for name, bounds in found if bounds is not None}


def _bounds(observation: Observation, named: Mapping[str, Observation]) -> Bounds | None:
    if observation.value is None:
        return None
    margin, lower, upper = named.get("margin"), named.get("lower"), named.get("upper")
    if margin is not None and margin.value is not None and margin.upper is not None:
        return Bounds(margin.value, margin.upper, (margin,))  # "60 to 68" in a column of confidence intervals
    if margin is not None and margin.value is not None:
        return Bounds(observation.value - margin.value, observation.value + margin.value, (margin,))
    if lower is not None and upper is not None and lower.value is not None and upper.value is not None:
        return Bounds(lower.value, upper.value, (lower, upper))
    return None


def _cell(observation: Observation) -> tuple[object, ...]:
    """What a margin and its figure share. An earlier edition's margin is not that of the value put right since."""
    return (observation.document_id, observation.area, observation.group, observation.period, observation.status)


def _kind(column: str) -> str | None:
    """Whether a column holds lower limits, upper limits or margins, by its words; None where it holds figures."""
    words = _words_in(column)
    side = next((_SIDES[word] for word in words if word in _SIDES), None)
    if side and any(needed <= words for needed in (*_INTERVALS, *_SIDED)):
        return side
    is_margin = any(needed <= words for needed in _INTERVALS) or (words and words <= _ALONE)
    return "margin" if is_margin else None


def narrowed_by(column: str) -> frozenset[str]:
    """The words of a column but those that make it one of bounds, or of the figures themselves."""
    if _kind(column) is None:
        return _words_in(column) - {_OUTCOME}
    return _words_in(_LEVEL.sub("", column.casefold())) - _OF_BOUNDS - _ALONE - _SIDES.keys() - {_OUTCOME}


def _words_in(column: str) -> frozenset[str]:
    """The words of a column, in the singular where they name bounds."""
    words = (found[0] for found in _WORD.finditer(column.casefold()))
    return frozenset(word[:-1] if word[:-1] in _OF_BOUNDS else word for word in words)
