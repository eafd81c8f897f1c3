"""The layout of a document's pages as it is stored: a row for each block, and for every hundred rows of a long table.

In: the pages of `corpus.models`. Out: rows of plain values, and back again `Stretch`es and the cells of their tables.
A table is stored in stretches, so that a page can show some rows of a table of 100,000 without reading all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from corpus.models import Block, BlockKind, Cell, Document
from index.rows import Row

TABLE_ROWS = 100
"""Rows of a table in one stretch; more where a cell spans them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of a page, or some rows of a table: what it is and where it stands, without the cells.

    `row` names it; `opens` is the row of the stretch in which its table begins, itself for all that is no later part of
    a table. `start` and `end` are offsets in the text of the page, `page` its number from 1 or None.
    """

    row: int
    opens: int
    page_index: int
    page: int | None
    kind: BlockKind
    start: int
    end: int
    level: int
    group: int
    headings: tuple[str, ...]
    caption: str


def layout_rows(documents: Sequence[Document]) -> Iterator[Row]:
    """The rows of all blocks, numbered in the order of the documents, pages and blocks."""
    row = 0
    for document in documents:
        for page_index, page in enumerate(document.pages):
            for block in page.blocks:
                opens = row
                for start, end, cells in _stretched(block):
                    yield {
                        "row": row,
                        "opens": opens,
                        "document_id": document.id,
                        "page_index": page_index,
                        "page": page.number,
                        "kind": block.kind.value,
                        "start": start,
                        "end": end,
                        "level": block.level,
                        "group": block.group,
                        "headings": json.dumps(block.headings, ensure_ascii=False),
                        "caption": block.table.caption if block.table else "",
                        "cells": _packed(cells),
                    }
                    row += 1


def stretch_from(row: Mapping[str, Any]) -> Stretch:
    """Return the stretch that a row was made of."""
    plain = {name: row[name] for name in Stretch.__slots__ if name not in ("kind", "headings")}
    return Stretch(kind=BlockKind(row["kind"]), headings=tuple(json.loads(row["headings"])), **plain)


def cells_from(row: Mapping[str, Any], text: str) -> tuple[Cell, ...]:
    """Return the cells of a stretch of a table; `text` is that of its page."""
    packed = json.loads(row["cells"] or "[]")
    return tuple(
        Cell(line, column, text[start:end], start, end, height, width, bool(is_header))
        for line, column, start, end, height, width, is_header in packed
    )


def _packed(cells: Sequence[Cell]) -> str | None:
    if not cells:
        return None
    values = [
        [cell.row, cell.column, cell.start, cell.end, cell.row_span, cell.column_span, int(cell.is_header)]
        for cell in cells
    ]
    return json.dumps(values, separators=(",", ":"))


def _stretched(block: Block) -> Iterator[tuple[int, int, Sequence[Cell]]]:
    """Start, end and cells of each stretch of a block."""
    if block.table is None:
        yield block.start, block.end, ()
        return
    held: list[Cell] = []
    reaches = rows = 0
    for line, cells in ((line, list(cells)) for line, cells in groupby(block.table.cells, key=lambda cell: cell.row)):
        if rows >= TABLE_ROWS and line >= reaches:
            yield held[0].start, held[-1].end, held
            held, rows = [], 0
        held += cells
        rows += 1
        reaches = max(reaches, *(cell.row + cell.row_span for cell in cells))
    if held:
        yield held[0].start, held[-1].end, held
