"""Of which column another holds the shares, so that a share has the time and the status of what it is a share of.

In: the shape of a table and the sides of its columns. Out: the sides, those of shares with the period and status of
their column. Words alone ("Share", "%") do not say which column is meant; that each share is its row's part of the
last row's whole does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from corpus.figures.cells import read_cell, read_pair
from corpus.figures.shapes import Shape
from corpus.figures.sides import Side

LEAST_ROWS = 3
"""Fewer shares may agree by chance."""
_TOLERANCE = Decimal("0.6")
"""Shares are often rounded to whole numbers."""

_SHARE_OF = re.compile(r"(?:share|proportion|percentage|%|per cent) of\b", re.IGNORECASE)

_Column = Sequence[Decimal | None]


def with_shares(sides: Mapping[int, Side], shape: Shape) -> dict[int, Side]:
    """The sides; a column of shares that names no time or no status has those of the column it is worked out from."""
    told = {column: _named_share(side, sides.values()) for column, side in sides.items()}
    for column, side in sides.items():
        if side.unit != "percent" and "%" not in _texts(shape, column):
            continue
        if side.is_difference or side.status or (side.partial and not side.period):
            continue
        shares = _values(shape, column)
        wholes = (
            other
            for other, beside in sides.items()
            if other != column
            and beside.unit != "percent"
            and side.period in (None, beside.period)
            and _are_shares(shares, _values(shape, other))
        )
        whole = next(wholes, None)
        if whole is not None:
            of = sides[whole]
            told[column] = replace(side, period=of.period, partial=of.partial, status=of.status)
    return told


def _named_share(side: Side, sides: Iterable[Side]) -> Side:
    """A column "Share of 2024/25" beside "2024/25 forecast" is as much a forecast."""
    if side.status is not None or not _SHARE_OF.match(side.whole):
        return side
    statuses = {other.status for other in sides if other.status and other.period == side.period}
    return replace(side, status=statuses.pop()) if len(statuses) == 1 else side


def _are_shares(shares: _Column, values: _Column) -> bool:
    """Whether each share is the part that its row's value has of the last row's."""
    if not values or values[-1] is None or values[-1] <= 0:
        return False
    total = values[-1]
    pairs = [(share, value) for share, value in zip(shares, values, strict=True) if None not in (share, value)]
    known = cast("list[tuple[Decimal, Decimal]]", pairs)
    return len(known) >= LEAST_ROWS and all(abs(share - 100 * value / total) <= _TOLERANCE for share, value in known)


def _texts(shape: Shape, column: int) -> str:
    return " ".join(row.cells[column].text for row in shape.rows if column in row.cells)


def _values(shape: Shape, column: int) -> list[Decimal | None]:
    return [_value(row.cells[column].text) if column in row.cells else None for row in shape.rows]


def _value(text: str) -> Decimal | None:
    pair = read_pair(text)
    cell = read_cell(pair[0] if pair else text)
    return cell.value if cell else None
