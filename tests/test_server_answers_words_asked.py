"""Words answer only what they are of: who follows, who wrote, what people think, how much of what."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: "Saltmere Health and Wellbeing Board: papers of March 2025"
publisher: Saltmere Council
area: Saltmere
kind: committee-report
published: 2025-03-04
period: 2024-25
---
# Report on charges for care at home

| Report to | Health and Wellbeing Board |
| --- | --- |
| Ward | All |

The board is chaired by Councillor Edwin Marsh, who steps down in May.

# First contact

Since October advisers at first contact hold an open conversation. They no longer use a scoring sheet, and ask what a
good week would look like.

# Lunch clubs

People who came to the lunch clubs said that they liked the company most of all.

# Savings

| Saving | Expected 2024-25 |
| --- | --- |
| Telecare | £150,000 |
| Reviews of day care | £850,000 |
| Total | £1,000,000 |

The telecare saving that was planned is £600,000.

# Direct payments

| Measure | Outcome (%) | Numerator | Denominator |
| --- | --- | --- | --- |
| People with direct payments | 24.0 | 759 | 3,163 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """An assistant over one page."""
    with asking(PAGE, tmp_path_factory.mktemp("words_asked"), embedder) as ask_page:
        yield ask_page


@pytest.mark.parametrize(
    "question",
    [
        "Who takes over from Councillor Marsh as chair of the board?",
        "Who wrote the report on charges for care at home?",
        "What do people think of the new conversation at first contact?",
    ],
)
def test_words_of_something_else_are_not_quoted(ask: Ask, question: str) -> None:
    """Who chairs now is not who follows, to whom a report goes is not who wrote it, a change is nobody's view of it."""
    answer = ask(question)
    assert answer.outcome is not Outcome.ANSWERED, answer.text


def test_a_view_is_quoted(ask: Ask) -> None:
    """What people said of a thing answers what they think of it."""
    assert "liked the company" in ask("What did people think of the lunch clubs?").text


def test_a_share_is_of_what_the_question_names(ask: Ask) -> None:
    """How much of one saving is to be delivered is no share of all savings."""
    answer = ask("How much of the telecare saving does Saltmere expect to deliver this year?")
    assert "15%" not in answer.text


def test_a_count_behind_a_share_says_what_it_is(ask: Ask) -> None:
    """A number of the column behind a share is told as what was counted for it, and not as the share."""
    answer = ask("How many people have direct payments?")
    assert [figure.value for figure in answer.figures] == [759], answer.text
    assert "It is not the share itself." in answer.text
