"""A printed table as a sheet of numbers with labels, the same whether it is read by row or by column.

In: a table block of a page. Out: a `Sheet`: lines (columns, or rows of the transposed sheet) over positions, each cell
a `Number` in base units, or unknown. Unit and power of ten come from the cell, the header, the row, the caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.models import Block, Cell, Page
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, POINTS, Number, common_step, numbers_in_cell

OTHER = "other"
"""The unit of scores, averages and rates: numbers that no sum is made of."""

_POWERS: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"£\s?(?:m\b|mn\b|millions?)|\bmillions?\b|\(m\)", re.IGNORECASE), 6),
    (re.compile(r"£\s?(?:bn|billions?)|\bbillions?\b", re.IGNORECASE), 9),
    (re.compile(r"£?\s?['’]000s?|£\s?(?:000s?|k\b|thousands?)|\bthousands?\b|\(000s?\)", re.IGNORECASE), 3),
)
_POUND = re.compile(r"£|\bGBP\b")
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?s?\b|\bproportion\b|\bshare\b|\bpct\b", re.IGNORECASE)
_RATIO = re.compile(
    r"\b(?:average|mean|median|rate|scores?|index|ratio|weekly|hourly|days|weeks|unit cost|rating|margin of error"
    r"|lower|upper|bound|limit|per (?:head|person|week|hour|day|night|client|adult|resident|capita|1,?000|10,?000"
    r"|100,?000))\b",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:average|mean|median|scores?|per 1(?:0|00)?,?000|weekly (?:fees?|costs?|rates?))\b", re.IGNORECASE
)
_NO_NUMBERS = re.compile(r"\b(?:code|ref|reference|rank|page|note|id|year|date|band|ward no|item)\b\.?$", re.IGNORECASE)
_TIDY = {"measure", "value"}
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A column, or a row of the transposed sheet: its label, the labels over it, and its index."""

    index: int
    label: str
    whole: str
    """All header texts over it, outermost first."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Numbers by (line, position). `breaks` are positions at which a section begins (a row that only holds a label)."""

    name: str
    lines: tuple[Line, ...]
    positions: tuple[Line, ...]
    cells: dict[tuple[int, int], Number]
    shares: dict[tuple[int, int], Number]
    """The second number of a cell: the percentage in "1,204 (63%)"."""
    unknown: frozenset[tuple[int, int]]
    breaks: frozenset[int]
    corner: str = ""
    """The text over the labels of the rows, which may say what all numbers are."""
    is_transposed: bool = False

    def transposed(self) -> Sheet:
        """The sheet with rows for columns."""
        return Sheet(
            self.name, self.positions, self.lines,
            {(b, a): number for (a, b), number in self.cells.items()},
            {(b, a): number for (a, b), number in self.shares.items()},
            frozenset((b, a) for a, b in self.unknown), frozenset(), self.corner, not self.is_transposed,
        )  # fmt: skip

    def where(self, line: Line | None = None) -> str:
        """The place in words: "table ‘Spend’, column ‘2022-23’"."""
        part = "row" if self.is_transposed else "column"
        return self.name + (f", {part} ‘{line.whole}’" if line and line.whole else "")

    def unit(self, line: int) -> str:
        """The unit that the numbers of a line share, or "" where they differ or there are none."""
        units = {number.unit for (a, _), number in self.cells.items() if a == line}
        return units.pop() if len(units) == 1 else ""


def sheet_of(page: Page, page_index: int, block: Block, lead: str = "") -> Sheet | None:
    """The sheet of a table block, or None where it holds no two numbers or one value a row (see `tidy`).

    `lead` is the line before the table, which may say the unit of all its numbers.
    """
    if block.table is None:
        return None
    rows = _rows(block.table.cells)
    read = [_numbers(row, page_index) for row in rows]
    heads, first = _header_rows(rows, read)
    if heads and {cell.text.strip().lower() for cell in heads[-1].values()} >= _TIDY:
        return None
    body = list(range(first, len(rows)))
    sections = {
        position for position in body if not read[position] and len({c.start for c in rows[position].values()}) == 1
    }
    body = [position for position in body if position not in sections]
    labels = _label_columns(rows, read, body)
    columns = sorted({column for position in body for column in rows[position]} - labels)
    caption = block.table.caption or (block.headings[-1] if block.headings else "")
    corner = " ".join(row[column].text for row in heads for column in sorted(labels & row.keys()))
    lines = tuple(
        _line(index, [row[column].text for row in heads if column in row]) for index, column in enumerate(columns)
    )
    breaks, positions = _positions(rows, body, labels, sections)
    cells: dict[tuple[int, int], Number] = {}
    shares: dict[tuple[int, int], Number] = {}
    unknown: set[tuple[int, int]] = set()
    for index, row in enumerate(body):
        for line, column in zip(lines, columns, strict=True):
            cell, found = rows[row].get(column), read[row].get(column)
            if _NO_NUMBERS.search(line.label) or cell is None or (index and cell is rows[body[index - 1]].get(column)):
                continue
            if not found:
                unknown.add((line.index, index))
                continue
            header = (line.whole, positions[index].whole, corner, caption, lead)
            cells[line.index, index] = _with_header(found[0], header)
            if len(found) > 1:
                shares[line.index, index] = found[1]
    if len(cells) < 2:
        return None
    name = f"table ‘{caption}’" if caption else "table"
    return _rounded(Sheet(name, lines, positions, cells, shares, frozenset(unknown), breaks, corner))


def _rows(cells: tuple[Cell, ...]) -> list[dict[int, Cell]]:
    """The grid with every span filled: for each row its cells by column."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows.setdefault(row, {})[column] = cell
    return [rows[number] for number in sorted(rows)]


def _numbers(row: dict[int, Cell], page_index: int) -> dict[int, tuple[Number, ...]]:
    found = ((column, numbers_in_cell(cell.text, page_index, cell.start)) for column, cell in row.items())
    return {column: numbers for column, numbers in found if numbers}


def _header_rows(
    rows: list[dict[int, Cell]], read: list[dict[int, tuple[Number, ...]]]
) -> tuple[list[dict[int, Cell]], int]:
    """The header rows, and the number of the first row below them."""
    first = 0
    while first < len(rows) and rows[first] and all(cell.is_header for cell in rows[first].values()):
        first += 1
    while first < len(rows) and first < 4 and all(_YEAR.fullmatch(rows[first][column].text) for column in read[first]):
        if first and not read[first] and len({cell.start for cell in rows[first].values()}) == 1:
            break  # a section row, not a header
        first += 1
    return rows[:first], first


def _label_columns(rows: list[dict[int, Cell]], read: list[dict[int, tuple[Number, ...]]], body: list[int]) -> set[int]:
    """The leading columns that hold words; the first column is one even where it holds years."""
    found: set[int] = set()
    for column in sorted({column for row in body for column in rows[row]}):
        held = [row for row in body if column in rows[row]]
        numeric = [row for row in held if column in read[row] and not _YEAR.fullmatch(rows[row][column].text)]
        if found and len(numeric) * 2 >= len(held):
            break
        found.add(column)
    return found


def _positions(
    rows: list[dict[int, Cell]], body: list[int], labels: set[int], sections: set[int]
) -> tuple[frozenset[int], tuple[Line, ...]]:
    positions, breaks, section = [], set(), ""
    for index, row in enumerate(body):
        above = row - 1
        while above in sections:
            breaks.add(index)
            section, above = next(iter(rows[row - 1].values())).text, above - 1
        texts = [section, *(rows[row][column].text for column in sorted(labels) if column in rows[row])]
        positions.append(_line(index, texts))
    return frozenset(breaks), tuple(positions)


def _line(index: int, texts: list[str]) -> Line:
    parts = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    return Line(index, parts[-1] if parts else "", " ".join(parts))


def _with_header(number: Number, headers: tuple[str, ...]) -> Number:
    """The number with the unit that its column, row or caption says."""
    for depth, header in enumerate(headers):
        is_caption = depth > 1
        if number.unit == COUNT and _RATIO.search(header) and not is_caption and not _POUND.search(header):
            return replace(number, unit=PERCENT if _PERCENT.search(header) else OTHER)
        if number.unit == COUNT and _PERCENT.search(header):
            return replace(number, unit=PERCENT) if not is_caption else number
        power = next((power for pattern, power in _POWERS if pattern.search(header)), 0)
        if _POUND.search(header) or power:
            unit = GBP if _POUND.search(header) else number.unit
            return number.scaled(unit, power) if number.unit in (COUNT, GBP) else number
    return number


def _rounded(sheet: Sheet) -> Sheet:
    """Counts that all end in 0 or 5 were rounded, whether or not a note says so."""
    by_line: dict[int, list[tuple[tuple[int, int], Number]]] = {}
    for key, number in sheet.cells.items():
        if number.unit == COUNT and number.value:
            by_line.setdefault(key[0], []).append((key, number))
    changed = dict(sheet.cells)
    for found in by_line.values():
        step = common_step(number for _, number in found)
        if step:
            changed |= {key: number.rounded_to(step) for key, number in found}
    return replace(sheet, cells=changed)


def is_additive(sheet: Sheet, line: int, position: int) -> bool:
    """Whether the number may be part of a sum: money or a count, not an average, a rate or a score."""
    number = sheet.cells.get((line, position))
    if number is None or number.unit not in (GBP, COUNT):
        return False
    if _RATIO.search(sheet.corner) or _MEAN.search(sheet.name):
        return False
    return not any(_RATIO.search(part.whole) for part in (sheet.lines[line], sheet.positions[position]))


def both_ways(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet by column, then by row."""
    yield sheet
    yield sheet.transposed()


__all__ = ["COUNT", "GBP", "OTHER", "PERCENT", "POINTS", "Line", "Sheet", "both_ways", "is_additive", "sheet_of"]
