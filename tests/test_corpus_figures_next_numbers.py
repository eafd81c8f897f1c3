"""What a sentence says behind one number is of the next: its year, its status, its area, its change."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.test_corpus_figures_compared_years import CATALOGUE

QUARTER = CATALOGUE.replace('published = "2024-10"', 'published = "2024-11"\nperiod = "Q2 2024-25"').replace(
    "Local Account 2023-24", "Quarter 2 performance report"
)


def read(folder: Path, text: str, catalogue: str = CATALOGUE) -> dict[str, Observation]:
    """The figures of a text that may answer, by the number as printed."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(catalogue, encoding="utf-8")
    (document,) = read_corpus(folder).documents
    return {each.printed: each for each in find_observations(document) if each.confidence >= ANSWERS_FROM}


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("81.4% of people stayed at home, with a target of 85% by 2025-26.", {"81.4%": "2023-24", "85%": "2025-26"}),
        (
            "Spending on mental health was £61.2m and is budgeted to be £66.0m in 2024-25.",
            {"£61.2m": "2023-24", "£66.0m": "2024-25"},
        ),
        ("We support 172 carers, growing to 200 by March 2026.", {"172": "2023-24", "200": "March 2026"}),
        (
            "76% of reviews were on time, below the target of 80% and the 2022-23 outturn of 79%.",
            {"76%": "2023-24", "80%": "2023-24", "79%": "2022-23"},
        ),
        ("- Trust in the service: 88%, 2021-22: 84%", {"88%": "2023-24"}),
        ("We spend £281.7m a year on older people.", {"£281.7m": "2023-24"}),
        ("In 2022-23 we supported 14,210 people. This rose to 14,562.", {"14,210": "2022-23", "14,562": "2023-24"}),
        (
            "The 2021 census counted 148,341 carers. 3,211 carers were assessed by us.",
            {"148,341": "2021", "3,211": "2023-24"},
        ),
        ("Before the new service began 45% went to a care home.", {}),
        ("Ten years ago we supported 1,900 people in day centres.", {}),
    ],
)
def test_a_time_is_of_the_number_it_stands_with(tmp_path: Path, text: str, dated: dict[str, str]) -> None:
    """The number before has that of its place; of a time that is past and not told there is no figure."""
    assert {printed: each.dated for printed, each in read(tmp_path, text).items()} == dated


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        (
            "The 2023-24 outturn for reviews was 79.8%; the 2024-25 target is 82% and the Q2 position is 80.4%.",
            {"79.8%": "2023-24", "82%": "2024-25", "80.4%": "Q2 2024-25"},
        ),
        ("In Q2 last year 71% of reviews were on time.", {"71%": "Q2 2023-24"}),
        ("| Measure | Last year | This quarter |\n|---|---|---|\n| On time | 74% | 76% |", {"76%": "Q2 2024-25"}),
        (
            "| Measure | Last quarter | Cumulative Q2 |\n|---|---|---|\n| Concerns received | 741 | 1,500 |",
            {"741": "Q1 2024-25", "1,500": "April 2024 to September 2024"},
        ),
    ],
)
def test_a_quarter_without_its_year_is_one_that_the_report_knows(
    tmp_path: Path, text: str, dated: dict[str, str]
) -> None:
    """It is of the report's year, or of the one before where it is yet to come; "last year" is no quarter."""
    found = {printed: each.dated for printed, each in read(tmp_path, text, QUARTER).items()}
    assert {printed: found.get(printed) for printed in dated} == dated
    assert "74%" in dated or "74%" not in found


@pytest.mark.parametrize(
    ("text", "number", "status"),
    [
        ("Spend on care is £612.4m (2024-25 budget: £641.2m).", "£641.2m", "budget"),
        ("81.4% stayed at home (2024-25 target: 85%).", "85%", "target"),
        ("The full-year forecast is 16,500 contacts (2022/23: 16,010).", "16,010", "actual"),
        ("## Our priorities for 2024-25\n\n- 85% of reviews on time", "85%", "target"),
        ("The Director said she hoped to recruit 40 nurses.", "40", "target"),
        ("| Indicator | Result | Target |\n|---|---|---|\n| Feel safe | 71% | 75% |", "75%", "target"),
    ],
)
def test_a_plan_is_told_from_what_was(tmp_path: Path, text: str, number: str, status: str) -> None:
    """Its own words say it, or the heading over it."""
    assert read(tmp_path, text)[number].status.value == status


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("Spending on dementia rose £4.4m to £61.4m.", {"£4.4m": "change", "£61.4m": "level"}),
        ("The number of carers waiting fell by 312 to 428.", {"312": "change", "428": "level"}),
        ("Spend on care was £612.4m, up £41.4m.", {"£612.4m": "level", "£41.4m": "change"}),
        ("Satisfaction is 64.9%, 2.3% up on 2022-23.", {"64.9%": "level", "2.3%": "change"}),
        ("Hospital admissions are 12% down at 1,120.", {"12%": "change", "1,120": "level"}),
        ("- Feel safe: 71% (+2 on last year)", {"71%": "level"}),
        ("- 214 complaints (↓ 12)", {"214": "level"}),
        (
            "| Measure | 2023-24 | Difference |\n|---|---|---|\n| Feel safe | 71% | 3% |",
            {"71%": "level", "3%": "change"},
        ),
        ("Our vacancy rate of 9.8% is lower than England (8.3%).", {"9.8%": "level", "8.3%": "level"}),
    ],
)
def test_a_change_is_no_level(tmp_path: Path, text: str, aspects: dict[str, str]) -> None:
    """Nor are a change and what came of it a range."""
    assert {printed: each.aspect.value for printed, each in read(tmp_path, text).items()} == aspects


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("## National picture\n\n418,029 people were waiting for an assessment.", {"418,029": "other areas"}),
        ("## England\n\n418,029 people were waiting for an assessment.", {"418,029": "England"}),
        (
            "Vacancies: 2.1% (England 3.0%, previous year 2.6%).",
            {"2.1%": "Garsbury", "3.0%": "England", "2.6%": "Garsbury"},
        ),
        ("The vacancy rate in Brighton & Hove is 8.1%.", {"8.1%": "Brighton and Hove"}),
        (
            "| Measure | 23/24 | Eng 22/23 |\n|---|---|---|\n| At home | 77.5% | 82.3% |",
            {"77.5%": "Garsbury", "82.3%": "England"},
        ),
    ],
)
def test_a_number_of_another_place_is_not_the_councils(tmp_path: Path, text: str, areas: dict[str, str]) -> None:
    """Whether a heading, brackets, a short name or a column says so."""
    assert {printed: each.area for printed, each in read(tmp_path, text).items()} == areas


def test_a_council_is_known_by_its_everyday_name(tmp_path: Path) -> None:
    """A column headed by it holds the figures of the council's own area, whatever its full name."""
    publisher = 'area = "Garsbury upon Thorle"\npublisher = "Garsbury City Council"'
    catalogue = CATALOGUE.replace('area = "Garsbury"', publisher)
    found = read(tmp_path, "| Measure | Garsbury | England |\n|---|---|---|\n| At home | 77.5% | 82.3% |", catalogue)
    assert found["77.5%"].area == "Garsbury upon Thorle"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("63% (95% CI 60-66) were satisfied with their care.", {"63%"}),
        ("We are 34th out of 152 councils for people who feel safe.", set()),
        ("18 homes had closed, not 12 as previously stated.", {"18"}),
        ("The Director denied that 200 people had been turned away.", set()),
        ("We supported 2,372 people among 18-64s.", {"2,372"}),
    ],
)
def test_what_counts_nothing_or_is_denied_answers_nothing(tmp_path: Path, text: str, kept: set[str]) -> None:
    """A place in an order, an interval, an age, a number that somebody says is wrong."""
    assert read(tmp_path, text).keys() == kept


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("11% of contracts end early, no different to 2021.", {"11%": "2023-24"}),
        ("61% had a break, on a par with 2021-22.", {"61%": "2023-24"}),
        ("61% had a break, in line with 2021-22.", {"61%": "2023-24"}),
        ("61% had a break, as in 2021-22.", {"61%": "2023-24"}),
        ("As in 2021-22, 61% had a break.", {"61%": "2023-24"}),
        ("In 2022-23, as in 2021-22, 61% had a break.", {"61%": "2022-23"}),
        ("61% had a break as at 31 March 2023.", {"61%": "31 March 2023"}),
    ],
)
def test_the_year_that_was_no_different_is_another(tmp_path: Path, text: str, dated: dict[str, str]) -> None:
    """A year that a number is only set beside is not its own."""
    assert {name: each.dated for name, each in read(tmp_path, text).items()} == dated


@pytest.mark.parametrize(
    "item",
    [
        "- 6,310 – The number of people with long support in 2022-23. There were fewer people the year before, 6,240.",
        "- 6,310 people with longer-term support in 2022-23. There were fewer people the year before, 6,240.",
    ],
)
def test_the_year_before_is_that_before_the_year_of_the_item(tmp_path: Path, item: str) -> None:
    """In a paper of 2023-24 an item of 2022-23 tells "the year before" of 2021-22."""
    dated = {name: each.dated for name, each in read(tmp_path, item).items()}
    assert dated == {"6,310": "2022-23", "6,240": "2021-22"}


def test_zero_hours_are_a_kind_of_contract(tmp_path: Path) -> None:
    """Nobody counts the hours of "zero hours contracts"."""
    found = read(tmp_path, "11% of contracts were zero hours contracts.")
    assert [each.label for each in found.values()] == ["contracts were zero hours contracts"]
