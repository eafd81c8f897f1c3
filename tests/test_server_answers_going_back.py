"""Follow-ups after a comparison, or after one that found nothing: they go on from what that went on from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Answer, Outcome
from server.answers.pipeline import Assistant
from tests.answering import asked, assistant_over

PAGE = """# Survey results 2024-25

| Measure | Ferrisbrook | Comparator councils (average) | England (mean) |
|---|---|---|---|
| People who find it easy to get information | 64.2% | 67.9% | 68.5% |
| People who feel safe | 72.7% | 71.0% | 71.1% |

The board wants 70% of people to find it easy to get information in 2025-26; that is the target.

# Waiting

At the end of March 2025, 412 people were waiting for a Care Act assessment. The aim is to have fewer than 300 people
waiting for one by March 2026.

# Trends

| People supported in the year | 2023-24 | 2024-25 |
|---|---|---|
| Older people | 3,120 | 3,240 |
| Mental health | 810 | 790 |
"""
EASY = "What percentage of people in Ferrisbrook find it easy to get information?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("back"), embedder) as made:
        yield made


def last(assistant: Assistant, *messages: str) -> Answer:
    """The answer to the last message of a conversation whose replies tell untruths."""
    return assistant.answer(messages[-1], asked(*messages[:-1]))


@pytest.mark.parametrize(
    ("messages", "value"),
    [
        ((EASY, "And comparator councils?"), 67.9),
        ((EASY, "How does that compare with England?", "What was the target?"), 70),
        ((EASY, "And comparator councils?", "What was the target?"), 70),
        (("How many people were waiting for a Care Act assessment?", "What are they aiming for?"), 300),
    ],
)
def test_what_is_asked_next_goes_on_from_the_figure_itself(
    assistant: Assistant, messages: tuple[str, ...], value: float
) -> None:
    """Who has seen a figure beside another place, or its target, still speaks of that figure."""
    answer = last(assistant, *messages)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert float(answer.figures[0].value or 0) == value, answer.text


@pytest.mark.parametrize(
    "messages",
    [
        ("How many older people were supported?", "And how many swans?", "And the year before?"),
        ("How many older people were supported?", "and mental health?", "What's the target?"),
        (EASY, "How does that compare with England?", "And in Norfolk?"),
        (EASY, "How does that compare with England?", "and people who like their home?"),
    ],
)
def test_what_nobody_spoke_of_is_not_found_by_going_back(assistant: Assistant, messages: tuple[str, ...]) -> None:
    """A new subject, another group or another place that nothing is held of does not bring back the one before."""
    answer = last(assistant, *messages)
    assert answer.outcome is Outcome.NOT_HELD, answer.text
    assert not answer.figures
