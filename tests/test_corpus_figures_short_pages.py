"""Figures of short, messy pages: bullets without lines, flattened tables, answers tied to questions by number."""

from __future__ import annotations

from pathlib import Path

from corpus.figures.run_on_items import with_items
from corpus.models import Block, BlockKind
from tests.test_corpus_figures_sentences import read


def test_bullets_that_lost_their_lines_are_items(tmp_path: Path) -> None:
    """In "• 38% are back on the same hours • 29% have fewer hours" neither number takes words of the other's item."""
    text = "Of those we asked:\n\n• 38% are back on the same hours • 29% have fewer hours • 14% have no day care\n"
    assert [seen.group for seen in read(tmp_path, text)] == [
        "are back on the same hours",
        "have fewer hours",
        "have no day care",
    ]


def test_a_lone_dot_between_words_opens_no_list() -> None:
    """ "Open daily • free" is one paragraph, for a single mark between words parts no items."""
    text = "The hub is open daily • free of charge."
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    assert list(with_items(text, (block,))) == [block]
