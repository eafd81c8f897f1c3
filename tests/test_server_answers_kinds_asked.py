"""What a question asks to be done: which words ask for a change, and which only look as if they did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.kinds_asked import operation_of, wants_of
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from server.answers.queries import Operation, Wants
from server.answers.times import take_times
from tests.answering import assistant_over, make_assistant

PAGE = """---
title: Outcomes in Exampleshire
area: Exampleshire
published: 2025-10
---
# What carers say

Every second year carers are asked.

| Measure | 2021-22 | 2023-24 | 2024-25 |
|---|---|---|---|
| Carers satisfied with social services | 36.1% | 39.3% | [z] |
| People satisfied with their care | 63.0% | 64.2% | 66.4% |

[z] means not applicable
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over a table of surveys."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("kinds"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    "question",
    [
        "Have waits got longer since 2021?",
        "Is satisfaction getting better?",
        "What is the difference between 2021 and 2022?",
        "Did the number of complaints drop?",
        "How has the number of carers grown?",
    ],
)
def test_words_of_moving_ask_for_a_change(question: str) -> None:
    """A comparative that ends what is said, and verbs of going up and down."""
    assert operation_of(question, (), None, (), many_areas=False) is Operation.CHANGE


@pytest.mark.parametrize(
    "question",
    [
        "How many older people got longer-term support?",
        "How many people came to the drop-in on care charges?",
        "How many grown ups smoke?",
        "How many different languages are spoken?",
        "How many people get higher rate attendance allowance?",
        "Up to what cost are little changes round the house free?",
        "Older people uplift - max price for residential?",
    ],
)
def test_names_that_hold_such_words_ask_for_none(question: str) -> None:
    """Longer-term support has not got longer."""
    assert operation_of(question, (), None, (), many_areas=False) is not Operation.CHANGE


def test_how_many_more_as_a_percentage_is_no_comparison_of_counts() -> None:
    """It asks for the percentage that is printed: "benefits 30% more people than the earlier offers did"."""
    question = "How many more people benefit from the grants than from building-based offers, as a percentage?"
    assert operation_of(question, (), None, (), many_areas=False) is Operation.CHANGE


def test_a_population_is_a_number() -> None:
    """Words about a population that is growing older do not tell how large it is."""
    assert wants_of("What is the population of Exampleshire?") is Wants.FIGURE


@pytest.mark.parametrize(
    "question",
    ["What help is there for people with poor sight?", "is there any support for people with dementia to find work"],
)
def test_who_asks_what_help_there_is_asks_for_words(question: str) -> None:
    """How many people with that need were supported is no help that there is."""
    assert wants_of(question) is Wants.TEXT


def test_of_a_survey_not_held_in_the_latest_year_the_last_one_answers(assistant: Assistant) -> None:
    """Where no year is named; that the latest year has no value is said beside it."""
    answer = assistant.answer("What percentage of carers are satisfied with social services?")
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert [(figure.display, figure.period) for figure in answer.figures] == [("39.3%", "2023-24")]
    assert "not applicable, 2024-25" in answer.text


def test_a_year_that_is_named_is_not_answered_by_another(assistant: Assistant) -> None:
    """The source's own mark is told of the year asked for."""
    answer = assistant.answer("What percentage of carers were satisfied with social services in 2024-25?")
    assert answer.outcome is Outcome.NOT_HELD
    assert "not applicable, 2024-25" in answer.text


@pytest.mark.parametrize(
    ("question", "display"),
    [
        ("How many more people had longer-term care than reablement in 2022-23?", "by 3,865"),
        ("How much more was spent on staff than on other things in 2022-23?", "lower than £20.2 million"),
        ("How many more people had longer-term care in 2022-23 than in 2021-22?", "Up 131"),
    ],
)
def test_how_many_more_of_one_thing_than_of_another_is_no_change_of_either(
    open_shipped: IndexVersion, embedder: Embedder, question: str, display: str
) -> None:
    """Two things are compared in one year; a thing with itself from one year to another."""
    assert display in make_assistant(open_shipped, embedder).answer(question).text


def test_a_share_of_spending_is_no_share_of_people(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """How many are supported says nothing of what is spent on them."""
    answer = make_assistant(open_shipped, embedder).answer("What share of spending was on older people in 2022-23?")
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("what is the weekly price of the top level telecare", Operation.LOOKUP),
        ("How many had an outstanding rating in that 2019 ranking?", Operation.LOOKUP),
        ("Rank the groups by number supported", Operation.RANK),
        ("what had the variance on our share of the pooled budget got to?", Operation.LOOKUP),
        ("what share of the pooled budget is ours?", Operation.SHARE),
        ("How much did the council put up care home fees for 24/25?", Operation.CHANGE),
        ("How much has the council put up for the new centre?", Operation.LOOKUP),
    ],
)
def test_what_only_names_a_thing_asks_for_no_reckoning(question: str, operation: Operation) -> None:
    """The top level, a ranking and the council's share are names of things."""
    assert operation_of(question, (), None, (), many_areas=False) is operation


@pytest.mark.parametrize(
    "question",
    [
        "names of the subgroups?",
        "Which areas ranked ahead of Suffolk in 2019?",
        "What did the new director promise about the overspend?",
        "What does the county council get for its money at Elm Court?",
    ],
)
def test_who_asks_for_names_asks_for_words(question: str) -> None:
    """However many there are, and whatever money they are of; who asks what was promised or bought too."""
    assert wants_of(question) is Wants.TEXT


def test_a_number_that_tells_one_from_others_is_not_asked_about(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """Of "the year 2 target" nobody asks what the 2 is."""
    query, _ = make_assistant(open_shipped, embedder).understand("what was the yr 2 target for patients delayed")
    assert query.operation is Operation.LOOKUP


def test_from_one_year_to_the_next_something_moves_between_two_years() -> None:
    """ "From 2014 to 2015" is no financial year to who asks how much something rose."""
    assert [each.label for each in take_times("how much did it rise from 2014 to 2015").ends] == ["2014", "2015"]


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("how much of the abuse looked into happened at home?", Wants.PERCENT),
        ("how much of the budget goes on care homes?", Wants.MONEY),
    ],
)
def test_a_part_of_what_is_no_money_is_a_share(question: str, wants: Wants) -> None:
    """ "How much of the abuse" asks for a share, "how much of the budget" for money."""
    assert wants_of(question) is wants
