"""Figures of wide tables: each cell bound to what its column, its row, the sections and the table say.

In: the shape of a table, what stands around it, and what its marks mean. Out: observations, each with the words of its
column and row. The measure is the row's or column's where these name one, else the table's title; what is left of the
labels is the group and, outside it, dimensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.figures.cell_labels import Told, told_by
from corpus.figures.cells import CellValue, read_cell, read_pair
from corpus.figures.headers import Header, read_header
from corpus.figures.places import Known, Place
from corpus.figures.shapes import Shape
from corpus.figures.sides import Side, column_sides, corner_of, measures_at, row_side, with_areas
from corpus.figures.surroundings import Surroundings
from corpus.figures.units import COUNTED, counted_noun, is_about_money
from corpus.models import Aspect, Availability, Cell, Observation, Status
from corpus.periods import PeriodKnown

CONFIDENT, DOUBTFUL = 0.9, 0.5
UNKNOWN_COUNT = "number"
"""The unit of a count whose noun nothing names; such a figure never answers."""


@dataclass(frozen=True, slots=True)
class Found:
    """An observation with the printed words of its column and of its row."""

    observation: Observation
    column: str
    row: str


def read_wide(
    place: Place, around: Surroundings, shape: Shape, meanings: Mapping[str, Availability], name: str
) -> Iterator[Found]:
    """The observations of a wide table in reading order; `name` names its lists."""
    tops = column_sides(shape)
    tops = dict(zip(tops, with_areas(list(tops.values()), place, around), strict=True))
    sides = with_areas([row_side(shape, row) for row in shape.rows], place, around)
    corner = corner_of(shape)
    lines = (*corner, *around.lines)
    where = measures_at(sides, list(tops.values()), lines)
    shared = {top.unit for top in tops.values()}
    for row, side in zip(shape.rows, sides, strict=True):
        for column, top in tops.items():
            cell = row.cells.get(column)
            if cell is None or not cell.text:
                continue
            told = told_by(top, side, around.topic, where=where)
            if told is None:
                continue
            order = (side, top) if side.unit and (len(shared) == 1 or not top.unit) else (top, side)
            unit, multiplier, is_sure = _unit(order, lines, told, around.topic)
            for part, value in enumerate(_values(cell, unit, multiplier, meanings, top, side)):
                observed = _observation(
                    place, around, cell, value, told, top, side, unit=unit, is_sure=is_sure, corner=corner
                )
                if part:
                    observed = _second(observed, value, top.second or side.second, unit)
                listed = _list(name, told, top, side, column, row.number, len(row.sections) and row.sections[-1].start)
                yield Found(replace(observed, breakdown=listed), top.whole, side.whole)


def _values(
    cell: Cell, unit: str, multiplier: int, meanings: Mapping[str, Availability], top: Side, side: Side
) -> list[CellValue]:
    """The values of a cell: one, or two where another stands in brackets."""
    pair = read_pair(cell.text)
    texts = pair or (cell.text,)
    values = [
        read_cell(
            text,
            header_unit=unit,
            multiplier=multiplier,
            meanings=meanings,
            is_change=top.is_change or side.is_change,
            is_part=side.is_part,
        )
        for text in texts
    ]
    return [value for value in values if value is not None] if values[0] is not None else []


def _unit(order: tuple[Side, Side], lines: Sequence[Header], told: Told, topic: str) -> tuple[str, int, bool]:
    """The unit of a cell, the power of ten it is printed in, and whether the unit is stated rather than guessed."""
    named: tuple[Side | Header, ...] = (*order, *lines)
    stated = next((one for one in named if one.unit), None)
    words = [told.measure, topic, *(value for _, value in reversed(told.dimensions)), told.group or ""]
    noun = next((noun for noun in map(counted_noun, words) if noun), "")
    if stated is not None and stated.unit != COUNTED:
        return stated.unit, stated.multiplier, True
    if stated is not None:
        return noun or UNKNOWN_COUNT, stated.multiplier, bool(noun)
    if any(map(is_about_money, (told.measure, topic))):
        return "GBP", 0, False
    own = counted_noun(told.measure) or counted_noun(topic) or counted_noun(told.group or "")
    return (own, 0, True) if own else (noun or UNKNOWN_COUNT, 0, False)


def _known(place_known: Known, top: Side, side: Side, corner: Sequence[Header]) -> Known:
    """The period that the column and row name, the narrower where both do; else the table's."""
    printed = [period for period in (top.period, side.period, *(header.period for header in corner)) if period]
    if top.period and side.period and top.period.contains(side.period):
        printed = [side.period]
    partial = top.partial or side.partial
    if partial:
        year = printed[0] if printed else place_known.period
        made = partial.complete(year) if year else None
        if made:
            how = PeriodKnown.PRINTED if printed else place_known.how
            return Known(made, how)
        return Known(None, None)
    return Known(printed[0], PeriodKnown.PRINTED) if printed else place_known


def _observation(  # noqa: PLR0913 - an observation has that many sides
    place: Place,
    around: Surroundings,
    cell: Cell,
    value: CellValue,
    told: Told,
    top: Side,
    side: Side,
    *,
    unit: str,
    is_sure: bool,
    corner: Sequence[Header],
) -> Observation:
    known = _known(around.known, top, side, corner)
    is_sure = is_sure or bool(value.unit)
    odd = value.value is not None and value.value != value.value.to_integral_value() and unit in ("people", "contacts")
    score = value.unit or unit
    area = side.area or top.area or place.area
    return Observation(
        document_id=place.document.id,
        locator=place.locator(cell.start, cell.end),
        measure=told.measure,
        group=told.group,
        dimensions=told.dimensions,
        unit=value.unit or unit,
        value=value.value,
        upper=value.upper,
        printed=value.printed,
        area=area,
        period=known.period,
        period_known=known.how,
        multiplier=value.multiplier,
        scale_max=(value.scale_max or top.scale_max or side.scale_max) if score == "score" else None,
        qualifier=value.qualifier,
        status=top.status or side.status or around.status or Status.ACTUAL,
        availability=value.availability,
        aspect=Aspect.CHANGE if top.is_change or side.is_change else Aspect.LEVEL,
        context=" ".join(
            [place.document.metadata.title, *place.headings, around.topic, place.lead, top.whole, side.whole]
        ),
        confidence=CONFIDENT if known.period and is_sure and not odd else DOUBTFUL,
        wording="table cell",
    )


def _second(observed: Observation, value: CellValue, words: str, unit: str) -> Observation:
    """The observation of a number in brackets: a share beside its count, or what the header says; else doubtful."""
    said = read_header(words) if words else None
    named = value.unit or (said.unit if said else "")
    if named and named != COUNTED:
        return replace(observed, unit=named)
    if said and said.label:
        return replace(observed, dimensions=(*observed.dimensions, ("in brackets", said.label)))
    if named == COUNTED or (observed.unit == "percent" and unit == "percent"):
        noun = counted_noun(observed.measure) or counted_noun(observed.group or "")
        return replace(observed, unit=noun or UNKNOWN_COUNT, confidence=observed.confidence if noun else DOUBTFUL)
    dimensions = (*observed.dimensions, ("in brackets", "in brackets"))
    return replace(observed, dimensions=dimensions, confidence=DOUBTFUL)


def _list(name: str, told: Told, top: Side, side: Side, column: int, row: int, section: int) -> str | None:
    """The list that a cell is a member of: its column within its section, or its row; totals and parts are in none."""
    if not told.group or top.is_change or side.is_change or side.is_part:
        return None
    if told.by_row:
        own = None if side.is_total or side.area or side.period else f"{name}:column {column}"
        return f"{own}:{section}" if own and section else own
    return None if top.is_total or top.area or top.period else f"{name}:row {row}"
