"""Observations of a document, found in its lists, tables and sentences: the part of the product that must not err.

In: a document. Out: its observations in reading order, each bound to measure, unit, area, period, status and hedge. A
module for each way of wording; `places` tells what a number inherits, `binding` makes the observation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpus.figures.grids import read_table
from corpus.figures.items import read_item
from corpus.figures.places import Place
from corpus.figures.prose import is_dated_value, read_paragraph
from corpus.models import Block, BlockKind, Document, Observation


def find_observations(document: Document) -> tuple[Observation, ...]:
    """The observations of a document in reading order, each once."""
    found: dict[str, Observation] = {}
    for page_index in range(len(document.pages)):
        for observation in _of_page(document, page_index):
            found.setdefault(observation.id, observation)
    return tuple(found.values())


def _of_page(document: Document, page_index: int) -> Iterator[Observation]:
    page, lead = document.pages[page_index], ""
    for (kind, _), run in groupby(page.blocks, key=lambda block: (block.kind, block.group)):
        blocks: list[Block] = list(run)
        name = f"{document.id}:{page_index}.{blocks[0].start}"
        for block in blocks:
            introduces = kind is not BlockKind.PARAGRAPH or lead.rstrip().endswith((":", "?"))
            place = Place(document, page_index, page, block.headings, lead if introduces else "")
            if kind is BlockKind.ITEM:
                yield from list(read_item(place, block, name)) or read_paragraph(place, block.start, block.end)
            elif kind is BlockKind.TABLE:
                yield from read_table(place, block, name)
            elif kind is BlockKind.PARAGRAPH:
                yield from read_paragraph(place, block.start, block.end)
                lead = _lead(page.text[block.start : block.end], lead)
        lead = lead if kind is BlockKind.PARAGRAPH else ""


def _lead(paragraph: str, before: str) -> str:
    """What introduces the next block: this paragraph, or, below a line like "2022/23: £1,864,596", what introduced it."""
    return before if is_dated_value(paragraph) else paragraph
