"""Tests of `server.answers.asking`: words that mostly only ask, and a label that is made of them."""

from __future__ import annotations

import pytest

from corpus.measures import stems
from server.answers.asking import said_whole

LABEL = stems("Calls answered within two minutes")


def test_a_question_that_says_a_whole_label_names_it() -> None:
    """ "Calls answered within two minutes" asks for the calls, though "call" and "answer" mostly only ask."""
    assert {"call", "answer"} <= set(said_whole(stems("What share of calls was answered within two minutes?"), LABEL))


@pytest.mark.parametrize("asked", ["Can you answer my call?", "What was the total cost?", "How long is a call?"])
def test_a_question_that_says_part_of_a_label_names_nothing(asked: str) -> None:
    """Words that only ask name no label of which they say a part."""
    assert said_whole(stems(asked), LABEL) == ()


def test_words_of_every_figure_are_no_label() -> None:
    """ "What was the total cost?" does not name a figure that is called total cost."""
    assert said_whole(stems("What was the total cost last year?"), stems("Total cost")) == ()
