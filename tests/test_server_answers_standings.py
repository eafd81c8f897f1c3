"""Ranks, lists and shares over the figures that a document prints side by side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over, make_assistant

PAGE = """# Ferrisbrook adult social care report 2024-25

## Complaints by subject

| Subject | 2023-24 | 2024-25 |
|---|---|---|
| Delay | 61 | 66 |
| Quality of care | 58 | 52 |
| Communication | 40 | 49 |
| Charging | 12 | * |
| All complaints | 171 | 171 |

\\* fewer than 5, suppressed

## Compliments by subject

| Subject of compliment | 2024-25 |
|---|---|
| Staff | 12 |
| Kindness | 12 |
| Speed | 7 |

## Reconciliation of the net budget

| Step | £000 |
|---|---|
| Opening budget | 91,200 |
| Add: inflation | 4,100 |
| Less: savings | -2,300 |
| Closing budget | 93,000 |

## Beds by home type

| Home type | Beds at 31 March 2025 |
|---|---|
| Residential | 1,012 |
| Nursing | 834 |
| Total | 1,846 |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The real assistant over one report with tables."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("tables"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("What is the largest number of complaints by subject in 2024-25?", [66, 52, 49]),
        ("top two subjects of complaints 2024-25", [66, 52, 49]),
        ("second largest subject of complaints in 2023-24", [58, 61, 40, 12]),
        ("rank the subjects of complaints in 2023-24", [61, 58, 40, 12]),
    ],
)
def test_the_rows_of_a_table_are_ranked_without_its_total(
    assistant: Assistant, question: str, values: list[int]
) -> None:
    """The first figure is the one asked for, every other row follows, and the row of all of them is not among them."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert [figure.value for figure in answer.figures] == values


def test_a_suppressed_row_is_said_and_never_called_the_smallest(assistant: Assistant) -> None:
    """What is suppressed is small: the largest can be told, and which has none; the smallest cannot."""
    assert "No number is given for Charging" in assistant.answer("largest subject of complaints in 2024-25").text
    for words in ("fewest complaints", "smallest number of complaints", "lowest complaints"):
        answer = assistant.answer(f"Which subject had the {words} in 2024-25?")
        assert answer.outcome is not Outcome.ANSWERED, answer.text


def test_a_share_is_of_the_printed_total(assistant: Assistant) -> None:
    """A part is divided by the total of its column, not by the total counted in once more."""
    answer = assistant.answer("What share of the beds are nursing?")
    assert answer.text.startswith("45.2%: 834 of 1,846")
    assert answer.figures[0].value == 834


def test_the_steps_of_a_reckoning_are_not_ranked(assistant: Assistant) -> None:
    """ "Opening budget, add, less" is a calculation: none of its lines is the biggest part of anything."""
    assert assistant.answer("What was the biggest part of the net budget?").outcome is not Outcome.ANSWERED


def test_a_council_that_is_not_held_is_not_ranked(assistant: Assistant) -> None:
    """A name that nothing held knows is not passed over: its largest group is not ours."""
    assert assistant.answer("largest subject of complaints in tilmarsh").outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    ["what's the biggest thing you spend money on", "what is the most money spent on", "what costs the most"],
)
def test_of_lists_headed_by_their_year_the_latest_is_ranked(
    open_shipped: IndexVersion, embedder: Embedder, question: str
) -> None:
    """A report that heads each year's list by the year is asked of its latest year, where no year is named."""
    answer = make_assistant(open_shipped, embedder).answer(question)
    assert [figure.period for figure in answer.figures] == ["2022-23"] * 4, answer.text
    assert answer.figures[0].display == "£160.1 million"


def test_who_shares_the_first_place_is_named_beside_the_first(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """Three areas have the same score: none of them is the highest alone."""
    answer = make_assistant(open_shipped, embedder).answer("Which council has the highest quality of life score?")
    assert answer.text.startswith("Peterborough: 19.2")
    assert "The same: Suffolk 19.2; Hertfordshire 19.2." in answer.text
    assert "The others: Cambridgeshire 19.1" in answer.text


def test_areas_are_ranked_by_the_latest_year_that_has_values(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """Carers are asked every second year: where no year is named, the last one asked ranks the areas."""
    question = "Which council has the highest proportion of carers satisfied with social services?"
    answer = make_assistant(open_shipped, embedder).answer(question)
    assert answer.figures, answer.text
    assert (answer.figures[0].area, answer.figures[0].period) == ("Suffolk", "2023-24")


def test_rows_of_one_value_share_their_place(assistant: Assistant) -> None:
    """ "Delay" and "Quality" of one table with the same number are told together."""
    answer = assistant.answer("Which subject had the most compliments in 2024-25?")
    assert "The same: Kindness 12." in answer.text, answer.text
