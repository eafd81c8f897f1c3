"""Tables that go on over a page: the rows of the next page get the header of the first.

In: the parts of each page. Out: the same; but where a table opens a page, has as many columns as the one that closed
the page before, in the same places, and no header of its own, that one's header rows stand above its rows too, as a
careful publisher would have printed them. Each such table is noted.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers.pdf.printed import PrintedLine, PrintedTable
from corpus.tables import Grid, GridCell, count_header_rows

SAME_PLACE, SAME_COLUMN = 12.0, 40.0
"""Points by which the sides of a table, and the starts of its columns, may differ between pages."""
Parts = list[PrintedLine | PrintedTable]


def continued(pages: Sequence[Parts]) -> tuple[list[Parts], list[str]]:
    """Return the parts of the pages, and a note for each table that was given its header."""
    result: list[Parts] = []
    notes: list[str] = []
    for number, parts in enumerate(pages, 1):
        above = result[-1][-1] if result and result[-1] else None
        first = parts[0] if parts else None
        if isinstance(above, PrintedTable) and isinstance(first, PrintedTable) and _goes_on(above, first):
            header = [cell for cell in above.cells if cell.row < header_rows(above)]
            depth = header_rows(above)
            moved = (cell._replace(row=cell.row + depth) for cell in first.cells)
            result.append([PrintedTable((*header, *moved), first.edges), *parts[1:]])
            notes.append(f"page {number}: its first table goes on from page {number - 1}, whose header it was given")
        else:
            result.append(list(parts))
    return result, notes


def _goes_on(above: PrintedTable, table: PrintedTable) -> bool:
    same = len(above.edges) == len(table.edges) and width(above) == width(table)
    steps = [abs(one - other) for one, other in zip(above.edges, table.edges, strict=False)]
    near = bool(steps) and max(steps) <= SAME_COLUMN and max(steps[0], steps[-1]) <= SAME_PLACE
    return same and near and header_rows(above) > 0 and header_rows(table) == 0


def width(table: PrintedTable) -> int:
    """How many columns a table has."""
    return max((cell.column + cell.column_span for cell in table.cells), default=0)


def header_rows(table: PrintedTable) -> int:
    """How many rows of a table are its header; none if its first row holds a value."""
    rows = texts(table)
    return count_header_rows(rows)


def texts(table: PrintedTable) -> list[list[str]]:
    """The texts of a table by row and column, a spanning one where it begins."""
    depth = max((cell.row + 1 for cell in table.cells), default=0)
    rows = [[""] * width(table) for _ in range(depth)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def grid_of(table: PrintedTable) -> Grid:
    """A table as a grid, its header cells marked, empty cells in their places."""
    depth, rows = header_rows(table), texts(table)
    covered = {
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    empty = [
        GridCell(row, column, "")
        for row, held in enumerate(rows)
        for column in range(len(held))
        if (row, column) not in covered
    ]
    cells = sorted((*table.cells, *empty), key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(cell._replace(is_header=cell.row < depth) for cell in cells))
