"""Figures of wide tables: each cell bound to what its column, its row, the sections and the table say.

In: the shape of a table, what stands around it, and what its marks mean. Out: observations, each with the words of its
column and row. The measure is the row's or column's where these name one, else the table's title; what is left of the
labels is the group and, outside it, dimensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.figures.cell_labels import Told, is_bare_share, told_by, with_column_name, with_net_or_gross
from corpus.figures.cell_periods import period_at
from corpus.figures.cell_units import UNKNOWN_COUNT, CellUnit, is_whole_noun, unit_at
from corpus.figures.cells import CellValue, read_cell
from corpus.figures.column_sides import column_sides
from corpus.figures.dashes import proven_nil
from corpus.figures.dated_cells import parted, values_of
from corpus.figures.elided_nouns import noun_of_totals, sum_of_counts
from corpus.figures.header_seconds import names_other
from corpus.figures.header_statuses import without_statuses
from corpus.figures.headers import read_header
from corpus.figures.noted_columns import with_noted
from corpus.figures.places import Known, Place
from corpus.figures.row_units import DOUBTFUL, Found, of_one_unit
from corpus.figures.shapes import Shape
from corpus.figures.side_areas import with_areas
from corpus.figures.sides import Side, corner_of, measures_at, row_side, with_rows_above
from corpus.figures.surroundings import Surroundings
from corpus.figures.telling_words import telling
from corpus.figures.told_days import is_over, is_to_come
from corpus.figures.units import COUNTED, counted_noun
from corpus.models import Aspect, Availability, Cell, Observation, Status
from corpus.periods import PeriodKnown

CONFIDENT, FAIR = 0.9, 0.7
_SAVING = re.compile(r"\bsavings?\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:plan(?:s|ned)?|profile|trajectory)\b", re.IGNORECASE)

_PLAIN = re.compile(r"\d[\d,]*")
_ESTIMATE = re.compile(r"\bestimates?$", re.IGNORECASE)


def read_wide(
    place: Place, around: Surroundings, shape: Shape, meanings: Mapping[str, Availability], name: str
) -> Iterator[Found]:
    """The observations of a wide table in reading order; `name` names its lists."""
    tops = with_noted(column_sides(shape, around.definitions), shape, (*around.texts, *shape.notes))
    tops = dict(zip(tops, with_areas(list(tops.values()), place, around), strict=True))
    sides = with_areas(with_rows_above([row_side(shape, row) for row in shape.rows]), place, around)
    corner = corner_of(shape)
    lines = (*corner, *around.lines)
    nothing = proven_nil(shape, tops)
    totals = [row for row, side in zip(shape.rows, sides, strict=True) if side.is_total]
    printed = [row.cells[c].text for row in totals for c in tops if c in row.cells]
    printed += [] if totals else [added for c in tops if (added := sum_of_counts(shape, c))]
    noun = noun_of_totals(printed, place.page.text)
    planned = {top.status for top in tops.values() if top.status}
    named = any(telling(label.text) for each in (*tops.values(), *sides) for label in each.labels)
    topic = around.topic or ("" if named else around.title)
    topic = without_statuses(topic) if len(planned) > 1 else topic
    where = measures_at(sides, list(tops.values()), lines)
    stated, at_side = frozenset(top.unit for top in tops.values()), frozenset(side.unit for side in sides)
    ahead = any(is_to_come(Known(each.period, None), place.document.metadata) for each in (*tops.values(), *sides))
    for row, side in zip(shape.rows, sides, strict=True):
        has_room, of_row = shape.has_room_for(row), list[tuple[Found, bool]]()
        for column, top in tops.items():
            cell = row.cells.get(column)
            told = told_by(top, side, topic, where=where) if cell is not None and cell.text else None
            if cell is None or told is None:
                continue
            told = with_net_or_gross(with_column_name(told, side, topic), side, top, tops.values())
            unit = unit_at(top, side, corner, told, around, stated_at_top=stated, stated_at_side=at_side)
            is_counted = bool(totals) and unit.name in {counted_noun(label.text) for label in side.labels}
            if noun and unit.name != "GBP" and (is_counted or not unit.is_sure):
                unit = CellUnit(noun)  # what the total counts, its parts count: complaints, by team
            known = period_at(around.known, top, side, corner, around.day)
            beside = [each.text for other, each in row.cells.items() if other in tops]
            beside += [line.cells[column].text for line in shape.rows if column in line.cells]
            counts = (top.unit or side.unit) not in ("", "GBP") or top.is_count or any(map(_PLAIN.fullmatch, beside))
            crossing = _Crossing(place, around, cell, top, side, told, unit, known, ahead, counts)
            section = row.sections[-1].start if row.sections else None
            listed = _list(name, told, top, side, column, row.number, section)
            marks = {"-": Availability.NIL} if (row.number, column) in nothing else {}
            for part, value in enumerate(_values(crossing, {**marks, **meanings})):
                observed = replace(_observation(crossing, value), breakdown=listed)
                observed = _second(observed, value, crossing) if part else observed
                observed = observed if has_room else replace(observed, confidence=DOUBTFUL)
                of_row.append((Found(observed, top.whole, side.whole), not (top.unit or side.unit or top.is_count)))
        yield from of_one_unit(of_row)


@dataclass(frozen=True, slots=True)
class _Crossing:
    """A cell with its column and row, and what they say of it."""

    place: Place
    around: Surroundings
    cell: Cell
    top: Side
    side: Side
    told: Told
    unit: CellUnit
    known: Known
    is_ahead: bool
    """Whether the table holds years to come, so that a forecast in its title is theirs alone."""
    is_counted: bool
    """Whether its headers name what it counts, or plain numbers stand beside it."""


def _values(crossing: _Crossing, meanings: Mapping[str, Availability]) -> list[CellValue]:
    """The values of a cell: one, or two where another stands in brackets."""
    values = [
        read_cell(
            text,
            header_unit=crossing.unit.name,
            multiplier=crossing.unit.multiplier,
            meanings=meanings,
            is_change=crossing.top.is_difference or crossing.side.is_difference,
            is_part=crossing.side.is_part,
            is_counted=crossing.is_counted,
        )
        for text in values_of(crossing.cell.text)
    ]
    return [value for value in values if value is not None] if values[0] is not None else []


def _own_period(crossing: _Crossing) -> Known:
    period = parted(crossing.cell.text)[1]
    return Known(period, PeriodKnown.PRINTED) if period else crossing.known


def _observation(crossing: _Crossing, value: CellValue) -> Observation:
    place, around, top, side = crossing.place, crossing.around, crossing.top, crossing.side
    told, known = crossing.told, _own_period(crossing)
    unit = value.unit or crossing.unit.name
    odd = value.value is not None and value.value != value.value.to_integral_value() and is_whole_noun(unit, told)
    if not (value.unit or crossing.unit.is_sure) and unit != "GBP":
        unit = UNKNOWN_COUNT
    is_of_nothing = unit == "percent" and not (top.is_difference or side.is_difference) and is_bare_share(told)
    of_whole = side.is_part and unit == "percent" and not value.unit and not (top.unit or side.labels[-1].header.unit)
    is_sure = known.is_sure and not (odd or is_of_nothing or of_whole) and (crossing.unit.is_sure or bool(value.unit))
    is_whole = value.value is not None and value.value == value.value.to_integral_value() and "." not in value.printed
    is_count = known.is_sure and unit == UNKNOWN_COUNT and crossing.unit.is_count and is_whole
    most = value.scale_max or top.scale_max or side.scale_max or around.scale_max
    words = [place.document.metadata.title, *place.headings, around.topic, place.lead, top.whole, side.whole]
    return Observation(
        document_id=place.document.id,
        locator=place.locator(crossing.cell.start, crossing.cell.end),
        measure=told.measure,
        group=told.group,
        dimensions=told.dimensions,
        unit=unit,
        value=value.value,
        upper=value.upper,
        printed=value.printed,
        area=side.area or top.area or place.area,
        period=known.period,
        period_known=known.how if known.period else None,
        multiplier=value.multiplier,
        scale_max=most if unit == "score" else None,
        qualifier=value.qualifier,
        status=_status(crossing, unit),
        availability=value.availability,
        aspect=Aspect.CHANGE if top.is_change or side.is_change else Aspect.LEVEL,
        context=" ".join(words),
        confidence=CONFIDENT if is_sure else FAIR if is_count else DOUBTFUL,
        wording="table cell",
    )


def _status(crossing: _Crossing, unit: str) -> Status:
    """The status of a cell: a "Plan" is a budget where it is money, what is aimed at if a saving or a count."""
    side = next((each for each in (crossing.top, crossing.side) if each.status), None)
    if side is None:
        happened = crossing.is_ahead and is_over(crossing.known, crossing.place.document.metadata)
        told = crossing.around.status or Status.ACTUAL
        return Status.ACTUAL if happened and told is Status.FORECAST else told
    of_savings = _SAVING.search(f"{crossing.around.topic} {crossing.side.whole} {crossing.place.lead}") is not None
    over = is_over(crossing.known, crossing.place.document.metadata)
    if side.status is Status.FORECAST and unit != "GBP" and over and _ESTIMATE.search(side.whole):
        return Status.ACTUAL  # "2021 estimate" over a population
    is_aim = side.status is Status.BUDGET and (unit != "GBP" or of_savings) and _PLAN.search(side.whole)
    return Status.TARGET if is_aim else side.status or Status.ACTUAL


def _second(observed: Observation, value: CellValue, crossing: _Crossing) -> Observation:
    """The observation of a number in brackets: a share beside its count, or what the header says; else doubtful."""
    words = crossing.top.second or crossing.side.second
    said = read_header(words) if words else None
    if said and (names_other(words) or said.area) and value.unit in ("", observed.unit):
        time = (said.period, PeriodKnown.PRINTED) if said.period else (observed.period, observed.period_known)
        seen = replace(observed, period=time[0], period_known=time[1], status=said.status or observed.status)
        return replace(seen, area=said.area or seen.area)
    named = value.unit or (said.unit if said else "")
    if named and named not in (COUNTED, crossing.unit.name):
        return replace(observed, unit=named)
    if said and said.label:
        return replace(observed, dimensions=(*observed.dimensions, ("in brackets", said.label)))
    if not named and crossing.around.in_brackets:
        return replace(observed, dimensions=(*observed.dimensions, ("in brackets", crossing.around.in_brackets)))
    if named == COUNTED or (observed.printed.endswith("%") and value.value == int(value.value or 0)):
        noun = counted_noun(observed.measure) or counted_noun(observed.group or "")
        return replace(observed, unit=noun or UNKNOWN_COUNT, confidence=observed.confidence if noun else FAIR)
    dimensions = (*observed.dimensions, ("in brackets", "in brackets"))
    return replace(observed, dimensions=dimensions, confidence=DOUBTFUL)


def _list(name: str, told: Told, top: Side, side: Side, column: int, row: int, section: int | None) -> str | None:
    """The list that a cell is a member of: its column within its section, or its row; totals and parts are in none."""
    if not told.group or top.is_difference or side.is_difference or side.is_part:
        return None
    if told.by_row:
        own = None if side.is_total or side.area or side.period else f"{name}:column {column}"
        return f"{own}:{section}" if own and section is not None else own
    return None if top.is_total or top.area or top.period else f"{name}:row {row}"
