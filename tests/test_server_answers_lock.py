"""The figure lock: no answer leaves with a number that its sources do not hold."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.lock import LockBroken, checked
from server.answers.models import Answer, Outcome
from tests.answering import make_assistant
from tests.benchmarks.mutating import KINDS
from tests.benchmarks.mutations import is_blocked, true_answers

QUESTIONS = [
    "How many contacts were there in 2022-23?",
    "How many CMEs operate?",
    "What was spent on purchased care in 2021-22?",
    "By how much did contacts rise from 2021-22 to 2022-23?",
    "What share of 2022-23 spending went on purchased care?",
    "How many contacts were there in 2023-24?",
]


@pytest.fixture(scope="module", params=QUESTIONS)
def true_answer(request: pytest.FixtureRequest, open_shipped: IndexVersion, embedder: Embedder) -> Answer:
    """A true answer of the assistant."""
    return make_assistant(open_shipped, embedder).answer(request.param)


def test_a_true_answer_passes(true_answer: Answer, open_shipped: IndexVersion) -> None:
    """The lock returns a true answer unchanged."""
    assert checked(true_answer, open_shipped.observations()) is true_answer


@pytest.mark.parametrize(
    "change",
    [
        {"value": 1},
        {"upper": 99},
        {"unit": "weeks"},
        {"period": "2019-20"},
        {"group": "everybody"},
        {"area": "Norfolk"},
        {"measure": "something else"},
        {"qualifier": "up to"},
        {"display": "23"},
        {"observation_id": "no such observation"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_figure_is_blocked(
    true_answer: Answer, open_shipped: IndexVersion, change: dict[str, object]
) -> None:
    """A figure that differs from its observation in anything is blocked."""
    observations = open_shipped.observations()
    if true_answer.figures:
        figure = replace(true_answer.figures[0], **change)  # type: ignore[arg-type]
        false = replace(true_answer, figures=(figure, *true_answer.figures[1:]))
    else:
        assert true_answer.held is not None
        assert true_answer.held.nearest is not None
        nearest = replace(true_answer.held.nearest, **change)  # type: ignore[arg-type]
        false = replace(true_answer, held=replace(true_answer.held, nearest=nearest))
    with pytest.raises(LockBroken):
        checked(false, observations)


@pytest.mark.parametrize("said", ["23,602", "£1.9 million", "17%", "over 80 people"])
def test_a_number_that_no_figure_shows_is_blocked(true_answer: Answer, open_shipped: IndexVersion, said: str) -> None:
    """A number in the text that no figure, working or quotation shows is blocked."""
    false = replace(true_answer, text=f"It was {said}. {true_answer.text}")
    with pytest.raises(LockBroken):
        checked(false, open_shipped.observations())


def test_an_answer_without_a_source_cannot_be_made() -> None:
    """An answered Answer needs a citation: the constructor refuses it."""
    with pytest.raises(ValueError, match="at least one citation"):
        Answer("How many?", Outcome.ANSWERED, "7,891 people.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_mutation_is_blocked(kind: str, open_shipped: IndexVersion, embedder: Embedder) -> None:
    """An answer made false in one place, whatever the place, is blocked."""
    answers, chance = true_answers(open_shipped, embedder, QUESTIONS), random.Random(kind)
    false = [(mutate(answer, chance), answer) for answer in answers for mutate in KINDS[kind] for _ in range(3)]
    made = [each for each, answer in false if each is not None and each != answer]
    assert made
    assert all(is_blocked(each, open_shipped.observations()) for each in made)


def test_a_year_or_a_group_beside_the_wrong_number_is_blocked(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """Two numbers that change places are blocked, though each of them is true."""
    answer = make_assistant(open_shipped, embedder).answer("By how much did contacts rise from 2021-22 to 2022-23?")
    swapped = answer.text.replace("2021-22", "2020").replace("2022-23", "2021-22").replace("2020", "2022-23")
    assert swapped != answer.text
    assert is_blocked(replace(answer, text=swapped), open_shipped.observations())


def test_what_is_not_equal_may_not_be_said_to_be_the_same(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """An area with a lower score is not listed beside the first as having the same."""
    answer = make_assistant(open_shipped, embedder).answer("Which council has the highest quality of life score?")
    false = answer.text.replace(" The others: Cambridgeshire", " The same: Cambridgeshire")
    assert "The same: Suffolk" in answer.text
    assert false != answer.text
    assert is_blocked(replace(answer, text=false), open_shipped.observations())
