"""Questions about what is to come are answered by what is foretold, never by what was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over

PAGE = """# Ferrisbrook adult social care report 2023-24

## People we supported

In 2022-23 we supported 4,105 people in their own homes. In 2023-24 we supported 4,318 people in their own homes.

## Money

We spent £31.2 million on home care in 2022-23. We spent £33.4 million on home care in 2023-24.
The budget for day centres in 2024-25 is £4.6 million.

## Extra care

A new scheme in Market Street will have 54 flats when it opens.

## Assessments

An assessment takes 28 days on average.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("to_come"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "How many people will be supported in their own homes next year?",
        "how many people are going to get support in their own homes",
        "Will the number of people supported in their own homes go up?",
        "How much will be spent on home care next year?",
        "Is spending on home care going to rise?",
    ],
)
def test_what_was_does_not_answer_for_what_is_to_come(assistant: Assistant, question: str) -> None:
    """A prediction is not made out of the last figures."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.NOT_HELD, answer.text
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("How many people were supported in their own homes?", "4,318"),
        ("How many flats will the new scheme in Market Street have?", "54"),
        ("What is the budget for day centres in 2024-25?", "£4.6 million"),
        ("How many people will have been supported in their own homes in 2023-24?", "4,318"),
    ],
)
def test_what_is_told_answers(assistant: Assistant, question: str, display: str) -> None:
    """A number that the text says of the future, a budget, and a named year answer as ever."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert answer.figures[0].display.startswith(display)


def test_what_holds_now_answers_for_what_will_be(assistant: Assistant) -> None:
    """Who asks how long it will take is told how long it takes."""
    assert "28 days" in assistant.answer("How many days will an assessment take on average?").text
