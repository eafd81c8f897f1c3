"""Excel workbooks, sheet by sheet.

In: the bytes of a .xlsx or .xlsm file. Out: a page for each sheet, its cells written as their number formats show
them. Formulas are not calculated: the value that Excel last saved is read, and a formula without one is reported.
openpyxl, whose door this is with `xlsx_colours`, opens the workbook (strings, styles, sheets) and parses the sheets row
by row; its own grids are not used, because they make a cell of every place that a hostile merge or link names. Cells
that have only looks are taken out before it sees them: a sheet may be formatted down to its last row.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import IO, Any, NamedTuple
from xml.etree.ElementTree import Element

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser
from openpyxl.xml.constants import COMMENTS_NS
from openpyxl.xml.functions import fromstring

from corpus.characters import clean_line
from corpus.errors import DocumentUnreadable
from corpus.readers.number_formats import Moment, Number, shown_moment, shown_number
from corpus.readers.packages import open_package, packed
from corpus.readers.readings import Reading
from corpus.readers.sheet_regions import SheetCell
from corpus.readers.sheets import MAX_SHEET_COLUMNS, Budget, Sheet, Spot, read_sheets
from corpus.readers.xlsx_colours import coloured_ranges, is_unseen, lies_in

_EMPTY_CELL = re.compile(rb"<(?:\w{1,20}:)?c(?=[\s/])[^<>]*/>")
_EMPTY_ROW = re.compile(rb"<(?:\w{1,20}:)?row(?=[\s/>])[^<>]*(?:/>|></(?:\w{1,20}:)?row>)")
_VALUE = re.compile(rb"<(?:\w{1,20}:)?(?:v|is)>")
_THREADED = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.DOTALL)
"""What Excel writes before the words of a comment for programs that do not know its conversations."""
# What openpyxl lets through from a damaged file, seen with truncated and randomly changed parts.
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError, RecursionError)
_DAMAGED_FILE = (*_DAMAGED, zipfile.BadZipFile, InvalidFileException, OSError, AssertionError, NotImplementedError)
_HIDDEN = ("1", "true")


class _Found(NamedTuple):
    """A cell that shows a text."""

    spot: Spot
    text: str
    is_error: bool
    is_unseen: bool


class _Parser(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's parser of a sheet, which also tells where a formula has no value."""

    def __init__(self, source: IO[bytes], worksheet: ReadOnlyWorksheet) -> None:
        workbook = worksheet.parent
        super().__init__(
            source,
            worksheet._shared_strings,
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        self.uncalculated: list[Spot] = []

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Return a cell: its 1-based row and column, value, type and style."""
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(FORMULA_TAG) is not None:
            self.uncalculated.append(_spot(cell["row"], cell["column"]))
        return cell


def read_xlsx(data: bytes) -> Reading:
    """Return the reading of a workbook. Raises DocumentUnreadable if it is damaged, locked, too large or empty."""
    parts = {name: _without_empty(name, part) for name, part in open_package(data, suffix=".xlsx").items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it would lose on saving; nothing is saved
        try:
            workbook = load_workbook(packed(parts), read_only=True, data_only=True, keep_links=False)
            budget = Budget()
            sheets = [_read_sheet(worksheet, budget) for worksheet in workbook.worksheets]
            title = clean_line(workbook.properties.title or "")
        except _DAMAGED_FILE as error:
            said = f"{type(error).__name__}: {error}".split("\n", 1)[0][:120]
            raise DocumentUnreadable(
                f"not a workbook that can be read ({said}); open it in Excel and save it as .xlsx"
            ) from error
    return read_sheets(sheets, found={"title": title} if title else {})


def _without_empty(name: str, part: bytes) -> bytes:
    """A part without the cells and rows that only have looks, if it is a sheet."""
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part)) if "/worksheets/" in name else part


def _read_sheet(worksheet: ReadOnlyWorksheet, budget: Budget) -> Sheet:
    """Read a sheet; a hidden one is only named."""
    sheet = Sheet(clean_line(worksheet.title), is_hidden=worksheet.sheet_state != "visible")
    if sheet.is_hidden:
        return sheet
    with worksheet._get_source() as source:
        part: bytes = source.read()
    budget.foresee(sum(1 for _ in _VALUE.finditer(part)))
    parser = _Parser(io.BytesIO(part), worksheet)
    told = [cell for _, row in parser.parse() for cell in _shown(row, worksheet, budget)]
    coloured = coloured_ranges(worksheet, part) if any(cell.is_unseen for cell in told) else ()
    sheet.unseen = [cell.spot for cell in told if cell.is_unseen and not lies_in(cell.spot, coloured)]
    unseen = set(sheet.unseen)
    found = [cell for cell in told if cell.spot not in unseen]
    spans = _spans(parser)
    sheet.cells = [SheetCell(*cell.spot, cell.text, *spans.get(cell.spot, (1, 1))) for cell in found]
    sheet.errors = [cell.spot for cell in found if cell.is_error]
    sheet.uncalculated = parser.uncalculated
    sheet.hidden_rows = {
        int(row) - 1 for row, attributes in parser.row_dimensions.items() if attributes.get("hidden") in _HIDDEN
    }
    sheet.hidden_columns = _hidden_columns(parser)
    sheet.comments = list(_comments(worksheet))
    return sheet


def _shown(row: list[dict[str, Any]], worksheet: ReadOnlyWorksheet, budget: Budget) -> Iterator[_Found]:
    """The cells of a row that show anything."""
    for cell in row:
        if cell["value"] is None:
            continue
        held = ReadOnlyCell(worksheet, cell["row"], cell["column"], cell["value"], cell["data_type"], cell["style_id"])
        text = _text(held.value, held.number_format)
        budget.spend(text)
        if text:
            yield _Found(_spot(held.row, held.column), text, held.data_type == "e", is_unseen(held))


def _text(value: object, code: str) -> str:
    """The value of a cell as it is displayed, on one clean line."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Number):
        return clean_line(shown_number(value, code))
    return clean_line(shown_moment(value, code) if isinstance(value, Moment) else str(value))


def _spot(row: int, column: int) -> Spot:
    """The place of a cell whose row and column are counted from 1, as openpyxl does."""
    return row - 1, column - 1


def _hidden_columns(parser: WorkSheetParser) -> set[int]:
    """The columns that are hidden."""
    hidden: set[int] = set()
    for attributes in parser.column_dimensions.values():
        if attributes.get("hidden") in _HIDDEN:
            first = int(attributes["min"])
            hidden.update(range(first - 1, min(int(attributes.get("max", first)), MAX_SHEET_COLUMNS)))
    return hidden


def _spans(parser: WorkSheetParser) -> dict[Spot, Spot]:
    """How many rows and columns a merged cell covers, by its place."""
    spans: dict[Spot, Spot] = {}
    for merged in parser.merged_cells.mergeCell if parser.merged_cells else ():
        left, top, right, bottom = range_boundaries(merged.ref)
        spans[_spot(top, left)] = (bottom - top + 1, right - left + 1)
    return spans


def _comments(worksheet: ReadOnlyWorksheet) -> Iterator[tuple[Spot, str]]:
    """The comments on the cells of a sheet."""
    archive, path = worksheet.parent._archive, worksheet._worksheet_path
    if get_rels_path(path) not in archive.namelist():
        return
    for relation in get_dependents(archive, get_rels_path(path)).find(COMMENTS_NS):
        sheet = CommentSheet.from_tree(fromstring(archive.read(relation.target)))
        for place, comment in sheet.comments:
            left, top, *_ = range_boundaries(place)
            words = _THREADED.sub("", comment.text).removeprefix(f"{comment.author}:")
            if clean_line(words):
                yield _spot(top, left), clean_line(words)
