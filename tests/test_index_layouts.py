"""The layout of documents as it is stored: what was read comes back, and nothing internal does."""

from __future__ import annotations

from itertools import groupby

from conftest import SHIPPED_CORPUS

from corpus.catalogue import read_corpus
from corpus.models import Audience
from index.store import IndexVersion


def test_blocks_and_cells_come_back_equal(open_shipped: IndexVersion) -> None:
    """Every block of the shipped corpus, with the cells of its tables, is stored without loss."""
    for document in read_corpus(SHIPPED_CORPUS).documents:
        stretches = open_shipped.layouts.stretches_of(document.id)
        cells = open_shipped.layouts.cells_at(document.id, [stretch.row for stretch in stretches])
        blocks = [(index, block) for index, page in enumerate(document.pages) for block in page.blocks]
        stored = [list(run) for _, run in groupby(stretches, key=lambda stretch: stretch.opens)]
        assert len(stored) == len(blocks)
        for (page_index, block), run in zip(blocks, stored, strict=True):
            first, last = run[0], run[-1]
            assert (first.page_index, first.kind, first.level, first.group) == (
                page_index,
                block.kind,
                block.level,
                block.group,
            )
            assert (first.start, last.end, first.headings) == (block.start, block.end, block.headings)
            if block.table:
                assert first.caption == block.table.caption
                assert tuple(cell for stretch in run for cell in cells[stretch.row]) == block.table.cells


def test_internal_layout_is_not_shown_to_the_public(open_small: IndexVersion) -> None:
    """Blocks, cells, headings and figures of an internal document come to those only who ask as staff."""
    layouts = open_small.layouts
    rows = [stretch.row for stretch in layouts.stretches_of("briefing", audience=Audience.INTERNAL)]
    assert rows
    assert layouts.stretches_of("briefing") == ()
    assert layouts.cells_at("briefing", rows) == {}
    assert layouts.figures_of("briefing", at_least=0, limit=5) == (0, ())
    assert layouts.figures_of("briefing", at_least=0, limit=5, audience=Audience.INTERNAL)[0] == 1
    assert set(layouts.headings()) == {"account"}
    assert set(layouts.headings(audience=Audience.INTERNAL)) == {"account", "briefing"}


def test_headings_of_a_document(open_small: IndexVersion) -> None:
    """The headings of a document come in reading order."""
    assert open_small.layouts.headings()["account"] == (
        "Local Account",
        "What we spent in 2022-23",
        "Who we helped",
        "Carers",
    )


def test_first_figures_of_a_document(open_small: IndexVersion) -> None:
    """The figures of a document are counted, and the first of them given in reading order."""
    count, first = open_small.layouts.figures_of("account", at_least=0, limit=1)
    held = [item for item in open_small.observations() if item.document_id == "account"]
    assert (count, first) == (len(held), tuple(held[:1]))
