"""Workbooks, from whatever format: sheets of cells become pages of headings, paragraphs and tables.

In: `Sheet`s, their cells as displayed. Out: a `Reading` with a page for each sheet, headed
by the sheet's name, so that "2022-23" on the tab is the year of what stands below; and warnings. What is hidden is kept
out and reported. Comments on cells are paragraphs below the last table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.drafts import Draft, write_pages
from corpus.errors import DocumentUnreadable
from corpus.models import BlockKind
from corpus.readers.readings import Reading
from corpus.readers.sheet_regions import Region, SheetCell, regions_of
from corpus.tables import Grid, GridCell, with_header_rows

MAX_CELLS = 400_000
"""Cells with text of one workbook; a large statistical publication has 90,000. More would take over 1 GiB to read."""
MAX_CHARS = 20_000_000
"""Characters of one workbook; a text that a million cells share would otherwise be written a million times."""
MAX_COLUMNS = 1_000
"""A wider table is a matrix for programs, not one to read."""
MAX_SHEET_ROWS, MAX_SHEET_COLUMNS = 1_048_576, 16_384
"""What office programs can show; whatever states more is a mistake or an attack."""
MAX_MERGED = 1_000_000
"""Places under merged cells of one sheet; printed tables have some hundreds."""
_DEFAULT_NAME = re.compile(r"(?:sheet|table|tabelle|feuille?)\s?\d{0,3}", re.IGNORECASE)
NAMED_PLACES = 5
"""How many cells a warning names."""


Spot = tuple[int, int]
"""The 0-based row and column of a cell, hidden ones counted."""


@dataclass(slots=True)
class Sheet:
    """A sheet while it is read: its name, all its cells with text, and what is to be known of them."""

    name: str
    cells: list[SheetCell] = field(default_factory=list)
    comments: list[tuple[Spot, str]] = field(default_factory=list)
    uncalculated: list[Spot] = field(default_factory=list)
    errors: list[Spot] = field(default_factory=list)
    unseen: list[Spot] = field(default_factory=list)
    """Cells whose text has the colour of what stands behind it; they are not among `cells`."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False

    def shows(self, spot: Spot) -> bool:
        """Whether a cell stands in a row and a column that are shown."""
        return spot[0] not in self.hidden_rows and spot[1] not in self.hidden_columns

    def shown_cells(self) -> list[SheetCell]:
        """The cells that are shown, their places counted as a person sees them: hidden rows leave no gap.

        Merged cells end where the text of the sheet does. Raises DocumentUnreadable if they cover more than MAX_MERGED
        places.
        """
        rows, columns = sorted(self.hidden_rows), sorted(self.hidden_columns)
        last_row = max((cell.row for cell in self.cells), default=0) + 1
        last_column = max((cell.column for cell in self.cells), default=0) + 1
        shown, merged = [], 0
        for cell in self.cells:
            if not self.shows(cell[:2]):
                continue
            row, column = cell.row - bisect_left(rows, cell.row), cell.column - bisect_left(columns, cell.column)
            bottom, right = min(cell.row + cell.row_span, last_row), min(cell.right, last_column)
            height, width = bottom - bisect_left(rows, bottom) - row, right - bisect_left(columns, right) - column
            merged += height * width - 1
            shown.append(SheetCell(row, column, cell.text, height, width))
        if merged > MAX_MERGED:
            raise DocumentUnreadable(
                f"sheet {self.name!r}: merged cells cover {merged} places; undo the merges that are not needed"
            )
        return shown


@dataclass(slots=True)
class Budget:
    """What a workbook may still hold; both methods raise DocumentUnreadable once it is used up."""

    cells: int = MAX_CELLS
    chars: int = MAX_CHARS

    def spend(self, text: str, *, times: int = 1) -> None:
        """Count a text that `times` cells hold."""
        self.cells -= times
        self.chars -= times * len(text)
        self.foresee(0)

    def foresee(self, cells: int) -> None:
        """Refuse as many further cells before they are read, if they are too many."""
        if self.cells < cells or self.chars < 0:
            raise DocumentUnreadable(
                f"more than {MAX_CELLS} cells or {MAX_CHARS} characters; keep its summary tables, "
                "or publish the parts as files of their own"
            )


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell by its 0-based place: `cell_name(6, 1)` is "B7"."""
    letters, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def read_sheets(sheets: Sequence[Sheet], *, found: Mapping[str, str]) -> Reading:
    """Return the reading of a workbook. Raises DocumentUnreadable if no sheet that is shown holds text."""
    shown = [sheet for sheet in sheets if not sheet.is_hidden]
    warnings = [f"sheet {sheet.name!r} is hidden and was not read" for sheet in sheets if sheet.is_hidden]
    drafts = []
    for sheet in shown:
        warnings += _reported(sheet)
        body, problems = _body(sheet)
        heading = [Draft(BlockKind.HEADING, sheet.name, level=1)] if body and not _is_default(sheet.name) else []
        drafts.append([Draft(BlockKind.HEADING, level=1), *heading, *body])
        warnings += problems
    pages = write_pages(drafts, numbered=False)
    if not any(page.text for page in pages):
        raise DocumentUnreadable("; ".join(["no sheet that is shown holds any text", *warnings[:NAMED_PLACES]]))
    title = found.get("title") or _first_line(drafts)
    return Reading(
        tuple(page for page in pages if page.text), {}, {**found, "title": title} if title else found, tuple(warnings)
    )


def _is_default(name: str) -> bool:
    """Whether a name is the one that a program gives: it tells nothing of what the sheet holds."""
    return _DEFAULT_NAME.fullmatch(name) is not None


def _reported(sheet: Sheet) -> Iterator[str]:
    """What was not read faithfully of a sheet."""
    told = (
        (sheet.uncalculated, "formulas without a value; open the workbook in Excel and save it"),
        (sheet.errors, "cells with an error instead of a value; correct their formulas"),
        (sheet.unseen, "cells have the colour of their background and were not read; give them one, or remove them"),
    )
    for spots, words in told:
        places = [cell_name(*spot) for spot in spots if sheet.shows(spot)]
        if places:
            more = ", …" if len(places) > NAMED_PLACES else ""
            yield f"sheet {sheet.name!r}: {len(places)} {words} ({', '.join(places[:NAMED_PLACES])}{more})"
    rows = sheet.hidden_rows & {cell.row for cell in sheet.cells}
    columns = sheet.hidden_columns & {cell.column for cell in sheet.cells}
    for hidden, what in ((rows, "rows"), (columns, "columns")):
        if hidden:
            yield f"sheet {sheet.name!r}: {len(hidden)} hidden {what} were not read; show them, or remove them"
    if not sheet.cells:
        yield f"sheet {sheet.name!r} holds no text"


def _body(sheet: Sheet) -> tuple[list[Draft], list[str]]:
    """The drafts of a sheet's regions, comments after the last, and what could not be read of them."""
    drafts: list[Draft] = []
    problems: list[str] = []
    for region in regions_of(sheet.shown_cells()):
        drafts += [Draft(BlockKind.PARAGRAPH, text) for text in region.above]
        if region.width > MAX_COLUMNS:
            problems.append(
                f"sheet {sheet.name!r}: a table of {region.width} columns was not read; at most {MAX_COLUMNS} are"
            )
        elif region.rows:
            drafts.append(Draft(BlockKind.TABLE, grid=_grid(region)))
        drafts += [Draft(BlockKind.PARAGRAPH, text) for text in region.below]
    drafts += [
        Draft(BlockKind.PARAGRAPH, f"Comment on cell {cell_name(*spot)}: {text}")
        for spot, text in sheet.comments
        if sheet.shows(spot)
    ]
    return drafts, problems


def _grid(region: Region) -> Grid:
    """The grid of a region: its places from nought, gaps in its rows filled, its header rows marked."""
    cells = [GridCell(*cell) for row in region.rows for cell in _filled(row)]
    return Grid(with_header_rows(cells), region.caption)


def _filled(row: Sequence[SheetCell]) -> Iterator[SheetCell]:
    """The cells of a row with an empty one for every gap, so that the line reads as the row does."""
    column = 0
    for cell in row:
        yield from (SheetCell(cell.row, gap, "") for gap in range(column, cell.column))
        yield cell
        column = cell.column + cell.column_span


def _first_line(sheets: Sequence[Sequence[Draft]]) -> str:
    """The line that the workbook opens with, if it is one."""
    opening = next((draft for drafts in sheets for draft in drafts if draft.kind is not BlockKind.HEADING), None)
    return opening.text if opening is not None and opening.kind is BlockKind.PARAGRAPH else ""
