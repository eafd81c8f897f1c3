"""HTML tables: cells with their spans, headers and caption.

In: a `table` node of selectolax. Out: a table draft, after a paragraph with the caption if there is one; or nothing if
the table only lays out the page (it has one column, or a thousand, or its cells hold tables and parts of a page): its
content is then ordinary text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from corpus.characters import clean_line
from corpus.drafts import Draft
from corpus.models import BlockKind
from corpus.readers.html_nodes import inline_text, is_skipped
from corpus.tables import Grid, GridCell, count_header_rows

MAX_DEPTH = 3
"""Tables within tables that are read as such; what stands deeper is text."""
MAX_CELL_CHARS = 200
"""A longer text beside a table is a part of a page."""
_OF_PAGES = "h1, h2, h3, h4, h5, h6, ul, ol, form, img, article, section"
MAX_COLUMN_SPAN = 100
MAX_ROW_SPAN = 10_000
MAX_COLUMNS = 1_000
"""Larger spans and tables are markup errors or attacks; no printed table has them."""


def read_table(table: LexborNode, *, label: str = "", depth: int = 0) -> list[Draft]:
    """Return the drafts of a data table, or none if it is there for layout.

    Tables that stand in its cells follow it, each under the words of the row and column that it stands in: that is the
    `label` of such a table, at what `depth` it stands.
    """
    is_layout = (table.attributes.get("role") or "") in ("presentation", "none")
    holds_tables = any(found.mem_id != table.mem_id for found in table.css("table"))
    if is_layout or (holds_tables and (depth >= MAX_DEPTH or not _is_data(table))):
        return []
    placed = list(_placed(table))
    cells = _with_headers(_without_empty_rows([cell for cell, _ in placed]))
    columns = max((cell.column for cell in cells), default=0)
    if not any(cell.text for cell in cells) or columns == 0 or columns >= MAX_COLUMNS:
        return []
    caption_node = table.css_first("caption")
    caption = clean_line(inline_text(caption_node)) if caption_node is not None else label
    drafts = [Draft(BlockKind.PARAGRAPH, caption)] if caption else []
    drafts.append(Draft(BlockKind.TABLE, grid=Grid(tuple(cells), caption)))
    if holds_tables:
        texts = [cell for cell, _ in placed]
        for cell, node in placed:
            for inner in _tables_in(node, of=table):
                drafts += _inner(inner, _label(texts, cell), depth + 1)
    return drafts


def _is_data(table: LexborNode) -> bool:
    """Whether a table that holds tables is one of values itself: rows of short texts, at least two of two cells."""
    rows = 0
    for line in _rows(table):
        nodes = [node for node in _children(line, ("td", "th")) if node.css_first("table") is None]
        if any(node.css_first(_OF_PAGES) is not None for node in nodes):
            return False
        texts = [text for node in nodes if (text := clean_line(inline_text(node)))]
        if any(len(text) > MAX_CELL_CHARS for text in texts):
            return False
        rows += len(texts) > 1
    return rows > 1


def _tables_in(node: LexborNode, *, of: LexborNode) -> Iterator[LexborNode]:
    """The tables in a cell that stand in no other table within it."""
    for inner in node.css("table"):
        around = inner.parent
        while around is not None and around.tag != "table":
            around = around.parent
        if around is not None and around.mem_id == of.mem_id:
            yield inner


def _inner(table: LexborNode, label: str, depth: int) -> list[Draft]:
    """The drafts of a table that stands in a cell of another."""
    found = read_table(table, label=label, depth=depth)
    if found:
        return found
    texts = (clean_line(inline_text(node)) for node in table.css("td, th, caption"))
    return [Draft(BlockKind.PARAGRAPH, text) for text in texts if text]


def _label(cells: Sequence[GridCell], at: GridCell) -> str:
    """The words that stand at the beginning of the row and at the head of the column of a cell, and its own."""
    row = next((cell.text for cell in cells if cell.row == at.row and cell.column < at.column and cell.text), "")
    column = next((cell.text for cell in cells if cell.row < at.row and cell.column == at.column and cell.text), "")
    return ", ".join(dict.fromkeys(text for text in (row, column, at.text) if text))


def _placed(table: LexborNode) -> Iterator[tuple[GridCell, LexborNode]]:
    """The cells with their places, those that reach down from a row above taken into account, and their elements."""
    taken: dict[int, int] = {}
    for row, line in enumerate(_rows(table)):
        column = 0
        below: dict[int, int] = {position: left - 1 for position, left in taken.items() if left > 1}
        for node in _children(line, ("td", "th")):
            while taken.get(column, 0) > 0:
                column += 1
            width, height = _span(node, "colspan", MAX_COLUMN_SPAN), _span(node, "rowspan", MAX_ROW_SPAN)
            is_header = node.tag == "th" or (line.parent is not None and line.parent.tag == "thead")
            yield GridCell(row, column, clean_line(inline_text(node)), height, width, is_header), node
            if height > 1:
                below |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
            if column > MAX_COLUMNS:
                return
        taken = below


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
