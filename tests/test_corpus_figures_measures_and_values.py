"""Tables of two columns or a few more, a measure and its value in each row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_header_areas import table
from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize("head", ["Measure | Value", "Indicator | Figure", "Metric | Result"])
def test_years_in_rows(tmp_path: Path, head: str) -> None:
    """A row that names its year is of it, and its measure does not bear it."""
    found = read(tmp_path, table(head, "People supported | 3,412", "Timely reviews 2020/21 | 57%"))
    assert [(seen.printed, seen.measure, seen.unit, seen.dated) for seen in found] == [
        ("3,412", "People supported", "people", "2022-23"),
        ("57%", "Timely reviews", "percent", "2020-21"),
    ]


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Measure | Result | Comparator", "Feel safe | 67% | 69%", {"67%": "Exampleshire", "69%": "other areas"}),
        ("Measure | Value | England", "Feel safe | 67% | 69%", {"67%": "Exampleshire", "69%": "England"}),
        ("Measure | Result | RAG", "Feel safe | 67% | Amber", {"67%": "Exampleshire"}),
    ],
)
def test_values_beside(tmp_path: Path, head: str, row: str, expected: dict[str, str]) -> None:
    """Another value beside is one of its own, and neither it nor a grade is the group of the first."""
    found = read(tmp_path, table(head, row))
    assert {seen.printed: seen.area for seen in found} == expected
    assert {seen.group for seen in found} == {None}


def test_groups_beside(tmp_path: Path) -> None:
    """Words beside a measure and its value are its group."""
    found = read(tmp_path, table("Measure | Value | Client", "Feel safe | 67% | Carers", "Feel safe | 61% | Veterans"))
    assert [(seen.printed, seen.group) for seen in found] == [("67%", "Carers"), ("61%", "Veterans")]


def test_units_that_are_powers(tmp_path: Path) -> None:
    """A unit "thousand" multiplies what the measure counts."""
    rows = (
        "Home care hours | 738 | thousand | 2021/22",
        "Net spend | 88.1 | £m | 2021/22",
        "Reviewed (%) | 57 | | 2021/22",
    )
    found = read(tmp_path, table("Measure | Value | Unit | Year", *rows))
    assert [(int(seen.value or 0), seen.unit, seen.dated) for seen in found] == [
        (738_000, "hours", "2021-22"),
        (88_100_000, "GBP", "2021-22"),
        (57, "percent", "2021-22"),
    ]
