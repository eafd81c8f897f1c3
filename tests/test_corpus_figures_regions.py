"""A region that has the most or least, one council of several and a nation's government are the place of a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.areas import OTHER_AREAS, find_areas
from corpus.catalogue import read_corpus
from corpus.figures import find_observations


def placed(folder: Path, sentence: str, own: str) -> dict[str, str | None]:
    """The area of each value of a sentence of a paper about `own`."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{sentence}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(
        f'[[document]]\nid = "a"\npath = "a.md"\ntitle = "Care at a glance"\narea = "{own}"\nperiod = "2023-24"\n',
        encoding="utf-8",
    )
    (document,) = read_corpus(folder).documents
    return {str(each.value): each.area for each in find_observations(document)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Councils in the South West of England saw the highest number of concerns, with 31,420 of them raised.",
            {"31420": "South West"},
        ),
        (
            "Concerns were lowest in the North East of England, with 17,205 of them raised.",
            {"17205": "North East"},
        ),
        (
            "The highest share was seen in the East of England, where 71% of enquiries were closed.",
            {"71": "East of England"},
        ),
        (
            "At one council in the north, the average person waited more than 140 days to be assessed.",
            {"140": OTHER_AREAS},
        ),
    ],
)
def test_the_region_that_has_most_is_the_place_of_what_it_has(
    tmp_path: Path, sentence: str, expected: dict[str, str]
) -> None:
    """What the North East has is not all England's, and what one council has is not told of all of them."""
    assert placed(tmp_path, sentence, "England") == expected


def test_a_nations_government_spends_for_its_nation_in_a_paper_about_all_of_them(tmp_path: Path) -> None:
    """The Scottish Government's budget is Scotland's in a paper about the United Kingdom."""
    sentence = "The 2023-24 Scottish Government care budget provides investment of over £1.1 billion for social care."
    assert placed(tmp_path, sentence, "United Kingdom") == {"1100000000": "Scotland"}


def test_what_a_government_gives_a_council_is_the_councils(tmp_path: Path) -> None:
    """A council of Wales tells of its own money when it names who gave it."""
    assert placed(tmp_path, "The Welsh Government provided £2.4 million for carers.", "Powys") == {"2400000": "Powys"}


def test_a_region_of_england_is_one_place() -> None:
    """ "The South East of England" names the region, and not England beside it."""
    assert [each.name for each in find_areas("in the South East of England and in Wales")] == ["South East", "Wales"]


def test_the_years_that_money_is_given_for_are_its_own(tmp_path: Path) -> None:
    """A year named before a sum is not nearer to it than the years behind it for which it is given."""
    text = (
        "Care spending rose by 8% for 2023-24, with nearly £3.1 billion allocated to councils from 2023-24 to 2026-27."
    )
    (tmp_path / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (tmp_path / "catalogue.toml").write_text(
        '[[document]]\nid = "a"\npath = "a.md"\ntitle = "Care at a glance"\n', encoding="utf-8"
    )
    (document,) = read_corpus(tmp_path).documents
    assert {str(each.value): each.dated for each in find_observations(document)} == {
        "8": "2023-24",
        "3100000000": "2023-24 to 2026-27",
    }
