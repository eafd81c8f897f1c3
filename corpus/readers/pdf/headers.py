"""The header of a table: names of columns that take several lines, under names that span several columns.

In: the lines of print above the body, each with its chunks by the columns they cover. Out: grid cells by level. A name
that stands above several others spans them: as far as the rule below it runs, else as far as leaves it in their middle.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.lines import join_lines
from corpus.readers.pdf.gutters import Column
from corpus.readers.pdf.printed import Rule
from corpus.readers.pdf.rows import Chunk
from corpus.tables import GridCell

LEADING = 1.7
"""Lines of one name are at most so many sizes of their type apart."""

HeadLine = tuple[float, float, Mapping[tuple[int, int], list[Chunk]]]
"""The foot of a line, the size of its type, and its chunks by the columns that they cover."""


@dataclass(slots=True)
class Name:
    """A name in the header: its columns, its edges, the feet of its lines, and its texts."""

    first: int
    last: int
    x0: float
    x1: float
    top: float
    foot: float
    size: float
    texts: list[str]
    level: int = 0

    def overlaps(self, other: Name) -> bool:
        """Whether both stand over a column."""
        return self.first < other.last and other.first < self.last


def head_cells(lines: Sequence[HeadLine], columns: Sequence[Column], flats: Sequence[Rule]) -> list[GridCell]:
    """The cells of a header, its levels from row 0."""
    names = _names(lines, flats)
    if not names:
        return []
    _span(names, columns, flats)
    for number, name in enumerate(names):
        above = [other for other in names[:number] if other.overlaps(name) and other.foot < name.foot - 0.3 * name.size]
        name.level = max((other.level + 1 for other in above), default=0)
    depth = max(name.level for name in names)
    cells = []
    for name in names:
        below = any(o.overlaps(name) and o.level > name.level for o in names)
        row, span = name.level, 1
        if not below:
            tops = [o for o in names if o.level == name.level and o is not name]
            reaches = name.level < depth and any(o.top < name.foot and name.top < o.foot for o in tops)
            row, span = (name.level, depth - name.level + 1) if reaches else (depth, 1)
            if row == depth and any(o.overlaps(name) and o is not name and o.level == depth for o in names):
                row, span = name.level, 1
        cells.append(GridCell(row, name.first, join_lines(name.texts), span, name.last - name.first))
    return sorted(cells)


def _names(lines: Sequence[HeadLine], flats: Sequence[Rule]) -> list[Name]:
    """The names of a header, the lines of each joined, from the top down."""
    names: list[Name] = []
    for foot, size, chunks in lines:
        for (first, last), held in sorted(chunks.items()):
            text = " ".join(chunk.text for chunk in held)
            x0, x1 = held[0].x0, max(chunk.x1 for chunk in held)
            for name in reversed(names):
                if not (name.first < last and first < name.last):
                    continue
                same = (name.first, name.last) == (first, last)
                if same and foot - name.foot <= LEADING * size and not _ruled(name, foot - 0.6 * size, flats):
                    name.texts.append(text)
                    name.foot, name.x0, name.x1 = foot, min(name.x0, x0), max(name.x1, x1)
                    break
                names.append(Name(first, last, x0, x1, foot - size, foot, size, [text]))
                break
            else:
                names.append(Name(first, last, x0, x1, foot - size, foot, size, [text]))
    return names


def _ruled(name: Name, low: float, flats: Sequence[Rule]) -> bool:
    middle = (name.x0 + name.x1) / 2
    return any(name.foot - 0.35 * name.size < rule.top < low + 1 and rule.x0 < middle < rule.x1 for rule in flats)


def _span(names: Sequence[Name], columns: Sequence[Column], flats: Sequence[Rule]) -> None:
    """Widen the names that stand above others."""
    for name in names:
        lower = [o for o in names if o.foot > name.foot + 0.3 * name.size and o.top > name.foot - 0.5 * o.size]
        beside = [o for o in names if o is not name and o.top < name.foot - 1 and name.top < o.foot - 1]
        free = {c for o in lower for c in range(o.first, o.last)} - {c for o in beside for c in range(o.first, o.last)}
        if name.first == 0 or not any(o.overlaps(name) for o in lower):
            continue
        rule = next(
            (
                r
                for r in flats
                if name.foot - 0.4 * name.size < r.top < name.foot + 1.2 * name.size
                and r.x0 <= name.x0 + 2
                and r.x1 >= name.x1 - 2
                and r.x1 - r.x0 < 0.8 * (columns[-1].x1 - columns[0].x0)
            ),
            None,
        )
        if rule is not None:
            under = [n for n, c in enumerate(columns) if rule.x0 - 2 <= (c.x0 + c.x1) / 2 <= rule.x1 + 2]
            if under:
                name.first, name.last = under[0], under[-1] + 1
                continue
        _widen(name, columns, free)


def _widen(name: Name, columns: Sequence[Column], free: set[int]) -> None:
    """Let a name span the free columns around it that leave it nearest to their middle."""
    low, high = name.first, name.last
    while low - 1 in free and low > 1:
        low -= 1
    while high in free:
        high += 1
    middle = (name.x0 + name.x1) / 2
    best = (abs(middle - (columns[name.first].x0 + columns[name.last - 1].x1) / 2) - 3.0, name.first, name.last)
    for first in range(low, name.first + 1):
        for last in range(name.last, high + 1):
            off = abs(middle - (columns[first].x0 + columns[last - 1].x1) / 2)
            best = min(best, (off, first, last))
    name.first, name.last = best[1:]
