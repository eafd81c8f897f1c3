"""The unit of a cell: what its column, its row or its table state, else the plural noun that the labels count.

In: the two sides of a cell, the lines around the table, and the labels. Out: the unit, the power of ten in which values
are printed, and whether it is known: a unit that is only guessed makes a figure that never answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.figures.cell_labels import Told
from corpus.figures.headers import Header
from corpus.figures.sides import Side
from corpus.figures.surroundings import Surroundings
from corpus.figures.units import COUNTED, counted_noun, is_about_money
from corpus.measures import head_noun, is_plural

UNKNOWN_COUNT = "number"
"""The unit of a count whose noun nothing names."""
_PERSONS = re.compile(
    r"\b(?:people|adults|carers|residents|respondents|clients|service users|customers)\b", re.IGNORECASE
)
_OF_PERSONS = re.compile(
    r"(?:awaiting|waiting for|receiving|living|supported|helped|admitted|discharged|surveyed"
    r"|of whom)\b",
    re.IGNORECASE,
)
"""What only persons do: "Waiting for an assessment" counts people."""
_SCORED = re.compile(r"\bquality of life\b|\bindex\b", re.IGNORECASE)
"""What is worked out of many answers and counts nothing."""
_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
"""Says of a column or row that it counts nothing."""
_WHOLE = frozenset(
    "people contacts carers adults clients residents discharges admissions reviews assessments referrals requests"
    " complaints concerns enquiries visits homes".split()
)
"""Things that are whole: "7.3 discharges" is a rate of them, or a share."""
_AVERAGED = re.compile(r"\b(?:average|mean|median|per|ratio|rates?|each|every|a (?:day|week|month))\b", re.IGNORECASE)
MAX_ADJECTIVES = 3
"""Words within which a label comes to the noun it counts: "New residential placements"."""
_GRADE = re.compile(r"outstanding|good|requires improvement|inadequate|not (?:yet )?(?:rated|inspected)", re.IGNORECASE)
"""Grades of services: a table of "Rating" counts how many have each."""


@dataclass(frozen=True, slots=True)
class CellUnit:
    """A unit, its power of ten, and whether it is stated or named rather than guessed."""

    name: str
    multiplier: int = 0
    is_sure: bool = True
    is_count: bool = False
    """Whether a header says that it counts, though nothing names what: "Number", "No."."""


def unit_at(
    top: Side,
    side: Side,
    corner: Sequence[Header],
    told: Told,
    around: Surroundings,
    *,
    stated_at_top: frozenset[str],
    stated_at_side: frozenset[str],
) -> CellUnit:
    """The unit of the cells of a column and a row; the two sets hold the units of all columns and rows, "" for none.

    A row's unit counts where the columns do not differ in theirs; a column of "Visits" beside one of "%", or a row of
    "People supported" beside one of "Spend (£000)", counts what it names, whatever the caption says.
    """
    if not (top.unit or side.unit):
        is_noun = top.is_count and not top.labels[-1].header.area
        by_column = counted_noun(top.labels[-1].text) if is_noun and len(stated_at_top) > 1 else ""
        if noun := by_column or (_counted_first(side) if "GBP" in stated_at_side else ""):
            return CellUnit(noun)
    is_graded = any(_GRADE.fullmatch(label.text.strip()) for label in (*top.labels, *side.labels))
    lines = tuple(line for line in (*corner, *around.lines) if not (is_graded and line.unit == "score"))
    order = (side, top) if side.unit and (len(stated_at_top) == 1 or not top.unit) else (top, side)
    named: tuple[Side | Header, ...] = (*order, *lines)
    if any(label.header.is_base for label in (*top.labels, *side.labels)):
        named = tuple(one for one in order if one.unit) or (Header("", unit=COUNTED),)
    stated = next((one for one in named if one.unit), None)
    power = next((one.multiplier for one in named if one.multiplier), 0)  # "(in thousands)" names no unit
    if top.cell_unit and not any(one.unit for one in order) and not (stated and stated.unit == top.cell_unit):
        # "7.3" below "66%" and "57%" may be a percentage too
        return CellUnit(top.cell_unit, power if top.cell_unit == "GBP" else 0, is_sure=top.cell_unit != "percent")
    if stated is not None and stated.unit != COUNTED:
        return CellUnit(stated.unit, stated.multiplier)
    labels = [
        label.text
        for one in (top, side)
        for label in reversed(one.labels)
        if not (label.header.is_total or label.header.area) and label.role != "area" and label.text != one.area
    ]
    words = [told.measure, *labels, around.topic] if stated is not None else [told.measure, around.topic, *labels]
    noun = next((noun for noun in map(counted_noun, words) if noun), "")
    if is_graded:
        services = (head_noun(text) for text in labels if not _GRADE.fullmatch(text.strip()))
        noun = next((service.lower() for service in services if is_plural(service)), noun)
    if stated is not None:
        noun = noun or _persons(lines) or ("people" if around.is_survey else "")
        return CellUnit(noun or UNKNOWN_COUNT, stated.multiplier, bool(noun), is_count=True)
    if any(map(is_about_money, (told.measure, around.topic))):
        # Thousands of what is not said: of pounds, where the table is of spending and its labels count nothing.
        counts = any(label.header.is_count for label in (*top.labels, *side.labels))
        return CellUnit("GBP", power, is_sure=bool(power) and not counts)
    if not noun and any(map(_OF_PERSONS.match, words)):
        return CellUnit("people", power)
    if not noun and _SCORED.search(told.measure):
        return CellUnit("score", power)
    is_rate = any(_RATE.search(label) for label in labels)
    return (
        CellUnit(noun, power)
        if noun and not is_rate
        else CellUnit(_persons(lines) or UNKNOWN_COUNT, power, is_sure=False)
    )


def is_whole_noun(unit: str, told: Told) -> bool:
    """Whether a unit counts things of which there are no parts, and no word says that it is an average of them."""
    named = " ".join((told.measure, told.group or "", *(text for _, text in told.dimensions)))
    return unit in _WHOLE and _AVERAGED.search(named) is None


def _counted_first(side: Side) -> str:
    """The plural noun that the innermost label of a row opens with and counts: "People funded on the last day"."""
    label = side.labels[-1].text if side.labels else ""
    noun = counted_noun(label)
    return noun if noun and noun in label.lower().split()[:MAX_ADJECTIVES] else ""


def _persons(lines: Sequence[Header]) -> str:
    """The noun for persons that the lines around a table use, the nearest first."""
    found = (_PERSONS.search(line.whole) for line in lines)
    return next((match[0].lower() for match in found if match), "")
