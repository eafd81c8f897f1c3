"""The figures pages over measures of all 176 areas: they stay readable, and send no more than they show."""

from __future__ import annotations

import pytest
from figure_examples import client_of
from large_index import WORKBOOK, build_large
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from sqlalchemy import Engine, event

from index.embedding import Embedder

SATISFACTION = "/figures/overall-satisfaction-of-people-who-use-services-with-their-care-and-d43e63"


@pytest.fixture(scope="module")
def all_areas(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> ReviewingClient:
    """A client of the site over one measure of the national outcomes, for all areas and years, with its margins."""
    if not WORKBOOK.is_file():
        pytest.skip(f"NOT TESTED: {WORKBOOK} is not there; set LOCAL_ACCOUNT_SHARED to its folder")
    return client_of(build_large(tmp_path_factory.mktemp("all") / "areas", embedder=embedder, codes={"1D"}), embedder)


def test_areas_page_by_page(all_areas: ReviewingClient) -> None:
    """All areas can be paged through, each once, twenty at a time."""
    address, seen = f"{SATISFACTION}?area=Norfolk", []
    while address:
        page = HTMLParser(all_areas.get(address).text)
        rows = page.css("[aria-labelledby=table-areas] tbody tr")
        assert len(rows) <= 20
        seen += [row.css_first("th").text() for row in rows]
        more = page.css_first("section[aria-labelledby=areas-heading] a[rel=next]")
        address = (more.attributes["href"] or "") if more else ""
    areas = [option.text() for option in page.css("#choose-area option")]
    assert len(seen) == len(set(seen)) > 170
    assert set(seen) <= set(areas)


def test_margins(all_areas: ReviewingClient) -> None:
    """A margin of error stands beside the figure that it is of, leads to its own place, and is no part of its own."""
    page = HTMLParser(all_areas.get(f"{SATISFACTION}?area=Cambridgeshire").text)
    row = next(row for row in page.css("table tbody tr") if row.css_first("th").text().startswith("2024-25"))
    figure, margin = (cell.css_first("a") for cell in row.css("td")[:2])
    # workbook, sheet 1D: Cambridgeshire 2024-25, outcome 66.0, margin of error 4.1
    assert figure.text().startswith("66%")
    assert margin.text().startswith("4.1 percentage points")
    assert figure.attributes["href"] != margin.attributes["href"]
    assert "argin" not in page.css_first("#choose-part").text()


def test_weight(all_areas: ReviewingClient) -> None:
    """A page of a measure with thousands of figures stays below 120 kB, its charts and lists of areas with it."""
    assert len(all_areas.get(f"{SATISFACTION}?area=Norfolk").data) < 120_000


def test_many_areas_are_one_line(all_areas: ReviewingClient) -> None:
    """Too many areas for a line each are drawn as strokes along one, of which the chosen ones are named."""
    said = (
        HTMLParser(all_areas.get(f"{SATISFACTION}?area=Norfolk").text).css_first("[id=chart-areas] ~ div desc").text()
    )
    assert said.startswith("Strip plot of ")
    assert "Norfolk: " in said
    assert "Suffolk: " not in said
    spec = all_areas.get(f"{SATISFACTION}.vl.json?area=Norfolk&chart=areas").json
    assert spec is not None
    bounded = {mark["at"] for mark in spec["data"]["values"] if mark["low"] is not None}
    assert bounded == {"Norfolk", "England"}


def test_a_page_of_another_area_reads_little(all_areas: ReviewingClient) -> None:
    """The page of an area not asked for before is read by one statement."""
    all_areas.get(f"{SATISFACTION}?area=Norfolk")
    asked: list[str] = []

    def count(*told: object) -> None:
        asked.append(str(told[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        page = all_areas.get(f"{SATISFACTION}?area=Suffolk")
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert "Suffolk" in page.text
    assert len([statement for statement in asked if "FROM observations" in statement]) == 1
