"""Parts whose whole stands elsewhere: in the row above, in a sum that comes out, or behind the pronoun "one"."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import ANSWERS_FROM, Status
from tests.test_corpus_figures_next_numbers import read

REPLY = """
**Question 1. Please tell me the number of people aged 65+ whose care home place was funded by the council, the gross
spend, and contributions.**

| | 2022-23 | 2023-24 |
|---|---|---|
| People funded on the last day | 1,190 | 1,214 |
| of whom nursing | 389 | 417 |
| Gross spend (£000) | 51,980 | 58,346 |
"""


def test_a_row_of_people_beside_rows_of_money_counts_people(tmp_path: Path) -> None:
    """A caption that asks for people and spend does not make pounds of the people."""
    seen = read(tmp_path, REPLY)["1,214"]
    assert (seen.unit, seen.confidence >= ANSWERS_FROM) == ("people", True)


def test_a_row_of_whom_is_of_the_row_above(tmp_path: Path) -> None:
    """It has the measure and the unit of its whole, and its own words for its group."""
    seen = read(tmp_path, REPLY)["417"]
    assert (seen.measure, seen.group, seen.unit) == ("People funded on the last day", "of whom nursing", "people")


def test_brackets_inside_a_label_leave_its_noun(tmp_path: Path) -> None:
    """ "Emergency (999) escalations" counts escalations."""
    table = "| Calls | 2022-23 | 2023-24 |\n|---|---|---|\n| Emergency (999) escalations | 1,833 | 1,521 |\n"
    assert read(tmp_path, table)["1,521"].unit == "escalations"


@pytest.mark.parametrize(
    ("text", "printed", "unit", "group"),
    [
        (
            "The list held 466 people. By age, 289 were 65 or over and 177 were 18-64.",
            "289",
            "people",
            "65 or over",
        ),
        (
            "Ash Court has 78 flats. Fifty-five are for rent, and 23 are for shared ownership.",
            "23",
            "flats",
            "shared ownership",
        ),
    ],
)
def test_counts_that_add_up_to_a_number_told_before_are_its_parts(
    tmp_path: Path, text: str, printed: str, unit: str, group: str
) -> None:
    """They count what it counts, and are members of one list."""
    seen = read(tmp_path, text)[printed]
    assert seen.unit == unit
    assert group in (seen.group or "")
    assert seen.breakdown


def test_counts_that_do_not_add_up_are_no_parts(tmp_path: Path) -> None:
    """One number that is left over leaves open of what the others are parts."""
    seen = read(tmp_path, "The list held 466 people. By age, 280 were 65 or over and 177 were 18-64.")
    assert not seen["280"].breakdown


def test_a_sum_that_comes_out_in_another_section_proves_nothing(tmp_path: Path) -> None:
    """In a long document some number is the sum of any two: only one told in the same section is their whole."""
    text = "## Homes\n\nThere were 466 visits.\n\n## Courses\n\nBy age, 289 were 65 or over and 177 were 18-64."
    seen = read(tmp_path, text)["289"]
    assert seen.unit != "visits"
    assert not seen.breakdown


def test_one_stands_for_the_thing_named_before(tmp_path: Path) -> None:
    """A number of people who have "one" is of the thing that the clause before names."""
    text = (
        "4,212 people received a long-term service at some point in the year; 3,105 were receiving one in March 2024."
    )
    seen = read(tmp_path, text)["3,105"]
    assert "long-term service" in seen.label
    assert seen.confidence >= ANSWERS_FROM


def test_what_a_rise_comes_to_is_named_by_what_rises(tmp_path: Path) -> None:
    """It is no level of an hour, and only as sure to come as the rise."""
    seen = read(tmp_path, "Home care fees will go up by 5.2% to £24.10 an hour from April 2025.")["£24.10"]
    assert seen.label == "Home care fees"
    assert seen.status is not Status.ACTUAL


def test_brackets_with_the_years_before_are_no_list_of_their_own(tmp_path: Path) -> None:
    """The number before the brackets is read, and those inside are its earlier values."""
    text = "## Key points\n\n* 412 complaints were received, a rise of 14% (2022-23: 361; 2021-22: 338).\n"
    seen = read(tmp_path, text)
    assert [seen[each].unit for each in ("412", "361", "338")] == ["complaints"] * 3
    assert seen["361"].label == seen["412"].label


def test_a_second_number_goes_on_from_the_one_of_its_noun(tmp_path: Path) -> None:
    """ "A year before it was 1,604 people and 16,210 hours": the hours are of the hours."""
    text = (
        "In the census week 1,562 people were getting 16,880 hours of home care. A year before it was 1,604 people and"
    )
    seen = read(tmp_path, f"{text} 16,210 hours.")
    assert seen["16,210 hours"].label == seen["16,880 hours"].label


def test_an_aside_before_the_verb_is_no_subject(tmp_path: Path) -> None:
    """What was 17,800 is the number of visits, whatever is among them."""
    seen = read(tmp_path, "The number of home care visits, including those at night, was 17,800 in 2023-24.")
    assert seen["17,800"].measure == "home care visits"
