"""Tables of Word documents: cells with their spans and header rows.

In: a `tbl` element. Out: a grid, or None if the table only lays out the page (one column, or tables within it): its
content is then ordinary text.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from corpus.errors import DocumentUnreadable
from corpus.readers.docx_text import Mark, W, is_on, number_at, text_of, value_at, within
from corpus.tables import Grid, GridCell, with_header_rows

MAX_COLUMNS = 63
"""Word makes no wider table."""


def read_grid(table: Element, mark: Mark) -> Grid | None:
    """Return the grid of a data table, or None. Raises DocumentUnreadable if it is wider than Word can make."""
    rows = [row for row in within(table, "tr") if row.find(f"{W}trPr/{W}del") is None]
    if any(True for cell in table.iter(f"{W}tc") for _ in cell.iter(f"{W}tbl")):
        return None
    cells: list[GridCell] = []
    marked = 0
    open_spans: dict[int, int] = {}
    for number, row in enumerate(rows):
        if is_on(row.find(f"{W}trPr"), "tblHeader") and marked == number:
            marked += 1
        column = number_at(row, "trPr/gridBefore") or 0
        spans: dict[int, int] = {}
        for cell in within(row, "tc"):
            width = max(number_at(cell, "tcPr/gridSpan") or 1, 1)
            if column + width > MAX_COLUMNS:
                raise DocumentUnreadable(f"a table with over {MAX_COLUMNS} columns; Word makes none, so save it anew")
            if _goes_on(cell) and column in open_spans:
                spans[column] = open_spans[column]
                cells[spans[column]] = cells[spans[column]]._replace(row_span=number - cells[spans[column]].row + 1)
            else:
                spans[column] = len(cells)
                cells.append(GridCell(number, column, text_of(cell, mark), 1, width))
            column += width
        open_spans = spans
    if max((cell.column for cell in cells), default=0) == 0 or not any(cell.text for cell in cells):
        return None
    if marked and marked < len(rows):
        return Grid(tuple(cell._replace(is_header=cell.row < marked) for cell in cells))
    return Grid(with_header_rows(cells))


def cells_of(table: Element) -> list[Element]:
    """The cells of a table that lays out the page, in reading order."""
    return [cell for row in within(table, "tr") for cell in within(row, "tc")]


def _goes_on(cell: Element) -> bool:
    """Whether a cell is the lower part of a merged one."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and value_at(cell, "tcPr/vMerge") != "restart"
