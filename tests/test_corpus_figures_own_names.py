"""Each number of a sentence of several has the name, sign and place of its own words, and no reference is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import ANSWERS_FROM, Qualifier
from tests.test_corpus_figures_asides import read


@pytest.mark.parametrize(
    ("text", "printed", "word", "other"),
    [
        (
            "New requests came to 5,120, checks finished to 4,870 and alarms raised to 1,204.",
            "4,870",
            "checks",
            "alarms",
        ),
        (
            "There was an underspend of £1.1m on heating and an overspend of £0.6m on lighting.",
            "£0.6m",
            "overspend on lighting",
            "underspend",
        ),
        (
            "Members heard that an overspend was projected of £1.35m. for heating and of £2.45m for lighting.",
            "£2.45m",
            "overspend",
            "heating",
        ),
        ("Lot 5 – Garden Flats – total value up to £35,535,357", "£35,535,357", "Garden Flats", "Yearly"),
        (
            "The underspend on staffing (£0.9m) offsets the overspend on lifts (£2.8m).",
            "£2.8m",
            "overspend on lifts",
            "underspend",
        ),
    ],
)
def test_a_number_has_its_own_name(tmp_path: Path, text: str, printed: str, word: str, other: str) -> None:
    """A further number of a sentence is called what its own words say, not what those beside it say."""
    label = next(one.label for one in read(tmp_path, f"## Homes\n\n{text}") if printed in one.printed)
    assert word in label
    assert other not in label


def test_the_noun_of_a_relative(tmp_path: Path) -> None:
    """What "that" stands for names both values of its move."""
    text = (
        "The board was shown a total of empty home days that had gone up by 41% – from 3,210 in 2021 to 4,530 in 2022."
    )
    seen = {one.printed: (one.label, one.dated) for one in read(tmp_path, f"## Homes\n\n{text}")}
    assert seen["3,210"] == ("empty home days", "2021")
    assert seen["4,530"] == ("empty home days", "2022")


def test_bullets_in_a_line_keep_what_leads_to_them(tmp_path: Path) -> None:
    """Bullets that lost their lines are a list under the words before them, and of the year that those name."""
    text = "Cabinet agrees these uplifts for 2024-25: · 3.8% for hostels · 6.6% for day nurseries"
    seen = [(one.printed, one.label, one.dated) for one in read(tmp_path, f"## Fees\n\n{text}")]
    assert [(printed, dated) for printed, _, dated in seen] == [("3.8%", "2024-25"), ("6.6%", "2024-25")]
    assert "day nurseries" in seen[1][1]


def test_a_part_of_a_named_whole(tmp_path: Path) -> None:
    """Of "three of the children's 12" three is told, and 12 is not said to have done so."""
    text = "Of all repairs 27 were for adults and 12 for children. Three of the children's 12 had been put off."
    sure = [one for one in read(tmp_path, f"## Homes\n\n{text}") if one.confidence >= ANSWERS_FROM]
    assert not any("put off" in one.label for one in sure if one.value == 12)


@pytest.mark.parametrize(
    "text",
    [
        "London Borough of Wandsworth (24 019 903) was at fault.",
        "Top fee | 2022-2023 | 2023-2024 | Garage | £28 a week | £31 a week | Shed | £42 a year | £46 a year",
    ],
)
def test_no_figure_of_a_reference_or_of_a_table_in_one_line(tmp_path: Path, text: str) -> None:
    """The parts of a case number are no figures, nor are numbers whose cells have run together."""
    assert [one for one in read(tmp_path, f"## Homes\n\n{text}") if one.confidence >= ANSWERS_FROM] == []


def test_a_mean_that_is_passed_is_no_place(tmp_path: Path) -> None:
    """Who is over the national average is no figure of the nation, and "now up to 57%" is no bound."""
    seen = read(tmp_path, "## Homes\n\nOf ten landlords 7 (70%) were over the national average for repairs.")
    assert {one.area for one in seen} == {"Exampleshire"}
    assert [one.qualifier for one in read(tmp_path / "b", "## Homes\n\nThe share let was now up to 57.4%.")] == [
        Qualifier.EXACT
    ]


def test_what_is_taken_up_has_not_moved(tmp_path: Path) -> None:
    """An offer taken up by so many is a count, no change."""
    seen = read(tmp_path, "## Homes\n\nThe offer was taken up by 55 tenants.")
    assert [str(one.aspect) for one in seen] == ["level"]


def test_the_year_before_is_told_from_the_sentence_before(tmp_path: Path) -> None:
    """What opens a sentence with "the year before" is of the year before the last sentence's, whatever year follows."""
    text = "We helped 1,020 tenants in 2023-24. The year before it was 940, and in 2020-21 871."
    assert [(one.printed.split()[0], one.dated) for one in read(tmp_path, f"## Homes\n\n{text}")] == [
        ("1,020", "2023-24"),
        ("940", "2022-23"),
        ("871", "2020-21"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We spent £20m in 2020-21, £22m the following year and £24m the year after.",
            ["2020-21", "2021-22", "2022-23"],
        ),
        ("We spent £20m in 2020-21. It went up to £22m the following year.", ["2020-21", None]),
        ("In 2019, 61% were content. Two years later it was 64%.", ["2019", None]),
        ("In 2021-22 we had 940 calls. In the following 12 months there were 1,020.", ["2021-22", None]),
    ],
)
def test_a_later_year_is_told_from_the_one_before_it(tmp_path: Path, text: str, expected: list[str | None]) -> None:
    """ "The following year" is the one after that named before it, and of no year where it is not sure which."""
    assert [one.dated for one in read(tmp_path, f"## Homes\n\n{text}")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "This would increase the weekly charge from £812 to £864.",
            [("£812", "weekly charge"), ("£864", "weekly charge")],
        ),
        (
            "We aim to cut the wait for a repair from 41 days to 28 by March 2025.",
            [("41 days", "wait for a repair"), ("28", "wait for a repair")],
        ),
        ("One tenant in fifty gets a visit.", [("One tenant in fifty", "gets a visit")]),
        ("Garages range from £12 to £24 a week.", [("£12 to £24", "Garages range from a week")]),
    ],
)
def test_a_move_is_of_what_moves(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    """What is moved from one value to another names both; it is no range, and one in fifty is a share."""
    assert [(one.printed, one.label) for one in read(tmp_path, f"## Homes\n\n{text}")] == expected
