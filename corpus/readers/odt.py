"""OpenDocument texts.

In: the bytes of a .odt file. Out: one unnumbered page with headings, paragraphs, list items and tables in order. What
a reviewer deleted is stored apart and not read. Text boxes stand below the paragraph that they hang on, footnotes below
their table or at the end of their section; tables of contents are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from corpus.drafts import Draft, write_pages
from corpus.errors import DocumentUnreadable
from corpus.layout import infer_headings
from corpus.models import BlockKind
from corpus.readers.hidden import told_hidden
from corpus.readers.opendocument import DRAW, OFFICE, STYLE, TABLE, TEXT, count_at, elements, plain_text, stated
from corpus.readers.opendocument_looks import Looks
from corpus.readers.packages import open_package
from corpus.readers.readings import Reading
from corpus.tables import Grid, GridCell, with_header_rows

MAX_XML_BYTES = 32 * 1024 * 1024
"""As for Word: the tree of the whole text is held in memory."""
MAX_COLUMNS, MAX_ROWS, MAX_CELLS = 100, 10_000, 100_000
"""Larger tables in a text are mistakes or attacks; repeats are not written out beyond them."""
MAX_LEVEL = 6
_LISTS = (f"{TEXT}list-header", f"{TEXT}list-item")
_ROW_GROUPS = frozenset(f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_LEFT_OUT = frozenset(
    {f"{TEXT}{name}" for name in ("tracked-changes", "table-of-content", "alphabetical-index", "illustration-index")}
    | {f"{TEXT}{name}" for name in ("table-index", "object-index", "user-index", "sequence-decls", "bibliography")}
    | {f"{OFFICE}annotation", f"{OFFICE}forms"}
)


def read_odt(data: bytes) -> Reading:
    """Return the reading of a text. Raises DocumentUnreadable if it is damaged, locked, too large or empty."""
    parts = open_package(data, suffix=".odt", budget=MAX_XML_BYTES)
    root = Element("none")
    for _, element in elements(parts.get("content.xml", b""), name="content.xml"):
        root = element  # the last to end is the outermost
    looks = Looks()
    for style in _styles(parts, root):
        looks.add(style)
    hidden = looks.take_out(root)
    walk = _Walk(root)
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    drafts = walk.drafts(body if body is not None else Element("none"))
    pages = write_pages([infer_headings(drafts, plain=False)], numbered=False)
    if not pages[0].text:
        raise DocumentUnreadable("the document holds no text; if its pages are pictures, run text recognition (OCR)")
    changes = sum(1 for _ in root.iter(f"{TEXT}changed-region"))
    told = f"{changes} tracked changes; what they insert was read, what they delete was not"
    return Reading(pages, {}, stated(parts), (*((told,) if changes else ()), *told_hidden(hidden)))


def _styles(parts: dict[str, bytes], root: Element) -> Iterator[Element]:
    """The styles that the file names, then those of the text itself."""
    for event, element in elements(parts["styles.xml"], name="styles.xml") if parts.get("styles.xml") else ():
        if event == "end" and element.tag == f"{STYLE}style":
            yield element
    yield from root.iter(f"{STYLE}style")


class _Walk:
    """One walk through a text; `drafts` does it."""

    def __init__(self, root: Element) -> None:
        self._drafts: list[Draft] = []
        self._notes: list[Element] = []
        self._groups = 0
        self._parents = {
            style.get(f"{STYLE}name") or "": style.get(f"{STYLE}parent-style-name") or ""
            for style in root.iter(f"{STYLE}style")
        }
        self._numbered = {
            style.get(f"{STYLE}name") or "": {
                count_at(level, f"{TEXT}level", MAX_LEVEL): count_at(level, f"{TEXT}start-value", MAX_ROWS)
                for level in style.iter(f"{TEXT}list-level-style-number")
            }
            for style in root.iter(f"{TEXT}list-style")
        }

    def drafts(self, body: Element) -> list[Draft]:
        """Return the drafts of a body, in reading order."""
        self._blocks(body)
        self._write_notes()
        return self._drafts

    def _blocks(self, parent: Element) -> None:
        for block in parent:
            if block.tag == f"{TEXT}h":
                self._write_notes()
                level = min(count_at(block, f"{TEXT}outline-level", MAX_LEVEL), MAX_LEVEL)
                self._text(block, Draft(BlockKind.HEADING, level=level))
            elif block.tag == f"{TEXT}p":
                is_title = "Title" in (name := block.get(f"{TEXT}style-name") or "", self._parents.get(name))
                self._text(block, Draft(BlockKind.HEADING, level=1) if is_title else Draft(BlockKind.PARAGRAPH))
            elif block.tag == f"{TEXT}list":
                self._list(block, 1, block.get(f"{TEXT}style-name") or "")
            elif block.tag == f"{TABLE}table":
                self._table(block)
            elif block.tag not in _LEFT_OUT:
                self._blocks(block)

    def _text(self, element: Element, draft: Draft) -> None:
        """Add a draft with the text of an element, then what hangs on it."""
        text = plain_text(element)
        if text:
            self._drafts.append(
                Draft(draft.kind, text, draft.level, draft.group, draft.mark, emphasised=draft.emphasised)
            )
        self._notes += element.iter(f"{TEXT}note")
        for box in element.iter(f"{DRAW}text-box"):
            self._blocks(box)

    def _list(self, element: Element, depth: int, style: str) -> None:
        """Add the items of a list; a paragraph after the first of an item is one of its own."""
        self._groups += 1
        group = self._groups
        style = element.get(f"{TEXT}style-name") or style
        number = self._numbered.get(style, {}).get(depth)
        for item in element:
            if item.tag not in _LISTS:
                continue
            first = item.tag == f"{TEXT}list-item"
            for block in item:
                if block.tag == f"{TEXT}list":
                    self._list(block, depth + 1, style)
                elif block.tag == f"{TEXT}p" and first:
                    mark = "- " if number is None else f"{number}. "
                    self._text(block, Draft(BlockKind.ITEM, "", min(depth, MAX_LEVEL), group, mark))
                    number, first = None if number is None else number + 1, False
                else:
                    holder = Element("none")
                    holder.append(block)
                    self._blocks(holder)

    def _table(self, table: Element) -> None:
        before, self._notes = self._notes, []
        cells = _grid_cells(table)
        holds_tables = sum(1 for _ in table.iter(f"{TABLE}table")) > 1
        if holds_tables or max((cell.column for cell in cells), default=0) == 0:
            for row in _rows(table):
                for cell in row:
                    self._blocks(cell)
        elif any(cell.text for cell in cells):
            headers = sum(1 for _ in _rows(table.find(f"{TABLE}table-header-rows")))
            marked = tuple(cell._replace(is_header=cell.row < headers) for cell in cells)
            self._drafts.append(Draft(BlockKind.TABLE, grid=Grid(marked if headers else with_header_rows(cells))))
            self._notes += table.iter(f"{TEXT}note")
            self._write_notes()
        self._notes = before + self._notes

    def _write_notes(self) -> None:
        """Add the notes met since the last time, each with the mark that stands in the text."""
        notes, self._notes = self._notes, []
        for note in dict.fromkeys(notes):
            citation, body = note.find(f"{TEXT}note-citation"), note.find(f"{TEXT}note-body")
            text = " ".join(map(plain_text, body if body is not None else ()))
            mark = plain_text(citation) if citation is not None else ""
            if text.strip():
                self._drafts.append(Draft(BlockKind.PARAGRAPH, f"[{mark}] {text}" if mark else text))


def _rows(table: Element | None) -> Iterator[Element]:
    """The rows of a table or of a group of its rows."""
    for child in table if table is not None else ():
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _grid_cells(table: Element) -> list[GridCell]:
    """The cells of a table with their spans. Raises DocumentUnreadable if there are more than MAX_CELLS."""
    cells: list[GridCell] = []
    for number, row in enumerate(_rows(table)):
        column = 0
        for cell in row:
            run = count_at(cell, f"{TABLE}number-columns-repeated", MAX_COLUMNS)
            if cell.tag == f"{TABLE}table-cell":
                text = " ".join(filter(None, map(plain_text, cell)))
                height = count_at(cell, f"{TABLE}number-rows-spanned", MAX_ROWS)
                width = count_at(cell, f"{TABLE}number-columns-spanned", MAX_COLUMNS)
                cells += [GridCell(number, column + place, text, height, width) for place in range(run)]
            column += run
            if column > MAX_COLUMNS or len(cells) > MAX_CELLS:
                raise DocumentUnreadable(f"a table of over {MAX_COLUMNS} columns or {MAX_CELLS} cells; split it")
    return cells
