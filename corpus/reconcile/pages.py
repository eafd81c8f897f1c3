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
from corpus.reconcile.paragraphs import paragraph_relations
from corpus.reconcile.places import Places
from corpus.reconcile.prose import sentence_relations
from corpus.reconcile.relations import Relation
from corpus.reconcile.repeats import repeat_relations
from corpus.reconcile.retold import retold_relations
from corpus.reconcile.sheets import Sheet, both_ways, sheet_of
from corpus.reconcile.skeletons import Skeleton, skeleton_of, skeletons
from corpus.reconcile.tidy import tidy_relations
from corpus.reconcile.totals import total_relations
from corpus.reconcile.wholes import closed_shares
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
    yield from repeat_relations(pairs, places.block_of)
    yield from retold_relations(pairs)
    yield from tidy_relations(pairs)


def _page_relations(page: Page, page_index: int) -> Iterator[Relation]:
    step = _rounding(page.text)
    lead: Block | None = None
    told: Skeleton | None = None
    runs = [(key[0], list(run)) for key, run in groupby(page.blocks, key=lambda block: (block.kind, block.group))]
    for position, (kind, blocks) in enumerate(runs):
        notes = _around(page, runs, position)
        if kind is BlockKind.TABLE:
            for block in blocks:
                told_before = page.text[lead.start : lead.end] if lead else ""
                yield from _sheet_relations(sheet_of(page, page_index, block, told_before), notes, step)
        elif kind is BlockKind.ITEM:
            after = runs[position + 1][1][0] if runs[position + 1 : position + 2] else None
            yield from _list_relations(page, page_index, lead, blocks, after, notes)
        if kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            for block in blocks:
                text = page.text[block.start : block.end]
                found = list(skeletons(text, page_index, block.start))
                yield from broken_relations(broken_numbers(text, page_index, block.start))
                yield from _text_relations(skeleton_of(text, page_index, block.start), found, told)
                told = found[-1] if found else told
        lead = blocks[-1] if kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None


def _text_relations(whole: Skeleton, found: list[Skeleton], told: Skeleton | None) -> Iterator[Relation]:
    """The relations of a paragraph; `told` is the sentence before it."""
    for skeleton in found:
        yield from sentence_relations(skeleton)
        yield from sentence_magnitudes(skeleton)
    if found:
        yield from paragraph_relations(whole, found, told)


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


def _sheet_relations(made: Sheet | None, notes: str, step: Decimal | None) -> Iterator[Relation]:
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
    page: Page, page_index: int, lead: Block | None, blocks: list[Block], after: Block | None, notes: str
) -> Iterator[Relation]:
    items: list[Skeleton | None] = []
    for block in blocks:
        text = page.text[block.start : block.end]
        spans = sentences(text)
        end = spans[0][1] if spans else len(text)
        skeleton = skeleton_of(text[:end], page_index, block.start)
        items.append(skeleton if skeleton.numbers else None)
    before, following = (_sentence(page, page_index, block, at) for block, at in ((lead, -1), (after, 0)))
    told = page.text[lead.start : lead.end] if lead and lead.table is None else ""
    yield from list_relations(before, items, following, notes, skeleton_of(told, page_index, lead.start if lead else 0))


def _sentence(page: Page, page_index: int, block: Block | None, at: int) -> Skeleton | None:
    """The first or last sentence of a block."""
    if block is None or block.table is not None:
        return None
    spans = sentences(page.text[block.start : block.end])
    if not spans:
        return None
    start, end = spans[at]
    return skeleton_of(page.text[block.start + start : block.start + end], page_index, block.start + start)
