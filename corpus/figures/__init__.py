"""Observations of a document, found in its lists, tables and sentences: the part of the product that must not err.

In: a document. Out: its observations in reading order, each bound to measure, unit, area, period, status and hedge. A
module for each way of wording; `places` tells what a number inherits, `binding` makes the observation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from corpus.figures.grids import read_table
from corpus.figures.items import read_item
from corpus.figures.legends import is_legend
from corpus.figures.measured import is_dated_value
from corpus.figures.places import Place
from corpus.figures.prose import read_paragraph
from corpus.figures.section_times import SectionTime
from corpus.figures.statuses import settled_cell
from corpus.figures.threads import Thread
from corpus.models import Block, BlockKind, Document, Observation


def find_observations(document: Document) -> tuple[Observation, ...]:
    """The observations of a document in reading order, each once."""
    found: dict[str, Observation] = {}
    for page_index in range(len(document.pages)):
        for observation in _of_page(document, page_index):
            found.setdefault(observation.id, observation)
    return tuple(found.values())


def _of_page(document: Document, page_index: int) -> Iterator[Observation]:
    page, lead, thread, told = document.pages[page_index], "", Thread(), SectionTime()
    below_table = False
    for (kind, _), run in groupby(page.blocks, key=lambda block: (block.kind, block.group)):
        blocks: list[Block] = list(run)
        name = f"{document.id}:{page_index}.{blocks[0].start}"
        for block in blocks:
            own = page.text[block.start : block.end]
            below_table = kind is BlockKind.TABLE or (below_table and kind is not BlockKind.HEADING)
            if below_table and is_legend(own) and kind is not BlockKind.TABLE:
                continue
            introduces = kind is not BlockKind.PARAGRAPH or lead.rstrip().endswith((":", "?")) or is_dated_value(own)
            place = Place(document, page_index, page, block.headings, lead if introduces else "", told)
            if kind is BlockKind.ITEM:
                found = list(read_item(place, block, name))
                yield from found or read_paragraph(place, block.start, block.end, Thread())[0]
            elif kind is BlockKind.TABLE:
                metadata = document.metadata
                yield from (settled_cell(seen, metadata) for seen in read_table(place, block, name))
            elif kind is BlockKind.PARAGRAPH:
                found, thread = read_paragraph(place, block.start, block.end, thread)
                yield from found
                lead, told = _lead(own, lead), told.after(own, block.headings)
        lead = lead if kind is BlockKind.PARAGRAPH else ""


def _lead(paragraph: str, before: str) -> str:
    """What introduces the next block: this paragraph, or below a line like "2022/23: £1,864" what introduced it."""
    return before if is_dated_value(paragraph) else paragraph
