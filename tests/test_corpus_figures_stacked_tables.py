"""Tables, cards and lists of answers whose layout a page has lost: read where nothing is left to guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: Social services\narea: Exampleshire\nkind: other\npublished: 2025-09-01\nperiod: 2024-25\n---\n"


def read(tmp_path: Path, *lines: str) -> list[str]:
    """The figures of a page that may answer, each line of it a paragraph: value, unit, label and time."""
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"a.md": HEAD + "\n\n".join(lines)}))
    return [_told(seen) for seen in find_observations(corpus.documents[0]) if seen.confidence >= ANSWERS_FROM]


def _told(seen: Observation) -> str:
    return f"{seen.value} {seen.unit} | {seen.label} | {seen.dated}"


def test_values_below_a_name_stand_under_the_heads_of_their_columns(tmp_path: Path) -> None:
    """A fee list with its years on lines of their own, rows on two lines or on one, and a section above some."""
    lines = ["## Fees per week", "Description", "2023-24", "2024-25", "Nursing", "£838.59 £908.20", "Older people"]
    assert read(tmp_path, *lines, "Residential £805.30 £872.51", "Day centre", "Included", "Respite", "TBC £44.70") == [
        "838.59 GBP | Nursing | 2023-24",
        "908.20 GBP | Nursing | 2024-25",
        "805.30 GBP | Residential: Older people | 2023-24",
        "872.51 GBP | Residential: Older people | 2024-25",
        "None GBP | Respite: Older people | 2023-24",
        "44.70 GBP | Respite: Older people | 2024-25",
    ]


def test_the_value_of_a_card_stands_below_its_name(tmp_path: Path) -> None:
    """Ratings are no names, a target is a target, and the number of a request counts nothing."""
    lines = [
        "## Results",
        "Carers with an assessment",
        "897",
        "Improved",
        "Reviews done in time",
        "91.5%",
        "Target 95%",
    ]
    assert read(tmp_path, *lines, "## About", "Reference number", "13525686", "Date of decision", "4 June 2025") == [
        "897 carers | Carers with an assessment | 2024-25",
        "91.5 percent | Reviews done in time | 2024-25",
        "95 percent | Reviews done in time | 2024-25",
    ]


def test_the_caption_of_an_infographic_stands_below_its_value(tmp_path: Path) -> None:
    """Where a run begins with a value, what follows each is its caption."""
    lines = ["## Our year", "4,120", "people with long-term support", "£142.6m", "gross spending on adult social care"]
    assert read(tmp_path, *lines) == [
        "4120 people | people with long-term support | 2024-25",
        "142600000 GBP | gross spending on adult social care | 2024-25",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Our year", "4,120", "People helped", "987", "Carers assessed"),
        ("Contacts by quarter", "Derby 2,261 2,347", "Rotherham 1,988 2,455"),
        ("Hourly rates", "£15.71 £17.40"),
        ("England 7.3", "We compare ourselves with others."),
    ],
)
def test_a_value_whose_name_can_only_be_guessed_is_not_read(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Names and values by turns that begin and end with a name, rows and values that lost their columns."""
    assert not read(tmp_path, *lines)


def test_names_over_the_same_times_are_heads_of_columns(tmp_path: Path) -> None:
    """A table run together between bars has two rows of heads."""
    heads = "Informal | Formal | 22/23 | 23/24 | 22/23 | 23/24 |"
    cells = "Adults | 70 | 64 | 1 | 5 | Children | 45 | 43 | 2 | 4 |"
    found = read(tmp_path, "## Number of complaints", f"{heads} {cells}")
    assert [(each.split()[0], each.split(" | ")[2]) for each in found][:4] == [
        ("70", "2022-23"),
        ("64", "2023-24"),
        ("1", "2022-23"),
        ("5", "2023-24"),
    ]
    assert ["Informal" in each for each in found] == [True, True, False, False] * 2


def test_an_answer_stands_beside_the_request_of_its_number(tmp_path: Path) -> None:
    """All that was asked stands above all the answers; lettered parts are left out."""
    asked = ["1. How many badges are held", "2. The number of appeals", "3. Complaints: a. received b. upheld"]
    answers = ["1. As at 31/08/2025 = 58,319 in total", "2. Nil", "3. a. 58 b. 21"]
    assert read(tmp_path, "Request", *asked, "## Decision", *answers) == [
        "58319 badges | How many badges are held | 31 August 2025",
        "0 appeals | appeals | 2024-25",
    ]


def test_a_price_in_a_heading_is_that_of_what_it_heads(tmp_path: Path) -> None:
    """ "Premium service (£9 per week)" gives the price of the premium service."""
    assert read(tmp_path, "## Premium service (£9 per week)", "A visit in person.") == [
        "9 GBP | Premium service | 2024-25"
    ]
