"""Lists told in words, by lines, bullets within a line or names in a sentence: tests of `told_lists` over a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Wexmoor care news
area: Wexmoor
kind: news
published: 2021-11-02
---
# Wexmoor care news

## Lunch clubs

The vote came late in the evening, after a debate that few had looked for and that went on for four hours.

Lunch clubs to be wound up:

- Pickle Hall, Brent Sutton
- Old Forge, Nettlebury
- The Lamb Room, Chard Green

Hazel Barn, Dunwick Hall and Priory Rooms go on as they are.

## Warden schemes

Mr Aske took the members' questions. Two more warden schemes were thought likely, he said, whatever the bank made of
their plans. They were for Brent Sutton, Marl End and Fossway.

## Money

Wexmoor's three largest services take 61% of the net budget: • care for adults • care for children • roads
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over the news."""
    with asking(PAGE, tmp_path_factory.mktemp("lists"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("Which lunch clubs in Wexmoor are going to be wound up?", "Pickle Hall", "The Lamb Room"),
        ("Where in Wexmoor were the two likely warden schemes?", "Brent Sutton", "Fossway"),
        ("Wexmoor: the three services that take about 61% of the net budget?", "care for adults", "roads"),
    ],
)
def test_a_list_that_tells_what_is_asked_answers_whole(ask: Ask, question: str, first: str, last: str) -> None:
    """The list whose lead-in says most of the question's words is quoted from its lead-in to its last item."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert first in answer.text
    assert last in answer.text
    assert "Dunwick" not in answer.text


def test_a_list_of_something_else_answers_nothing(ask: Ask) -> None:
    """Of things that no list is told of nothing is listed, though lists of the same places stand in the page."""
    assert ask("Which libraries in Wexmoor are to be repainted?").outcome is Outcome.NOT_HELD
