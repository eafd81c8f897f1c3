"""The shape of a table: which rows are headers, which are section rows or notes, which columns hold labels or values.

In: the cells of a table, with their spans. Out: one `Shape` or, where header rows come again further down, several.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.figures.column_roles import DIRECTION, of_services, role_of
from corpus.figures.dated_cells import holds_value, tells_numbers
from corpus.figures.headers import read_header
from corpus.models import Cell, Table
from corpus.periods import find_periods
from corpus.tables import count_header_rows, is_value

Line = dict[int, Cell]
"""The cells of one row by column, spans filled."""

MAX_LABEL_CHARS = 110
"""A longer lone cell is a note, not the label of a section."""
_NOTE = re.compile(r"(?:notes?|sources?|key|\*+|[†‡#~]|\[\w{1,6}\]|\(\d\)|\d\.)(?:\b|\s|:|$)", re.IGNORECASE)
_SERIAL = re.compile(r"(?:no|item|line|row|#|ref|rank|)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of values with the labels of the sections it stands in, outermost first."""

    number: int
    cells: Line
    sections: tuple[Cell, ...] = ()


@dataclass(slots=True)
class Shape:
    """Header rows, rows of values, and which columns hold labels; `roles` says of some label columns what they hold."""

    heads: list[Line]
    rows: list[BodyRow] = field(default_factory=list)
    labels: tuple[int, ...] = ()
    values: tuple[int, ...] = ()
    told: tuple[int, ...] = ()
    """The columns that tell several numbers in words: "31 homes, 948 beds"."""
    roles: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def has_room_for(self, row: BodyRow) -> bool:
        """Whether no cell of a row stands right of the headers: where one does, a cell was cut somewhere."""
        width = max((max(line) for line in self.heads), default=None)
        return width is None or not any(cell.text for column, cell in row.cells.items() if column > width)


def shapes_of(table: Table) -> Iterator[Shape]:
    """The parts of a table, each under its own header rows; a part without rows of values is left out."""
    lines = _lines(table.cells)
    if not lines:
        return
    width = max(max(line) for line in lines) + 1
    count = _head_count(lines)
    shape, pending, body = Shape(lines[:count]), [], lines[count:]
    for number, line in enumerate(body):
        filled = _filled(line)
        following = body[number + 1 :]
        if not filled:
            continue
        if len(filled) == 1 and width > 1 and not _is_value(filled[0].text):
            if len(filled[0].text) > MAX_LABEL_CHARS or _NOTE.match(filled[0].text) or not _has_values(following):
                shape.notes.append(filled[0].text)
            elif min(column for column, cell in line.items() if cell is filled[0]) <= 1 or filled[0].column_span > 1:
                pending.append(filled[0])
            continue
        if shape.rows and _is_head(line) and _has_values(following):
            yield from _finished(shape)
            shape, pending = Shape([line]), []
            continue
        shape.rows.append(BodyRow(number, line, _sections(shape, pending)))
        pending = []
    yield from _finished(shape)


def _finished(shape: Shape) -> Iterator[Shape]:
    if not shape.rows:
        return
    width = max(max(row.cells) for row in shape.rows) + 1
    heads = {column: _head_text(shape, column) for column in range(width)}
    shape.roles = {
        column: role
        for column, text in heads.items()
        if (role := role_of(text))
        and not _holds_values(shape, column, role)
        and not of_services(text, _column(shape, column))
    }
    shape.told = tuple(column for column in range(1, width) if _is_told(shape, column))
    skipped = {*shape.told, *(column for column, text in heads.items() if _is_skipped(shape, column, text))}
    leading: list[int] = []
    for column in range(width):
        if column in skipped or column in shape.roles:
            continue
        if not _holds_labels(shape, column):
            break
        leading.append(column)
    if not leading and not shape.roles:
        leading = [c for c in range(width) if c not in skipped and _holds_labels(shape, c)][-1:]
    shape.labels = tuple(sorted({*leading, *shape.roles}))
    shape.values = tuple(column for column in range(width) if column not in skipped and column not in shape.labels)
    yield shape


def _lines(cells: Sequence[Cell]) -> list[Line]:
    rows: dict[int, Line] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                rows.setdefault(row, {})[column] = cell
    return [dict(sorted(rows[number].items())) for number in sorted(rows)]


def _head_count(lines: Sequence[Line]) -> int:
    """How many leading rows are headers: those marked that hold no values, else those inferred; then rows of units."""
    count = 0
    while (
        count < len(lines) - 1 and all(cell.is_header for cell in lines[count].values()) and not _is_data(lines[count])
    ):
        if count and len(_filled(lines[count])) == 1 and len(_filled(lines[count - 1])) > 1:
            break  # the first section row
        count += 1
    marked = any(cell.is_header for line in lines[: count + 1] for cell in line.values())
    if not count and not (marked and _is_data(lines[0])):
        count = count_header_rows([_texts(line) for line in lines[:6]])
        count = count if any(map(is_value, (t for line in lines[count:] for t in _texts(line)[1:]))) else 0
    while count and count < len(lines) - 1 and _continues_head(lines[count]):
        count += 1
    return count


def _texts(line: Line) -> list[str]:
    return [line[column].text if column in line else "" for column in range(max(line) + 1)]


def _is_data(line: Line) -> bool:
    """Whether a row is one of values although it is marked as a header: a label and then figures."""
    texts = _texts(line)
    return bool(texts[0]) and not find_periods(texts[0]) and any(is_value(text) for text in texts[1:])


def _continues_head(line: Line) -> bool:
    """Whether a row below the headers goes on with them: an empty corner, and only words, units and years beside it."""
    texts = _texts(line)
    rest = [text for text in texts[1:] if text]
    if len(_filled(line)) == 1 and _is_unit(_filled(line)[0].text):
        return True
    if texts[0] or not rest or any(_is_value(text) and not _is_period(text) for text in rest):
        return False
    return len(set(rest)) > 1 or len(rest) == len(texts) - 1


def _is_unit(text: str) -> bool:
    """Whether a lone cell says only in what unit the cells below are: "(£000)"."""
    header = read_header(text)
    return not header.label and bool(header.unit or header.multiplier)


def _is_head(line: Line) -> bool:
    """Whether a row further down is a header row come again."""
    return all(cell.is_header for cell in line.values()) and not any(is_value(text) for text in _texts(line)[1:])


def _filled(line: Line) -> list[Cell]:
    """The cells of a row that hold text, each once however wide."""
    return list({id(cell): cell for cell in line.values() if cell.text}.values())


def _has_values(lines: Sequence[Line]) -> bool:
    return any(len(_filled(line)) > 1 for line in lines)


def _sections(shape: Shape, pending: Sequence[Cell]) -> tuple[Cell, ...]:
    """The sections of the next row: section rows since the last one, an inner one taking the place of an inner one."""
    if not pending:
        return shape.rows[-1].sections if shape.rows else ()
    before = shape.rows[-1].sections if shape.rows else ()
    return (before[0], pending[0]) if len(pending) == 1 and len(before) == 2 else tuple(pending[-2:])


def _head_text(shape: Shape, column: int) -> str:
    return " ".join(dict.fromkeys(line[column].text for line in shape.heads if column in line and line[column].text))


def _column(shape: Shape, column: int) -> list[str]:
    return [row.cells[column].text for row in shape.rows if column in row.cells and row.cells[column].text]


def _is_value(text: str) -> bool:
    return holds_value(text)


def _holds_values(shape: Shape, column: int, role: str) -> bool:
    """Whether a column holds figures whatever its header says; years are none."""
    texts = _column(shape, column)
    if role == "period":
        return sum(bool(find_periods(text)) or bool(read_header(text).partial) for text in texts) * 2 < len(texts)
    return sum(map(_is_value, texts)) * 2 > len(texts)


def _holds_labels(shape: Shape, column: int) -> bool:
    """Whether most cells of a column are words or periods; an empty column is one of labels only at the left."""
    texts = _column(shape, column)
    if not texts:
        return column == 0
    worded = sum(not _is_value(text) or _is_band(text) or _is_period(text) for text in texts)
    return worded * 2 > len(texts) or (column == 0 and worded * 2 == len(texts))


def _is_band(text: str) -> bool:
    """Whether a cell is a band of ages or numbers: "18-64", "65+"."""
    return any(map(str.isdigit, text)) and not is_value(text) and not text.startswith(("<", ">"))


def _is_period(text: str) -> bool:
    return bool(find_periods(text)) and not read_header(text).label


def _is_skipped(shape: Shape, column: int, head: str) -> bool:
    """Whether a column holds references, or numbers its rows, or is empty."""
    if column in shape.roles:
        return False
    texts = _column(shape, column)
    if not texts:
        return column > 0
    if column and all(map(DIRECTION.fullmatch, texts)):
        return True
    if head and read_header(head).is_skipped:
        return column > 0 or sum(len(text) < 4 or any(map(str.isdigit, text)) for text in texts) * 2 > len(texts)
    serial = column == 0 and _SERIAL.fullmatch(head.strip()) and len(texts) > 1
    return bool(serial) and all(re.fullmatch(r"\d{1,3}\.?", text) for text in texts) and _counts_up(texts)


def _is_told(shape: Shape, column: int) -> bool:
    """Whether most cells of a column tell their numbers in words."""
    texts = _column(shape, column)
    return sum(map(tells_numbers, texts)) * 2 > len(texts)


def _counts_up(texts: Sequence[str]) -> bool:
    numbers = [int(text.rstrip(".")) for text in texts]
    return all(after == before + 1 for before, after in pairwise(numbers))
