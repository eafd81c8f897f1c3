"""Parts of a page that are read one after the other: prose set in two columns, and what runs over the whole width.

In: the words of a page. Out: groups of words; a table that stands in one column of prose is not mixed with the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.readers.pdf.printed import Word
from corpus.readers.pdf.rows import Row, rows_of

MIN_ROWS = 5
"""Fewer rows side by side may be a table of words."""
MIN_GUTTER = 9.0
PROSE_CHARS = 22
"""Chunks of prose in a column are mostly longer than this; cells are mostly shorter."""


def zones(words: Sequence[Word]) -> list[list[Word]]:
    """The words of each part, in reading order."""
    rows = rows_of(words)
    gutter = _gutter(rows)
    if gutter is None:
        return [list(words)]
    parts: list[list[Word]] = []
    for run, parted in _runs(rows, gutter):
        inside = [word for row in run for chunk in row.chunks for word in chunk.words]
        if parted:
            parts += [[w for w in inside if w.x1 <= gutter + 1], [w for w in inside if w.x1 > gutter + 1]]
        else:
            parts.append(inside)
    return [part for part in parts if part]


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where the white between two columns of prose is, if there are such."""
    votes: dict[int, int] = {}
    for row in rows:
        chunks = [chunk for chunk in row.chunks if len(chunk.text) >= PROSE_CHARS and not chunk.is_figure]
        for left, right in zip(row.chunks, row.chunks[1:], strict=False):
            if (left in chunks or right in chunks) and right.x0 - left.x1 >= MIN_GUTTER:
                both = left in chunks and right in chunks
                for x in range(int(left.x1), int(right.x0) + 1, 2):
                    votes[x // 2] = votes.get(x // 2, 0) + 1 + both
    if not votes:
        return None
    place, count = max(votes.items(), key=lambda vote: vote[1])
    plateau = [x for x, votes_there in votes.items() if votes_there >= 0.9 * count]
    return sum(plateau) / len(plateau) * 2 + 1 if count >= 2 * MIN_ROWS else None


def _runs(rows: Sequence[Row], gutter: float) -> list[tuple[list[Row], bool]]:
    """The rows in runs, each with whether it is parted by the gutter."""
    runs: list[tuple[list[Row], bool]] = []
    for row in rows:
        crossed = any(chunk.x0 < gutter - 2 and chunk.x1 > gutter + 2 for chunk in row.chunks)
        if runs and runs[-1][1] is not crossed:
            runs[-1][0].append(row)
        else:
            runs.append(([row], not crossed))
    return [(run, parted and _is_prose(run, gutter)) for run, parted in runs]


def _is_prose(run: Sequence[Row], gutter: float) -> bool:
    """Whether prose stands on a side of the gutter: most of its rows there are one long chunk."""
    if len(run) < MIN_ROWS:
        return False
    for side in (lambda chunk: chunk.x1 <= gutter + 1, lambda chunk: chunk.x0 >= gutter - 1):
        held = [[chunk for chunk in row.chunks if side(chunk)] for row in run]
        long = sum(len(chunks) == 1 and len(chunks[0].text) >= PROSE_CHARS for chunks in held)
        if long >= MIN_ROWS and long >= 0.5 * sum(map(bool, held)):
            return True
    return False
