"""Headers that say, in short or by a mark, that their numbers are planned, expected or aimed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read

UNDATED = "period: 2022-23\n"
"""A paper of which only the year that it is about is known, not the day."""


def told(tmp_path: Path, text: str, more: str = UNDATED) -> dict[str, tuple[str, str | None]]:
    """The status and the period of each number that answers, by how it is printed."""
    return {seen.printed: (seen.status.value, seen.dated) for seen in read(tmp_path, text, more)}


@pytest.mark.parametrize(
    ("head", "status", "year"),
    [
        ("2023/24 estimate", "forecast", "2023-24"),
        ("2022/23 est. outturn", "forecast", "2022-23"),
        ("2022/23 (est)", "forecast", "2022-23"),
        ("2024/25 (F)", "forecast", "2024-25"),
        ("2022/23 (B)", "budget", "2022-23"),
        ("2022/23 f/cast", "forecast", "2022-23"),
        ("Indicative 2024/25", "forecast", "2024-25"),
        ("2022/23 original estimate", "budget", "2022-23"),
        ("YE target", "target", "2022-23"),
        ("FYE forecast", "forecast", "2022-23"),
        ("YE actual", "actual", "2022-23"),
        ("Prev YE", "actual", "2021-22"),
        ("Previous year end", "actual", "2021-22"),
        ("Prev yr", "actual", "2021-22"),
    ],
)
def test_statuses_in_short(tmp_path: Path, head: str, status: str, year: str) -> None:
    """A status cut short in a header is read as if it were spelt out."""
    text = table(f"£m | Actual 2020/21 | {head}", "Home care | 80.1 | 82.3")
    assert told(tmp_path, text)["82.3"] == (status, year)


def test_a_second_header_row(tmp_path: Path) -> None:
    """A row of statuses below the years is theirs."""
    text = table("Service | 2022/23 | 2023/24", " | Actual | Estimate", "People supported | 801 | 823")
    assert told(tmp_path, text) == {"801": ("actual", "2022-23"), "823": ("forecast", "2023-24")}


def test_estimates_of_what_was(tmp_path: Path) -> None:
    """An estimate of how many people lived somewhere is no forecast."""
    text = table("People in | 2021 estimate | 2031 estimate", "People aged 65+ | 8,010 | 9,000")
    found = told(tmp_path, text, "period: 2022-23\npublished: 2023-11\n")
    assert [status for status, _ in found.values()] == ["actual", "forecast"]


@pytest.mark.parametrize("more", [UNDATED, "period: 2022-23\npublished: 2023-11\n"])
def test_years_to_come(tmp_path: Path, more: str) -> None:
    """What a year that begins after the paper's own will hold has not happened, whatever its header leaves out."""
    rows = ("Measure | 2021/22 | 2026/27", "Home care hours | 801 | 823", "Net spend (£m) | 88.1 | 92")
    found = told(tmp_path, table(*rows), more)
    assert found == {
        "801": ("actual", "2021-22"),
        "823": ("forecast", "2026-27"),
        "88.1": ("actual", "2021-22"),
        "92": ("budget", "2026-27"),
    }
    years = table("Year | People with dementia", "2020 | 801", "2040 | 850")
    assert [status for status, _ in told(tmp_path / "rows", years, more).values()] == ["actual", "forecast"]


@pytest.mark.parametrize(
    ("note", "status"),
    [
        ("** forecast", "forecast"),
        ("\\* provisional; ** forecast outturn at month 9", "forecast"),
        ("** Figures are based on budget", "budget"),
        ("** excludes people whose care is planned", "actual"),
    ],
)
def test_marks_of_columns(tmp_path: Path, note: str, status: str) -> None:
    """A mark behind a year is read by its note, which must say first that the numbers are planned."""
    text = table("Service | 2021/22 | 2022/23**", "People supported | 801 | 823") + f"\n{note}\n"
    assert told(tmp_path, text)["823"] == (status, "2022-23")


@pytest.mark.parametrize("head", ["Lower threshold", "Upper threshold", "Stretch", "Minimum standard"])
def test_thresholds(tmp_path: Path, head: str) -> None:
    """A threshold over a column is aimed at; one that labels a row may be the limit of a charge."""
    assert told(tmp_path, table(f"Measure | Actual | {head}", "Timely reviews | 61% | 60%"))["60%"][0] == "target"
    rows = table("Capital limit | 2022/23", "Lower threshold | £14,250")
    assert told(tmp_path / "rows", rows)["£14,250"][0] == "actual"


def test_approved_beside_indicative(tmp_path: Path) -> None:
    """What is approved for one year beside what is indicative for another is budgeted; refusals plan nothing."""
    text = table("£m | Approved 2022/23 | Indicative 2024/25", "Home care | 80.1 | 82.3")
    assert told(tmp_path, text)["80.1"][0] == "budget"
    other = table("Grants (number) | Approved 2021/22 | Refused 2021/22", "Grants for homes | 80 | 20")
    assert {status for status, _ in told(tmp_path / "other", other).values()} <= {"actual"}


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Year-end target", "2022-23"),
        ("Annual target", "2022-23"),
        ("P6 forecast", "2022-23"),
        ("Month 6 forecast", "2022-23"),
        ("Target", "30 September 2022"),
    ],
)
def test_aims_for_the_year(tmp_path: Path, head: str, year: str) -> None:
    """A target for the year end, and a forecast made in a month, are of the year and not of the day of the report."""
    text = table(f"Measure | Actual | {head}", "Timely reviews | 61% | 75%")
    text = text.replace("## Results", "## Performance at 30 September 2022")
    assert told(tmp_path, text)["75%"][1] == year
