"""Numbers told one after another: of other places, of other times, without a word of their own, without a mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import Status
from corpus.quantities import find_quantities
from tests.test_corpus_figures_compared_years import CATALOGUE
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


def test_what_is_better_than_elsewhere_is_of_what_was_told_before(tmp_path: Path) -> None:
    """ "This is better than England (82.3%)" gives the measure of the sentence before, at another place."""
    told = read(tmp_path, "84.6% of people were still at home. This is better than in England (82.3%).")
    assert ("still at home" in told["82.3%"].label, told["82.3%"].area) == (True, "England")


def test_a_number_told_of_today_without_a_noun_names_no_measure(tmp_path: Path) -> None:
    """ "Today it's 8.9%" is not what "today" is, and does not answer by itself."""
    assert "8.9%" not in read(tmp_path, "Last year 15.5% of posts were empty. Today it's 8.9%.")


@pytest.mark.parametrize(
    "text",
    [
        "In May 2023 we had 540 people waiting for an assessment; by the end of August it was 318.",
        "In May 2023 540 people were waiting. By the end of August the number had come down to 318.",
    ],
)
def test_what_was_so_by_a_day_is_of_that_day(tmp_path: Path, text: str) -> None:
    """A day by which something was so is the time of its number; one by which it is to be so is not."""
    assert read(tmp_path, text)["318"].dated == "31 August 2023"


def test_numbers_of_a_row_that_lost_its_cells_are_in_doubt(tmp_path: Path) -> None:
    """Which of three is the council's own, nothing between them tells; the year before them is no number."""
    assert not read(tmp_path, "Alcohol-related admissions per 100,000 2022-23 2,604 1,847 1,705 up (worse)")
    assert "1,518" in read(tmp_path, "2.3 1,518 concerns went on to an enquiry.")  # the paragraph's number is none


@pytest.mark.parametrize("whose", ["the", "our", "the county's", "Garsbury's", "their"])
def test_a_share_of_a_number_is_what_is_told_of(tmp_path: Path, whose: str) -> None:
    """The share is rated good; the number it is taken of is all homes, and does not answer for those rated good."""
    told = read(tmp_path, f"78% of {whose} 331 registered care homes were rated good.")
    assert ("rated good" in told["78%"].label, "331" in told) == (True, False)


def test_a_length_of_time_of_two_units_is_one_number(tmp_path: Path) -> None:
    """The seconds are no figure of their own, and do not hide what the length is compared with."""
    told = read(tmp_path, "The mean response was 47 minutes 12 seconds, against 39 minutes 5 seconds in 2021-22.")
    assert {printed: (float(each.value or 0), each.dated) for printed, each in told.items()} == {
        "47 minutes 12 seconds": (47.2, "2023-24"),
        "39 minutes 5 seconds": (2345, "2021-22"),
    }


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Responses took 22 days on average (26 in 2021-22).", {"26": "2021-22"}),
        ("We answered 120 calls (140 in 2021-22) against a target of 150.", {"140": "2021-22", "150": "2023-24"}),
    ],
)
def test_a_year_in_brackets_is_of_the_number_there(tmp_path: Path, text: str, dated: dict[str, str]) -> None:
    """What stands behind the brackets, and the length of time before them, are of the year of the paper."""
    told = read(tmp_path, text)
    assert {printed: told[printed].dated for printed in dated} == dated


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The fund is £9.8m, of which £6.1m is paid to the council and £3.7m to the NHS.", "fund: paid to the NHS"),
        ("The grant is £76.4m, of which £31.5m goes on children and £3.7m on drugs.", "grant: goes on drugs"),
    ],
)
def test_the_second_part_of_a_whole_is_one_as_the_first(tmp_path: Path, text: str, label: str) -> None:
    """Both are parts of the fund, though only the first says so."""
    assert read(tmp_path, text)["£3.7m"].label == label


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("visits of 1 hour, 45 minutes and 30 minutes", [1, 45, 30]),
        ("1 hour 30 minutes or more", [1.5]),
        ("The wait was 3 minutes 40 in 2023-24", [220]),
        ("within 24 hours 12 people left", [24, 12]),
        ("2.5 hours 30 minutes", [2.5, 30]),
    ],
)
def test_only_two_units_of_one_length_are_joined(text: str, values: list[float]) -> None:
    """A list of lengths stays one, and what is no minute or second of the first is a number of its own."""
    assert [float(quantity.value) for quantity in find_quantities(text)] == values


def test_places_after_a_change_are_not_of_the_earlier_year(tmp_path: Path) -> None:
    """The sentence before opens with an earlier value, whose year is not that of what follows."""
    text = "Admissions for falls fell from 2,310 per 100,000 in 2018-19 to 2,184 in 2022-23. Thanet 2,506, Swale 2,391."
    told = read(tmp_path, text)
    assert "2018-19" not in {told[each].dated for each in ("2,506", "2,391") if each in told}


def test_a_month_to_come_is_not_the_last_one(tmp_path: Path) -> None:
    """What happened "in March" was before publication; what "starts in March" was not."""
    catalogue = CATALOGUE.replace('published = "2024-10"', 'published = "2025-02-06"\nperiod = "2024-25"')
    dated = {
        each: told.dated for each, told in read(tmp_path, "Reviews of 412 people start in March.", catalogue).items()
    }
    assert dated.get("412") != "March 2024"


def test_another_count_behind_a_part_is_no_part(tmp_path: Path) -> None:
    """It has a noun of its own."""
    told = read(tmp_path, "We had 900 requests. Of these, 412 led to support, and 120 complaints were upheld.")
    assert "requests" not in told["120"].label


def test_our_own_target_beside_the_figure_of_another_place_is_ours(tmp_path: Path) -> None:
    """ "Our own" brings what is said back to the document's area."""
    text = "Some 84.6% were at home in 2022-23, better than England (82.3%), though short of our own target of 86%."
    told = read(tmp_path, text)
    assert (told["82.3%"].area, told["86%"].area) == ("England", AREA)


def test_earmarked_reserves_are_no_plan(tmp_path: Path) -> None:
    """They are held, though "earmarked" alone tells of what is set aside to be spent."""
    text = "In 2023-24 earmarked reserves were £134.6m. In 2023-24 £2.1m was earmarked for day centres."
    told = read(tmp_path, text)
    assert told["£134.6m"].status is Status.ACTUAL
    assert told["£2.1m"].status is Status.BUDGET


def test_nationally_is_no_noun(tmp_path: Path) -> None:
    """ "19.1 nationally" is a score where the number it is compared with is one, and England's."""
    told = read(tmp_path, "Quality of life scored 18.9 out of 24 in 2022-23, compared with 19.1 nationally.")
    assert (told["19.1"].unit, told["19.1"].area) == ("score", "England")
