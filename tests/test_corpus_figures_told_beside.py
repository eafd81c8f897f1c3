"""What stands beside a number in its sentence is its own place, year and status only where the sentence says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import Observation
from tests.test_corpus_figures_sentences import read


def by_print(tmp_path: Path, text: str, more: str = "period: 2022-23\npublished: 2023-11\n") -> dict[str, Observation]:
    """The observations that answer, by how each is printed; the first where two are printed alike."""
    found: dict[str, Observation] = {}
    for seen in read(tmp_path, text, more):
        found.setdefault(seen.printed, seen)
    return found


@pytest.mark.parametrize(
    ("text", "printed", "area"),
    [
        ("In 2022/23 4.5% of adults had paid work. National (2021/22): 5.8%.", "5.8%", "England"),
        ("In 2022/23 4.5% of adults had paid work. England: 5.8%.", "5.8%", "England"),
        ("In 2022/23 4.5% of adults had paid work. South East: 5.8%.", "5.8%", "South East"),
        ("4.5% of adults had paid work. Comparator authorities did better in 2022-23 (5.8%).", "5.8%", "other areas"),
        ("4.5% of adults had paid work. The region had 5.2%, as did the country (5.8%).", "5.8%", "England"),
        ("The country averaged 5.8% of adults in paid work.", "5.8%", "England"),
    ],
)
def test_whom_a_short_sentence_is_led_by(tmp_path: Path, text: str, printed: str, area: str) -> None:
    """A sentence that opens with a place and a colon, or compares with others in brackets, is not of the council."""
    assert by_print(tmp_path, text)[printed].area == area


def test_a_target_behind_other_areas(tmp_path: Path) -> None:
    """A target that closes brackets of England and the region is the council's own."""
    text = "The share still at home was 82.4% (England 83.1%, North West 81.9%, target 85%)."
    assert {printed: seen.area for printed, seen in by_print(tmp_path, text).items()}["85%"] != "North West"


@pytest.mark.parametrize(
    "text",
    [
        "The survey found that 64% were satisfied, a similar level to 2020/21.",
        "The survey results show that 64% were satisfied, compared with 61% in 2020/21.",
        "The response rate to the survey was 64%, a fall of 6 percentage points from 2020/21.",
        "In the survey 64% felt safe, the same as in 2020/21.",
        "Of those who replied 64% had enough social contact, up 3.1 percentage points on 2020/21.",
    ],
)
def test_a_year_that_a_survey_is_compared_with(tmp_path: Path, text: str) -> None:
    """The only year that a sentence on a survey names is not the survey's where it is compared with."""
    assert by_print(tmp_path, text)["64%"].dated == "2022-23"


def test_the_year_of_a_survey(tmp_path: Path) -> None:
    """Where a survey is said to be of a year, what people answered is of it."""
    assert by_print(tmp_path, "The survey was carried out in 2020/21. 64% felt safe.")["64%"].dated == "2020-21"


def test_the_year_of_a_collection(tmp_path: Path) -> None:
    """A collection named with its year behind England's number dates both, and nothing that is told next."""
    text = "36.8% of carers were satisfied (England 36.9%, SACE 2020/21). There were 410 overdue reviews."
    found = by_print(tmp_path, text)
    assert [found[each].dated for each in ("36.8%", "36.9%", "410")] == ["2020-21", "2020-21", "2022-23"]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Registers of patients (Quality and Outcomes Framework, 2020/21) hold 1,332 people.", "2020-21"),
        ("The latest count (Skills for Care, October 2021) gives 1,332 vacancies.", "October 2021"),
        ("Under the plan (Carers' Strategy, 2020) 1,332 people were assessed.", "2022-23"),
        ("Under the Care Act (2014) 1,332 people were assessed.", "2022-23"),
    ],
)
def test_a_source_in_brackets(tmp_path: Path, text: str, dated: str) -> None:
    """A source and its time in brackets date the number; a strategy and a law do not."""
    found = by_print(tmp_path, text)
    assert (found["1,332"].dated, len(found)) == (dated, 1)


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("Visits were 4,810, up 3% on December (4,670).", "2022-23", "December 2022"),
        ("There were 4,810 contacts in Quarter 2, a 3% rise on Quarter 1 (4,670).", "Q2 2022-23", "Q1 2022-23"),
    ],
)
def test_the_month_that_a_move_is_measured_on(tmp_path: Path, text: str, now: str, before: str) -> None:
    """What is up on a month is not of that month; what stands in brackets behind it is."""
    found = by_print(tmp_path, text)
    assert (found["4,810"].dated, found["4,670"].dated, found["4,670"].aspect) == (now, before, "level")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In February 2023 Cabinet approved a budget of £104.2m for adult social care.", "2023-24"),
        ("In February 2023 Cabinet approved a revised budget of £104.2m.", "2022-23"),
        ("In June 2022 Cabinet approved a budget of £104.2m for the new centre.", "2022-23"),
    ],
)
def test_when_a_budget_was_set(tmp_path: Path, text: str, year: str) -> None:
    """A budget set in the last months of a financial year is the next one's, unless it changes this one's."""
    assert by_print(tmp_path, text)["£104.2m"].dated == year


def test_what_a_notice_is_of(tmp_path: Path) -> None:
    """A heading that names the day of a notice and the week of its survey dates what stands below by the survey."""
    text = "## Notice of 18 December 2019 (survey week, September 2019)\n\n- Contact hours: 276,188.\n"
    assert by_print(tmp_path, text)["276,188"].dated == "September 2019"


def test_words_before_a_colon(tmp_path: Path) -> None:
    """ "Clients: 23,425, similar to 2018" counts clients, and a heading is no name in place of "Cost per week"."""
    text = "## Notice\n\n- Clients: 23,425, similar to 2018 (23,409).\n- Cost per week: £812, up from £790.\n"
    found = by_print(tmp_path, text)
    assert (found["23,425"].unit, found["£812"].group) == ("clients", "Cost per week")


@pytest.mark.parametrize(
    ("text", "dated", "status"),
    [
        ("| Year | People aged 65+ |\n|---|---|\n| 2030 | 70,000 |\n", "2030", "forecast"),
        ("| Year | People aged 65+ |\n|---|---|\n| 2023 | 70,000 |\n", "2023", "actual"),
        ("In May 2023 70,000 people were waiting.", "May 2023", "actual"),
    ],
)
def test_a_paper_without_a_date(tmp_path: Path, text: str, dated: str, status: str) -> None:
    """A paper that does not say when it was published spoke within a year of its own: what is later is foretold."""
    seen = by_print(tmp_path, text, "period: 2022-23\n")["70,000"]
    assert (seen.dated, seen.status) == (dated, status)


def test_other_subjects_that_moved(tmp_path: Path) -> None:
    """ "And safeguarding concerns by 41%" tells of concerns, not of the contacts before."""
    found = by_print(tmp_path, "Contacts are up by 18% and safeguarding concerns by 41%.")
    assert [found[each].measure for each in ("18%", "41%")] == ["Contacts", "safeguarding concerns"]
