"""The tables of a page: ruled ones first, then those that white space alone sets out.

In: the words and rules of a page. Out: each table's box, its cells, and the edges of its columns, from the top down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.pdf.contents import contents_entries
from corpus.readers.pdf.framed import framed_tables
from corpus.readers.pdf.gutters import columns_of
from corpus.readers.pdf.open_tables import open_tables
from corpus.readers.pdf.printed import Box, Rule, Word
from corpus.readers.pdf.rows import Row, rows_of
from corpus.readers.pdf.stacking import stack
from corpus.readers.pdf.zones import zones
from corpus.tables import GridCell


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table and where it stands. `words` are those that it took, `edges` the starts of its columns and the end.

    A contents list has `entries` in place of cells.
    """

    box: Box
    cells: tuple[GridCell, ...]
    words: frozenset[Word]
    edges: tuple[float, ...]
    entries: tuple[str, ...] = ()


def find_tables(words: Sequence[Word], rules: Sequence[Rule]) -> list[FoundTable]:
    """The tables of a page."""
    found: list[FoundTable] = []
    for box, cells in framed_tables(words, rules):
        taken = frozenset(word for word in words if _inside(box, word))
        found.append(FoundTable(box, tuple(cells), taken, (box.x0, box.x1)))
    held = {word for table in found for word in table.words}
    flats = [rule for rule in rules if rule.is_flat]
    uprights = [rule for rule in rules if not rule.is_flat]
    for zone in zones([word for word in words if word not in held], flats):
        for rows in open_tables(rows_of(zone, uprights), flats):
            table = _open_table(rows, flats, uprights)
            if table is not None:
                found.append(table)
    return sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _open_table(rows: Sequence[Row], flats: Sequence[Rule], uprights: Sequence[Rule]) -> FoundTable | None:
    box = Box(
        min(row.box.x0 for row in rows),
        max(row.box.x1 for row in rows),
        rows[0].box.top,
        rows[-1].box.bottom,
    )
    taken = frozenset(word for row in rows for chunk in row.chunks for word in chunk.words)
    if entries := contents_entries(rows):
        return FoundTable(box, (), taken, (box.x0, box.x1), tuple(entries))
    columns = columns_of(rows, uprights)
    inside = [rule for rule in flats if rule.x1 > box.x0 and rule.x0 < box.x1]
    cells = stack(rows, columns, inside)
    if len(columns) < 2 or len({cell.row for cell in cells}) < 2:
        return None
    return FoundTable(box, tuple(cells), taken, (*(column.x0 for column in columns), columns[-1].x1))


def _inside(box: Box, word: Word) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1
