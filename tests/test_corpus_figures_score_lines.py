"""Scorecards in one line, "Q3 actual 83.4% | Q3 target 85.0%": names before values, the measure in a line above."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_tables import read, told


def test_a_line_of_names_and_values_is_of_the_measure_above(tmp_path: Path) -> None:
    """Each value takes the time and status before it, the measure the line above without its code."""
    text = """ASC 2B Older people still at home 91 days after discharge

Good is: High

Q3 actual 83.4% | Q3 target 85.0% | Year end 2021/22 81.9%

Status: Amber
"""
    assert list(map(told, read(tmp_path, text))) == [
        "83.4 percent | Older people still at home 91 days after discharge | Q3 2022-23",
        "85.0 percent | Older people still at home 91 days after discharge | Q3 2022-23 | target",
        "81.9 percent | Older people still at home 91 days after discharge | 31 March 2022",
    ]


def test_a_value_of_last_month_stays_unread(tmp_path: Path) -> None:
    """In a page of a year no one knows which month "Last month" is; what follows the line is read as before."""
    text = (
        "Enquiries where wishes were asked\n\nTarget 85% Last month 93.1% Actual 94.6%. Green. The team had 12 posts.\n"
    )
    assert [seen.printed for seen in read(tmp_path, text)] == ["85%", "94.6%"]


@pytest.mark.parametrize(
    "text",
    [
        "We missed the target.\n\nTarget 85% Actual 83%\n",  # a sentence names no measure
        "Home care\n\nAgainst a target of 85% we reached 83%, and the budget was £4m.\n",
    ],
)
def test_no_row_where_no_measure_is_named(tmp_path: Path, text: str) -> None:
    """A line of values without a name above, and a sentence that tells a target, are no rows."""
    assert read(tmp_path, text) == []
