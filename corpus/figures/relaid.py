"""Pages laid out anew, where a page lost what told its lists and tables: before any of its figures is read.

In: a page. Out: the same text with blocks for what its lines were: items of lists, rows of tables.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.figures.asked_labels import with_requests_repeated
from corpus.figures.flat_tables import is_row_alone, with_tables
from corpus.figures.numbered_answers import with_questions
from corpus.figures.priced_headings import with_priced_headings
from corpus.figures.request_lists import with_requests
from corpus.figures.run_on_items import with_items
from corpus.figures.score_cards import with_score_cards
from corpus.figures.score_lines import with_score_lines
from corpus.figures.stacked_tables import with_stacked_tables
from corpus.figures.value_lines import with_value_items
from corpus.models import Page


def relaid(page: Page) -> Page:
    """The page with its lost lists and tables found again."""
    blocks = tuple(with_requests_repeated(page.text, page.blocks))
    blocks = tuple(with_requests(page.text, tuple(with_questions(page.text, blocks))))
    blocks = tuple(with_score_cards(page.text, blocks))
    blocks = tuple(with_value_items(page.text, tuple(with_items(page.text, blocks))))
    blocks = tuple(with_score_lines(page.text, tuple(with_priced_headings(page.text, blocks))))
    blocks = tuple(with_stacked_tables(page.text, blocks))
    laid = with_tables(page.text, blocks)
    return replace(page, blocks=tuple(block for block in laid if not is_row_alone(page.text, block)))
