"""What a number counts: those who do what follows it, the level that it changes, not a thing that is only named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("The census counted 14,210 carers. 8,050 provide 50 or more hours a week.", "8,050", "carers"),
        ("412 receive 10 or more hours of home care a week.", "412", "people"),
        ("2,310 receive more than 20 hours of care a week.", "2,310", "people"),
        ("310 continue to wait for an assessment.", "310", "people"),
        ("We asked 60 providers what they do; 12 provide night care.", "12", "providers"),
        ("In total 412 need assessments were done.", "412", "assessments"),
        ("There were 210 live births and no deaths.", "210", "births"),
        ("In total 34 care packages were closed.", "34", "packages"),
        ("Trusts gave home care to 22,810 clients, an increase of 5% (1,086) since 2021.", "1,086", "clients"),
    ],
)
def test_who_is_counted(tmp_path: Path, text: str, number: str, unit: str) -> None:
    """A number before a verb counts who does it; one before a noun counts that; a change counts as its level does."""
    assert {seen.printed: seen.unit for seen in read(tmp_path, text)}[number] == unit


def test_an_establishment_is_no_earlier_value(tmp_path: Path) -> None:
    """What counts something else than the number before it is no earlier value of it."""
    found = read(tmp_path, "There were 61 vacancies against an establishment of 412 posts.")
    assert {seen.printed for seen in found} == {"61"}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Half of visits (53%) were between 16 and 30 minutes long.", "visits were between 16 and 30 minutes long"),
        ("A third of calls (34%) were between 5 and 10 minutes long.", "calls were between 5 and 10 minutes long"),
    ],
)
def test_how_long_those_counted_were(tmp_path: Path, text: str, label: str) -> None:
    """A length behind a share says of what part the share is, and is no figure."""
    assert [seen.measure for seen in read(tmp_path, text)] == [label]


def test_a_length_that_is_told(tmp_path: Path) -> None:
    """A length without a share before it is one."""
    assert {seen.printed for seen in read(tmp_path, "The average visit was 30 minutes long.")} == {"30 minutes"}


def test_no_quarter_in_a_label(tmp_path: Path) -> None:
    """A label that numbers of several quarters share names none of them."""
    found = read(tmp_path, "Median wait was 34 days in Q1, 31 in Q2 and 29 in Q3.")
    assert [(seen.measure, seen.dated) for seen in found] == [
        ("Median wait was", "Q1 2022-23"),
        ("Median wait was", "Q2 2022-23"),
        ("Median wait was", "Q3 2022-23"),
    ]
