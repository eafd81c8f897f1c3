"""Figures as a short table: what all rows share is told once, above them, so that the numbers fit on a small phone.

In: the figures of an answer and what the table is called. Out: `FigureRows`, plain values for the template.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.answers.models import Figure
from server.filters import figure_words

COLUMNS = {"counted": "What is counted", "period": "Period", "area": "Area"}
"""What tells figures apart, by the name of its column, with the column's heading."""


@dataclass(frozen=True, slots=True)
class FigureRows:
    """The table: `columns` are those in which its figures differ, of which the first names each row."""

    caption: str
    columns: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading of each column."""
        return tuple(COLUMNS[name] for name in self.columns)

    def words(self, figure: Figure) -> tuple[str, ...]:
        """What a row says in each column; what the document leaves open is "not said"."""
        return tuple(_said(figure)[name] or "not said" for name in self.columns)


def rows_of(figures: Sequence[Figure], title: str) -> FigureRows:
    """The table of some figures. What is not said of one of them has its column: it must not pass for what is."""
    told = {name: {_said(figure)[name] for figure in figures} for name in COLUMNS}
    columns = tuple(name for name, words in told.items() if len(words) > 1 or None in words) or ("counted",)
    shared = [word for name, words in told.items() if name not in columns for word in words if word]
    return FigureRows(f"{title}: {'; '.join(shared)}" if shared else title, columns, tuple(figures))


def _said(figure: Figure) -> dict[str, str | None]:
    return {"counted": figure_words(figure), "period": figure.period, "area": figure.area}
