"""Differences in tables and lines, however they are headed, are told from levels."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import Aspect
from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read


def aspects(tmp_path: Path, text: str) -> dict[str, tuple[str, str | None]]:
    """The aspect and the period of each number that answers, by how it is printed."""
    return {seen.printed: (seen.aspect.value, seen.dated) for seen in read(tmp_path, text)}


@pytest.mark.parametrize("head", ["Diff", "Diff.", "% diff", "+/-", "% +/-", "+/- on last year", "Difference (%)", ""])
def test_a_column_of_differences(tmp_path: Path, head: str) -> None:
    """A difference beside the values of two years is a change, and of the later year."""
    text = table(f"Measure | 2020/21 | 2021/22 | {head}", "Carers supported | 801 | 823 | +22")
    assert aspects(tmp_path, text) == {
        "801": ("level", "2020-21"),
        "823": ("level", "2021-22"),
        "+22": ("change", "2021-22"),
    }


@pytest.mark.parametrize("head", ["Diff", "+/-", "Var.", "v budget", "vs target"])
def test_a_difference_from_a_plan(tmp_path: Path, head: str) -> None:
    """What lies between a plan and what came of it is no change in time, and named for what it is."""
    text = table(f"£m | Budget | Outturn | {head}", "Home care | 80.1 | 82.3 | 2.2", "Day care | 8.1 | 7.3 | -0.8")
    found = {seen.printed: seen for seen in read(tmp_path, text)}
    assert found["2.2"].aspect is Aspect.LEVEL
    assert any(word in found["2.2"].label.lower() for word in ("difference", "variance"))


@pytest.mark.parametrize("head", ["Differences made", "Different teams", "Varied diet", "Variety"])
def test_words_that_head_no_difference(tmp_path: Path, head: str) -> None:
    """Words that only begin like a difference head none."""
    text = table(f"Measure | 2020/21 | 2021/22 | {head}", "Carers supported | 801 | 823 | 27")
    assert aspects(tmp_path, text)["27"][0] == "level"


def test_a_position_with_signs(tmp_path: Path) -> None:
    """Signed amounts under a header of their own are levels."""
    text = table("Service | Net position (£m)", "Older people | -4.1", "Mental health | +4.2")
    assert {aspect for aspect, _ in aspects(tmp_path, text).values()} == {"level"}


@pytest.mark.parametrize(
    "text",
    [
        "Contacts: 18,300, +2%",
        "- Contacts: 18,300, +2%\n- Reviews: 2,300, -4%\n",
        "Home care: 738,000 hours, +2% on 2021/22.",
        "Satisfaction: 61%, +2%",
    ],
)
def test_a_signed_rate_behind_a_number(tmp_path: Path, text: str) -> None:
    """A rate with its sign right behind a number is how that moved."""
    assert aspects(tmp_path, text)["+2%"][0] == "change"


def test_years_under_no_and_percent(tmp_path: Path) -> None:
    """A column "No. 2021/22" counts in that year."""
    text = table("Service | No. 2020/21 | No 2021/22 | % 2021/22", "Carers supported | 801 | 823 | 27")
    assert {seen.printed: (seen.unit, seen.dated) for seen in read(tmp_path, text)} == {
        "801": ("carers", "2020-21"),
        "823": ("carers", "2021-22"),
        "27": ("percent", "2021-22"),
    }
