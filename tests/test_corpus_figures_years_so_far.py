"""Headers of tables that name a part of a year by its end, and days and years in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read


def times(tmp_path: Path, *rows: str) -> list[tuple[str | None, str | None]]:
    """The period and the group of each number that answers."""
    return [(seen.dated, seen.group) for seen in read(tmp_path, table(*rows))]


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("2022/23 (to Dec)", "April 2022 to December 2022"),
        ("2022/23 up to Q3", "April 2022 to December 2022"),
        ("2020/21 (to Dec 2020)", "April 2020 to December 2020"),
        ("2022/23 YTD (Dec)", "April 2022 to December 2022"),
        ("2022/23 (Q1-Q3)", "April 2022 to December 2022"),
        ("2022/23 (to 30 Sept)", "April 2022 to September 2022"),
        ("31-Mar-22", "31 March 2022"),
        ("2022/23", "2022-23"),
        ("2021/22 (Q3)", "Q3 2021-22"),
    ],
)
def test_years_that_are_not_over(tmp_path: Path, head: str, label: str) -> None:
    """A year "to December" runs from April until then, over a column and before a row, and names no group."""
    assert times(tmp_path, f"Measure | {head}", "Carers supported | 623") == [(label, None)]
    assert times(tmp_path / "row", "Year | Carers supported", f"{head} | 623") == [(label, None)]


def test_years_by_their_last_month(tmp_path: Path) -> None:
    """Months under "Year ending" are the years that end in them."""
    rows = ("Year ending | Carers supported", "March 2022 | 801", "March 2023 | 805")
    assert times(tmp_path, *rows) == [("2021-22", None), ("2022-23", None)]
    months = ("Month ending | Carers supported", "March 2022 | 801")
    assert times(tmp_path / "month", *months) == [("March 2022", None)]


def test_the_day_of_an_inspection(tmp_path: Path) -> None:
    """The day on which a home was last inspected is not that of its beds."""
    rows = ("Home | Last inspected | Beds", "Rest Lodge | 12 May 2021 | 40")
    assert [dated for dated, _ in times(tmp_path, *rows)] == ["2022-23"]
