"""Numbers told together: parts behind their whole, lists in brackets, two groups, two units of time."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from corpus.models import Aspect, Observation
from tests.test_corpus_figures import read


def by_number(tmp_path: Path, text: str, period: str = "2022-23") -> dict[str, Observation]:
    """The observations of a paragraph by their printed numbers."""
    return {one.printed: one for one in read(tmp_path, f"# Care\n\n{text}\n", period=period)}


@pytest.mark.parametrize(
    "text",
    [
        "Gross expenditure was £16.2m, made up of: £8.4m on care homes, £4.1m on home care and £3.7m on staff.",
        "Gross expenditure was £16.2m: £8.4m on care homes, £4.1m on home care and £3.7m on staff.",
    ],
)
def test_parts_behind_their_whole_are_of_its_measure(tmp_path: Path, text: str) -> None:
    """ "Made up of: £8.4m on care homes, …" are parts; so are they behind a colon if they add up."""
    found = by_number(tmp_path, text)
    assert [(found[part].measure, found[part].group) for part in ("£8.4m", "£4.1m", "£3.7m")] == [
        ("Gross expenditure", "care homes"),
        ("Gross expenditure", "home care"),
        ("Gross expenditure", "staff"),
    ]


def test_what_does_not_add_up_behind_a_colon_is_no_part(tmp_path: Path) -> None:
    """ "Reserves are £40m: £10m was spent on grants and £2m on loans" are no parts of the reserves."""
    found = by_number(tmp_path, "Reserves are £40m: £10m was spent on grants to schools and £2m on loans to homes.")
    assert "Reserves" not in {found["£10m"].measure, found["£2m"].measure}


def test_a_list_in_brackets_names_each_of_its_numbers(tmp_path: Path) -> None:
    """ "(44 complaints, 30%), followed by communication (37) and charges (21)" are all of complaints."""
    text = "The most common reason was delay (44 complaints, 30%), followed by communication (37) and charges (21)."
    found = by_number(tmp_path, text)
    assert found["30%"].label == found["44"].label
    assert (found["37"].group, found["37"].unit) == ("communication", "complaints")
    assert (found["21"].group, found["21"].unit) == ("charges", "complaints")


def test_what_brackets_tell_of_a_year_before_is_not_the_last_brackets_again(tmp_path: Path) -> None:
    """ "83% (271) would recommend it, more than in 2021-22 (81%)": 81% is of 2021-22."""
    found = by_number(tmp_path, "Some 83% (271) would recommend it, slightly more than in 2021-22 (81%).")
    assert found["81%"].period is not None
    assert found["81%"].period.label == "2021-22"


def test_what_is_said_of_two_groups_is_said_of_both_before_brackets(tmp_path: Path) -> None:
    """ "21.9% of Reception and 35.6% of Year 6 children were overweight (England …)" is said of both."""
    text = "Some 21.9% of Reception children and 35.6% of Year 6 children were overweight (England 22.1% and 35.8%)."
    found = by_number(tmp_path, text)
    assert "overweight" in found["21.9%" if "21.9%" in found else "Some 21.9%"].label
    assert found["35.8%"].area == "England"
    assert "Year 6" in found["35.8%"].label


def test_life_expectancy_is_told_of_men_and_of_women(tmp_path: Path) -> None:
    """ "78.0 years for men and 81.9 years for women" are two figures, neither with the other in its name."""
    found = by_number(tmp_path, "Life expectancy at birth in 2018-20 was 78.0 years for men and 81.9 years for women.")
    assert found["81.9 years"].label.endswith("for women")
    assert "81.9" not in found["78.0 years"].label


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Life expectancy at birth in 2018-20 was 78.0 years for men.", "2018 to 2020"),
        ("There were 63 drug-related deaths in 2018-20.", "2018 to 2020"),
        ("We supported 4,120 people with home care in 2018-20.", "2018-19 to 2019-20"),
        ("There were 63 drug-related deaths in 2018-19.", "2018-19"),
    ],
)
def test_statistics_of_health_are_pooled_over_calendar_years(tmp_path: Path, text: str, period: str) -> None:
    """Deaths "in 2018-20" are of three calendar years, people supported of two financial ones."""
    (seen,) = read(tmp_path, f"# Health\n\n{text}\n")
    assert seen.period is not None
    assert seen.period.label == period


def test_years_and_months_are_one_length_of_time(tmp_path: Path) -> None:
    """A wait of "6 years and 2 months" is one of 74 months."""
    (seen,) = read(tmp_path, "# Homes\n\nThe average wait for a three-bedroom house is 6 years and 2 months.\n")
    assert (seen.value, seen.unit) == (Decimal(74), "months")


def test_a_change_since_a_time_is_of_the_number_right_before_it(tmp_path: Path) -> None:
    """ "611 were outstanding, a reduction of 204 since the start of the year" is a change of what is outstanding."""
    text = "Some 1,502 applications were completed and 611 were outstanding, a reduction of 204 since the start of May."
    found = by_number(tmp_path, text)
    assert found["204"].aspect is Aspect.CHANGE
    assert "outstanding" in found["204"].label


def test_a_reference_is_no_figure(tmp_path: Path) -> None:
    """ "Our reference is 10482" counts nothing."""
    assert read(tmp_path, "# Request\n\nOur reference is 10482. Your reference number is 7731.\n") == []
