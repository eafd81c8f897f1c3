"""Tables that go on over a page: the rows of the next page get the header and the caption of the first.

In: the parts of each page. Out: the same; but where a table opens a page, has as many columns as the one that closed
the page before, in the same places, and no header of its own, that one's header rows stand above its rows too, as a
careful publisher would have printed them. One that repeats the header goes on as well. Each such table is noted, and
has the caption of the first, which may hold the unit and the period of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.drafts import Draft
from corpus.models import BlockKind
from corpus.readers.pdf.printed import PrintedLine, PrintedTable
from corpus.tables import Grid, GridCell, count_header_rows

SAME_PLACE, SAME_COLUMN = 12.0, 40.0
"""Points by which the sides of a table, and the starts of its columns, may differ between pages."""
_CONTINUED = re.compile(r".{0,200}\b(?:continued|cont['’]?d|cont\.?|contd)[).\s]{0,5}", re.IGNORECASE)
"""The line above what goes on: "Table 2 (continued)"."""
Parts = list[PrintedLine | PrintedTable]


def continued(pages: Sequence[Parts]) -> tuple[list[Parts], list[str]]:
    """Return the parts of the pages, and a note for each table that was given its header."""
    result: list[Parts] = []
    notes: list[str] = []
    for number, parts in enumerate(pages, 1):
        above = result[-1][-1] if result and result[-1] else None
        lead = parts[: _lead(parts)]
        first = parts[len(lead)] if len(parts) > len(lead) else None
        if isinstance(above, PrintedTable) and isinstance(first, PrintedTable) and _goes_on(above, first):
            repeats = header_rows(first) > 0
            given = first if repeats else _headed(above, first)
            result.append([*lead, replace(given, goes_on=True), *parts[len(lead) + 1 :]])
            gift = "caption" if repeats else "header"
            notes.append(f"page {number}: its first table goes on from page {number - 1}, whose {gift} it was given")
        else:
            result.append(list(parts))
    return result, notes


def with_kept_captions(pages: Sequence[Sequence[Draft]], parts: Sequence[Parts]) -> list[list[Draft]]:
    """Return the blocks of the pages; a table that goes on has the caption of the page before.

    `parts` are those of the same pages, as `continued` returned them.
    """
    result: list[list[Draft]] = []
    for drafts, printed in zip(pages, parts, strict=True):
        kept = list(drafts)
        goes_on = any(isinstance(part, PrintedTable) and part.goes_on for part in printed)
        place = next((place for place, one in enumerate(kept) if one.kind is BlockKind.TABLE), None)
        above = next((one.grid for one in reversed(result[-1]) if one.grid), None) if result else None
        if goes_on and place is not None and above is not None and above.caption:
            grid = kept[place].grid
            kept[place] = replace(kept[place], grid=replace(grid, caption=above.caption) if grid else None)
        result.append(kept)
    return result


def _lead(parts: Parts) -> int:
    """How many lines above the first table of a page only say that it goes on."""
    first = parts[0] if parts else None
    return int(isinstance(first, PrintedLine) and _CONTINUED.fullmatch(first.text.strip()) is not None)


def _headed(above: PrintedTable, table: PrintedTable) -> PrintedTable:
    """A table below the header rows of the one above."""
    depth = header_rows(above)
    header = [cell for cell in above.cells if cell.row < depth]
    return PrintedTable((*header, *(cell._replace(row=cell.row + depth) for cell in table.cells)), table.edges)


def _goes_on(above: PrintedTable, table: PrintedTable) -> bool:
    same = len(above.edges) == len(table.edges) and width(above) == width(table)
    steps = [abs(one - other) for one, other in zip(above.edges, table.edges, strict=False)]
    near = bool(steps) and max(steps) <= SAME_COLUMN and max(steps[0], steps[-1]) <= SAME_PLACE
    depth = header_rows(table)
    repeats = depth > 0 and texts(table)[:depth] == texts(above)[: header_rows(above)]
    return same and near and header_rows(above) > 0 and (depth == 0 or repeats)


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
