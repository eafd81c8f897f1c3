"""Tables in plain text: columns that stand apart by spaces, tabs or bars.

In: consecutive lines. Out: whether a table begins there and where it ends, and its rows of cell texts. A run of lines
is a table when at least two split into as many cells (two or more) and these stand under each other; prose with a
double space after a full stop is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.characters import clean_line
from corpus.tables import is_unit, is_value

_GAP = re.compile(r" {2,}|\t+")
_PARAGRAPH_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?|\(?[a-z]\)")
_RULE = re.compile(r"[-=+|:_ \t]{3,}")
HEADER_LINES = 4
"""Numbers may stand right of the last line of a header and still under its first."""
MAX_CELL_CHARS = 120
"""A longer stretch between gaps is prose."""


class Span(NamedTuple):
    """A stretch of a line between two gaps: 0-based start, end (exclusive) and its text."""

    start: int
    end: int
    text: str


def column_table_end(lines: Sequence[str], start: int) -> int:
    """Return the line after the table that begins at line `start`, or `start` if none does."""
    if "|" in lines[start]:
        end = _bar_table_end(lines, start)
        if end > start:
            return end
    first = split_columns(lines[start])
    if len(first) < 2:
        return start
    end, rows = start + 1, [first]
    while end < len(lines) and lines[end].strip():
        row = split_columns(lines[end])
        if _RULE.fullmatch(lines[end].strip()):
            end += 1
            continue
        if len(rows) < HEADER_LINES and len(row) == 1 and is_unit(row[0].text):
            rows.append(row)
            end += 1
            continue
        if len(row) < 2 or not any(_aligned(above, row) for above in rows[-HEADER_LINES:]):
            break
        rows.append(row)
        end += 1
    # Two rows may be chance, unless figures stand in them.
    has_values = any(is_value(span.text) for row in rows for span in row[1:])
    return end if len(rows) >= (2 if has_values else 3) else start


def read_columns(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table whose end `column_table_end` gave; a missing cell is an empty text."""
    if all("|" in line for line in lines):
        return [read_bars(line) for line in lines if not _RULE.fullmatch(line.strip())]
    rows = [split_columns(line) for line in lines if not _RULE.fullmatch(line.strip())]
    columns = max(rows, key=len)
    return [[_text_under(column, row, columns) for column in range(len(columns))] for row in rows]


def split_columns(line: str) -> list[Span]:
    """Return the stretches of a line that stand apart by two or more spaces or a tab; one alone if it is prose."""
    expanded = line.rstrip().expandtabs(8) if "\t" in line else line.rstrip()
    spans, start = [], len(expanded) - len(expanded.lstrip())
    # A tab may be worth one space only, so the original gaps decide and the expanded line gives the places.
    if "\t" in line:
        return _split_tabs(line)
    for gap in _GAP.finditer(expanded, start):
        if expanded.count("(", start, gap.start()) > expanded.count(")", start, gap.start()):
            continue  # "(2022/23:  6%)" is one cell
        spans.append(Span(start, gap.start(), clean_line(expanded[start : gap.start()])))
        start = gap.end()
    spans.append(Span(start, len(expanded), clean_line(expanded[start:])))
    return spans if all(len(span.text) <= MAX_CELL_CHARS for span in spans) and _not_prose(spans) else spans[:1]


def read_bars(line: str) -> list[str]:
    """Return the cells of a line whose columns are separated by bars, without the bars at its edges."""
    return [clean_line(cell.replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _split_tabs(line: str) -> list[Span]:
    cells = line.strip("\n").split("\t")
    return [Span(20 * number, 20 * number + 19, clean_line(cell)) for number, cell in enumerate(cells)]


def _bar_table_end(lines: Sequence[str], start: int) -> int:
    end, count = start, len(read_bars(lines[start]))
    while end < len(lines) and "|" in lines[end] and len(read_bars(lines[end])) == count:
        end += 1
    return end if count >= 2 and end - start >= 2 else start


def _not_prose(spans: Sequence[Span]) -> bool:
    """Two spaces after a full stop are an old typing habit, and after "2.3" they set off the number of a paragraph."""
    if len(spans) == 2 and _PARAGRAPH_NUMBER.fullmatch(spans[0].text) and len(spans[1].text.split()) > 4:
        return False
    return not any(left.text.endswith((".", "!", "?")) and right.text[:1].isupper() for left, right in pairwise(spans))


def _aligned(above: Sequence[Span], row: Sequence[Span]) -> bool:
    """Whether the cells of a row stand under cells of the row above; its corner may be empty in one of the two."""
    if abs(len(above) - len(row)) > 1:
        return False
    short, long = sorted((above, row), key=len)
    return all(any(_overlap(span, other) for other in long) for span in short[1:]) and (
        len(short) == len(long) or any(_overlap(short[0], other) for other in long)
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _text_under(column: int, row: Sequence[Span], columns: Sequence[Span]) -> str:
    """The text of the row's cell that belongs in a column: by count if all are there, by place if one is missing."""
    if len(row) == len(columns):
        return row[column].text
    nearest = (min(range(len(columns)), key=lambda number: _distance(span, columns[number])) for span in row)
    return " ".join(span.text for span, number in zip(row, nearest, strict=True) if number == column)


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0) * 1000 + abs(
        one.start + one.end - other.start - other.end
    )
