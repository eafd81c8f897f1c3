"""Tables made of lines of a page: cells that are slices of its text.

In: places of cells in a table and in the text. Out: the block of the table, and how far it reaches.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures.flat_tables import Span
from corpus.models import Block, BlockKind, Cell, Table

Placed = tuple[int, int, Span]
"""A cell: its row and column, and where its text stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """Blocks that stand for a run of lines, and the position behind it."""

    blocks: tuple[Block, ...]
    after: int


def span_of(line: Block) -> Span:
    """Where a line stands."""
    return line.start, line.end


def table(text: str, cells: Sequence[Placed], heads: int = 1) -> Table:
    """The table of cells with their places; those of the first rows are heads of columns."""
    made = []
    for row, column, (start, end) in cells:
        kept = text[start:end].rstrip()
        made.append(Cell(row, column, kept, start, start + len(kept), is_header=row < heads))
    return Table(tuple(made))


def table_of(text: str, cells: Sequence[Placed], lines: Sequence[Block], heads: int = 1) -> Block:
    """The block of a table that stands in such lines."""
    first = min(span[0] for *_, span in cells)
    made = table(text, cells, heads)
    return replace(lines[0], kind=BlockKind.TABLE, start=first, end=lines[-1].end, table=made)
