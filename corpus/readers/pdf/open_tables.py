"""Tables without upright rules: rows whose chunks stand below one another.

In: the rows of print of a part of a page and its flat rules. Out: the runs of rows that are tables, header included,
caption, notes and prose not, or contents lists, whose last rows alone would look like a table. A run is a table if
figures stand in its columns, or if rules enclose it, or if many short texts stand in clear columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.contents import contents_entries
from corpus.readers.pdf.gutters import Column, columns_of
from corpus.readers.pdf.printed import Rule
from corpus.readers.pdf.rows import Chunk, Row

MAX_STEP = 3.2
"""Rows further apart than this many sizes of their type belong to different tables."""
MAX_LONE = 3
"""Lines of one chunk that may follow one another in a table: a wrapped label, a section's name."""
MAX_HEAD = 9
"""Lines of the longest header seen."""
PROSE_WORDS = 9
"""More words in one chunk are prose, where the chunk runs on over the columns."""
APART = 1.3
"""A line further below the rows than so many of their steps may name another table."""
MANY_RULES = 3
"""More rules than a head and a foot have part rows; what stands between them in columns is a table of any words."""
_CAPTION = re.compile(r"(?:table|figure|chart|graph|box|map|exhibit|annex|appendix)\s*[A-Z]?\d*", re.IGNORECASE)
_NOTE = re.compile(r"(?:sources?|notes?|footnotes?|\(\d{1,2}\)|\[\d{1,2}\]|\d{1,2}/|\*)(?:\s|:|$)", re.IGNORECASE)


def open_tables(rows: Sequence[Row], flats: Sequence[Rule]) -> list[list[Row]]:
    """The rows of each table and contents list, top first."""
    found: list[list[Row]] = []
    start = 0
    while start < len(rows):
        if len(rows[start].chunks) < 2:
            start += 1
            continue
        end = _end(rows, start)
        run = list(rows[start:end])
        if contents_entries(run):
            found.append(run)
            start = end
            continue
        if not _is_table(run, flats):
            start += 1
            continue
        first = _with_head(rows, start, end, flats, floor=rows.index(found[-1][-1]) + 1 if found else 0)
        found.append(list(rows[first:end]))
        start = end
    return found


def _end(rows: Sequence[Row], start: int) -> int:
    """The row after the run that begins at a row of several chunks."""
    run, end, lone = [rows[start]], start + 1, 0
    for number in range(start + 1, len(rows)):
        row, above = rows[number], rows[number - 1]
        if row.foot - above.foot > MAX_STEP * max(row.size, above.size):
            break
        if len(row.chunks) > 1:
            if not _aligned(row, [one for one in run if len(one.chunks) > 1][-6:]) or _is_note(row):
                break
            run.append(row)
            end, lone = number + 1, 0
            continue
        lone += 1
        if lone == 1 and _opens_another(rows, start, number):
            break
        columns = columns_of(run)
        if lone > MAX_LONE or _is_prose(row.chunks[0], columns) or _is_note(row) or _is_caption(row):
            break
        run.append(row)
    return _with_tail(rows, start, end)


def _opens_another(rows: Sequence[Row], start: int, number: int) -> bool:
    """Whether a lone line is set apart from the figures above it and names a table whose header follows."""
    steps = [other.foot - one.foot for one, other in pairwise(rows[start:number])]
    figures = any(chunk.is_figure for row in rows[start:number] for chunk in row.chunks)
    follows = rows[number + 1 : number + 2]
    heads = any(len(row.chunks) > 1 and not any(chunk.is_figure for chunk in row.chunks) for row in follows)
    return figures and heads and bool(steps) and rows[number].foot - rows[number - 1].foot > APART * median(steps)


def _with_tail(rows: Sequence[Row], start: int, end: int) -> int:
    """The end moved down over lines with which the last row goes on."""
    columns = columns_of(rows[start:end])
    while end < len(rows) and len(rows[end].chunks) == 1 and not _is_note(rows[end]) and len(columns) > 1:
        row, above = rows[end], rows[end - 1]
        chunk = row.chunks[0]
        if row.foot - above.foot > 1.5 * row.size or not _within(chunk, columns) or abs(row.size - above.size) > 0.6:
            break
        if not (chunk.text[0].islower() or chunk.text[0] == "("):
            break
        end += 1
    return end


def _within(chunk: Chunk, columns: Sequence[Column]) -> bool:
    """Whether a chunk stands inside one column or the white around it."""
    lefts = [column.x0 for column in columns[1:]] + [float("inf")]
    return any(chunk.x0 >= column.x0 - 3 and chunk.x1 <= left for column, left in zip(columns, lefts, strict=True))


def _aligned(row: Row, run: Sequence[Row]) -> bool:
    """Whether most chunks of a row stand below those of the rows above, each below another."""
    columns = columns_of(run)
    hits = [sum(chunk.x0 <= column.x1 + 1 and column.x0 <= chunk.x1 + 1 for column in columns) for chunk in row.chunks]
    return sum(hit == 1 for hit in hits) >= 0.5 * len(hits) or (len(run) < 3 and len(row.chunks) >= 3)


def _is_prose(chunk: Chunk, columns: Sequence[Column]) -> bool:
    """Whether a lone chunk runs on over the columns as a sentence does."""
    return not _within(chunk, columns) and len(chunk.words) >= PROSE_WORDS


def _is_caption(row: Row) -> bool:
    first = row.chunks[0].text
    return _CAPTION.match(first) is not None and len(first.split()) > 1 and any(map(str.isdigit, first[:14]))


def _is_note(row: Row) -> bool:
    chunk = row.chunks[0]
    return _NOTE.match(chunk.text) is not None and len(chunk.words) > 1 and not chunk.is_figure


def _is_table(run: Sequence[Row], flats: Sequence[Rule]) -> bool:
    """Whether a run of rows is a table rather than prose in columns or a form."""
    full = [row for row in run if len(row.chunks) > 1]
    columns = columns_of(run)
    if len(full) < 2 or len(columns) < 2:
        return False
    others = [chunk for row in full for chunk in row.chunks[1:]]
    texts = [chunk for row in full for chunk in row.chunks]
    share = sum(chunk.is_figure for chunk in others) / len(others)
    long = median(len(chunk.words) for chunk in texts)
    listed = sum(len(row.chunks[0].text) <= 3 for row in full) / len(full)
    if len(columns) == 2 and listed > 0.5:
        return False  # a list whose bullets or numbers stand apart
    if share >= 0.4:
        return len(full) > 2 or len(columns) > 2 or _enclosing(run, flats) > 1
    heights = _enclosing(run, flats)
    if heights > MANY_RULES:
        return len(columns) > 2
    if heights > 1:
        return long <= 6
    return len(columns) > 2 and len(full) > 2 and long <= 3.5 and len(texts) >= 2.2 * len(full)


def _enclosing(run: Sequence[Row], flats: Sequence[Rule]) -> int:
    """How many flat rules run above, below or between the rows, most of their width; from two on they enclose them."""
    left, right = min(row.box.x0 for row in run), max(row.box.x1 for row in run)
    size = run[0].size
    top, bottom = run[0].box.top - 3 * size, run[-1].box.bottom + 1.5 * size
    heights = {
        round(rule.top / 3)
        for rule in flats
        if top <= rule.top <= bottom and min(right, rule.x1) - max(left, rule.x0) > 0.8 * (right - left)
    }
    return len(heights)


def _with_head(rows: Sequence[Row], start: int, end: int, flats: Sequence[Rule], *, floor: int) -> int:
    """The start moved up over the lines of the header."""
    run = rows[start:end]
    columns = columns_of(run)
    left, right = columns[0].x0, columns[-1].x1
    first = start
    while first > floor and start - first < MAX_HEAD:
        row, below = rows[first - 1], rows[first]
        step = below.foot - row.foot
        wide = [r for r in flats if min(right, r.x1) - max(left, r.x0) > 0.8 * (right - left)]
        between = [r for r in wide if row.foot - 0.35 * row.size < r.top < below.foot - 0.6 * below.size]
        above = [r for r in wide if row.foot - 9 * row.size < r.top < row.foot - 0.5 * row.size]
        if step > (2.6 if above else 1.9) * max(row.size, below.size) or _is_caption(row) or _is_note(row):
            break
        if between and not above and first < start:
            break
        if row.box.x1 > right + 25 or row.box.x0 < left - 25 or not _may_head(row, columns, enclosed=bool(above)):
            break
        first -= 1
    return first


def _may_head(row: Row, columns: Sequence[Column], *, enclosed: bool) -> bool:
    """Whether a line may belong to the header above the columns."""
    if any(len(chunk.words) > PROSE_WORDS for chunk in row.chunks):
        return False
    starts_left = row.chunks[0].x0 < columns[1].x0 - 3
    if len(row.chunks) == 1 and starts_left:
        return _within(row.chunks[0], columns) and enclosed
    return True
