"""Numbers that answer where they are printed, though their label says too little to find them by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding import Embedder
from server.answers.lock import LockBroken, checked
from server.answers.models import Outcome
from server.answers.one_number import may_be_read
from server.answers.pipeline import Assistant
from server.answers.printed_numbers import numbers_read
from tests.answering import assistant_over

PAGE = """# Ferrisbrook adult social care report 2024-25

## Home care

Members asked about people for whom nobody could be found. The Head of Service said 412 hours a week were outstanding.

## Respite

The Lead Commissioner said there were 14 bookable beds in the county, down from 22 before the pandemic.

## What we spend

The flats at Sutton Court were done up at a cost of £640,000, £500,000 of which came from the NHS and the rest from us.
You need two people with keys. If you can't think of two, have a word with us - a key safe can be fitted for £58.

## Speaking at our meetings

Anybody who lives in the county may ask to speak. Each speaker is allowed up to three minutes.

## Waiting

Last winter there were 117 people waiting for a place.
The centre moved twice in six years.

## Alerts

Of all alerts 22%, that is 238, went on to investigation.

## Agency staff

In 2024-25 the council had 16 agency workers in adult social care and 18 agency workers in children's social care.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("printed"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many minutes do I get to speak at a meeting?", "three minutes"),
        ("How much of the money for the Sutton Court flats came from the NHS?", "£500,000"),
        ("How many bookable respite beds are there now?", "14"),
    ],
)
def test_the_number_is_found_by_its_sentence(assistant: Assistant, question: str, said: str) -> None:
    """It is told in other words than its label has."""
    assert said in assistant.answer(question).text


def test_a_number_that_is_no_figure_stands_before_its_sentence(assistant: Assistant) -> None:
    """With its hedge and unit, and the lock lets it pass."""
    answer = assistant.answer("How many minutes do I get to speak at a meeting?")
    assert answer.text.startswith("up to three minutes: “"), answer.text
    assert checked(answer, (), [passage.text for passage in answer.passages]) is answer


@pytest.mark.parametrize("shown", ["up to four minutes", "three minutes", "three", "over three minutes"])
def test_the_lock_lets_no_other_number_stand_there(assistant: Assistant, shown: str) -> None:
    """Neither another number, nor the same without its unit or hedge, or with one that the sentence does not have."""
    answer = assistant.answer("How many minutes do I get to speak at a meeting?")
    told = replace(answer, text=answer.text.replace("up to three minutes: “", f"{shown}: “"))
    with pytest.raises(LockBroken):
        checked(told, (), [passage.text for passage in answer.passages])


@pytest.mark.parametrize(
    "question",
    [
        "How many people are still waiting for a place at the day centre?",
        "how many of the respite beds are in nursing homes?",
        "How much did the council spend on key safes last year?",
        "How many people have been waiting over six years for a day centre?",
        "How many hours of home care a week were unfilled in 2019-20?",
        "How many alerts were there in Ferrisbrook?",
    ],
)
def test_a_number_of_something_else_is_not_given(assistant: Assistant, question: str) -> None:
    """Of another time, part or thing, or given in the question itself: nothing is better than that."""
    assert assistant.answer(question).outcome is not Outcome.ANSWERED


def test_two_things_that_a_question_names_are_added_up(assistant: Assistant) -> None:
    """Of what is asked for together no one number answers, and the sum of both does."""
    answer = assistant.answer(
        "How many agency workers did the council have in 2024-25, adults and children's together?"
    )
    assert [working.expression for working in answer.workings] == ["16 + 18"]


def test_numbers_of_the_question_and_of_times_long_past_are_not_read(assistant: Assistant, embedder: Embedder) -> None:
    """Neither the years that somebody has waited by the question, nor what was so last winter, may answer."""
    query, evidence = assistant.understand("How many people have been waiting over six years for a day centre?")
    read = numbers_read(query, evidence.passages, assistant.version, embedder.for_numbers)
    assert not {"six years", "117", "in six years"} & {one.number.printed for one in read}


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("How many minutes do I get to speak at a meeting?", True),
        ("How many minutes did a speaker get the year before?", False),
        ("How many people were waiting for a place in quarter 2?", False),
        ("What share of the beds is in nursing homes?", True),
        ("How many more beds are there than the year before?", False),
        ("Respite beds?", False),
    ],
)
def test_only_what_one_printed_number_can_answer_is_read_so(assistant: Assistant, question: str, may: bool) -> None:
    """Not what is reckoned, nor what is of a time that a sentence leaves to its paper."""
    query, _ = assistant.understand(question)
    assert may_be_read(query) is may


def test_a_number_of_no_time_answers_for_no_year(assistant: Assistant) -> None:
    """What nothing was read of has no time, so that it is not told of the end of a year that is asked for."""
    asked = "How many minutes did a speaker get at a meeting in March 2025?"
    assert assistant.answer(asked).outcome is not Outcome.ANSWERED
    query, evidence = assistant.understand(asked)
    assert all(one.figure is not None for one in numbers_read(query, evidence.passages, assistant.version, _Even()))


class _Even:
    """Finds every text as likely as the other."""

    def compare(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """A score of 0 for each text."""
        return np.zeros(len(texts), dtype=np.float32)
