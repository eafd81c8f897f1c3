"""Dashes that arithmetic shows to be nothing: no variance between equal amounts, or no part of a sum that adds up.

In: the shape of a table and the sides of its columns. Out: the cells whose dash means nil. A dash that no legend
explains and no sum proves stays text, because it may as well mean that the number is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from corpus.figures.cells import read_cell
from corpus.figures.headers import read_header
from corpus.figures.shapes import BodyRow, Shape
from corpus.figures.sides import Side

LEAST_PARTS = 2
"""Fewer parts beside a dash are no sum."""
_DASH = re.compile(r"\s*(?:[-–—−]|-{2,3})\s*")


def proven_nil(shape: Shape, tops: Mapping[int, Side]) -> frozenset[tuple[int, int]]:
    """The cells, as row number and column, whose dash means nil."""
    found = {
        (row.number, column)
        for row in shape.rows
        for column, top in tops.items()
        if _is_dash(row, column) and (_equal_beside(row, column, tops) if top.is_variance else _adds_up(row, tops))
    }
    last = shape.rows[-1]
    whole = [read_header(last.cells[column].text) for column in shape.labels if column in last.cells]
    if any(header.is_total for header in whole):
        for column in tops:
            dashes = [row for row in shape.rows if _is_dash(row, column)]
            parts = [_value(row, column) for row in shape.rows[:-1] if row not in dashes]
            if dashes and _is_sum(parts, _value(last, column)):
                found |= {(row.number, column) for row in dashes}
    return frozenset(found)


def _equal_beside(row: BodyRow, column: int, tops: Mapping[int, Side]) -> bool:
    """Whether the two amounts that a variance compares, those before it, are the same."""
    before = [other for other, top in tops.items() if other < column and not top.is_difference][-2:]
    values = [_value(row, other) for other in before]
    return len(values) == 2 and values[0] is not None and values[0] == values[1]


def _adds_up(row: BodyRow, tops: Mapping[int, Side]) -> bool:
    """Whether the other parts of a row make its last column, a total."""
    columns = list(tops)
    if not tops[columns[-1]].is_total:
        return False
    parts = [_value(row, column) for column in columns[:-1] if not _is_dash(row, column)]
    return _is_sum(parts, _value(row, columns[-1]))


def _is_sum(parts: Sequence[Decimal | None], total: Decimal | None) -> bool:
    known = [part for part in parts if part is not None]
    return len(known) == len(parts) >= LEAST_PARTS and total is not None and sum(known) == total


def _is_dash(row: BodyRow, column: int) -> bool:
    return column in row.cells and _DASH.fullmatch(row.cells[column].text) is not None


def _value(row: BodyRow, column: int) -> Decimal | None:
    cell = read_cell(row.cells[column].text) if column in row.cells else None
    return cell.value if cell else None
