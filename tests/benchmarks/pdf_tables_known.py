"""A table that is known cell by cell, to be printed and read back, and the words of which such tables are made.

The words are made up here, of the kind that councils and statistical offices publish. `pdf_tables_forms` makes tables
of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.benchmarks.pdf_tables_words import ACTIONS, HEADS, LONG, OFFICERS, PLACES, PROSE, SERVICES


@dataclass(frozen=True, slots=True)
class KnownCell:
    """A cell of a known table: its 0-based place, its spans, its text, and how far its text is indented (in steps)."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """A table whose every cell is known. The first `head_rows` rows are its header."""

    form: str
    cells: tuple[KnownCell, ...]
    head_rows: int
    caption: str
    notes: tuple[str, ...] = ()
    sections: frozenset[int] = field(default_factory=frozenset)

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return max(cell.column + cell.column_span for cell in self.cells)

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return max(cell.row + cell.row_span for cell in self.cells)
