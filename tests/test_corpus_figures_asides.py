"""What a number is of past what commas and brackets set beside it, and of moves told one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Aspect, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: Yearly report\narea: Exampleshire\nperiod: 2023-24\npublished: 2024-09-09\n---\n# Yearly report\n\n"


def read(folder: Path, text: str) -> tuple[Observation, ...]:
    """What is read in a report on 2023-24 of that text."""
    return find_observations(read_corpus(write_corpus(folder / "corpus", {"report.md": HEAD + text})).documents[0])


def labels(folder: Path, text: str) -> dict[str, str]:
    """What each number that may answer is called, by the number as printed, with its unit where it counts."""
    seen = [one for one in read(folder, f"## Help\n\n{text}") if one.confidence >= ANSWERS_FROM]
    return {one.printed: one.label for one in seen}


@pytest.mark.parametrize(
    ("text", "number", "share", "words"),
    [
        (
            "Of the 640 tenants asked, 416, or 65 per cent, felt safe at night.",
            "416",
            "65 per cent",
            "felt safe at night",
        ),
        ("Altogether 290 repairs, 58% of all, were finished in a day.", "290 repairs", "58%", "were finished in a day"),
        ("Of these 7,120, or about 31% of the total, live alone.", "7,120", "about 31%", "live alone"),
        ("The team spent £2.4m, 12% of its budget, on training.", "£2.4m", "12%", "spent on training"),
    ],
)
def test_a_share_set_off_by_commas(tmp_path: Path, text: str, number: str, share: str, words: str) -> None:
    """A share that commas set off does not part a number from what the sentence says of it, and is of the same."""
    told = labels(tmp_path, text)
    assert words in told[number.split(maxsplit=1)[0] if number not in told else number]
    assert words in told[share]


def test_a_share_behind_a_semicolon(tmp_path: Path) -> None:
    """A share that closes a sentence is one of what the sentence counts."""
    told = labels(tmp_path, "In all 3,410 tenants have a garden; 42% of all tenants.")
    assert "have a garden" in told["42%"]


@pytest.mark.parametrize(
    "text",
    [
        "A total of 5,200 tenants, including 610 leaseholders, had a visit.",
        "A total of 5,200 tenants (including 610 leaseholders) had a visit.",
    ],
)
def test_a_part_that_is_included(tmp_path: Path, text: str) -> None:
    """A part set beside its whole does not part the whole from what is said of it, and has its own name."""
    told = labels(tmp_path, text)
    assert "had a visit" in told["5,200 tenants" if "5,200 tenants" in told else "5,200"]
    part = next(label for printed, label in told.items() if printed.startswith("610"))
    assert "leaseholders" in part


@pytest.mark.parametrize(
    ("text", "numbers", "word"),
    [
        ("Places in day centres fell from 410 to 380, and in workshops from 96 to 71.", ("96", "71"), "workshops"),
        (
            "The number of visits rose from 1,200 to 1,340, and of calls from 7,100 to 7,900.",
            ("7,100", "7,900"),
            "calls",
        ),
        ("Visits rose 12% to 1,340, calls 4% to 7,900.", ("4%", "7,900"), "calls"),
    ],
)
def test_moves_told_in_turn(tmp_path: Path, text: str, numbers: tuple[str, str], word: str) -> None:
    """A second move that names its own subject is of that, and not of the first."""
    seen = read(tmp_path, f"## Help\n\n{text}")
    last = [one for one in seen if one.printed in numbers]
    assert len(last) == 2
    assert all(word in one.label and "day centres" not in one.label for one in last)


def test_a_sum_and_what_it_bought_are_of_one_time(tmp_path: Path) -> None:
    """A sum is of the time that stands behind the number it paid for."""
    seen = read(tmp_path, "## Help\n\nWe spent £1.4m on 40 lifts in 2021-22 and £1.9m on 52 in 2022-23.")
    assert [(one.printed, one.dated) for one in seen if one.unit == "GBP"] == [
        ("£1.4m", "2021-22"),
        ("£1.9m", "2022-23"),
    ]


def test_what_is_now_beside_what_will_be(tmp_path: Path) -> None:
    """The present value in brackets beside a future one is not of the future."""
    seen = read(tmp_path, "## Rents\n\nA garage will cost £14.20 a week from April 2024 (currently £12.90).")
    assert [one.dated for one in seen if one.printed == "£12.90"] != ["2024-25"]


def test_a_percentage_by_its_name(tmp_path: Path) -> None:
    """A number without its sign that is called a percentage is one."""
    seen = read(tmp_path, "## Help\n\nThe percentage of repairs done on time was 71 in 2021-22 and 78 in 2022-23.")
    assert [(one.value, one.unit) for one in seen] == [(71, "percent"), (78, "percent")]


def test_a_place_before_a_dash(tmp_path: Path) -> None:
    """A number set off by dashes is of the place that stands before them."""
    text = "Only 41% of tenants felt heard. The average for Scotland — below 40% — may be lower still."
    seen = read(tmp_path, f"## Help\n\n{text}")
    assert [one.area for one in seen if one.value == 40] == ["Scotland"]


def test_an_uplift_says_whose_it_is(tmp_path: Path) -> None:
    """What an uplift is for names it, and not who agreed to it."""
    seen = read(
        tmp_path, "## Fees\n\nCabinet agreed an uplift of 5.1% for hostels and 4.4% for day nurseries in 2024-25."
    )
    assert [(one.aspect, "hostels" in one.label) for one in seen if one.printed == "5.1%"] == [(Aspect.CHANGE, True)]


def test_a_rate_by_the_hour(tmp_path: Path) -> None:
    """ "£19.66 p/hr" is pounds for an hour, not pence."""
    seen = read(tmp_path, "## Fees\n\nCleaning is paid at £19.66 p/hr in 2023-24.")
    assert [(str(one.value), one.printed) for one in seen] == [("19.66", "£19.66")]
