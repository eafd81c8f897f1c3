"""Lines that tell the target, the last and the latest value of one measure below its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read

Told = tuple[str, str | None, str | None, str]


def told(tmp_path: Path, *lines: str) -> dict[str, Told]:
    """Measure, area, period and status of each number that answers, by how it is printed."""
    found = read(tmp_path, "# Adult social care\n\n" + "\n\n".join(lines) + "\n")
    return {seen.printed: (seen.measure, seen.area, seen.dated, seen.status.value) for seen in found}


OWN = "Exampleshire"


@pytest.mark.parametrize("title", ["Indicator: Timely reviews", "**Timely reviews**", "## Timely reviews"])
def test_a_target_of_a_year(tmp_path: Path, title: str) -> None:
    """ "Target 2022/23: 75%" below a value of the year is a target, and both are of the measure above."""
    assert told(tmp_path, title, "2022/23: 66.0%", "Target 2022/23: 75%", "England average: 61%") == {
        "66.0%": ("Timely reviews", OWN, "2022-23", "actual"),
        "75%": ("Timely reviews", OWN, "2022-23", "target"),
        "61%": ("Timely reviews", "England", "2022-23", "actual"),
    }


def test_a_baseline(tmp_path: Path) -> None:
    """A baseline, a target and the latest value are each of the time in their brackets."""
    title = "**Carers receiving a service**"
    lines = (title, "Baseline (2020/21): 1,610", "Target (2024/25): 2,000", "Latest (May 2023): 1,742")
    measure = "Carers receiving a service"
    assert told(tmp_path, *lines) == {
        "1,610": (measure, OWN, "2020-21", "actual"),
        "2,000": (measure, OWN, "2024-25", "target"),
        "1,742": (measure, OWN, "May 2023", "actual"),
    }


def test_a_budget(tmp_path: Path) -> None:
    """A budget, a forecast and an outturn of a service are told apart."""
    lines = ("**Home care**", "Budget 2022/23: £19.9m", "Forecast 2022/23: £19.2m", "Outturn 2021/22: £18.7m")
    assert [(dated, status) for _, _, dated, status in told(tmp_path, *lines).values()] == [
        ("2022-23", "budget"),
        ("2022-23", "forecast"),
        ("2021-22", "actual"),
    ]


def test_one_line_with_bars(tmp_path: Path) -> None:
    """A line of such values parted by bars is read as they are, its colour left out."""
    line = "Target: 75% | Actual: 66% | Last year: 57% | England: 56% | RAG: Red"
    found = told(tmp_path, "Timely reviews", line)
    assert [found[printed][1:] for printed in ("75%", "66%", "57%", "56%")] == [
        (OWN, "2022-23", "target"),
        (OWN, "2022-23", "actual"),
        (OWN, "2021-22", "actual"),
        ("England", "2022-23", "actual"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("We missed the target in all of our teams.", "Target: 75%", "Actual: 66%"),
        ("Our figures:", "Target: 75%", "Actual: 66%"),
        ("Home care", "North team: 12", "South team: 14"),
    ],
)
def test_lines_of_another_kind(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """A sentence names no measure of the lines below it, and other names are not those of times and statuses."""
    assert not {measure for measure, *_ in told(tmp_path, *lines).values()} & {lines[0], "Our figures"}
