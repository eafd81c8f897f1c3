"""Tests of `server.answers.reasons` and `kinds_told`: who asks why gets a reason, who asks for a view that person's."""

from __future__ import annotations

import pytest

from server.answers.kinds_told import tells_kind
from server.answers.queries import Operation, Query, Wants
from server.answers.reasons import asks_for_reason, gives_reason


@pytest.mark.parametrize(
    "question", ["How come the lunch club lost its grant?", "Why did it close?", "What was the reason for the delay?"]
)
def test_a_question_for_a_reason_is_known(question: str) -> None:
    """Why, how come and the reason for something ask for a reason."""
    assert asks_for_reason(question)
    assert not asks_for_reason("When did it close?")


@pytest.mark.parametrize(
    "text",
    [
        "It closed because the boiler failed.",
        "The club did not send in its accounts.",
        "Rules cover new homes only, which is why the fee is limited as it is.",
        "Councillor Voss said that it would be unfair to those who had paid.",
    ],
)
def test_a_text_gives_a_reason_by_its_words(text: str) -> None:
    """A cause, what was not done, and what somebody said of it are reasons; that it happened is none."""
    assert gives_reason("Why was that?", text)
    assert not gives_reason("Why was that?", "The board withdrew its offer and the room will open as a shop.")


@pytest.mark.parametrize(
    ("quoted", "tells"),
    [
        ("The Board is considering whether carers may fill in a form.", False),
        ("Ms Oyelaran would like to hear from carers first.", True),
    ],
)
def test_a_view_is_that_of_the_person_asked_for(quoted: str, *, tells: bool) -> None:
    """What a board considers is not what its chair thinks."""
    asked = "what does Winifred Oyelaran think about the form?"
    query = Query(text=asked, wants=Wants.EITHER, operation=Operation.LOOKUP, periods=(), names=("winifr", "oyelaran"))
    assert tells_kind(query, quoted) is tells
