"""The lines of a committee paper: its blocks, its table cells under their headers, cut into sentences when needed.

In: a `Document`. Out: `Line`s in reading order, each a slice of its page. A table of labels ("Apologies | Cllr Selby")
gives a line for each value under its label; a table with a row of headers a line for each cell under its header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.committees.models import Slice
from corpus.models import Block, BlockKind, Cell, Document, Page
from corpus.sentences import sentences

_SHORT_FORM = re.compile(r"\b(?:prop|sec|res|rec)\.$", re.IGNORECASE)
"""A short form that ends no sentence: "Prop. Cllr Corless"."""
_LABEL_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph, list item or table cell. `label` is the header over a cell, else empty."""

    page_index: int
    start: int
    end: int
    text: str
    is_heading: bool = False
    is_item: bool = False
    label: str = ""
    opens_row: bool = False
    """Whether it is the first cell of a row under headers."""

    @property
    def slice(self) -> Slice:
        """The whole line as a slice."""
        return self.part(0, len(self.text))

    def part(self, start: int, end: int) -> Slice:
        """The slice from `start` to `end` of the line, without space around it."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        return Slice(self.page_index, self.start + start, self.start + start + len(text), text)


def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines of a document in reading order."""
    return tuple(
        line
        for page_index, page in enumerate(document.pages)
        for block in page.blocks
        for line in _lines_of_block(page_index, page, block)
        if line.text.strip()
    )


def pieces(line: Line) -> tuple[Slice, ...]:
    """The sentences of a line, short forms joined to what follows them."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(line.text):
        if found and _SHORT_FORM.search(line.text, max(0, found[-1][1] - 12), found[-1][1]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(line.part(start, end) for start, end in found)


def _lines_of_block(page_index: int, page: Page, block: Block) -> Iterator[Line]:
    if block.table is None:
        text = page.text[block.start : block.end]
        is_item = block.kind is BlockKind.ITEM
        yield Line(page_index, block.start, block.end, text, block.kind is BlockKind.HEADING, is_item)
        return
    rows: dict[int, list[Cell]] = {}
    for cell in block.table.cells:
        rows.setdefault(cell.row, []).append(cell)
    first = next(iter(rows.values()), [])
    headed = len(first) > _LABEL_COLUMNS or (len(first) > 1 and all(cell.is_header for cell in first) and len(rows) > 1)
    headed = headed and any(cell.text.strip() for cell in first)
    headers = {cell.column: cell.text.strip() for cell in first} if headed else {}
    for row in list(rows.values())[headed:]:
        for place, cell in enumerate(row):
            label = headers.get(cell.column, "") if headed else row[0].text.strip()
            if not headed and place == 0 and len(row) > 1:
                continue
            yield Line(page_index, cell.start, cell.end, cell.text, label=label, opens_row=headed and place == 0)
