"""Letters behind numbers, which say how sure they are, and those that say pence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("row", "value", "unit"),
    [
        ("Contacts received | 10,410 | 11,155p", 11155, "contacts"),
        ("New clients | 640 | 655p", 655, "clients"),
        ("Carers known | 8,001 | 8,120r", 8120, "carers"),
        ("Reviews | 301 | 310e", 310, "reviews"),
        ("Gross spend (£000) | 120,100 | 125,300p", 125_300_000, "GBP"),
        ("Reviews on time | 61% | 63%p", 63, "percent"),
    ],
)
def test_how_sure_a_cell_is(tmp_path: Path, row: str, value: int, unit: str) -> None:
    """A letter behind a number that counts is no unit and leaves its number as it is."""
    found = read(tmp_path, table("Measure | 2021/22 | 2022/23", row))
    assert (int(found[-1].value or 0), found[-1].unit) == (value, unit)


def test_counts_of_other_places(tmp_path: Path) -> None:
    """Beside a plain count "655p" counts too."""
    found = read(tmp_path, table("Council | People supported", "Exampleshire | 655p", "Northshire | 450"))
    assert [(int(seen.value or 0), seen.unit) for seen in found] == [(655, "people"), (450, "people")]


@pytest.mark.parametrize("head", ["Item | Price", "Charge | 2022/23"])
def test_pence(tmp_path: Path, head: str) -> None:
    """Where nothing counts, "45p" is money."""
    found = read(tmp_path, table(head, "Mileage | 45p", "Text alert | 65p"))
    assert [(float(seen.value or 0), seen.unit) for seen in found] == [(0.45, "GBP"), (0.65, "GBP")]


def test_thousands_in_a_sentence(tmp_path: Path) -> None:
    """Nobody counts thousands of pence."""
    found = read(tmp_path, "We received 11,155p (provisional) contacts, and paid 45p a mile.")
    assert [(float(seen.value or 0), seen.unit) for seen in found] == [(11155, "contacts"), (0.45, "GBP")]


def test_percent_and_age(tmp_path: Path) -> None:
    """ "%age of population" is a percentage, and no age."""
    found = read(tmp_path, table("Ethnic group | %age of carers", "White | 91", "Asian | 6"))
    assert {(seen.unit, seen.measure) for seen in found} == {("percent", "carers")}
