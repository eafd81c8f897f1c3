"""Regions of a sheet: which of its cells are one table, and which lines above and below belong to it.

In: the cells of a sheet that hold text, with the areas that merged ones cover. Out: `Region`s in reading order. Empty
rows part regions, unless what follows only goes on with the table above: rows of values without headers of their own.
An empty column parts two tables that stand side by side, which is to say where names begin again on its right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from corpus.tables import is_value

_NAMED = re.compile(r"(?:table|figure|dataset) [\dA-Z]{1,4}\b", re.IGNORECASE)
LOOKED_AT = 30
"""Rows that are looked at to tell whether a column holds names."""


class SheetCell(NamedTuple):
    """A cell of a sheet that holds text: 0-based place, clean one-line text as displayed, and how far it is merged."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1

    @property
    def right(self) -> int:
        """The column after the cell."""
        return self.column + self.column_span


Row = list[SheetCell]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines, the rows of a table (none if it is lines only) with places counted from nought, and lines below it."""

    above: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    below: tuple[str, ...] = ()
    caption: str = ""

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return max((row[-1].right for row in self.rows), default=0)


@dataclass(slots=True)
class _Block:
    """A region before its places are counted: rows of a sheet; rows `above` and `below` hold a line each."""

    above: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)

    @property
    def left(self) -> int:
        return min(row[0].column for row in self.rows)

    @property
    def right(self) -> int:
        return max(cell.right for row in self.rows for cell in row)


def regions_of(cells: Sequence[SheetCell]) -> Iterator[Region]:
    """The regions of a sheet, whose cells come in any order."""
    blocks: list[_Block] = []
    for band in _bands(cells):
        for block in _side_by_side(_parted(band)):
            if blocks and _goes_on(blocks[-1], block):
                blocks[-1].rows += block.above + block.rows
                blocks[-1].below = block.below
            else:
                blocks.append(block)
    for before, block in zip([_Block(), *blocks], blocks, strict=False):
        yield _counted(block, _caption(block, before))


def _bands(cells: Sequence[SheetCell]) -> Iterator[list[Row]]:
    """The rows of cells, in runs between empty rows; a row that a merged cell reaches over is not empty."""
    band: list[Row] = []
    reach = 0
    for cell in sorted(cells):
        if band and cell.row > reach:
            yield band
            band, reach = [], 0
        if not band or band[-1][0].row != cell.row:
            band.append([])
        band[-1].append(cell)
        reach = max(reach, cell.row + cell.row_span)
    if band:
        yield band


def _parted(band: list[Row]) -> _Block:
    """A run of rows as lines above, a table, and lines below: a line is a row of one cell at the left edge."""
    left = min(row[0].column for row in band)
    single = [len(row) == 1 and row[0].column == left for row in band]
    if all(single):
        return _Block(band)
    first, last = single.index(False), len(band) - single[::-1].index(False)
    return _Block(band[:first], band[first:last], band[last:])


def _side_by_side(block: _Block) -> Iterator[_Block]:
    """The tables of a block that stand beside each other, parted by an empty column."""
    edges = list(_edges(block.rows))
    if not edges:
        yield block
        return
    edges = [block.left, *edges, block.right]
    parts = [
        _parted([kept for row in block.rows if (kept := [cell for cell in row if left <= cell.column < right])])
        for left, right in pairwise(edges)
    ]
    parts[0].above[:0] = block.above
    parts[-1].below += block.below
    yield from parts


def _edges(rows: Sequence[Row]) -> Iterator[int]:
    """The columns at which a table begins right of an empty column."""
    taken = sorted({(cell.column, cell.right) for row in rows if len(row) > 1 for cell in row})
    if not taken:
        return
    start, reach = taken[0]
    for column, right in taken:
        if column > reach and _begins_table(rows, start, column):
            start = column
            yield column
        reach = max(reach, right)


def _begins_table(rows: Sequence[Row], start: int, column: int) -> bool:
    """Whether the cells from a column on name their rows anew, and the cells before it are a table too."""
    beyond = [[cell for cell in row if cell.column >= column] for row in rows[:LOOKED_AT]]
    before = [[cell for cell in row if start <= cell.column < column] for row in rows[:LOOKED_AT]]
    whole = [row for row in beyond if len(row) > 1 and row[0].column == column]
    if len(whole) < 2 or sum(len(row) > 1 for row in before) < 2:
        return False
    names = [row[0].text for row in whole[1:]]
    values = any(is_value(cell.text) for row in whole[1:] for cell in row[1:])
    return values and not any(map(is_value, names)) and sum(map(_is_worded, names)) * 2 > len(names)


def _is_worded(text: str) -> bool:
    return any(map(str.isalpha, text))


def _goes_on(before: _Block, block: _Block) -> bool:
    """Whether rows below an empty one go on with the table above: no notes between, no headers, no wider.

    One line over them is then the name of a section: "Working age adults".
    """
    if not before.rows or not block.rows or before.below or len(block.above) > 1:
        return False
    if any(_NAMED.match(row[0].text) for row in block.above):
        return False
    if block.left != before.left or block.right > before.right:
        return False
    return any(is_value(cell.text) for cell in block.rows[0][1:])


def _caption(block: _Block, before: _Block) -> str:
    """The line that names the table, "Table 3: …", else the first of those right above it, or of those before."""
    lines = [row[0].text for row in block.above or ([] if before.rows else before.above)]
    return next((line for line in lines if _NAMED.match(line)), lines[0] if lines and block.rows else "")


def _counted(block: _Block, caption: str) -> Region:
    """The region of a block: rows and columns counted from nought, those without text left out."""
    rows = block.rows
    columns = {c: n for n, c in enumerate(sorted({cell.column for row in rows for cell in row}))}
    numbers = {row[0].row: number for number, row in enumerate(rows)}
    counted = tuple(
        [
            SheetCell(
                numbers[cell.row],
                columns[cell.column],
                cell.text,
                sum(row in numbers for row in range(cell.row, cell.row + cell.row_span)),
                sum(column in columns for column in range(cell.column, cell.right)),
            )
            for cell in row
        ]
        for row in rows
    )
    above, below = (tuple(row[0].text for row in part) for part in (block.above, block.below))
    return Region(above, counted, below, caption)
