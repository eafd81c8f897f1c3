"""Planned and actual numbers side by side: each keeps its own status."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


def told(tmp_path: Path, text: str) -> dict[str, str]:
    """The status of each number that answers, by how it is printed."""
    return {seen.printed: str(seen.status) for seen in read(tmp_path, text)}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The approved budget was £88.2m in 2021/22 and £94.7m in 2022/23.", "budget"),
        ("The savings target was £3.4m in 2021/22, £94.7m in 2022/23.", "target"),
        ("In 2022/23 the budget for homecare is £22.1m, and for residential care £94.7m.", "budget"),
        ("The budget for home care is £99.1m and £94.7m was spent.", "actual"),
        ("The budget was £99m and spend £94.7m.", "actual"),
    ],
)
def test_the_next_of_a_list(tmp_path: Path, text: str, status: str) -> None:
    """A sum named right after a planned one is as planned, unless a verb of its own says what came of it."""
    assert told(tmp_path, text)["£94.7m"] == status


@pytest.mark.parametrize(
    ("text", "printed", "status"),
    [
        ("Reablement succeeded for 74% of people (2021/22: 71%; target: 75%).", "75%", "target"),
        ("The number of carers assessed was 812 (target 900), and 640 went on to receive a service.", "640", "actual"),
        ("Admissions were 284 (budget assumption 270).", "270", "target"),
        ("The target in year 1 was met for 284 people.", "284", "actual"),
    ],
)
def test_plans_in_brackets(tmp_path: Path, text: str, printed: str, status: str) -> None:
    """What brackets call a target or what a budget assumed is one, and nothing behind them is."""
    found = told(tmp_path, text)
    assert found[printed] == status
    assert "1" not in found


@pytest.mark.parametrize(
    "text",
    [
        "The average time to allocation was 12 days.",
        "Cases awaiting allocation fell to 200.",
        "Allocated cases per social worker averaged 18.4.",
        "The expected length of stay was exceeded in 31% of cases.",
        "Draft care plans were shared with 84% of people.",
        "The Head of Service confirmed £1.3m was outstanding.",
    ],
)
def test_names_that_sound_planned(tmp_path: Path, text: str) -> None:
    """Allocation, draft and expected within a name plan nothing that the sentence tells as done."""
    assert set(told(tmp_path, text).values()) == {"actual"}


def test_what_a_committee_is_to_note(tmp_path: Path) -> None:
    """A forecast that a committee is to note is a forecast, and no budget."""
    text = "The Committee is asked:\n\n1. To note the forecast overspend of £3.2 million at Quarter 2.\n"
    assert told(tmp_path, text) == {"£3.2 million": "forecast"}
