"""Numbers beside the time of another: each keeps its own, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


def dated(tmp_path: Path, text: str) -> dict[str, str | None]:
    """The period of each number that answers, by how it is printed."""
    return {seen.printed: seen.dated for seen in read(tmp_path, text)}


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        (
            "Trusts gave home care to 22,693 clients, up 6% (1,202) from the survey week in 2020 (21,491).",
            "22,693",
            "21,491",
        ),
        ("Visits went to 9,843 clients, a rise of 11% on the survey week in 2020 (8,895).", "9,843", "8,895"),
    ],
)
def test_a_time_that_a_move_is_measured_from(tmp_path: Path, text: str, now: str, before: str) -> None:
    """A time told in many words behind a move is that of the number in brackets behind it alone."""
    found = dated(tmp_path, text)
    assert (found[now], found[before]) == ("2022-23", "2020")


@pytest.mark.parametrize(
    "text",
    [
        "The charge for the alarm will rise from £4.20 to £4.60 a week from 1 April 2024.",
        "The charge will rise to £4.60 a week from 1 April 2024.",
        "The hourly rate will increase by 7% to £4.60 an hour from April 2024.",
    ],
)
def test_a_price_that_will_rise(tmp_path: Path, text: str) -> None:
    """What a price will be from a day in April on is of the financial year that begins then."""
    assert dated(tmp_path, text)["£4.60"] == "2024-25"


def test_what_a_new_clause_tells_of_now(tmp_path: Path) -> None:
    """Behind "than last year, while" stands a number of this year."""
    text = "A nursing bed costs £1,012, some £88 more than last year, while home care now costs £23.40 an hour."
    assert dated(tmp_path, text)["£23.40"] == "2022-23"


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Quarters One and Two 2022/23", "April 2022 to September 2022"),
        ("Quarters 1 to 3 of 2022/23", "April 2022 to December 2022"),
        ("The first two quarters of 2022/23", "April 2022 to September 2022"),
        ("Quarters 1 and 4 2022/23", "2022-23"),
    ],
)
def test_quarters_that_follow_each_other(tmp_path: Path, heading: str, label: str) -> None:
    """Quarters in a row are one stretch; the first and the last are none."""
    assert dated(tmp_path, f"## {heading}\n\n307 alerts had been raised.\n")["307"] == label


def test_how_sure_a_column_is(tmp_path: Path) -> None:
    """A mark that says provisional belongs to no name: "2011-12P" is 2011-12, and its neighbours keep their years."""
    text = "## Carers known\n\n| Area | 2010-11 | 2011-12P |\n|---|---|---|\n| Fife | 700 | 930 |\n"
    assert {seen.printed: (seen.area, seen.dated) for seen in read(tmp_path, text)} == {
        "700": ("Fife", "2010-11"),
        "930": ("Fife", "2011-12"),
    }


def test_a_note_under_a_table(tmp_path: Path) -> None:
    """ "All figures are for 2021/22" below a table dates it."""
    text = "| Ward | Carers known |\n|---|---|\n| Northfield | 84 |\n\nAll figures are for 2021/22 unless stated.\n"
    assert dated(tmp_path, text)["84"] == "2021-22"


def test_a_note_is_of_the_table_above_it(tmp_path: Path) -> None:
    """A note between two tables dates the one that it stands below, not the next."""
    table = "| Ward | Carers known |\n|---|---|\n| Northfield | {} |\n\n"
    text = f"{table.format(84)}All figures are for 2021/22.\n\n{table.format(91)}"
    assert dated(tmp_path, text) == {"84": "2021-22", "91": "2022-23"}


def test_the_year_of_what_went_up(tmp_path: Path) -> None:
    """The year in which something rose over a list is that of the list."""
    text = "Referrals rose again in 2021/22, as follows:\n\n- Home care: 412 referrals\n- Reablement: 380 referrals\n"
    assert dated(tmp_path, text) == {"412": "2021-22", "380": "2021-22"}


def test_when_rates_went_up(tmp_path: Path) -> None:
    """The month in which rates went up is not the time of the rates below."""
    text = (
        "We pay the rates below. They went up by 4.8% in April 2021.\n\n| Home | Rate |\n|---|---|\n| Rest | £861 |\n"
    )
    assert dated(tmp_path, text)["£861"] == "2022-23"


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Assessment waits averaged 28 days (34).", "34"),
        ("We completed 412 reviews (398) and 1,204 assessments (1,160).", "398"),
        ("- Assessment: 28 days (34)\n- Review: 61 days (75)\n", "75"),
    ],
)
def test_bare_brackets(tmp_path: Path, text: str, doubted: str) -> None:
    """What a bare number in brackets behind another of its kind is of is not told: it never answers."""
    assert doubted not in {seen.printed for seen in read(tmp_path, text)}


def test_brackets_that_a_note_dates(tmp_path: Path) -> None:
    """Lengths of time in a row are those of what stands before each, brackets those of the year of the note."""
    text = "Waiting times: assessment 28 days (34), review 61 days (75). Figures in brackets are for 2021/22.\n"
    found = {(seen.printed, seen.group, seen.dated) for seen in read(tmp_path, text)}
    assert found == {
        ("28 days", "assessment", "2022-23"),
        ("61 days", "review", "2022-23"),
        ("34", "assessment", "2021-22"),
        ("75", "review", "2021-22"),
    }


def test_a_plan_in_brackets_names_no_other_year(tmp_path: Path) -> None:
    """ "(target 3,000; last year 2,921)": last year's is no target."""
    found = {seen.printed: seen for seen in read(tmp_path, "Telecare users: 3,162 (target 3,000; last year 2,921).")}
    assert (found["3,000"].group, found["2,921"].group) == ("target", None)


def test_years_in_lines_below_a_question(tmp_path: Path) -> None:
    """Lines "2021 – 212" below a question answer it year by year."""
    text = "Q1. How many people were waiting for an assessment in each year?\n\n2021 – 212\n\n2022 – 340\n"
    assert dated(tmp_path, text) == {"212": "2021", "340": "2022"}


def test_another_occasion(tmp_path: Path) -> None:
    """What stands behind "at the last inspection in May 2021" is told of this one."""
    text = "At the last inspection in May 2021 it was rated Good. There were 34 people living there when we visited."
    assert dated(tmp_path, text)["34"] != "May 2021"
