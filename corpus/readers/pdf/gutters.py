"""Columns: the white gutters that run down a table between its cells.

In: the rows of a table. Out: its columns from left to right as edges of their content, and for any chunk the columns
that it covers. A gutter is white in nine of ten of the fullest rows: headers that span and labels that overflow may
cross it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.readers.pdf.printed import Rule, Word, is_figure
from corpus.readers.pdf.rows import FIGURES_APART, Chunk, Row

FULL = 0.6
"""Rows with this share of the most chunks of any row tell the columns; emptier ones say little."""
CROSSED = 0.1
MIN_GUTTER = 2.0
"""Points. A thinner white line is the space within a number that stands in every row."""
COVERED = 0.5
"""A chunk belongs to each column of whose content it covers this share."""


class Column(NamedTuple):
    """The edges of a column's content."""

    x0: float
    x1: float


def columns_of(rows: Sequence[Row], uprights: Sequence[Rule] = ()) -> list[Column]:
    """The columns of a table, one if nothing parts its rows."""
    most = max((len(row.chunks) for row in rows), default=0)
    full = [row for row in rows if len(row.chunks) >= max(2, FULL * most)] or list(rows)
    allowed = int(CROSSED * len(full))
    events = sorted(
        [(chunk.x0, 1) for row in full for chunk in row.chunks]
        + [(chunk.x1, -1) for row in full for chunk in row.chunks]
    )
    columns: list[Column] = []
    depth, start, last = 0, None, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= allowed < depth:
            if start is None or x - last >= MIN_GUTTER or _ruled(last, x, uprights):
                if start is not None:
                    columns.append(Column(start, last))
                start = x
        elif depth <= allowed < before:
            last = x
    if start is not None:
        columns.append(Column(start, max(last, start)))
    # Rows that have nothing below one another, as in damaged files, are one column.
    return columns or [Column(min(row.box.x0 for row in rows), max(row.box.x1 for row in rows))]


def _ruled(left: float, right: float, uprights: Sequence[Rule]) -> bool:
    return any(left <= rule.x0 <= right for rule in uprights)


def covered(chunk: Chunk, columns: Sequence[Column]) -> tuple[int, int]:
    """The first column that a chunk covers and the one after the last; the nearest if it covers none."""
    over = [
        place
        for place, column in enumerate(columns)
        if min(chunk.x1, column.x1) - max(chunk.x0, column.x0) >= COVERED * max(column.x1 - column.x0, 1.0)
    ]
    if over:
        return over[0], over[-1] + 1
    nearest = max(
        range(len(columns)),
        key=lambda place: min(chunk.x1, columns[place].x1) - max(chunk.x0, columns[place].x0),
    )
    return nearest, nearest + 1


def split_at(chunk: Chunk, columns: Sequence[Column]) -> list[Chunk]:
    """A chunk parted where it runs on from one column into the next: two figures, or a gap wider than a space."""
    first, last = covered(chunk, columns)
    if last - first < 2 or len(chunk.words) < 2:
        return [chunk]
    parts: list[list[Word]] = [[chunk.words[0]]]
    for before, word in pairwise(chunk.words):
        wide = word.x0 - before.x1 > FIGURES_APART * word.size or (is_figure(before.text) and is_figure(word.text))
        if wide and _under(before, columns) != _under(word, columns):
            parts.append([])
        parts[-1].append(word)
    return [Chunk(tuple(part)) for part in parts]


def _under(word: Word, columns: Sequence[Column]) -> int:
    """The column nearest to a word's middle."""
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda place: max(columns[place].x0 - middle, middle - columns[place].x1, 0.0))
