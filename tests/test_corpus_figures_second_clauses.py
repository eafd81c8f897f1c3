"""What a later clause, sentence or paragraph tells has its own time and place, and the subject of the one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.areas import OTHER_AREAS
from tests.test_corpus_figures_sentences import read

Told = set[tuple[str, str | None, str | None]]
HOME = "Exampleshire"


def told(tmp_path: Path, text: str) -> Told:
    """The numbers of a text as printed, each with its period and area."""
    return {(seen.printed, seen.dated, seen.area) for seen in read(tmp_path, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2021 the equipment store lent 412 beds, and in 2022 it went on to lend 455.",
            {("412", "2021", HOME), ("455", "2022", HOME)},
        ),
        (
            "In 2019-20 transport cost £4.1m, and in 2020-21 demand pushed this to £4.6m.",
            {("£4.1m", "2019-20", HOME), ("£4.6m", "2020-21", HOME)},
        ),
        (
            "The bill for taxis was £82,056 in 2014. In 2015 it was £91,592, and in 2016 it came to £85,762.",
            {("£82,056", "2014", HOME), ("£91,592", "2015", HOME), ("£85,762", "2016", HOME)},
        ),
        (
            "Referrals of deaf people fell by 20% between 2008 and 2018, from 865 to 692.",
            {("865", "2008", HOME), ("692", "2018", HOME)},
        ),
        (
            "The panel had 61 appeals between April 1, 2018, and March 31, 2019; the year before there had been 48.",
            {("61", "2018-19", HOME), ("48", "2017-18", HOME)},
        ),
        (
            "- 3,249 tenants had a falls check, 3% up on the same quarter in 2020.",
            {("3,249", "2022-23", HOME)},
        ),
    ],
)
def test_each_clause_has_its_own_time(tmp_path: Path, text: str, expected: Told) -> None:
    """A number is never given the time of another clause, nor the one that it is measured on."""
    assert expected <= told(tmp_path, text)


def test_a_place_set_beside_now_is_not_of_the_year_before(tmp_path: Path) -> None:
    """Only what is told of last year is of last year: what home is above or below is of its own time."""
    text = (
        "Telecare reached 39.5% of tenants in 2020-21. That is down on last year (43%), but above the average of our"
        " comparator authorities (30.9%) and well above the national one (26.6%)."
    )
    found = told(tmp_path, text)
    assert {("30.9%", "2020-21", OTHER_AREAS), ("26.6%", "2020-21", "England")} <= found
    assert "one" not in {printed for printed, *_ in found}


def test_the_nation_is_another_place(tmp_path: Path) -> None:
    """ "For the nation it is" tells a number of the country, not of the council."""
    text = "In Exampleshire 22% of homes have a warden in 2022-23; for the nation it is 17.3% of homes."
    assert ("17.3%", "2022-23", "England") in told(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 the bill for taxis was £82,056.\n\nFor 2015 it was £91,592.",
        "In 2014 the bill for taxis was £82,056.\n\nIn 2015 it rose to £91,592.",
    ],
)
def test_a_paragraph_may_go_on_with_the_one_before(tmp_path: Path, text: str) -> None:
    """A paragraph that opens with a year and "it" tells another value of what the one before told."""
    seen = {(one.printed, one.dated): one.label for one in read(tmp_path, text)}
    assert seen[("£91,592", "2015")] == seen[("£82,056", "2014")] == "bill for taxis"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Wardens in the county are estimated to number 621.", ["621"]),
        ("Wardens now number 621.", ["621"]),
        ("The chair took number 621 to the meeting.", []),
    ],
)
def test_to_number_is_to_count(tmp_path: Path, text: str, counted: list[str]) -> None:
    """ "They number 621" counts; "number 621" alone is a name."""
    assert [one.printed for one in read(tmp_path, text)] == counted
