"""Answers by one sentence read together with the question: found in other words, refused where only near."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from server.answers.trace import State
from tests.answering import assistant_over

PAGE = """# Ferrisbrook adult social care report 2024-25

## Home care

Brookside Care handed back 41 packages in May because it could not find drivers for the villages.
The council's own team took on those packages within nine days.
From October the rate paid to agencies will be reviewed by the cabinet member.

## Day centres

Larch House shut its doors on 12 June after the boiler failed.
People who went there now go to Elm Court, which has 38 places a day.
A decision on whether Larch House reopens is expected in the spring.

## Telephone line

In 2024-25 callers waited four minutes on average before somebody picked up.
Two in three were dealt with at the first call.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("sentences"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("why did Brookside give up its clients?", "could not find drivers"),
        ("what made Larch House close?", "after the boiler failed"),
        ("where do those who used Larch House go now?", "Elm Court"),
        ("how long were callers left hanging in 2024-25?", "four minutes"),
    ],
)
def test_a_sentence_answers_in_other_words(assistant: Assistant, question: str, said: str) -> None:
    """What a sentence tells in other words than the question's is quoted."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "why was the rate paid to agencies raised?",
        "how many people went to Larch House?",
        "who decided to shut Larch House?",
        "how long did callers wait in 2019-20?",
        "what did the new boiler cost?",
        "and before that?",
        "what about them?",
    ],
)
def test_a_sentence_that_is_only_near_answers_nothing(assistant: Assistant, question: str) -> None:
    """What no sentence tells is refused, however near one of them comes."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.NOT_HELD, answer.text


def test_a_trace_tells_how_sure_the_sentence_was(assistant: Assistant) -> None:
    """Staff see how surely a sentence of the likeliest passage answers, and of a refusal that none does."""
    _, trace = assistant.explained("what made Larch House close?")
    (told,) = [stage for stage in trace.stages if stage.name == "near enough"]
    assert told.state is State.ANSWERED
    assert float(dict(told.saw)["surest sentence"].split()[0]) > 0
    _, refused = assistant.explained("who decided to shut Larch House?")
    assert {stage.name: stage.state for stage in refused.stages}["near enough"] is State.PASSED
