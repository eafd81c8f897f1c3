"""The relations of a document, gathered from its tables, lists, sentences and observations in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from corpus.models import Block, BlockKind, Document, Page
from corpus.periods import find_periods
from corpus.reconcile.lists import list_relations
from corpus.reconcile.magnitudes import broken_relations, sentence_magnitudes, series_jumps, sheet_magnitudes
from corpus.reconcile.numbers import broken_numbers
from corpus.reconcile.pairs import pair_relations
from corpus.reconcile.places import Places
from corpus.reconcile.prose import sentence_relations
from corpus.reconcile.relations import Relation
from corpus.reconcile.repeats import repeat_relations
from corpus.reconcile.sheets import Sheet, both_ways, sheet_of
from corpus.reconcile.skeletons import Skeleton, skeleton_of, skeletons
from corpus.reconcile.tidy import tidy_relations
from corpus.reconcile.totals import closed_shares, total_relations
from corpus.sentences import sentences

_NEAREST = re.compile(
    r"\brounded (?:up |down )?to (?:the )?nearest (?P<step>\d[\d,]*|five|ten|hundred|thousand)\b", re.IGNORECASE
)
_STEPS = {"five": 5, "ten": 10, "hundred": 100, "thousand": 1000}


def document_relations(document: Document, places: Places) -> Iterator[Relation]:
    """Every relation that the document's own numbers should keep."""
    for page_index, page in enumerate(document.pages):
        yield from _page_relations(page, page_index)
    pairs = list(places.pairs())
    yield from repeat_relations(pairs)
    yield from tidy_relations(pairs)


def _page_relations(page: Page, page_index: int) -> Iterator[Relation]:
    step = _rounding(page.text)
    lead: Block | None = None
    runs = [(key[0], list(run)) for key, run in groupby(page.blocks, key=lambda block: (block.kind, block.group))]
    for position, (kind, blocks) in enumerate(runs):
        notes = _around(page, runs, position)
        if kind is BlockKind.TABLE:
            for block in blocks:
                yield from _table_relations(page, page_index, block, notes, step)
        elif kind is BlockKind.ITEM:
            yield from _list_relations(page, page_index, lead, blocks, notes)
        if kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            for block in blocks:
                yield from broken_relations(broken_numbers(page.text[block.start : block.end], page_index, block.start))
                for skeleton in skeletons(page.text[block.start : block.end], page_index, block.start):
                    yield from sentence_relations(skeleton)
                    yield from sentence_magnitudes(skeleton)
        lead = blocks[-1] if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None


def _around(page: Page, runs: list[tuple[BlockKind, list[Block]]], position: int) -> str:
    """The caption, the heading, the line before and the notes after a table or list."""
    blocks = runs[position][1]
    texts = [*blocks[0].headings[-1:], *(block.table.caption for block in blocks if block.table)]
    for near in (position - 1, position + 1, position + 2):
        if 0 <= near < len(runs) and runs[near][0] is BlockKind.PARAGRAPH:
            part = runs[near][1][-1 if near < position else 0]
            texts.append(page.text[part.start : part.end])
    return "\n".join(texts)


def _rounding(text: str) -> Decimal | None:
    """The step to which a note on the page says that its counts are rounded."""
    match = _NEAREST.search(text)
    return None if match is None else Decimal(_STEPS.get(match["step"].lower()) or match["step"].replace(",", ""))


def _table_relations(page: Page, page_index: int, block: Block, notes: str, step: Decimal | None) -> Iterator[Relation]:
    made = sheet_of(page, page_index, block)
    if made is None:
        return
    if step is not None:
        made = _rounded(made, step)
    yield from sheet_magnitudes(made)
    for sheet in both_ways(made):
        yield from total_relations(sheet, notes)
        yield from closed_shares(sheet, notes)
        yield from pair_relations(sheet)
        yield from series_jumps(sheet, _is_series(sheet))


def _rounded(sheet: Sheet, step: Decimal) -> Sheet:
    for key, number in sheet.cells.items():
        sheet.cells[key] = number.rounded_to(step)
    return sheet


def _is_series(sheet: Sheet) -> bool:
    """Whether the positions of a sheet are periods one after the other."""
    named = sum(bool(find_periods(position.whole)) for position in sheet.positions[:12])
    return named >= 3 and named * 2 > len(sheet.positions[:12])


def _list_relations(
    page: Page, page_index: int, lead: Block | None, blocks: list[Block], notes: str
) -> Iterator[Relation]:
    items: list[Skeleton | None] = []
    for block in blocks:
        text = page.text[block.start : block.end]
        spans = sentences(text)
        end = spans[0][1] if spans else len(text)
        skeleton = skeleton_of(text[:end], page_index, block.start)
        items.append(skeleton if skeleton.numbers else None)
    before = None
    if lead is not None:
        text = page.text[lead.start : lead.end]
        spans = sentences(text)
        start = spans[-1][0] if spans else 0
        before = skeleton_of(text[start:], page_index, lead.start + start)
    yield from list_relations(before, items, notes)
