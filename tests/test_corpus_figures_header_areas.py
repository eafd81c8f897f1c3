"""Headers of tables that name an area beside what they measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_corpus_figures_sentences import read

OWN, OTHERS = "Exampleshire", "other areas"


def table(*rows: str) -> str:
    """A table of rows of cells parted by bars, the first of them its header."""
    head, *body = rows
    rule = "|".join("---" for _ in head.split("|"))
    return "## Results\n\n" + "\n".join(f"| {row} |" for row in (head, rule, *body)) + "\n"


def areas(tmp_path: Path, *rows: str) -> dict[str, str | None]:
    """The area of each number that answers, by how it is printed."""
    return {seen.printed: seen.area for seen in read(tmp_path, table(*rows))}


@pytest.mark.parametrize(
    "head",
    [
        "Service | Exampleshire (£/week) | England (£/week) | Neighbours' weekly cost (£)",
        "Service | Exampleshire £ per adult | England £ per adult | Nearest neighbours £ per adult",
        "Service | Our cost (£) | England cost of care (£) | CIPFA neighbours: cost (£)",
        "Service | Cost (£) | Cost in England (£) | Regional range (£)",
        "Service | Exampleshire (£) | England - all ages (£) | Best in region (£)",
    ],
)
def test_an_area_with_a_unit(tmp_path: Path, head: str) -> None:
    """A column headed with an area and what is measured holds the numbers of that area."""
    assert areas(tmp_path, head, "Residential care | 801 | 823 | 790") == {"801": OWN, "823": "England", "790": OTHERS}


def test_what_stands_beside_the_area(tmp_path: Path) -> None:
    """What a header says beside its area is told of the number, the area is not."""
    head = "Measure | Exampleshire | England home care | South West home care"
    found = {seen.printed: seen for seen in read(tmp_path, table(head, "Satisfied with care | 61% | 63% | 60%"))}
    assert [(one.area, one.group) for one in found.values()] == [
        (OWN, None),
        ("England", "home care"),
        ("South West", "home care"),
    ]


def test_rows_of_areas(tmp_path: Path) -> None:
    """A row "England - all services" is of England, one of a hospital that bears a place's name is not parted."""
    rows = ("Area | Reviews", "Exampleshire - all services | 8", "England - all services | 12", "ADASS region | 90")
    assert areas(tmp_path, *rows) == {"8": OWN, "12": "England", "90": OTHERS}
    found = read(tmp_path / "second", table("Home | Beds", "Exampleshire Hospital | 40", "London Road | 30"))
    assert {(seen.area, seen.group) for seen in found} >= {(OWN, "Exampleshire Hospital"), (OWN, "London Road")}


def test_a_county_beside_its_districts(tmp_path: Path) -> None:
    """ "County" beside names of places is the document's own area, and those are places."""
    rows = ("Year | County | Haverby | Millford", "**Older people** | | | ", "2022/23 | 801 | 323 | 290")
    assert areas(tmp_path, *rows) == {"801": OWN, "323": "Haverby", "290": "Millford"}


def test_a_council_beside_kinds_of_provider(tmp_path: Path) -> None:
    """ "Council" beside words that are no places makes none of them."""
    found = areas(tmp_path, "Beds | Council | Charity | Private", "Nursing beds | 3 | 12 | 40")
    assert set(found.values()) <= {OWN}


@pytest.mark.parametrize("label", ["National Living Wage (£)", "Neighbours' help (£)", "Wales-born (£)"])
def test_words_that_name_no_area(tmp_path: Path, label: str) -> None:
    """A name with a place in it is not of that place."""
    assert areas(tmp_path, f"Service | Cost (£) | {label}", "Home care | 801 | 823")["823"] == OWN
