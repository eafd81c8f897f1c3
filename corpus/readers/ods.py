"""OpenDocument spreadsheets, sheet by sheet.

In: the bytes of a .ods file. Out: a page for each sheet. The file holds each cell as it is displayed, so percent signs,
thousands, currencies and dates are as their author saw them. Rows and columns that repeat are written out only where
they hold text; the workbook is read as a stream, so that a sheet formatted to its last row takes no memory.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from corpus.readers.opendocument import OFFICE, STYLE, TABLE, TEXT, count_at, elements, plain_text, stated
from corpus.readers.opendocument_looks import Looks
from corpus.readers.packages import open_package
from corpus.readers.readings import Reading
from corpus.readers.sheet_regions import SheetCell
from corpus.readers.sheets import MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, Budget, Sheet, read_sheets

_CELLS = frozenset({f"{TABLE}table-cell", f"{TABLE}covered-table-cell"})
_ROW, _TABLE, _COLUMN = f"{TABLE}table-row", f"{TABLE}table", f"{TABLE}table-column"
_ANNOTATION, _PARAGRAPH = f"{OFFICE}annotation", f"{TEXT}p"
_HIDDEN = frozenset({"collapse", "filter"})
_CELL_STYLE = f"{TABLE}default-cell-style-name"
_FORMULA = f"{TABLE}formula"


def read_ods(data: bytes) -> Reading:
    """Return the reading of a spreadsheet. Raises DocumentUnreadable if it is damaged, locked, too large or empty."""
    parts = open_package(data, suffix=".ods")
    looks = Looks()
    for event, element in elements(parts["styles.xml"], name="styles.xml") if parts.get("styles.xml") else ():
        if event == "end" and element.tag == f"{STYLE}style":
            looks.add(element)
    return read_sheets(list(_sheets(parts.get("content.xml", b""), looks)), found=stated(parts))


@dataclass(slots=True)
class _Open:
    """The sheet that is being read, and where its next row stands and its next column is described."""

    sheet: Sheet
    row: int = 0
    column: int = 0
    styles: list[tuple[int, str | None]] = field(default_factory=list)
    """The style of the cells of each run of columns, and where the run ends."""


def _sheets(content: bytes, looks: Looks) -> Iterator[Sheet]:
    """The sheets of a workbook in its order; those within changes or cells are none."""
    hidden_styles: set[str] = set()
    budget = Budget()
    opened: list[_Open] = []
    changes = 0
    for event, element in elements(content, name="content.xml"):
        if element.tag == f"{TABLE}tracked-changes":
            changes += 1 if event == "start" else -1
        elif changes:
            continue
        elif event == "start":
            if element.tag == _TABLE:
                is_hidden = element.get(f"{TABLE}style-name") in hidden_styles
                opened.append(_Open(Sheet(element.get(f"{TABLE}name") or "", is_hidden=is_hidden)))
        elif element.tag == f"{STYLE}style":
            looks.add(element)
            if any(child.get(f"{TABLE}display") == "false" for child in element):
                hidden_styles.add(element.get(f"{STYLE}name") or "")
        elif element.tag == _COLUMN and opened:
            _describe_column(opened[-1], element)
        elif element.tag == _ROW and opened:
            _read_row(opened[-1], element, budget, looks)
            element.clear()
        elif element.tag == _TABLE:
            done = opened.pop()
            element.clear()
            if not opened:
                yield done.sheet


def _describe_column(opened: _Open, column: Element) -> None:
    """Take in that a run of columns is hidden, or that it is not."""
    start = opened.column
    opened.column = min(
        start + count_at(column, f"{TABLE}number-columns-repeated", MAX_SHEET_COLUMNS), MAX_SHEET_COLUMNS
    )
    opened.styles.append((opened.column, column.get(_CELL_STYLE)))
    if column.get(f"{TABLE}visibility") in _HIDDEN:
        opened.sheet.hidden_columns.update(range(start, opened.column))


def _read_row(opened: _Open, row: Element, budget: Budget, looks: Looks) -> None:
    """Take in a row, as often as it repeats."""
    sheet, top = opened.sheet, opened.row
    times = count_at(row, f"{TABLE}number-rows-repeated", MAX_SHEET_ROWS)
    opened.row += times
    cells = list(_cells(row))
    if cells and row.get(f"{TABLE}visibility") in _HIDDEN:
        sheet.hidden_rows.update(range(top, opened.row))
    for column, run, text, cell in cells:
        budget.spend(text, times=run * times)
        if text and looks.hidden_by(_styles_of(opened, row, column, cell)):
            sheet.unseen.append((top, column))
        elif text:
            spans = _spans(cell) if run * times == 1 else (1, 1)
            sheet.cells += [
                SheetCell(number, place, text, *spans)
                for number in range(top, opened.row)
                for place in range(column, column + run)
            ]
        sheet.comments += [((top, column), note) for note in map(_note, cell.iterfind(_ANNOTATION)) if note]
        if cell.get(_FORMULA) and not text:
            sheet.uncalculated.append((top, column))
        elif cell.get(_FORMULA) and text.startswith(("#", "Err:")):
            sheet.errors.append((top, column))


def _styles_of(opened: _Open, row: Element, column: int, cell: Element) -> Iterator[str | None]:
    """The styles of a cell: of all its text where that has one, then its own or that of its row or column."""
    spans = [part for paragraph in cell.iterfind(_PARAGRAPH) for part in paragraph]
    texts = "".join((paragraph.text or "") for paragraph in cell.iterfind(_PARAGRAPH))
    if len(spans) == 1 and spans[0].tag == f"{TEXT}span" and not texts.strip():
        yield spans[0].get(f"{TEXT}style-name")
    place = bisect_right(opened.styles, column, key=lambda run: run[0])
    of_column = opened.styles[place][1] if place < len(opened.styles) else None
    yield cell.get(f"{TABLE}style-name") or row.get(_CELL_STYLE) or of_column


def _cells(row: Element) -> Iterator[tuple[int, int, str, Element]]:
    """Column, how often it repeats, text and element of each cell that holds anything.

    A covered cell lies under a merged one and shows nothing.
    """
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        run = count_at(cell, f"{TABLE}number-columns-repeated", MAX_SHEET_COLUMNS)
        if len(cell) or cell.get(_FORMULA):
            # Only direct paragraphs: a comment on a cell is a child that holds paragraphs of its own.
            text = " ".join(filter(None, map(plain_text, cell.iterfind(_PARAGRAPH))))
            if cell.tag == f"{TABLE}table-cell" or text:
                yield column, run, text, cell
        column += run


def _spans(cell: Element) -> tuple[int, int]:
    """Over how many rows and columns a cell is merged."""
    rows = count_at(cell, f"{TABLE}number-rows-spanned", MAX_SHEET_ROWS)
    return rows, count_at(cell, f"{TABLE}number-columns-spanned", MAX_SHEET_COLUMNS)


def _note(annotation: Element) -> str:
    return " ".join(filter(None, map(plain_text, annotation.iterfind(_PARAGRAPH))))
