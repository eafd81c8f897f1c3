"""Response rates: reckoned from what was sent and what came back, where the page tells both of what is asked about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """# Ferrisbrook adult social care in 2024-25

## Telecare

A postal survey in February 2025 went to 900 telecare users and 342 came back. Ninety-four per cent felt safer at home.

## Charging

Officers sent out 5,100 consultation letters on the charging policy and got 618 replies.

## Staff

The return rate of the staff survey was 61%.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """Answers over one page of three surveys."""
    with asking(PAGE, tmp_path_factory.mktemp("rates"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("What was the response rate to the telecare survey?", "38%"),
        ("Response rate for the consultation on charging?", "12.1%"),
        ("What was the return rate of the staff survey?", "61%"),
    ],
)
def test_a_response_rate_is_printed_or_reckoned_from_both_numbers(ask: Ask, question: str, rate: str) -> None:
    """What came back is divided by what was sent, unless the page prints the rate."""
    assert ask(question).text.startswith(f"{rate}:")


@pytest.mark.parametrize(
    "question",
    [
        "What was the response rate to the day centre survey?",
        "What was the response rate to the telecare survey in 2019?",
        "What was the response rate?",
    ],
)
def test_the_rate_of_another_survey_is_not_given(ask: Ask, question: str) -> None:
    """A survey that the page does not tell of, or a time, or none of several named, has no rate here."""
    assert ask(question).outcome is Outcome.NOT_HELD
