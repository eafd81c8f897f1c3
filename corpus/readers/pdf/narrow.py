"""Narrow gutters: white hardly wider than a space that stands in the same place of row after row parts columns.

In: rows of print as chunks of words. Out: the same rows, their chunks parted there. A gap of a space's width says
nothing by itself; that four rows in a run leave one strip white, and none of them crosses it, is no chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.pdf.printed import Word

LEAST_ROWS = 4
WIDER = 1.25
"""Times the usual space of the page: what is narrower is a space."""
LEAST_GAP = 0.31
"""Shares of the size of type: a space is .25 in Times and .28 in Helvetica."""
LEAST_STRIP = 0.15
"""What stays white in all rows may be thinner than the gaps: sums of other lengths lean into it."""
FAR = 3.2
"""Rows further apart than this many sizes of their type belong to different tables."""
MAX_ROWS = 400
"""A printed page has fewer rows; more are made to exhaust a reader."""
PrintedRow = Sequence[Sequence[Word]]
Gap = tuple[float, float]


def part_narrow(rows: Sequence[PrintedRow]) -> list[list[list[Word]]]:
    """Return the rows, top first, each chunk parted at narrow gutters."""
    kept = [[list(chunk) for chunk in row] for row in rows]
    least = max(LEAST_GAP, WIDER * _usual_space(rows))
    if not LEAST_ROWS <= len(rows) <= MAX_ROWS:
        return kept
    gaps = [_gaps(row, least) for row in rows]
    feet = [max(word.bottom for chunk in row for word in chunk) for row in rows]
    sizes = [max(word.size for chunk in row for word in chunk) for row in rows]
    for number, row in enumerate(kept):
        parted: list[list[Word]] = []
        for chunk in row:
            parted.append(chunk[:1])
            for before, word in pairwise(chunk):
                gap = (before.x1, word.x0)
                if gap in gaps[number] and _recurs(number, gap, gaps, rows, feet, sizes):
                    parted.append([])
                parted[-1].append(word)
        kept[number] = parted
    return kept


def _usual_space(rows: Sequence[PrintedRow]) -> float:
    """The usual gap within chunks, as a share of the size of type; 0 where there is none."""
    spaces = [
        (word.x0 - before.x1) / max(word.size, 1.0)
        for row in rows
        for chunk in row
        for before, word in pairwise(chunk)
        if word.x0 > before.x1
    ]
    return median(spaces) if spaces else 0.0


def _gaps(row: PrintedRow, least: float) -> list[Gap]:
    """The gaps of a row that are wider than a space."""
    words = [word for chunk in row for word in chunk]
    return [
        (before.x1, word.x0)
        for before, word in pairwise(words)
        if word.x0 - before.x1 > least * max(before.size, word.size)
    ]


def _recurs(
    number: int,
    gap: Gap,
    gaps: Sequence[Sequence[Gap]],
    rows: Sequence[PrintedRow],
    feet: Sequence[float],
    sizes: Sequence[float],
) -> bool:
    """Whether rows above and below leave the same strip white, enough of them with words on both sides."""
    count, strip = 1, gap
    for step in (-1, 1):
        for other in range(number + step, len(rows) if step > 0 else -1, step):
            if abs(feet[other] - feet[other - step]) > FAR * sizes[other] or count >= LEAST_ROWS:
                break
            narrowed = next(_common(strip, gaps[other], LEAST_STRIP * sizes[other]), None)
            if narrowed is not None:
                count, strip = count + 1, narrowed
            elif any(chunk[0].x0 < strip[1] and chunk[-1].x1 > strip[0] for chunk in rows[other]):
                break
    return count >= LEAST_ROWS


def _common(strip: Gap, gaps: Sequence[Gap], least: float) -> Iterator[Gap]:
    for left, right in gaps:
        both = max(strip[0], left), min(strip[1], right)
        if both[1] - both[0] >= least:
            yield both
