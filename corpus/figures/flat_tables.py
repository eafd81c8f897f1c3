"""Tables that lost their cells: lines "Keighley : 118 : 150" or "Adult Care 84.7 87.3 2.6" under a line of names.

In: the blocks of a page. Out: the same blocks, but each run of such lines, with the line of names above it, as a table
whose cells are slices of the page. Only where the names above are as many as the values is it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.models import Block, BlockKind, Cell, Table
from corpus.periods import find_periods

MAX_ROW_CHARS = 160
_FEWEST_ROWS, _FEWEST_VALUES = 2, 2
NUMBER = r"(?:[-−–+]?£?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|k\b|m\b)?|\(£?\d[\d,]*(?:\.\d+)?%?\)|\*|n/a|-)"
_PARTED = re.compile(r"\s[:|/;]\s")
VALUE = re.compile(NUMBER, re.IGNORECASE)
_BARE = re.compile(
    rf"(?P<label>[A-Za-z0-9][^\n]{{1,110}}?)(?P<values>(?:\s{NUMBER}){{2,9}})"
    r"(?P<rated>\s(?:red|amber|green|blue|up|down|improving|declining|worse|better|on track|off track|not on track))?",
    re.IGNORECASE,
)
_TWO = re.compile(r"(?:(?<=\s)[-−(]?£?\d(?:[\d,]{0,12}\d)?(?:\.\d{1,4})?[%)]?\s{0,3}){2}$")
"""Two numbers side by side at the end of a line."""
_WORD = re.compile(r"[A-Za-z]{2}")
UNIT = re.compile(r"£?\s?['’]?(?:000s?|£m|£k|m|k|%|£)", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_TIME = (
    r"(?:(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?|(?:q|quarter\s)[1-4](?:\s(?:19|20)\d\d(?:[/-]\d\d)?)?"
    rf"|{_MONTH}(?:\s(?:19|20)\d\d)?|year[ -]end|ytd|p(?:eriod\s)?\d{{1,2}}|month\s\d{{1,2}})"
)
_KIND = (
    r"(?:(?:net|revised|approved|annual|latest|full year|projected|forecast)\s)?"
    r"(?:actual|target|budget|outturn|forecast|variance|plan|result|england|national|regional"
    r"|(?:full |whole )?year|total)\b"
)
COLUMN_NAMES = tuple(
    re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    for pattern in (rf"(?:{_TIME}\s)?{_KIND}|{_TIME}", rf"{_KIND}|{_TIME}")
)
"""Names of columns that nothing parts: "Q3 actual" is one, or "Q3" and "Target" are two, as the values tell."""
_YEARS = re.compile(rf"(?<!\w)(?:\d\d/\d\d|{_TIME})(?!\w)", re.IGNORECASE)
_TIMELESS = re.compile(
    r"[\s|,:]*+(?:(?:rag|rating|status|dot|trend|direction(?: of travel)?)[\s|,:]*+)?", re.IGNORECASE
)
_IS_CORNER = re.compile(r"years?[\s|,:]*+", re.IGNORECASE)
_CODE = re.compile(r"(?:[A-Z]{2,5}\s?\d{1,3}[A-Z]?(?:\(\w{1,3}\))?|\d{1,2}[A-Z]?(?:\(\w{1,3}\))?)\s(?=[A-Z%])")
_POLE = re.compile(r"\s(?:high|low|higher|lower|bigger|smaller)(?:\sis\sbetter)?$", re.IGNORECASE)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """The place of a row's label and of its values."""

    label: Span
    values: tuple[Span, ...]


def with_tables(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, lines that were rows of a table joined to one."""
    position = 0
    while position < len(blocks):
        read = _table_at(text, blocks, position)
        yield read[0] if read else blocks[position]
        position = read[1] if read else position + 1


def is_row_alone(text: str, block: Block) -> bool:
    """Whether a line was the row of a table whose columns are lost: "Derby 2,261 2,347" tells nothing of either."""
    said = text[block.start : block.end]
    may_be = is_line(block) and _TWO.search(said) is not None and not said.endswith("000") and not find_periods(said)
    row = row_of(text, block) if may_be else None
    return row is not None and len(row.values) >= _FEWEST_VALUES


def _table_at(text: str, blocks: Sequence[Block], at: int) -> tuple[Block, int] | None:
    """The table whose line of names is the block at a position, and the position after its last row."""
    if not is_line(blocks[at]):
        return None
    first = at + 1
    units = _units(text, blocks[first]) if first < len(blocks) and is_line(blocks[first]) else ()
    first += bool(units)
    rows: list[Row] = []
    while first + len(rows) < len(blocks) and is_line(block := blocks[first + len(rows)]):
        row = row_of(text, block)
        if row is None or len(row.values) > len(rows[0].values if rows else row.values):
            break
        rows.append(row)
    if len(rows) < _FEWEST_ROWS or len(rows[0].values) < _FEWEST_VALUES:
        return None
    width = len(rows[0].values)
    heads = _heads(text, blocks[at], width)
    if not heads or sum(len(row.values) == width for row in rows) < _FEWEST_ROWS:
        return None
    corner = (units[0][0], units[0][0]) if units else heads[0][0]
    heads += [(corner, *units)] if len(units) == width else []
    end = first + len(rows)
    table = Table(tuple(cells_of(text, heads, rows)))
    start, last = blocks[at], blocks[end - 1]
    return Block(BlockKind.TABLE, start.start, last.end, start.headings, table=table), end


def is_line(block: Block) -> bool:
    """Whether a block is a line that may have been the row of a table."""
    return block.kind is BlockKind.PARAGRAPH and block.end - block.start <= MAX_ROW_CHARS


def row_of(text: str, block: Block) -> Row | None:
    """A line read as the row of a table; None where it is anything else."""
    pieces = _pieces(text, block)
    if len(pieces) > 1:
        label, *values = pieces
        is_row = _WORD.search(text, *label) and all(VALUE.fullmatch(text, *value) for value in values)
        return Row(label, tuple(values)) if is_row else None
    found = _BARE.fullmatch(text, block.start, block.end)
    if found is None or not _WORD.search(found["label"]):
        return None
    start, end = found.span("label")
    code, pole = _CODE.match(text, start, end), _POLE.search(found["label"])
    values = [match.span() for match in VALUE.finditer(text, *found.span("values"))]
    return Row((code.end() if code else start, start + pole.start() if pole else end), tuple(values))


def _pieces(text: str, block: Block) -> list[Span]:
    """The pieces of a line between its spaced colons, bars or strokes."""
    marks = [match.span() for match in _PARTED.finditer(text, block.start, block.end)]
    starts, ends = [block.start, *(end for _, end in marks)], [*(start for start, _ in marks), block.end]
    return list(zip(starts, ends, strict=True))


def _heads(text: str, block: Block, width: int) -> list[Sequence[Span]]:
    """The rows of names over so many columns, that of the labels first; none where a line gives no such row."""
    if both := _names_over_times(text, block, width):
        return both
    names = () if row_of(text, block) and not _IS_CORNER.match(text, block.start) else _names(text, block, width)
    return [names] if names else []


def _names_over_times(text: str, block: Block, width: int) -> list[Sequence[Span]]:
    """Names, each over the same times: "Informal Formal 20/21 21/22 20/21 21/22" over four columns."""
    times = [found.span() for found in _YEARS.finditer(text, block.start, block.end)]
    said = [text[slice(*span)] for span in times]
    count = len(set(said))
    if len(times) != width or not 1 < count < width or said != said[:count] * (width // count):
        return []
    words = [found.span() for found in re.finditer(r"[^\s|,;]+", text[block.start : times[0][0]])]
    names = [(block.start + left, block.start + right) for left, right in words]
    if len(names) != width // count or text[times[0][0] : times[-1][1]].strip() != " ".join(said):
        return []
    empty = (block.start, block.start)
    return [(empty, *(name for name in names for _ in range(count))), (empty, *times)]


def _names(text: str, block: Block, width: int) -> tuple[Span, ...]:
    """The names of the columns, that of the labels first, where a line gives as many as there are values."""
    pieces = _pieces(text, block)
    if len(pieces) in (width, width + 1):
        corner = () if len(pieces) == width + 1 else ((block.start, block.start),)
        return (*corner, *pieces)
    read = (_unparted(text, block, pattern, width) for pattern in COLUMN_NAMES)
    found = next(filter(None, read), ())
    return ((block.start, block.start), *found) if found else ()


def _unparted(text: str, block: Block, pattern: re.Pattern[str], width: int) -> tuple[Span, ...]:
    """The last names of a line, as many as there are values, where only a word for the rating follows them."""
    found = [match.span() for match in pattern.finditer(text, block.start, block.end)]
    names = found[-width:]
    is_whole = len(names) == width and _TIMELESS.fullmatch(text, names[-1][1], block.end)
    is_run = all(not text[left[1] : right[0]].strip(" |,") for left, right in pairwise(names))
    is_more = len(found) > width and not text[found[-width - 1][1] : names[0][0]].strip(" |,")
    is_more = is_more and not _IS_CORNER.fullmatch(text, block.start, names[0][0])
    return tuple(names) if is_whole and is_run and not is_more else ()


def _units(text: str, block: Block) -> tuple[Span, ...]:
    """The units that a line gives for each column: "£m £m £m"; none where it is anything else."""
    words = [match.span() for match in re.finditer(r"\S+", text[block.start : block.end])]
    spans = tuple((block.start + left, block.start + right) for left, right in words)
    return spans if spans and all(UNIT.fullmatch(text, *span) for span in spans) else ()


def cells_of(text: str, heads: Sequence[Sequence[Span]], rows: Sequence[Row]) -> Iterator[Cell]:
    """The cells of a table whose heads of columns and rows stand at such places."""
    lines = [*heads, *((row.label, *row.values) for row in rows)]
    for number, line in enumerate(lines):
        for column, (left, right) in enumerate(line):
            start = right - len(text[left:right].lstrip())
            kept = text[start:right].rstrip()
            yield Cell(number, column, kept, start, start + len(kept), is_header=number < len(heads))
