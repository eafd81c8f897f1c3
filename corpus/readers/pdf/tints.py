"""Tinted cells: a table whose cells are told by their shade, parted by a line of white or by nothing.

In: the filled boxes of a page that have no outline. Out: the sides of those that stand side by side in at least two
rows one below the other, as rules. A shade behind a whole row, a bar of a chart or a panel of prose is none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.readers.pdf.printed import Box, Rule

APART = 3.0
"""Points of white between two cells; more parts two boxes."""
MAX_BOXES = 4_000
"""The largest tinted table of a page has some 1,000 cells; more boxes are a map or a picture."""


def tinted_cells(boxes: Sequence[Box]) -> Iterator[Rule]:
    """Yield the four sides of each tinted cell."""
    if len(boxes) > MAX_BOXES:
        return
    for block in _blocks(_rows(boxes)):
        for box in (box for row in block for box in row):
            yield Rule(box.x0, box.x1, box.top, box.top)
            yield Rule(box.x0, box.x1, box.bottom, box.bottom)
            yield Rule(box.x0, box.x0, box.top, box.bottom)
            yield Rule(box.x1, box.x1, box.top, box.bottom)


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes of one height that stand side by side, without those that stand alone."""
    ordered = sorted(boxes, key=lambda box: (round(box.top), round(box.bottom), box.x0))
    rows: list[list[Box]] = []
    for _, level in groupby(ordered, key=lambda box: (round(box.top), round(box.bottom))):
        run: list[Box] = []
        for box in level:
            if run and not -1.0 <= box.x0 - run[-1].x1 <= APART:
                rows.append(run)
                run = []
            run.append(box)
        rows.append(run)
    return [row for row in rows if len(row) > 1]


def _blocks(rows: Sequence[list[Box]]) -> Iterator[list[list[Box]]]:
    """Rows one below the other whose cells stand below one another, two at least."""
    block: list[list[Box]] = []
    for above, row in pairwise([[], *sorted(rows, key=lambda row: (row[0].top, row[0].x0)), []]):
        if above and row and abs(row[0].top - above[0].bottom) <= APART and _share_sides(above, row):
            block.append(row)
            continue
        if len(block) > 1:
            yield block
        block = [row] if row else []


def _share_sides(above: Sequence[Box], row: Sequence[Box]) -> bool:
    """Whether two rows begin and end together and have a side between cells in common."""
    ends = abs(above[0].x0 - row[0].x0) <= APART and abs(above[-1].x1 - row[-1].x1) <= APART
    return ends and any(abs(one.x0 - other.x0) <= APART for one in above[1:] for other in row[1:])
