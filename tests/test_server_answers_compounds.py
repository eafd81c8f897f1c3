"""Questions of several parts: each part is answered by itself, and a part that is not held is said."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.compounds import parts_of
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import make_assistant


@pytest.fixture(scope="module")
def assistant(open_shipped: IndexVersion, embedder: Embedder) -> Assistant:
    """The real assistant over the shipped corpus."""
    return make_assistant(open_shipped, embedder)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("How many carers were there and how much did they get?", 2),
        ("How many contacts? And what did it cost?", 2),
        ("Number of carers, and the cost of their breaks in 2022-23", 2),
        ("How many people have autism and learning disabilities?", 1),
        ("What happened between 2021-22 and 2022-23?", 1),
        ("Is it true that costs rose and people were helped?", 1),
        ("who chairs the board and when does it meet; which papers did it see?", 3),
    ],
)
def test_a_text_is_cut_only_where_another_question_begins(text: str, parts: int) -> None:
    """An "and" between things asked about is no cut; one before "how many" or "what" is."""
    assert len(parts_of(text)) == parts


def test_each_part_gets_its_own_figure_and_shares_the_year(assistant: Assistant) -> None:
    """The year named in one part holds for the other too."""
    answer = assistant.answer("How many older people were supported in 2021-22 and how many had learning disabilities?")
    assert [(figure.value, figure.period) for figure in answer.figures] == [(4681, "2021-22"), (1819, "2021-22")]


def test_a_later_part_takes_up_what_the_first_asks(assistant: Assistant) -> None:
    """ "And how many in 2021-22?" is of the same measure."""
    answer = assistant.answer("How many people got long-term support in 22-23, and how many in 21-22?")
    assert [(figure.value, figure.period) for figure in answer.figures] == [(7891, "2022-23"), (7760, "2021-22")]


def test_a_part_that_is_not_held_is_said_and_the_other_answered(assistant: Assistant) -> None:
    """Nothing similar answers the part that is not held."""
    answer = assistant.answer("What was spent on staff in 2021-22 and what was the cost of a week in a care home?")
    assert answer.outcome is Outcome.ANSWERED
    assert [figure.value for figure in answer.figures] == [13_900_000]
    assert "The second part of the question is not answered" in answer.text


def test_where_no_part_is_held_the_whole_is_refused(assistant: Assistant) -> None:
    """Two absent measures make no answer."""
    answer = assistant.answer("How many dogs were walked and how many cats were fed?")
    assert answer.outcome is Outcome.NOT_HELD
