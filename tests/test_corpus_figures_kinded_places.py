"""Places that a sentence names with their kind, or that act in it: their numbers are not the council's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read


def areas(tmp_path: Path, text: str) -> dict[str, str | None]:
    """The area of each number that answers, by how it is printed."""
    return {seen.printed: seen.area for seen in read(tmp_path, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Across the Gwent region 431 people were waiting.", {"431": "Gwent"}),
        ("The number of people receiving home care in the Northern Trust area was 5,612.", {"5,612": "Northern Trust"}),
        (
            "In the Belfast HSC Trust, the independent sector delivered 62% of contact hours.",
            {"62%": "Belfast Trust"},
        ),
        ("Northern Trust provided the largest share (25%) of contact hours.", {"25%": "Northern Trust"}),
        ("In the Causeway locality the Trust commissions 9,120 hours a week.", {"9,120 hours": "Causeway"}),
        ("Northmoor Council was the highest spender at £612 per head on home care.", {"£612": "Northmoor"}),
        ("The London Borough of Northmoor pays £21.10 an hour for home care.", {"£21.10": "Northmoor"}),
        (
            "The neighbouring authority of Northmoor had an overspend of £6.1m on adult social care.",
            {"£6.1m": "Northmoor"},
        ),
        ("Neighbouring Oakshire received £4.4m for hospital discharge.", {"£4.4m": "Oakshire"}),
        (
            "People in the Central locality received 4,120 hours of care, those in the Sedge locality 3,012 hours.",
            {"4,120 hours": "Central locality", "3,012 hours": "Sedge"},
        ),
        ("We paid Northmoor Council £1.2m for shared services.", {"£1.2m": "Exampleshire"}),
        ("The number of people helped jointly with Northmoor Council was 412.", {"412": "Exampleshire"}),
        ("We spent £2.4m on a new extra care scheme in the Ashmere area.", {"£2.4m": "Exampleshire"}),
        ("District nurses saw 412 people.", {"412": "Exampleshire"}),
        ("Exampleshire Council had 412 social workers.", {"412": "Exampleshire"}),
        ("The Youth Council has 24 members.", {"24": "Exampleshire"}),
        ("In this locality 412 people were helped with equipment.", {"412": "Exampleshire"}),
    ],
)
def test_a_place_with_its_kind(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    """A council, trust, region or locality that a sentence names has its numbers, unless it is only dealt with."""
    assert areas(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Brackley Vale has the highest proportion of residents aged 85 and over (3.4%) and Nether Sedge the lowest"
            " (2.1%).",
            {"3.4%": "Brackley Vale", "2.1%": "Nether Sedge"},
        ),
        ("Ashmere will see the largest rise in older residents (41%).", {"41%": "Ashmere"}),
        (
            "Residential care has the highest cost a week (£912) and home care the lowest (£412).",
            {"£912": "Exampleshire", "£412": "Exampleshire"},
        ),
    ],
)
def test_the_most_in_brackets(tmp_path: Path, text: str, expected: dict[str, str]) -> None:
    """A number in brackets behind a place that has the most or least is of that place; a service is no place."""
    assert areas(tmp_path, text) == expected


def test_a_neighbour_that_opens_a_sentence(tmp_path: Path) -> None:
    """ "In neighbouring Torlais, …" speaks of Torlais."""
    text = "In neighbouring Torlais, where more people have a personal budget, 110 people receive direct payments."
    assert areas(tmp_path, text) == {"110": "Torlais"}


def test_home_after_a_neighbour(tmp_path: Path) -> None:
    """A number behind the council's own name is its own, though the one before is a neighbour's."""
    text = (
        "Cllr Reed pointed out that Oakshire had cut its waiting list from 900 to 150, whereas Exampleshire's had"
        " grown from 340 to 412."
    )
    assert areas(tmp_path, text)["412"] == "Exampleshire"
