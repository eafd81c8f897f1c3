"""Tables whose cells stand one below the other: "Nursing" over "£838.59 £908.20", under "2023-24" over "2024-25".

In: the blocks of a page. Out: the same blocks, each run of such lines as a table whose cells are slices of the page.
Dashboards lose their cards so, with a value below its name, infographics with the name below its value; only where all
of a run stand in one order, and as many names stand above as there are columns, is it one. A value that stands below
lines of which none is surely its name is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.figures.flat_tables import COLUMN_NAMES, Row, Span, row_of
from corpus.figures.made_tables import Found, Placed, span_of, table_of
from corpus.figures.stacked_cards import cards_at, times_at
from corpus.figures.stacked_lines import MAX_HEAD_CHARS, Kind, kind_of, values_of
from corpus.models import Block, BlockKind

FEWEST_ROWS, FEWEST_BARS, FEWEST_LOST = 2, 7, 4
"""Rows of a table; bars of a line that is one; values between bars that nothing can be told of, where it is none."""
MOST_BETWEEN, MOST_COLUMNS = 3, 12
"""Lines between two rows of a table: a section, a name whose cell is words."""
_ANY_VALUE = re.compile(r"(?m)^[^A-Za-z\n]{0,8}\d[^\n]{0,40}$")
_BAR = re.compile(r"(?<=\s)[|/](?=\s|$)")
_WITH_SHARE = re.compile(r"\d[\d,]{0,9} \(\d{1,3}(?:\.\d{1,2})?%\)\.?")
""" "612 (32%)" below a question is one answer."""
_HEADS, _GRID_ROW = re.compile(r"[nh]+"), re.compile(r"nn*v[nv]*")
_OVER_TIMES = re.compile(r"(?P<names>n{2,8})h{4,32}")


def with_stacked_tables(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, cells that stand one below the other joined to tables."""
    if not _ANY_VALUE.search(text) and max(text.count(" | "), text.count(" / ")) < FEWEST_BARS:
        yield from blocks
        return
    for (is_run, _), run in groupby(blocks, key=lambda block: (block.kind is BlockKind.PARAGRAPH, block.headings)):
        lines = list(run)
        yield from _stacked(text, list(_opened(text, lines))) if is_run else lines


def _opened(text: str, lines: Sequence[Block]) -> Iterator[Block]:
    """Paragraphs, one of many cells between bars as its cells, where a table stands in it: "Adult | 45 | 70 | 64 |"."""
    for line in lines:
        ends = [found.start() for found in _BAR.finditer(text, line.start, line.end)]
        if len(ends) < FEWEST_BARS:
            yield line
            continue
        starts = [line.start, *(end + 1 for end in ends)]
        cells = [_kept(text, replace(line, start=a, end=b)) for a, b in zip(starts, (*ends, line.end), strict=True)]
        cells = [cell for cell in cells if cell.end > cell.start]
        if any(block.kind is BlockKind.TABLE for block in _stacked(text, cells)):
            yield from cells
        elif sum(kind_of(text, cell) == Kind.VALUE for cell in cells) < FEWEST_LOST:
            yield line


def _kept(text: str, block: Block) -> Block:
    """A block without the spaces at its ends."""
    said = text[block.start : block.end]
    start = block.start + len(said) - len(said.lstrip())
    return replace(block, start=start, end=max(start, block.start + len(said.rstrip())))


def _stacked(text: str, lines: list[Block]) -> Iterator[Block]:
    """Paragraphs under one heading, with their tables; without the values that no line surely names."""
    kinds = "".join(kind_of(text, line) for line in lines)
    at = 0
    while at < len(lines):
        found = (
            _columns_at(text, lines, kinds, at) or times_at(text, lines, kinds, at) or cards_at(text, lines, kinds, at)
        )
        if found is not None:
            yield from found.blocks
            at = found.after
            continue
        if not _is_of_no_name(text, lines, kinds, at):
            yield lines[at]
        at += 1


def _is_of_no_name(text: str, lines: Sequence[Block], kinds: str, at: int) -> bool:
    """Whether a line is a value that no line surely names, or one whose values lost their columns, or only digits."""
    if at + 1 < len(lines) and kinds[at] == Kind.NAME and kinds[at + 1] == Kind.VALUES:
        return True
    if kinds[at] == Kind.ASIDE:
        return True
    if kinds[at] == Kind.OTHER:
        said = text[slice(*span_of(lines[at]))]
        return not re.search(r"[A-Za-z£%]", said)
    introduced = at == 0 or text[: lines[at - 1].end].endswith((":", "?"))
    is_one = kinds[at] == Kind.VALUE or (at > 0 and _WITH_SHARE.fullmatch(text[slice(*span_of(lines[at]))]) is not None)
    return (kinds[at] == Kind.VALUES and not is_one) or (kinds[at] in (Kind.VALUE, Kind.VALUES) and not introduced)


def _columns_at(text: str, lines: Sequence[Block], kinds: str, at: int) -> Found | None:
    """A table of two columns of values or more whose first head of a column stands at a position."""
    if found := _two_heads_at(text, lines, kinds, at) or _grid_at(text, lines, kinds, at):
        return found
    width = 0
    while (
        width < MOST_COLUMNS
        and at + width < len(lines)
        and kinds[at + width] in (Kind.NAME, Kind.TIME)
        and _is_head(lines[at + width])
    ):
        width += 1
        for corner in (1, 0) if width > 1 else ():  # the column of names has a name itself, or none
            first = at + corner + width
            heads = [(line.start, line.end) for line in lines[at:first]]
            if len(heads) != corner + width or not _are_heads(text, heads[corner:], kinds[at + corner : first]):
                continue
            units = first if kinds[first : first + width] != Kind.UNIT * width else first + width
            cells, rows, after = _body(text, lines, kinds, units, width)
            are_times = all(kind == Kind.TIME for kind in kinds[at + corner : first])
            if not are_times and cells[1:] and cells[1][1] == 0:
                continue  # the words between such heads and the first row may be another head
            if rows >= FEWEST_ROWS:
                empty = (lines[at].start, lines[at].start)
                tops = [heads if corner else [empty, *heads]]
                tops += [[empty, *map(span_of, lines[first:units])]] if units > first else []
                return Found((_with_heads(text, tops, cells, lines[at:after]),), after)
    return None


def _grid_at(text: str, lines: Sequence[Block], kinds: str, at: int) -> Found | None:
    """A table of as many lines a row as it has heads, words and values in the same columns of each."""
    for width in range(3, MOST_COLUMNS):
        heads, first = lines[at : at + width], kinds[at + width : at + 2 * width]
        if len(first) < width or not _HEADS.fullmatch(kinds, at, at + width) or not _is_head(heads[-1]):
            return None
        if not _GRID_ROW.fullmatch(first):
            continue
        rows = 1
        while kinds[at + (rows + 1) * width : at + (rows + 2) * width] == first:
            rows += 1
        valued = [span_of(line) for line, kind in zip(heads, first, strict=True) if kind == Kind.VALUE]
        if rows >= FEWEST_ROWS and _are_heads(text, valued, kinds[at : at + width]):
            body = lines[at + width : at + (rows + 1) * width]
            cells = [(place // width + 1, place % width, span_of(line)) for place, line in enumerate(body)]
            after = at + (rows + 1) * width
            return Found((_with_heads(text, [list(map(span_of, heads))], cells, lines[at:after]),), after)
    return None


def _two_heads_at(text: str, lines: Sequence[Block], kinds: str, at: int) -> Found | None:
    """A table whose names of columns, the first at a position, each stand over the same times."""
    found = _OVER_TIMES.match(kinds, at)
    if found is None or not _is_head(lines[at]):
        return None
    names = [span_of(line) for line in lines[at : found.end("names")]]
    times = [span_of(line) for line in lines[found.end("names") : found.end()]]
    each, said = len(times) // len(names), [text[slice(*time)] for time in times]
    if each < 2 or len(times) != each * len(names) or said != said[:each] * len(names):
        return None
    cells, rows, after = _body(text, lines, kinds, found.end(), len(times))
    if rows < FEWEST_ROWS:
        return None
    empty = (lines[at].start, lines[at].start)
    over = [empty, *(name for name in names for _ in range(each))]
    return Found((_with_heads(text, [over, [empty, *times]], cells, lines[at:after]),), after)


def _with_heads(text: str, tops: Sequence[Sequence[Span]], cells: Sequence[Placed], lines: Sequence[Block]) -> Block:
    """The table of rows below one row of heads or two."""
    heads = [(row, column, span) for row, top in enumerate(tops) for column, span in enumerate(top)]
    below = [(row + len(tops) - 1, column, span) for row, column, span in cells]
    return table_of(text, [*heads, *below], lines, heads=len(tops))


def _are_heads(text: str, heads: Sequence[Span], kinds: str) -> bool:
    """Whether lines head columns alike: all of them times, or times and kinds of number, or words without a number."""
    if all(kind == Kind.TIME for kind in kinds):
        return True
    said = [text[slice(*head)] for head in heads]
    named = [any(names.search(each) for names in COLUMN_NAMES) for each in said]
    return all(named) or not any(re.search(r"\d", each) for each in said)


def _body(text: str, lines: Sequence[Block], kinds: str, at: int, width: int) -> tuple[list[Placed], int, int]:
    """The cells below the heads of columns, how many rows they make, and the position behind the last of them."""
    cells: list[Placed] = []
    rows, number, after, between = 0, 0, at, 0
    while at < len(lines) and between <= MOST_BETWEEN:
        row, behind = _row_at(text, lines, kinds, at, width)
        if row is None and kinds[at] not in (Kind.NAME, Kind.QUESTION):
            break
        if row is None:
            follows = at + 1 < len(lines) and _row_at(text, lines, kinds, at + 1, width)[0] is not None
            if follows and not between:  # of two names without values, one may be the value of the other
                number += 1
                cells.append((number, 0, span_of(lines[at])))
            at, between = at + 1, between + 1
            continue
        number, rows, after, between = number + 1, rows + 1, behind, 0
        cells += [(number, column, span) for column, span in enumerate((row.label, *row.values))]
        at = behind
    return cells, rows, after


def _row_at(text: str, lines: Sequence[Block], kinds: str, at: int, width: int) -> tuple[Row | None, int]:
    """The row of so many values that begins at a position, and the position behind it."""
    row = row_of(text, lines[at]) if kinds[at] == Kind.ROW else None
    if row is not None:
        return (row if len(row.values) == width else None), at + 1
    after = at + 1
    values: tuple[Span, ...] = ()
    while kinds[at] in (Kind.NAME, Kind.QUESTION) and after < len(lines) and kinds[after] in (Kind.VALUE, Kind.VALUES):
        single = ((lines[after].start, lines[after].end),)
        values += single if kinds[after] == Kind.VALUE else values_of(text, lines[after])
        after += 1
    return (Row((lines[at].start, lines[at].end), values) if len(values) == width else None), after


def _is_head(line: Block) -> bool:
    return line.end - line.start <= MAX_HEAD_CHARS
