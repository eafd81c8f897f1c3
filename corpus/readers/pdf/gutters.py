"""Columns: the white gutters that run down a table between its cells.

In: the rows of a table. Out: its columns from left to right as edges of their content, and for any chunk the columns
that it covers. A gutter is white in nine of ten of the fullest rows: headers that span and labels that overflow may
cross it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from corpus.readers.pdf.printed import Rule
from corpus.readers.pdf.rows import Chunk, Row

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
    return columns


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
    """A chunk parted where a gap between its words lies in a gutter, if each part then stands in its own column."""
    first, last = covered(chunk, columns)
    if last - first < 2 or len(chunk.words) < 2:
        return [chunk]
    parts: list[list] = [[]]  # type: ignore[type-arg]
    for word in chunk.words:
        column = next((p for p in range(first, last) if word.x0 < columns[p].x1 and word.x1 > columns[p].x0), None)
        before = next(
            (
                p
                for p in range(first, last)
                if parts[-1] and parts[-1][-1].x0 < columns[p].x1 and parts[-1][-1].x1 > columns[p].x0
            ),
            None,
        )
        if parts[-1] and column is not None and before is not None and column != before:
            parts.append([])
        parts[-1].append(word)
    return [Chunk(tuple(part)) for part in parts]
