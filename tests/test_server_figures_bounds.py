"""What a councillor reads off a measure's page: bounds on every kind of chart, what it is, the figure they came for."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from figure_examples import client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Passage
from corpus.passages import split_document
from index.builder import build
from index.embedding import Embedder
from server.figures.breaks import breaks_of, broken
from server.figures.definitions import definition_among

WORDS = "People helped at home are people who got at least one visit in the year."
AREAS = {"Exampleshire": (64, 4), "Norfolk": (61, 3), "Suffolk": (70, 5)}
VISITS = {"Exampleshire": "640", "Norfolk": "over 600", "Suffolk": "598", "Essex": "710"}
FILES = {
    "catalogue.toml": """
[council]
name = "Exampleshire County Council"
area = "Exampleshire"

[[document]]
id = "survey"
path = "survey.csv"
title = "Survey of users"
area = "Exampleshire"
published = "2024-11"

[[document]]
id = "home"
path = "home.md"
title = "Help at home in numbers"
area = "Exampleshire"
published = "2024-10"

[[document]]
id = "account"
path = "account.md"
title = "Local Account 2023-24"
area = "Exampleshire"
published = "2024-11"

[[document]]
id = "words"
path = "words.md"
title = "What our words mean"
area = "Exampleshire"
published = "2023-01"
""",
    "words.md": "# Words\n\nPeople helped at home are people who got at least one visit in the year.\n",
    "survey.csv": "measure,area,period,unit,value,column\n"
    + "".join(
        f"Satisfied users,{area},{year},percent,{margin},Margin of error\n"
        f"Satisfied users,{area},{year},percent,{value + more},Outcome\n"
        for area, (value, margin) in AREAS.items()
        for year, more in (("2022-23", 0), ("2023-24", 2))
    )
    + "".join(f"Visits,{area},2023-24,visits,{value}\n" for area, value in VISITS.items()).replace("\n", ",Outcome\n")
    + "Satisfied users,Essex,2022-23,people,880,Outcome\n",
    "home.md": """# Help at home

| | 2021-22 | 2022-23 | 2023-24 |
|---|---|---|---|
| People helped at home | 410 | 980 | 1,010 |

Figures from 2022-23 are not comparable with earlier years, because telephone calls are counted too.
""",
    "account.md": """# Reablement

Reablement packages are up to six weeks of help at home after a fall or a stay in hospital.

Reablement packages are up on last year.

- 1,204 reablement packages in 2022-23
- 1,377 reablement packages in 2023-24
""",
}
HOME = '[[document]]\nid = "home"\npath = "home.md"\ntitle = "Help at home"\narea = "Kent"\npublished = "2024-10"\n'
SATISFIED = "/figures/satisfied-users"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> ReviewingClient:
    """A client of the site over the documents above."""
    folder = tmp_path_factory.mktemp("bounds")
    build(write_files(folder / "corpus", FILES), folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder)


@pytest.mark.parametrize(("chart", "figure", "ends"), [("time", "64", (60, 68)), ("areas", "61", (58, 64))])
def test_bounds_are_drawn(client: ReviewingClient, chart: str, figure: str, ends: tuple[int, int]) -> None:
    """Where margins are published, the chart over time and that of areas both draw from where to where they go."""
    spec = client.get(f"{SATISFIED}.vl.json?chart={chart}&period=2022-23").json
    assert spec is not None
    low, high = next((mark["low"], mark["high"]) for mark in spec["data"]["values"] if mark["label"].startswith(figure))
    assert (low, high) == ends


@pytest.mark.parametrize(
    ("slug", "chart", "period"),
    [("satisfied-users", "time", "2022-23"), ("satisfied-users", "areas", "2022-23"), ("visits", "areas", "")],
)
def test_where_an_axis_begins_is_said_below(client: ReviewingClient, slug: str, chart: str, period: str) -> None:
    """Below a chart whose axis does not begin at 0 that is said, on the page and on the drawing that is taken away."""
    spec = client.get(f"/figures/{slug}.vl.json?chart={chart}&period={period}").json
    assert spec is not None
    axis = "y" if chart == "time" else "x"
    begins = {layer["encoding"][axis]["scale"]["zero"] for layer in spec["layer"] if "scale" in layer["encoding"][axis]}
    page = HTMLParser(client.get(f"/figures/{slug}?period={period}").text)
    svg = client.get(f"/figures/{slug}.svg?chart={chart}&period={period}").text
    for said in (page.css_first(f"figure:has(#chart-{chart})").text(), svg.partition("</desc>")[2]):
        assert begins == {"The axis does not begin at 0" not in said}


def test_a_break_told_under_a_table(client: ReviewingClient) -> None:
    """Where words under a table say that a year cannot be compared, the page marks it and counts no change over it."""
    page = HTMLParser(client.get("/figures/people-helped-at-home").text)
    rows = {row.css_first("th").text().strip(): row.text() for row in page.css("table")[0].css("tbody tr")}
    assert [period for period in rows if "break in series" in period] == ["2022-23 break in series"]
    spec = client.get("/figures/people-helped-at-home.vl.json?chart=time").json
    assert spec is not None
    assert [mark["at"] for mark in spec["data"]["values"] if mark["breaks"]] == ["2022-23"]


def test_what_is_not_exact_has_no_place(client: ReviewingClient) -> None:
    """ "Over 600" may be more than 640 or less: it has no rank among councils, and the page says that one has none."""
    page = HTMLParser(client.get("/figures/visits").text)
    ranks = {
        row.css_first("th").text(): row.css_first("td").text()
        for row in page.css("[aria-labelledby=table-areas] tbody tr")
    }
    assert ranks == {"Essex": "1", "Exampleshire": "2", "Suffolk": "3", "Norfolk": "–"}
    assert "1 council gives a number that is not exact" in page.css_first("main").text()


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("Figures from 2022-23 are not comparable with earlier years.", "2024-03-31"),
        ("2021-22 is not comparable with 2022-23 and 2023-24.", "2024-03-31"),
        ("Figures for 2023-24 cannot be compared with those of other councils.", None),
    ],
)
def test_where_a_series_breaks(tmp_path: Path, said: str, begins: str | None) -> None:
    """A break in a year without a figure is before the next one; what other councils count breaks no series."""
    table = "| | 2021-22 | 2023-24 |\n|---|---|---|\n| People helped at home | 410 | 1,010 |"
    files = {"home.md": f"# Help at home\n\n{table}\n\n{said}\n", "catalogue.toml": HOME}
    (document,) = read_corpus(write_files(tmp_path / "corpus", files)).documents
    found, told = find_observations(document), breaks_of(split_document(document))
    ends = [each.period.end.isoformat() for each in found if each.id in broken(found, lambda _: told) and each.period]
    assert ends == ([begins] if begins else [])


@pytest.mark.parametrize(("image", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_a_comparison_as_an_image(client: ReviewingClient, image: str, begins: bytes) -> None:
    """The chart of a comparison can be taken away, and there is none where the page draws none."""
    asked = [("measure", "satisfied-users"), ("area", "Norfolk"), ("area", "Suffolk")]
    page = HTMLParser(client.get(f"/figures/compare?{urlencode(asked)}").text)
    links = {link.text()[:3].lower(): link.attributes["href"] or "" for link in page.css(".chart__away a")}
    assert client.get(links[image]).data.startswith(begins)
    assert client.get(f"/figures/compare.{image}?measure=satisfied-users").status_code == 404


def test_what_it_is(client: ReviewingClient) -> None:
    """A measure's page says what the measure is in the words of its document, not how it stands."""
    page = HTMLParser(client.get("/figures/reablement").text)
    said = page.css_first(".definition").text()
    assert "Reablement packages are up to six weeks of help at home" in said
    assert "last year" not in said
    other = HTMLParser(client.get("/figures/people-helped-at-home").text).css_first(".definition").text()
    assert "in the words of What our words mean" in other
    assert "people who got at least one visit in the year" in other


def test_what_it_is_not() -> None:
    """One light word that a label and a sentence share makes the sentence no definition of the label."""
    passage = Passage("words:0", "words", None, 0, (), 0, len(WORDS), WORDS)
    assert definition_among([passage], "Home care") is None
    found = definition_among([passage], "People helped at home")
    assert found is not None
    assert found.text == WORDS


def test_the_figure_one_came_for(client: ReviewingClient) -> None:
    """A link from an answer shows the figure of that answer large, and names the latest beside it."""
    held = client.get("/api/v1/figures", query_string={"period": "2022-23", "measure": "reablement"}).json
    assert held is not None
    address = f"/figures/reablement?{urlencode({'figure': held['figures'][0]['observation_id']})}"
    large = HTMLParser(client.get(address).text).css_first(".headline").text()
    assert large.index("1,204") < large.index("1,377")


def test_what_is_not_held_to_compare(client: ReviewingClient) -> None:
    """An area without a figure is named where areas are compared, and one named twice is compared once."""
    asked = [("measure", "satisfied-users"), ("area", "Norfolk"), ("area", "Norfolk"), ("area", "Atlantis")]
    page = HTMLParser(client.get(f"/figures/compare?{urlencode(asked)}").text)
    assert "No figure of this is held for Atlantis." in page.css_first("main").text()
    assert len(page.css("#compared ~ thead th")) <= 2


@pytest.mark.parametrize("query", ["area=Essex", "area=Suffolk", "period=2022-23&area=Norfolk", "unit=percent"])
def test_filters_lead_to_what_they_leave(client: ReviewingClient, query: str) -> None:
    """Every measure of a filtered list leads to a page of figures which the filter leaves, of its area and unit."""
    asked = dict(part.split("=") for part in query.split("&"))
    held = client.application.extensions["local_account"].live.pin().figures
    for link in HTMLParser(client.get(f"/figures?{query}").text).css(".measures a"):
        page = HTMLParser(client.get(link.attributes["href"] or "").text)
        shown = [node.attributes["data-figure"] or "" for node in page.css("section table a[data-figure]")]
        first = held.observation(shown[0])
        assert first is not None
        assert first.area == asked.get("area", "Exampleshire")
        assert first.unit == asked.get("unit", first.unit)
