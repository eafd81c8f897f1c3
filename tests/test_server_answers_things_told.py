"""A quotation holds the kind of thing asked for: tests of `server.answers.things_told` over a report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over

PAGE = """---
title: Ferrisbrook adult social care report 2024-25
area: Ferrisbrook
published: 2025-05-20
---
# Ferrisbrook adult social care report 2024-25

## How the service was reviewed

The council asked for a peer review of its self-assessment. Reviewers audited cases for a day and were on site for
three days in September 2024.

Sector improvement in the region is led by RADAS (Regional Association of Directors of Adult Social Services), and it
takes in many themes.

## Brighter Days

Better meals at home are another aim of Brighter Days.

Brighter Days is a three-year programme that brings people together for lunch and company. It pays for drivers.

The cabinet backed Brighter Days at its meeting on 14 May 2025. The vote was unanimous: from April 2026 every village
is to have Brighter Days.

## Who does what

Morwenna Tregear, director of housing, signs off each grant.

The auditors looked at every stage of an assessment.

They read cases, and then worked with the teams on site for three days in May.

The helpline for people in distress is open 24 hours a day.

4,318 people came to a lunch in 2024-25.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("things"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is Brighter Days?", "is a three-year programme"),
        ("When did the cabinet vote on Brighter Days?", "14 May 2025"),
        ("Who is the director of housing?", "Morwenna Tregear"),
        ("How long is the Brighter Days programme?", "three-year"),
    ],
)
def test_the_sentence_that_holds_what_is_asked_for_is_quoted(assistant: Assistant, question: str, said: str) -> None:
    """What it is, when it happened, who holds the office, how long it took: the quotation says it."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How long will I have to wait for an assessment?",
        "Who is the director of adult social services?",
        "How long do people wait for the helpline?",
        "How long do people wait for a care assessment?",
    ],
)
def test_words_without_what_is_asked_for_answer_nothing(assistant: Assistant, question: str) -> None:
    """A length of time of something else, or the name of an association, is no answer, however near it stands."""
    answer = assistant.answer(question)
    assert answer.outcome is not Outcome.ANSWERED, answer.text


def test_a_number_alone_asks_what_it_counts(assistant: Assistant) -> None:
    """Somebody who types a number is told of what it is; of one that nobody published no words are quoted."""
    told, unknown = assistant.answer("4318"), assistant.answer("4319")
    assert [figure.value for figure in told.figures] == [4318]
    assert unknown.outcome is Outcome.NOT_HELD
