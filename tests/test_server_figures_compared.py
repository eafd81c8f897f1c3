"""Charts of a comparison: bounds, breaks, single numbers and what all have in common; charts that are taken away."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from figure_examples import client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder
from server.figures.chart_layers import Mark
from server.figures.chart_specs import line_spec

pytest_plugins = ["figure_parts"]

AREAS = {"Exampleshire": 64, "Norfolk": 61, "Suffolk": 70}
FILES = {
    "catalogue.toml": '[council]\nname = "Exampleshire County Council"\narea = "Exampleshire"\n',
    "survey.csv": "measure,area,period,unit,value,column\n"
    + "".join(
        f"Satisfied users,{area},{year},percent,{value + more},Outcome\n"
        f"Satisfied users,{area},{year},percent,4,Margin of error\n"
        for area, value in AREAS.items()
        for year, more in (("2022-23", 0), ("2023-24", 2))
    )
    + "Satisfied users,Kent,2023-24,percent,55,Outcome\n"
    + "".join(
        f"Safe users,{area},2023-24,percent,{value},Outcome\nSafe users,{area},2023-24,percent,3,Margin of error\n"
        for area, value in AREAS.items()
    ),
    "home.md": """---
area: Exampleshire
---

# Money spent

| Client group | 2021-22 £m | 2022-23 £m | 2023-24 £m |
|---|---|---|---|
| Older people | 50.1 | 55.2 | 57.9 |
| Mental health | 10.2 | 11.4 | 12.6 |

Figures from 2022-23 are not comparable with earlier years.
""",
}
MONEY = [("measure", "money-spent"), ("group", "Older people"), ("group", "Mental health")]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> ReviewingClient:
    """A client of the site over the documents above."""
    folder = tmp_path_factory.mktemp("compared")
    build(write_files(folder / "corpus", FILES), folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder)


def comparing(measure: str, *areas: str) -> list[tuple[str, str]]:
    """What an address asks for that compares areas of a measure."""
    return [("measure", measure), *(("area", area) for area in areas)]


def page_of(client: ReviewingClient, asked: list[tuple[str, str]]) -> HTMLParser:
    """The page of a comparison."""
    return HTMLParser(client.get(f"/figures/compare?{urlencode(asked)}").text)


def spec_of(client: ReviewingClient, asked: list[tuple[str, str]]) -> Any:
    """The specification of its chart."""
    return client.get(f"/figures/compare.vl.json?{urlencode(asked)}").json


def marks_of(spec: Any) -> dict[tuple[str, str], dict[str, Any]]:
    """What is drawn, by series and place."""
    return {(mark["series"], mark["at"]): mark for mark in spec["data"]["values"]}


def test_bounds_over_time(client: ReviewingClient) -> None:
    """Councils compared over time are drawn with their bounds, and the margin stands beside each figure."""
    asked = comparing("satisfied-users", "Exampleshire", "Norfolk")
    marks = marks_of(spec_of(client, asked))
    assert {place: (mark["low"], mark["high"]) for place, mark in marks.items()} == {
        ("Exampleshire", "2022-23"): (60, 68),
        ("Norfolk", "2022-23"): (57, 65),
        ("Exampleshire", "2023-24"): (62, 70),
        ("Norfolk", "2023-24"): (59, 67),
    }
    page = page_of(client, asked)
    cells = [" ".join(cell.text().split()) for cell in page.css("#compared ~ tbody td")]
    assert len(cells) == 4
    assert all("±4 percentage points" in cell for cell in cells)
    assert "thin strokes" in page.css_first("main").text()


def test_bounds_of_one_period(client: ReviewingClient) -> None:
    """Councils that have one period in common and no line are drawn as dots with their bounds, the highest first."""
    spec = spec_of(client, comparing("safe-users", "Exampleshire", "Norfolk", "Suffolk"))
    assert [(mark["at"], mark["low"], mark["high"]) for mark in spec["data"]["values"]] == [
        ("Suffolk", 67, 73),
        ("Exampleshire", 61, 67),
        ("Norfolk", 58, 64),
    ]
    assert [layer["mark"]["type"] for layer in spec["layer"]] == ["rule", "point"]


def test_a_single_number_beside_a_line(client: ReviewingClient) -> None:
    """A council with one number is drawn as a point beside the lines of the others: a chart leaves out nobody."""
    marks = marks_of(spec_of(client, comparing("satisfied-users", "Exampleshire", "Kent")))
    assert marks["Kent", "2023-24"]["value"] == 55


def test_breaks_are_told_beside_the_figures(client: ReviewingClient) -> None:
    """Where a series breaks, that stands in the table of a comparison as well as in its chart."""
    assert {at for (_, at), mark in marks_of(spec_of(client, MONEY)).items() if mark["breaks"]} == {"2022-23"}
    rows = page_of(client, MONEY).css("#compared ~ tbody tr")
    assert [row.css_first("th").text() for row in rows if "break in series" in row.text()] == ["2022-23"]


def test_what_all_have_in_common_is_in_the_title(client: ReviewingClient) -> None:
    """A chart whose lines are named by their groups says of which area they are."""
    assert page_of(client, MONEY).css_first("figcaption").text() == "Money spent, Exampleshire"


def test_bounds_do_not_cover_each_other() -> None:
    """The bounds of several series in one period stand beside each other, each with its point, within their year."""
    many = [Mark(name, f"20{year}-{year + 1}", 6, "6", 5, 7) for year in range(10, 22) for name in ("a", "b", "c", "d")]
    for narrow in (False, True):
        spec = line_spec(many, axis="%", narrow=narrow)
        offsets: dict[str, set[float]] = {}
        for layer in spec["layer"]:
            offsets.setdefault(layer["mark"]["type"], set()).add(layer["mark"]["xOffset"])
        assert offsets["rule"] == offsets["point"] == offsets["line"]
        assert len(offsets["rule"]) == 4
        assert max(offsets["rule"]) < spec["width"] / 12 / 2


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/figures/satisfied-users.svg?area=Norfolk", "Satisfied users, Norfolk, over time"),
        (f"/figures/compare.svg?{urlencode(MONEY)}", "Money spent, Exampleshire"),
    ],
)
def test_charts_taken_away_have_their_title_on_them(client: ReviewingClient, address: str, title: str) -> None:
    """Pasted into a paper a chart still says what it is of: its title is drawn on it."""
    drawn = ElementTree.fromstring(client.get(address).text)
    assert title in [node.text for node in drawn.iter("{http://www.w3.org/2000/svg}text")]


def test_ways_to_compare(figures_client: ReviewingClient) -> None:
    """The way to compare stands above the tables of a measure, and that to other choices above a comparison."""
    page = HTMLParser(figures_client.get("/figures/people-in-reablement").text)
    told = [node.text() for node in page.css("main a, main h2")]
    assert told.index("Choose up to six to compare over time") < told.index("Over time")
    (link,) = [node for node in page.css("main a") if node.text() == "Choose up to six to compare over time"]
    compared = HTMLParser(figures_client.get(link.attributes["href"] or "").text)
    told = [node.text() for node in compared.css("main a, main h2, main figcaption, main caption")]
    assert told.index("Choose what to compare") < told.index("Side by side")
    assert compared.css_first("h2#choose-heading") is not None
