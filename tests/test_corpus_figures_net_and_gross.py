"""Budgets in rows and columns of a table: what is gross, what is net, and what is a part of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read


def test_rows_of_one_budget(tmp_path: Path) -> None:
    """Rows that say only which budget they are keep whether it is gross or net."""
    rows = ("Gross budget 2022/23 | 126.1", "Income budget | -38.0", "Net budget 2022/23 | 88.1", "Net outturn | 90.4")
    found = {seen.printed: seen for seen in read(tmp_path, table(" | £m", *rows).replace("Results", "Care costs"))}
    assert {printed: seen.status.value for printed, seen in found.items()} == {
        "126.1": "budget",
        "-38.0": "budget",
        "88.1": "budget",
        "90.4": "actual",
    }
    for printed, words in (("126.1", "Gross"), ("-38.0", "Income"), ("88.1", "Net"), ("90.4", "Net outturn")):
        assert words in found[printed].label


def test_columns_of_two_budgets(tmp_path: Path) -> None:
    """A net outturn beside a gross and a net budget is net by its label too."""
    text = table("Service | Gross budget £m | Net budget £m | Net outturn £m", "Older people | 80 | 60 | 61")
    assert [seen.label for seen in read(tmp_path, text)] == [
        "Older people: Gross budget",
        "Older people: Net budget",
        "Older people: Net outturn",
    ]


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("Staffing budget", "budget"),
        ("Equipment forecast", "forecast"),
        ("People with a personal budget", "actual"),
        ("Spend over budget", "actual"),
        ("Personal health budget", "actual"),
    ],
)
def test_budgets_by_their_last_word(tmp_path: Path, row: str, status: str) -> None:
    """A row that ends in "budget" is budgeted, unless it is a person's own or only compared with."""
    assert {seen.status.value for seen in read(tmp_path, table(" | £m", f"{row} | 12.5"))} == {status}
