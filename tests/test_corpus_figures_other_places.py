"""Numbers told of one place after another, and what stands before a number without being a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_next_numbers import read

AREA = "Garsbury"
FALLS = "Emergency admissions for falls in people aged 65 and over ran at 2,184 per 100,000 in 2019-20."


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        (
            f"{FALLS} There is a coastal pattern: Thanet 2,506, Folkestone and Hythe 2,391.",
            {"2,506": "Thanet", "2,391": "Folkestone and Hythe"},
        ),
    ],
)
def test_a_place_of_two_names_is_one(tmp_path: Path, text: str, areas: dict[str, str]) -> None:
    """The whole name is the area, not its last word."""
    told = read(tmp_path, text)
    assert {printed: told[printed].area for printed in areas} == areas


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The Board's income was £248,000: County Council £131,000, Constabulary £41,000 and £9,000 left.", "£41,000"),
        ("The Board's income was £248,000: Integrated Care Board £67,000, Constabulary £41,000.", "£67,000"),
        ("Gross budget 2010/11 £8,140k Income £(1,215)k Net £6,925k", "£(1,215)k"),
        ("Reablement starts in the month 47 Ended with no ongoing need 72.3% (34 of 47) Target 75%", "75%"),
    ],
)
def test_who_pays_and_what_is_reckoned_is_no_place(tmp_path: Path, text: str, printed: str) -> None:
    """A force, a board, income and a target are written with a capital, and are no areas."""
    assert read(tmp_path, text)[printed].area == AREA


def test_the_places_told_one_after_another_are_of_the_time_of_the_first(tmp_path: Path) -> None:
    """The sentence before gives the measure, and with it the year."""
    told = read(tmp_path, f"{FALLS} There is a coastal pattern: Thanet 2,506, Folkestone and Hythe 2,391.")
    assert [told[each].dated for each in ("2,506", "2,391")] == ["2019-20", "2019-20"]
