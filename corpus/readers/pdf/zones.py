"""Parts of a page that are read one after the other: prose set in two columns, and what runs over the whole width.

In: the words of a page, and its flat rules where they are known. Out: groups of words; a table that stands in one
column of prose is not mixed with the other. What rules cross, or figures stand beside, is a table, not two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from corpus.readers.pdf.printed import Rule, Word
from corpus.readers.pdf.rows import Row, rows_of

MIN_ROWS = 5
"""Fewer rows side by side may be a table of words."""
MIN_GUTTER = 9.0
MAX_BETWEEN = 3
"""The last line of a paragraph and the space below it may be short; more rows without prose are something else."""
FILLED = 0.6
"""Lines of prose fill this share of their column."""
REACH, MIN_RULES = 20.0, 3
"""Points that a rule runs over both sides of a gutter, and how many such rules part rows rather than paragraphs."""
PROSE_CHARS = 22
"""Chunks of prose in a column are mostly longer than this; cells are mostly shorter."""


def zones(words: Sequence[Word], flats: Sequence[Rule] = ()) -> list[list[Word]]:
    """The words of each part, in reading order."""
    rows = rows_of(words)
    gutter = _gutter(rows)
    if gutter is None:
        return [list(words)]
    parts: list[list[Word]] = []
    across = [rule.top for rule in flats if rule.x0 < gutter - REACH and rule.x1 > gutter + REACH]
    for run, parted in _runs(rows, gutter, across):
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
        for left, right in pairwise(row.chunks):
            if (left in chunks or right in chunks) and right.x0 - left.x1 >= MIN_GUTTER:
                both = left in chunks and right in chunks
                for x in range(int(left.x1), int(right.x0) + 1, 2):
                    votes[x // 2] = votes.get(x // 2, 0) + 1 + both
    if not votes:
        return None
    count = max(votes.values())
    plateau = [x for x, vote in votes.items() if vote >= 0.9 * count]
    return sum(plateau) / len(plateau) * 2 + 1 if count >= 2 * MIN_ROWS else None


def _runs(rows: Sequence[Row], gutter: float, across: Sequence[float]) -> list[tuple[list[Row], bool]]:
    """The rows in runs, each with whether it is prose parted by the gutter, which rules cross at `across`."""
    left = min(row.box.x0 for row in rows)
    right = max(row.box.x1 for row in rows)
    prose = [place for place, row in enumerate(rows) if _is_prose(row, left, gutter, right)]
    parted = [False] * len(rows)
    for one, other in pairwise(prose):
        between = rows[one : other + 1]
        if other - one <= MAX_BETWEEN and not any(
            _crosses(row, gutter) or _is_labelled(row, gutter) for row in between
        ):
            parted[one : other + 1] = [True] * (other + 1 - one)
    runs: list[tuple[list[Row], bool]] = []
    for key, group in groupby(zip(rows, parted, strict=True), key=lambda pair: pair[1]):
        run = [row for row, _ in group]
        ruled = sum(run[0].box.top < top < run[-1].box.bottom for top in across)
        is_prose = key and len(run) >= MIN_ROWS and ruled < MIN_RULES
        if runs and runs[-1][1] == is_prose:
            runs[-1][0].extend(run)
        else:
            runs.append((run, is_prose))
    return runs


def _crosses(row: Row, gutter: float) -> bool:
    return any(chunk.x0 < gutter - 2 and chunk.x1 > gutter + 2 for chunk in row.chunks)


def _is_labelled(row: Row, gutter: float) -> bool:
    """Whether words stand on the left of the gutter and nothing but figures on the right."""
    left, right = [c for c in row.chunks if c.x1 <= gutter + 2], [c for c in row.chunks if c.x0 >= gutter - 2]
    return bool(left and right) and all(chunk.is_figure for chunk in right)


def _is_prose(row: Row, left: float, gutter: float, right: float) -> bool:
    """Whether on a side of the gutter a row is one chunk that fills most of the side."""
    if _crosses(row, gutter):
        return False
    sides = ([c for c in row.chunks if c.x1 <= gutter + 2], [c for c in row.chunks if c.x0 >= gutter - 2])
    widths = (gutter - left, right - gutter)
    if any(side and all(chunk.is_figure for chunk in side) for side in sides):
        return False  # a label beside its figures
    return any(
        len(side) == 1 and side[0].x1 - side[0].x0 >= FILLED * width and len(side[0].text) >= PROSE_CHARS
        for side, width in zip(sides, widths, strict=True)
    )
