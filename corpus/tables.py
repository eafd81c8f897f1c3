"""Tables: a grid of cells from any format, laid out as lines of a page.

In: rows of cell texts (CSV, Markdown, lines whose columns stand apart by spaces) or cells with spans (HTML).
Out: a `Grid`, and from it the text that goes into the page, rows as lines and cells separated by " | ", with the
`Table` whose cells are exact slices of that text. Header rows are inferred where the format does not mark them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.models import Cell, Table
from corpus.periods import find_periods

CELL_SEPARATOR = " | "
MAX_HEADER_ROWS = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(
    r"(?:FY\s?)?(?:(?:19|20)\d\d|\d\d(?=\s?[-/–]))(?:\s?(?:[-/–]|to)\s?\d{2,4})?|(?:Q|P|Period |Month )\d{1,2}"
)
_UNIT = re.compile(r"[£$€]?[ '’]?(?:000s?|k|m|bn|million|%)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4}")
_DIGIT = re.compile(r"\d")
_FOOTNOTED = re.compile(r"(?<=\d)\s?(?:\(\d{1,2}(?:,\s?\d{1,2}){0,3}\)\s?){1,3}$")
""" "2006-07 (1, 2)" is a year with two notes."""
_SPEAKS_OF_TIME = re.compile(r"\b(?:19|20)\d\d|\b[QMP]\d|\b\d\d[/-]\d\d\b|\d\s[A-Z][a-z]{2}|[Qq]uarter|[Mm]onth")
_PRICE = re.compile(r"£\s?\d[\d,.]*(?: [a-z-]{1,12}){1,4}")
""" "£617 one off charge"."""
_LABEL_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?\b\s*(?:[-–+]|to|and over)")


class GridCell(NamedTuple):
    """A cell before it is laid out: 0-based place, clean one-line text, spans, and whether it is a header."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in reading order (by row, then column), with the caption if one is printed."""

    cells: tuple[GridCell, ...]
    caption: str = ""


def lay_out(grid: Grid, *, start: int) -> tuple[str, Table]:
    """Return the lines of a grid and its table, the first character of the lines being at `start` of the page."""
    parts: list[str] = []
    cells: list[Cell] = []
    position, row = start, None
    for cell in grid.cells:
        separator = "" if row is None else CELL_SEPARATOR if cell.row == row else "\n"
        parts += (separator, cell.text)
        position += len(separator)
        row, end = cell.row, position + len(cell.text)
        cells.append(
            Cell(cell.row, cell.column, cell.text, position, end, cell.row_span, cell.column_span, cell.is_header)
        )
        position = end
    return "".join(parts), Table(tuple(cells), grid.caption)


def grid_from_rows(rows: Sequence[Sequence[str]], *, caption: str = "", header_rows: int | None = None) -> Grid:
    """Return the grid of rows of clean texts; empty rows are left out, short rows end early.

    `header_rows` is how many leading rows are headers; None infers it: rows of words, years and units that stand
    above the first row with a value.
    """
    kept = [row for row in rows if any(row)]
    headers = count_header_rows(kept) if header_rows is None else header_rows
    cells = [
        GridCell(number, column, text, 1, 1, number < headers)
        for number, row in enumerate(kept)
        for column, text in enumerate(row)
    ]
    return Grid(tuple(cells), caption)


def count_header_rows(rows: Sequence[Sequence[str]]) -> int:
    """Return how many leading rows hold only names, years and units, while rows with values follow.

    Without any value in the first rows the first row is taken for the header; one row alone has none.
    """
    if len(rows) < 2:
        return 0
    first = next((number for number, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    for number, row in enumerate(rows[: MAX_HEADER_ROWS + 1]):
        # Below the first row (a lone title aside) "2011" beside a name counts something; beside an empty corner it is
        # a year.
        is_count = number > first and row[0] and any(map(_YEAR.fullmatch, row[1:]))
        if is_count or any(is_value(text) for text in row[1:] or row):
            return number
    return 1


def with_header_rows(cells: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """Return cells with the leading rows that hold no value marked as headers, cells that span rows or columns counted
    in every place that they cover.
    """
    width = max((cell.column + cell.column_span for cell in cells), default=0)
    rows = [[""] * width for _ in range(min(max((cell.row for cell in cells), default=-1), MAX_HEADER_ROWS + 1) + 1)]
    for cell in cells:
        for line in rows[cell.row : cell.row + cell.row_span]:
            line[cell.column : cell.column + cell.column_span] = [cell.text] * cell.column_span
    headers = count_header_rows(rows)
    for number in range(1, headers):
        # Below headers over every column, a row that is named and then breaks off is one of values that are not given.
        if rows[number][0] not in ("", rows[number - 1][0]) and all(rows[number - 1]) and not all(rows[number]):
            headers = number
    return tuple(cell._replace(is_header=cell.row < headers) for cell in cells)


def is_value(text: str) -> bool:
    """Whether a cell holds a figure rather than a name, a year ("2021-22", "2021 %") or a unit ("£000")."""
    if _SPEAKS_OF_TIME.search(text):
        bare = _without_periods(_FOOTNOTED.sub("", text))
        if not _DIGIT.search(_UNIT.sub("", bare)) or (bare != text and _WORD.search(bare)):
            return False
        text = bare
    if not _DIGIT.search(text) or _PERIOD.fullmatch(text) or _UNIT.fullmatch(text) or _LABEL_NUMBER.match(text):
        return False
    letters = sum(character.isalpha() for character in text)
    is_short = letters <= max(len(text) - letters, 8) or _PRICE.fullmatch(text) is not None
    return is_short and not text[0].isalpha()


def is_unit(text: str) -> bool:
    """Whether a cell holds only a unit: "£000", "(%)"."""
    return _UNIT.fullmatch(text.strip("()")) is not None


def _without_periods(text: str) -> str:
    """A text without the periods that it names."""
    for mention in reversed(find_periods(text, partial=True)):
        text = text[: mention.start] + text[mention.end :]
    return text.strip(" ()-–:,")
