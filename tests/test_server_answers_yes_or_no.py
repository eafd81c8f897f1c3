"""Yes or no before the numbers, where a question asks for one direction and its two figures settle it."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.pipeline import Assistant
from tests.answering import make_assistant


@pytest.fixture(scope="module")
def assistant(open_shipped: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant over the shipped corpus."""
    return make_assistant(open_shipped, embedder)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did contacts go up between 2021-22 and 2022-23?", "Yes. Up"),
        ("Has the number of contacts fallen?", "No. Up"),
        ("Were there fewer contacts in 2022-23 than in 2021-22?", "No. Up"),
        ("Is overall satisfaction of people who use services higher than England's?", "Yes. 66% in Cambridgeshire"),
        ("Is our quality of life score below the national figure?", "No. 19.1 in Cambridgeshire"),
        ("Is the quality of life score in England higher than in Cambridgeshire?", "No. 19 in England"),
    ],
)
def test_yes_or_no_comes_first(assistant: Assistant, question: str, verdict: str) -> None:
    """The direction asked for is held against the one that the figures have."""
    assert assistant.answer(question).text.startswith(verdict)


@pytest.mark.parametrize(
    "question",
    [
        "By how much did contacts rise from 2021-22 to 2022-23?",
        "Did contacts go up or down between 2021-22 and 2022-23?",
        "Didn't contacts go up between 2021-22 and 2022-23?",
        "Did contacts go up by more than inflation between 2021-22 and 2022-23?",
        "Did contacts go up by 10% between 2021-22 and 2022-23?",
        "Is the quality of life score better in Cambridgeshire than England?",
    ],
)
def test_what_is_no_plain_question_of_direction_gets_neither(assistant: Assistant, question: str) -> None:
    """How much, either way, a negation, a number of its own, and better or worse are told by the figures alone."""
    assert not assistant.answer(question).text.startswith(("Yes", "No."))
