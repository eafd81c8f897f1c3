"""A table of a document as rows that HTML can show: header cells with their scope, spans, gaps filled.

In: cells with their place in the grid and what each shows. Out: `ShownTable`. Leading rows of header cells are the head
of the table; in the rows below, a cell that the document marks as a header heads its row, and where it marks none in a
table that has a head, the first column does (W3C, "Tables tutorial": two headers).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.models import Cell
from server.views.document_parts import Run

Rows = Sequence[tuple[Cell, tuple[Run, ...]]]
"""Cells in reading order, each with what it shows."""


LONG_CHARS = 30
"""Of a cell's text: in a narrow column it would make a row of five lines."""
WIDE_COLUMNS = 6
"""More do not fit beside each other in a column of text."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: `runs` of text, its spans, and as a header what it heads: "col", "colgroup", "row" or ""."""

    runs: tuple[Run, ...]
    row_span: int = 1
    column_span: int = 1
    scope: str = ""

    @property
    def is_long(self) -> bool:
        """Whether its text needs a wide column."""
        return sum(len(run.text) for run in self.runs) > LONG_CHARS


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Head and body as rows of cells. `is_continued` for rows that follow others of their table."""

    caption: str
    is_caption_shown: bool
    heading: str
    head: tuple[tuple[ShownCell, ...], ...]
    body: tuple[tuple[ShownCell, ...], ...]
    is_continued: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than stand beside each other in a column of text."""
        return any(sum(cell.column_span for cell in row) > WIDE_COLUMNS for row in (*self.head, *self.body))


def lay_out(
    cells: Rows,
    *,
    opening: Rows | None = None,
    caption: str = "",
    is_caption_shown: bool = True,
    heading: str = "",
) -> ShownTable:
    """The table of some cells; `opening` holds the first rows of a table that these go on, whose head is repeated."""
    head_source = cells if opening is None else opening
    head_end = _end_of_head([cell for cell, _ in head_source])
    head = [one for one in head_source if one[0].row < head_end]
    body = cells if opening is not None else [one for one in cells if one[0].row >= head_end]
    first_heads = bool(head) and not any(cell.is_header for cell, _ in body)
    return ShownTable(
        caption,
        is_caption_shown,
        heading,
        _rows(head, in_head=True),
        _rows(body, in_head=False, first_heads=first_heads),
        opening is not None,
    )


def _end_of_head(cells: Sequence[Cell]) -> int:
    """The row at which the body begins: after the leading rows that hold nothing but header cells."""
    end = cells[0].row if cells else 0
    for row, line in groupby(cells, key=lambda cell: cell.row):
        if row != end or not all(cell.is_header for cell in line):
            break
        end = row + 1
    return end


def _rows(cells: Rows, *, in_head: bool, first_heads: bool = False) -> tuple[tuple[ShownCell, ...], ...]:
    """The cells by rows; a place in the grid that no cell covers gets an empty one, so that columns stay in line."""
    lines = {row: list(line) for row, line in groupby(cells, key=lambda one: one[0].row)}
    covered: dict[int, int] = {}  # column: the row up to which a cell from above reaches
    shown = []
    for row in range(min(lines, default=0), max(lines, default=-1) + 1):
        line, column = [], 0
        for cell, runs in lines.get(row, []):
            while column < cell.column:
                if covered.get(column, 0) <= row:
                    line.append(ShownCell(()))
                column += 1
            scope = _scope(cell, in_head=in_head, first_heads=first_heads)
            line.append(ShownCell(runs, cell.row_span, cell.column_span, scope))
            covered |= dict.fromkeys(range(cell.column, cell.column + cell.column_span), row + cell.row_span)
            column = cell.column + cell.column_span
        shown.append(tuple(line))
    return tuple(shown)


def _scope(cell: Cell, *, in_head: bool, first_heads: bool) -> str:
    if not cell.text:
        return ""  # a header without words heads nothing
    if in_head:
        return "colgroup" if cell.column_span > 1 else "col"
    return "row" if cell.is_header or (first_heads and cell.column == 0) else ""
