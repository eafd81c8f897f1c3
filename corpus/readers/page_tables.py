"""Tables of a printed page: lines whose columns stand apart on paper, though their text runs on in the file.

In: the text of a page in the order of the file, and the same page set out on a grid of characters. Out: the text, each
table as lines of cells between bars, as `corpus.columns` reads them. The grid says where the columns are, the text
what comes when: a table is taken only where both tell the same words in the same order, which prose in two columns
does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from corpus.columns import read_columns, split_columns
from corpus.tables import is_value

MAX_GAP = 3
"""More empty lines part two tables."""
MAX_SECTION_CHARS = 60
"""A longer line alone in its row is no heading of the rows below it."""
_MARKED = re.compile(r"(?<!\S)(\S{1,40}+)\s\[(\d{1,3}|[*†‡§]{1,3})\]")
_NUMBER = re.compile(r"\(?[-−£]?\d[\d,.]*[%km]?\)?")
_GOES_ON = re.compile(r"(?:\b(?:and|of|for|the|in|to|with|or|by|from)|[,&/-])$")


def may_hold_table(text: str) -> bool:
    """Whether two lines of a text hold two numbers side by side, or many one number, as rows and cells of tables do."""
    lines = [line.split() for line in text.split("\n")]
    rows = sum(len(words) > 1 and all(map(_NUMBER.fullmatch, words[-2:])) for words in lines)
    cells = sum(len(words) == 1 and _NUMBER.fullmatch(words[0]) is not None for words in lines)
    return rows > 1 or cells > 3


def with_tables(text: str, layout: str) -> str:
    """The text of a page with the tables that its layout shows; raised marks stand in brackets in the text only."""
    lines = text.split("\n")
    bare = [_squeezed(line) for line in lines]
    ends = list(accumulate(map(len, bare)))
    starts = {
        end - len(line): number for number, (end, line) in reversed(list(enumerate(zip(ends, bare, strict=True))))
    }
    stops = {end: number + 1 for number, end in reversed(list(enumerate(ends)))}
    whole, result, done, cursor = "".join(bare), list[str](), 0, 0
    for run in _runs(layout.split("\n")):
        key = "".join(map(_squeezed, run))
        at = whole.find(key, cursor)
        first, last = starts.get(at), stops.get(at + len(key))
        if at < 0 or first is None or last is None or first < done:
            continue
        result += [*lines[done:first], "", *_rows(run, lines[first:last]), ""]
        done, cursor = last, at + len(key)
    return "\n".join([*result, *lines[done:]])


def _squeezed(line: str) -> str:
    return "".join(_MARKED.sub(r"\1\2", line).split())


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """The stretches of a layout that are tables: rows of two cells and more, most of them with values."""
    run: list[str] = []
    gap = 0
    for line in [*lines, *[""] * (MAX_GAP + 1)]:
        cells = split_columns(line) if line.strip() else []
        alone = len(cells) == 1 and len(cells[0].text) <= MAX_SECTION_CHARS and cells[0].text[-1] not in ".:;"
        if len(cells) > 1 or (alone and run):
            run.append(line)
            gap = 0
        elif cells or gap >= MAX_GAP:
            yield from _table(run)
            run, gap = [], 0
        else:
            gap += 1


def _table(run: Sequence[str]) -> Iterator[list[str]]:
    """A run without the lone lines at its end, if it is a table."""
    rows = [split_columns(line) for line in run]
    last = max((number for number, row in enumerate(rows) if len(row) > 1), default=0) + 1
    with_values = sum(any(is_value(cell.text) for cell in row[1:]) for row in rows)
    if with_values > 1 and with_values * 2 >= sum(len(row) > 1 for row in rows[:last]):
        yield list(run[:last])


def _rows(run: Sequence[str], printed: Sequence[str]) -> Iterator[str]:
    """The rows of a table between bars, a label that is broken over two lines made whole, and marks put back."""
    rows: list[list[str]] = []
    for cells in read_columns(run):
        above = rows[-1] if rows else []
        alone = bool(cells[0]) and not any(cells[1:])
        if above and above[0] and cells[0] and _is_broken(above[0], cells[0]):
            if alone:
                above[0] = f"{above[0]} {cells[0]}"
                continue
            if not any(above[1:]):
                rows[-1] = [f"{above[0]} {cells[0]}", *cells[1:]]
                continue
        rows.append(list(cells))
    marks = [(word + mark, f"{word} [{mark}]") for line in printed for word, mark in _MARKED.findall(line)]
    for row in rows:
        for glued, apart in marks:
            row[:] = [f"{cell[: -len(glued)]}{apart}" if cell.endswith(glued) else cell for cell in row]
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def _is_broken(above: str, below: str) -> bool:
    """Whether a label goes on in the line below."""
    return below[0].islower() or _GOES_ON.search(above) is not None
