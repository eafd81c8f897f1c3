"""Areas of figures: the siblings of an area in a table are areas, and a place named in a sentence is never the own."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: Performance report\narea: Marlshire\nkind: committee-report\npublished: 2025-06\n---\n# Results\n\n"
OWN = "Marlshire"


def read(tmp_path: Path, text: str) -> list[Observation]:
    """What answers of a page of Marlshire."""
    document = read_corpus(write_corpus(tmp_path / "corpus", {"report.md": HEAD + text})).documents[0]
    return [seen for seen in find_observations(document) if seen.confidence >= ANSWERS_FROM]


@pytest.mark.parametrize(
    ("header", "names", "areas"),
    [
        ("District", ("Oakhurst", "Larkton", "Marlshire total"), ["Oakhurst", "Larkton", OWN]),
        ("Local authority", ("Kelby", "Upper Dene", "England"), ["Kelby", "Upper Dene", "England"]),
        ("Locality", ("Northfields", "Dene Valley", "All localities"), ["Northfields", "Dene Valley", OWN]),
        ("", ("Us", "Stowborough", "England"), [OWN, "Stowborough", "England"]),
        ("", ("Bramford", "Penrose", "East Midlands"), ["Bramford", "Penrose", "East Midlands"]),
        ("Care home", ("Larch House", "Weir Court", "Marlshire total"), [OWN, OWN, OWN]),
        ("Setting", ("Residential", "Nursing", "England"), [OWN, OWN, "England"]),
    ],
)
def test_names_beside_an_area_are_areas(
    tmp_path: Path, header: str, names: tuple[str, ...], areas: list[str | None]
) -> None:
    """One known area among the rows makes its siblings areas too, unless they are services, or homes under a total."""
    rows = "".join(f"| {name} | {60 + number}.5 |\n" for number, name in enumerate(names))
    found = read(tmp_path, f"| {header} | Reviews completed 2024-25 (%) |\n|---|---|\n{rows}")
    assert [seen.area for seen in found] == areas


@pytest.mark.parametrize(
    ("sentence", "areas"),
    [
        ("In Haverbeck it was 38% of people in 2024-25.", ["Haverbeck"]),
        ("The agency rate in 2024-25 was 8.1%, compared with 9.4% in Ashdale.", [OWN, "Ashdale"]),
        ("The agency rate was 8.1% in 2024-25, better than the average for our region of 9.4%.", [OWN, "other areas"]),
        ("The rate of admissions in Marlshire in 2024-25 is 13% higher than the rate for England.", [OWN]),
        ("The agency rate averaged 8.1% for county councils in 2024-25.", ["other areas"]),
        ("In 2024-25 the median wait was 41 days in Derby and 68 days in North Somerset.", ["Derby", "North Somerset"]),
        ("In 2024-25, 58% of carers in Bramford said they felt supported.", ["Bramford"]),
        ("In Adult Social Care, 120 posts were vacant at 31 March 2025.", [OWN]),
        ("We bought 60 extra care flats in Eastgate in 2024-25.", [OWN]),
        ("In Phase 2, 310 people moved to the new contract in 2024-25.", [OWN]),
        ("Across London boroughs, the average cost of home care was £912 a week in 2024-25.", ["other areas"]),
    ],
)
def test_a_place_named_beside_a_number_is_its_area(tmp_path: Path, sentence: str, areas: list[str]) -> None:
    """An unknown place in a sentence is not the document's own area; a service, a phase and a site are no areas."""
    assert [seen.area for seen in read(tmp_path, sentence)] == areas


def test_a_comparison_goes_on_with_the_scale(tmp_path: Path) -> None:
    """ "The score for Yorkshire and the Humber" after a score out of 24 is out of 24, and a region's."""
    text = "Quality of life was scored 19.0 out of 24 in 2024-25. The score for Yorkshire and the Humber was 19.2."
    assert [(seen.area, str(seen.scale_max)) for seen in read(tmp_path, text)] == [
        (OWN, "24"),
        ("Yorkshire and the Humber", "24"),
    ]


def test_a_column_that_says_which_way_is_good_is_no_group(tmp_path: Path) -> None:
    """ "Good is: High" neither names a group nor hides the unit of its row."""
    text = "| Indicator | Good is | 2023-24 | 2024-25 |\n|---|---|---|---|\n"
    text += "| No further request after short-term support (%) | High | 74.1 | 76.8 |\n"
    found = read(tmp_path, text + "| Delayed discharges (per 100,000) | Bigger is worse | 8.1 | 9.4 |\n")
    assert [seen.unit for seen in found] == ["percent", "percent", "per 100,000", "per 100,000"]
    assert not any("High" in seen.label or "worse" in seen.label for seen in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Council,Admissions per 100,000 population 2023-24,Wait 2023-24 (days)\nKelby,548.2,30\nOakby,560.1,31\n",
         [("548.2", "per 100,000"), ("30", "days"), ("560.1", "per 100,000"), ("31", "days")]),
        ("Council,Clients 2022-23,Clients 2023-24\nKelby,3,120,2,745\nOakby,2,100,2,200\n", []),
        ("area,measure,unit,group,year,value\nMarlshire,Quality of life (out of 24),score,All adults,2022-23,18.9\n",
         [("18.9", "score")]),
    ],
)  # fmt: skip
def test_numbers_cut_at_their_comma(tmp_path: Path, text: str, told: list[tuple[str, str]]) -> None:
    """A header cut in "100,000" is put together again; rows wider than their header answer nothing."""
    document = read_corpus(write_corpus(tmp_path / "corpus", {"table.csv": text})).documents[0]
    found = [seen for seen in find_observations(document) if seen.confidence >= ANSWERS_FROM]
    assert [(seen.printed, seen.unit) for seen in found] == told


def test_everybody_stays_among_the_dimensions(tmp_path: Path) -> None:
    """The row of "All adults" is told from the measure, though everybody is no group."""
    text = "area,measure,unit,group,year,value\nMarlshire,Quality of life (out of 24),score,All adults,2022-23,18.9\n"
    document = read_corpus(write_corpus(tmp_path / "corpus", {"table.csv": text})).documents[0]
    (seen,) = find_observations(document)
    assert seen.group is None
    assert ("group", "All adults") in seen.dimensions
    assert seen.scale_max == 24


def test_a_row_is_about_its_council_and_not_the_nation_beside_it(tmp_path: Path) -> None:
    """Where one column names councils and another the nation that each lies in, a figure is the council's."""
    table = (
        "| Upper tier LA | Country | People supported in 2022-23 |\n|---|---|---|\n"
        "| Barnsley | England | 54 |\n| Angus | Scotland | 15 |\n| England | England | 960 |\n"
    )
    assert [(seen.area, seen.printed) for seen in read(tmp_path, table)] == [
        ("Barnsley", "54"),
        ("Angus", "15"),
        ("England", "960"),
    ]
