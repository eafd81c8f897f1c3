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

_MARGIN = re.compile(r"\bmargins? of error\b|\bconfidence interval\b|^\+/-$|^±$", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:lower|low)\b.*\b(?:confidence|limit|bound|ci)\b", re.IGNORECASE)
_UPPER = re.compile(r"\b(?:upper|high)\b.*\b(?:confidence|limit|bound|ci)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends between which the true value likely lies, in the unit of the figure, and where they are published."""

    low: Decimal
    high: Decimal
    published: tuple[Observation, ...]


Margins = Mapping[tuple[object, ...], Mapping[str, Observation]]
"""By area, group, period and status: a margin, or a lower and an upper limit."""


def words_of(dimensions: Iterable[Sequence[str]]) -> str:
    """The words of dimensions, each a name and a value: "Numerator"; "" where nothing narrows the measure."""
    return ", ".join(value for _, value in dimensions)


def column_of(part: PartKey) -> str:
    """The words that narrow a part."""
    return words_of(json.loads(part.dimensions))


def is_of_bounds(part: PartKey) -> bool:
    """Whether a part holds margins or limits, which are no figures of the measure."""
    return any(pattern.search(column_of(part)) for pattern in (_MARGIN, _LOWER, _UPPER))


def bounds_of(part: PartKey, parts: Sequence[PartKey]) -> tuple[PartKey, ...]:
    """The parts with the margins or limits of another, of its unit and aspect and without another column's name."""
    if column_of(part) not in ("", "Outcome"):
        return ()
    alike = (each for each in parts if (each.unit, each.aspect) == (part.unit, part.aspect))
    return tuple(each for each in alike if is_of_bounds(each))


def margins_by_cell(margins: Iterable[Observation]) -> Margins:
    """The margins and limits among observations, by what they are of and by their kind."""
    by_cell: defaultdict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for each in margins:
        if each.value is not None:
            by_cell[_cell(each)][_kind(each)] = each
    return by_cell


def bounds_by_id(observations: Iterable[Observation], margins: Margins) -> dict[str, Bounds]:
    """The bounds of figures by the margins published for their area, group and period, by the ids of the figures."""
    found = ((each.id, _bounds(each, margins[_cell(each)])) for each in observations if _cell(each) in margins)
    return {name: bounds for name, bounds in found if bounds is not None}


def _bounds(observation: Observation, named: Mapping[str, Observation]) -> Bounds | None:
    if observation.value is None:
        return None
    margin, lower, upper = named.get("margin"), named.get("lower"), named.get("upper")
    if margin is not None and margin.value is not None:
        return Bounds(observation.value - margin.value, observation.value + margin.value, (margin,))
    if lower is not None and upper is not None and lower.value is not None and upper.value is not None:
        return Bounds(lower.value, upper.value, (lower, upper))
    return None


def _cell(observation: Observation) -> tuple[object, ...]:
    return (observation.area, observation.group, observation.period, observation.status)


def _kind(observation: Observation) -> str:
    words = words_of(observation.dimensions)
    return "lower" if _LOWER.search(words) else "upper" if _UPPER.search(words) else "margin"
