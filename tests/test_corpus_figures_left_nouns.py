"""Numbers whose noun was said before, amounts over years, and numbers that name a recommendation or a column."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import ANSWERS_FROM
from corpus.quantities import find_quantities
from tests.test_corpus_figures_next_numbers import read


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("There were 58 Shared Lives households, of which 19 offered short breaks.", "19", "households"),
        ("Of the 58 carers, 19 provided respite stays.", "19", "carers"),
        ("We supported 1,240 adults in March 2023, 61 of them in hospitals elsewhere.", "61", "adults"),
        ("97 adults live outside the county, 31 of them more than 100 miles away.", "31", "adults"),
        ("Partners put 1,306 staff through the basic course and 288 through the advanced one.", "288", "staff"),
    ],
)
def test_a_part_counts_what_the_whole_counts(tmp_path: Path, text: str, printed: str, unit: str) -> None:
    """Whoever did something is counted, not what they did it to or where they are."""
    assert read(tmp_path, text)[printed].unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "We accept recommendations 1 to 3.",
        "Actions 4, 5 and 7 are complete.",
        "Objective 2 is on track; actions 7 and 8 are late.",
        "Pathways 1-3 are busy.",
    ],
)
def test_numbers_of_recommendations_and_actions_are_no_figures(text: str) -> None:
    """A number that names one of several things counts nothing."""
    assert not find_quantities(text)


def test_so_many_recommendations_are_a_figure() -> None:
    """A number before its noun counts."""
    found = find_quantities("The review made 12 recommendations, of which 9 are done.")
    assert [quantity.value for quantity in found] == [12, 9]


def test_an_amount_over_several_years_is_of_none_of_them(tmp_path: Path) -> None:
    """It may answer, and is no figure of the paper's year."""
    seen = read(tmp_path, "The Department is investing £7.5 billion in social care over the next two years.")
    amount = seen["£7.5 billion"]
    assert amount.confidence >= ANSWERS_FROM
    assert amount.period is None


def test_a_number_in_the_first_cell_of_a_row_answers_nothing(tmp_path: Path) -> None:
    """The "two doses" of a row of shares name its measure."""
    seen = read(tmp_path, "MMR two doses by age 5 2022-23 81.3% 82.6% 83.9% down")
    assert "two" not in seen or seen["two"].confidence < ANSWERS_FROM
