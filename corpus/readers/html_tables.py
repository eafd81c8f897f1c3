"""HTML tables: cells with their spans, headers and caption.

In: a `table` node of selectolax. Out: a table draft, after a paragraph with the caption if there is one; or nothing if
the table only lays out the page (it holds tables, or one column, or a thousand): its content is then ordinary text.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from corpus.characters import clean_line
from corpus.drafts import Draft
from corpus.models import BlockKind
from corpus.readers.html_nodes import inline_text, is_skipped
from corpus.tables import Grid, GridCell, count_header_rows

MAX_COLUMN_SPAN = 100
MAX_ROW_SPAN = 10_000
MAX_COLUMNS = 1_000
"""Larger spans and tables are markup errors or attacks; no printed table has them."""


def read_table(table: LexborNode) -> list[Draft]:
    """Return the drafts of a data table, or none if it is there for layout."""
    if (table.attributes.get("role") or "") in ("presentation", "none") or any(
        found.mem_id != table.mem_id for found in table.css("table")
    ):
        return []
    cells = _with_headers(_cells(table))
    columns = max((cell.column for cell in cells), default=0)
    if not any(cell.text for cell in cells) or columns == 0 or columns >= MAX_COLUMNS:
        return []
    caption_node = table.css_first("caption")
    caption = clean_line(inline_text(caption_node)) if caption_node is not None else ""
    drafts = [Draft(BlockKind.PARAGRAPH, caption)] if caption else []
    return [*drafts, Draft(BlockKind.TABLE, grid=Grid(tuple(cells), caption))]


def _cells(table: LexborNode) -> list[GridCell]:
    """The cells with their places, those that reach down from a row above taken into account."""
    cells: list[GridCell] = []
    taken: dict[int, int] = {}
    for row, line in enumerate(_rows(table)):
        column = 0
        below: dict[int, int] = {position: left - 1 for position, left in taken.items() if left > 1}
        for node in _children(line, ("td", "th")):
            while taken.get(column, 0) > 0:
                column += 1
            width, height = _span(node, "colspan", MAX_COLUMN_SPAN), _span(node, "rowspan", MAX_ROW_SPAN)
            is_header = node.tag == "th" or (line.parent is not None and line.parent.tag == "thead")
            cells.append(GridCell(row, column, clean_line(inline_text(node)), height, width, is_header))
            if height > 1:
                below |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
            if column > MAX_COLUMNS:
                return cells
        taken = below
    return _without_empty_rows(cells)


def _without_empty_rows(cells: list[GridCell]) -> list[GridCell]:
    """Rows of nothing but empty cells are spacing, unless a cell spans over them."""
    if any(cell.row_span > 1 for cell in cells):
        return cells
    filled = sorted({cell.row for cell in cells if cell.text})
    numbers = {row: number for number, row in enumerate(filled)}
    return [cell._replace(row=numbers[cell.row]) for cell in cells if cell.row in numbers]


def _with_headers(cells: list[GridCell]) -> list[GridCell]:
    """Where the page marks no cell as a header, the leading rows without values are headers."""
    if any(cell.is_header for cell in cells) or any(cell.row_span > 1 for cell in cells):
        return cells
    rows: dict[int, list[str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell.text)
    headers = count_header_rows(list(rows.values()))
    return [cell._replace(is_header=cell.row < headers) for cell in cells]


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for part in _children(table, ("tr", "thead", "tbody", "tfoot")):
        if part.tag == "tr":
            yield part
        else:
            yield from _children(part, ("tr",))


def _children(node: LexborNode, tags: tuple[str, ...]) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag in tags and not is_skipped(child, in_body=False):
            yield child
        child = child.next


def _span(node: LexborNode, name: str, most: int) -> int:
    text = (node.attributes.get(name) or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else 1
