"""What people put together: comparisons, briefings, lasting addresses, and what changed between versions."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlencode

import pytest
from figure_examples import FILES, client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from test_server_figures_downloads import book_rows, csv_rows

from index.builder import build
from index.embedding import Embedder
from server.filters import date_words

pytest_plugins = ["figure_parts"]

COMPARE = "/figures/compare?measure=people-in-reablement"


def text_of(client: ReviewingClient, address: str) -> str:
    """The words of the main part of a page."""
    return " ".join(HTMLParser(client.get(address).text).css_first("main").text(separator=" ").split())


def ids_of(client: ReviewingClient, **filters: str) -> list[str]:
    """The ids of the figures that pass some filters."""
    body = client.get("/api/v1/figures", query_string=filters).json
    assert body is not None
    return [each["observation_id"] for each in body["figures"]]


def test_areas_side_by_side(figures_client: ReviewingClient) -> None:
    """Areas of one measure stand side by side, and a year that one of them does not publish is no zero."""
    page = HTMLParser(figures_client.get(f"{COMPARE}&area=Exampleshire&area=Norfolk").text)
    rows = {row.css_first("th").text(): [cell.text() for cell in row.css("td")] for row in page.css("tbody tr")}
    assert [cell.split(" (")[0] for cell in rows["2022-23"]] == ["515 people", "700 people"]
    assert rows["2023-24"][1] == "no figure held"


def test_units_that_differ(figures_client: ReviewingClient) -> None:
    """Two measures of different units are not drawn together, and the page says why."""
    said = text_of(figures_client, f"{COMPARE}&measure=complaints-upheld&area=Exampleshire")
    assert "different units, “people” and “complaints”" in said


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("&area=Exampleshire&area=Norfolk", "People in reablement"),
        ("&measure=complaints-upheld&area=Exampleshire", "not compared"),
    ],
)
def test_the_title_tells_what_is_compared(figures_client: ReviewingClient, query: str, told: str) -> None:
    """The title of a comparison names what is compared, or says that nothing does."""
    title = HTMLParser(figures_client.get(COMPARE + query).text).css_first("title").text()
    assert title == f"Compare figures – {told} – Local Account assistant"


def test_each_area_is_sent_once_or_twice(figures_client: ReviewingClient) -> None:
    """However many are compared, a page lists the areas to choose from no more than twice, and those chosen once."""
    page = HTMLParser(figures_client.get(f"{COMPARE}&area=Exampleshire&area=Norfolk&area=Essex").text)
    taken = [node.attributes["value"] for node in page.css("input[name=area][checked]")]
    offered = [node.attributes["value"] for node in page.css("select[name=area] option") if node.attributes["value"]]
    assert taken == ["Exampleshire", "Norfolk", "Essex"]
    assert sorted(offered) == sorted(["England", "Suffolk"] * 2)


def test_units_in_plain_words(figures_client: ReviewingClient) -> None:
    """Units are named as people name them, in filters and where a comparison is refused."""
    said = text_of(figures_client, f"{COMPARE}&measure=home-care&area=Exampleshire")
    assert "different units, “people” and “pounds”" in said
    options = HTMLParser(figures_client.get("/figures").text).css("#choose-unit option")
    assert "GBP" in [node.attributes["value"] for node in options]
    assert not [node.text() for node in options if "GBP" in node.text()]


def test_at_most_six(figures_client: ReviewingClient) -> None:
    """More than six are not compared, and the page says so."""
    areas = ["Exampleshire", "Norfolk", "Suffolk", "Essex", "England"]
    said = text_of(
        figures_client, f"{COMPARE}&measure=complaints-upheld&{urlencode([('area', area) for area in areas])}"
    )
    assert "At most 6 can be compared" in said


def test_briefing(figures_client: ReviewingClient) -> None:
    """A briefing holds the figures picked in their order, with the title given and the source of each."""
    one, two = ids_of(figures_client, area="Norfolk")[0], ids_of(figures_client, area="Essex")[0]
    address = f"/figures/briefing?{urlencode([('pick', two), ('pick', one), ('title', 'For Tuesday')])}"
    page = HTMLParser(figures_client.get(address).text)
    assert page.css_first("h1").text() == "For Tuesday"
    assert [node.text().split(" (")[0] for node in page.css("li .big a")] == ["1,300 people", "700 people"]
    assert all("Outcomes 2022-23" in node.text() for node in page.css("li .source"))
    up = next(link for link in page.css("li a") if link.text().startswith("Move up"))
    moved = HTMLParser(figures_client.get(up.attributes["href"] or "").text)
    assert [node.text().split(" (")[0] for node in moved.css("li .big a")] == ["700 people", "1,300 people"]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
@pytest.mark.parametrize("page", ["compare", "briefing"])
def test_taken_away(figures_client: ReviewingClient, page: str, form: str) -> None:
    """What a comparison or briefing shows can be taken away as CSV, JSON and a workbook, with the source of each."""
    one, two = ids_of(figures_client, area="Norfolk")[0], ids_of(figures_client, area="Essex")[0]
    address = f"{COMPARE}&area=Norfolk&area=Essex" if page == "compare" else f"/figures/briefing?pick={one}&pick={two}"
    shown = HTMLParser(figures_client.get(address).text)
    away = next(link for link in shown.css("#main-content a") if f"/{page}.{form}?" in (link.attributes["href"] or ""))
    file = figures_client.get(away.attributes["href"] or "")
    assert values_of(file.data, form) == [("Norfolk", 700, "Outcomes 2022-23"), ("Essex", 1300, "Outcomes 2022-23")]
    words = [node.text() for node in shown.css(".citation, .source")]
    cited = "700 people, 2022-23; People in reablement; Norfolk; " if page == "compare" else ""
    assert any(each.startswith(f"{cited}Outcomes 2022-23, Exampleshire County Council") for each in words)


@pytest.mark.parametrize(
    "path", ["compare.csv", f"compare.csv?{COMPARE.partition('?')[2]}", "briefing.xlsx", "briefing.doc"]
)
def test_nothing_to_take_away(figures_client: ReviewingClient, path: str) -> None:
    """Where nothing is compared or picked, and in no other form, there is nothing to take away."""
    assert figures_client.get(f"/figures/{path}").status_code == 404


def values_of(data: bytes, form: str) -> list[tuple[str, float, str]]:
    """Area, value and document title of each figure of a file."""
    if form == "csv":
        return [(row["area"], float(row["value"]), row["title"]) for row in csv_rows(data.decode())]
    if form == "xlsx":
        return [(str(row["area"]), float(str(row["value"])), str(row["title"])) for row in book_rows(data)]
    body = json.loads(data)
    return [
        (figure["area"], figure["value"], body["citations"][figure["citation"] - 1]["title"])
        for figure in body["figures"]
    ]


def test_a_briefing_keeps_its_title(figures_client: ReviewingClient) -> None:
    """The title of a briefing goes along while more figures are picked for it."""
    picked = ids_of(figures_client, area="Norfolk")[0]
    address = f"/figures/briefing?{urlencode({'pick': picked, 'title': 'For Tuesday & after'})}"
    for link in ("Pick more figures", "People in reablement", "Your briefing: 1 figure"):
        page = HTMLParser(figures_client.get(address).text)
        address = next(each.attributes["href"] or "" for each in page.css("main a") if each.text() == link)
    assert HTMLParser(figures_client.get(address).text).css_first("h1").text() == "For Tuesday & after"
    form = HTMLParser(figures_client.get("/figures?title=For+Tuesday").text).css_first("form.find")
    assert form.css_first("input[name=title]").attributes["value"] == "For Tuesday"


def test_a_briefing_says_where_it_is_from(figures_client: ReviewingClient) -> None:
    """A briefing on paper bears its address and the day, and tells each figure once."""
    address = f"/figures/briefing?{urlencode({'pick': ids_of(figures_client, area='Norfolk')[0]})}"
    page = HTMLParser(figures_client.get(address).text)
    said = page.css_first(".paper").text()
    assert unquote(f"http://localhost{address}") in said
    assert f"Printed on {date_words(datetime.now(UTC).date().isoformat())}" in said
    told = page.css_first(".briefing__figure")
    for hidden in told.css(".govuk-visually-hidden"):
        hidden.decompose()
    assert [told.text().count(part) for part in ("700 people", "People in reablement", "Norfolk")] == [1, 1, 1]


def test_picks_go_along(figures_client: ReviewingClient) -> None:
    """What was picked goes along from page to page in the addresses."""
    picked = ids_of(figures_client, area="Norfolk")[0]
    page = HTMLParser(figures_client.get(f"/figures?{urlencode({'pick': picked})}").text)
    link = page.css_first(".measures a").attributes["href"] or ""
    assert urlencode({"pick": picked}) in link
    assert "Your briefing: 1 figure" in text_of(figures_client, link)


def test_picks_go_along_to_the_history(figures_client: ReviewingClient) -> None:
    """Who looks at the history of a figure of a briefing keeps what was picked."""
    one, other = ids_of(figures_client)[:2]
    briefing = f"/figures/briefing?{urlencode([('pick', one), ('pick', other)])}"
    page = HTMLParser(figures_client.get(briefing).text)
    histories = [node.attributes["href"] or "" for node in page.css("a") if node.text().startswith("History")]
    assert len(histories) == 2
    assert all("Your briefing: 2 figures" in text_of(figures_client, address) for address in histories)


def test_a_pick_that_moved_in_its_document_is_kept(figures_client: ReviewingClient) -> None:
    """A briefing shows a figure whose document got more words before it, once, and goes on with its new id."""
    held = ids_of(figures_client, area="Norfolk")[0]
    place, digest = held.rsplit(":", 1)
    moved = f"{place}9:{digest}"
    page = HTMLParser(figures_client.get(f"/figures/briefing?{urlencode([('pick', moved), ('pick', held)])}").text)
    assert len(page.css(".briefing__figure")) == 1
    assert [node.attributes["value"] for node in page.css("input[name=pick]")] == [held]


@pytest.fixture
def changed(tmp_path: Path, embedder: Embedder) -> tuple[ReviewingClient, str]:
    """A client of an index of which a second version was published, and a lasting address made before that."""
    corpus = write_files(tmp_path / "corpus", FILES)
    build(corpus, tmp_path / "index", embedder=embedder)
    client = client_of(tmp_path / "index", embedder)
    page = HTMLParser(client.get("/figures/people-in-reablement?area=Norfolk").text)
    lasting = next(link for link in page.css("a") if link.text() == "Lasting address of this figure")
    later = FILES["first.csv"].replace("Norfolk,2022-23,people,700", "Norfolk,2022-23,people,710")
    later = later.replace("People in reablement,Suffolk,2022-23,people,700\n", "")
    later += "People in reablement,Kent,2022-23,people,2\n"
    (corpus / "first.csv").write_text(later, encoding="utf-8")
    build(corpus, tmp_path / "index", embedder=embedder)
    return client, lasting.attributes["href"] or ""


def test_lasting_address(changed: tuple[ReviewingClient, str]) -> None:
    """A lasting address says when the value has changed since, what it was and what it is."""
    client, address = changed
    said = text_of(client, address.removeprefix("http://localhost"))
    assert "no longer give as they did" in said
    assert "It was 700 people (2022-23)" in said
    assert "Now it is 710 people" in said


def test_lasting_address_of_what_has_not_changed(figures_client: ReviewingClient) -> None:
    """A lasting address of a figure that is held as it was shows it, and another address shows nothing."""
    figure = ids_of(figures_client, area="Norfolk")[0]
    said = text_of(figures_client, f"/figures/people-in-reablement/figure?{urlencode({'id': figure})}")
    assert "700 people" in said
    assert "no longer" not in said
    assert figures_client.get("/figures/people-in-reablement/figure?id=x&area=Atlantis").status_code == 404


def test_changes(changed: tuple[ReviewingClient, str]) -> None:
    """Figures new, revised or gone in the newest version are told apart; one that only moved is none of them."""
    client, _ = changed
    assert "Norfolk 700 people 710 people" in text_of(client, "/figures/changes?kind=revised")
    assert "Kent 2 people" in text_of(client, "/figures/changes?kind=new")
    assert "Suffolk 700 people" in text_of(client, "/figures/changes?kind=gone")
    said = text_of(client, "/figures/changes")
    assert "revised: 1 new: 1 gone: 1" in said
    today = date_words(datetime.now(UTC).date().isoformat())
    assert re.search(rf"From the version of {today}, \d\d:\d\d UTC to that of {today}, \d\d:\d\d UTC", said)


def test_no_earlier_version(figures_client: ReviewingClient) -> None:
    """Where no earlier version is kept the page of changes says so."""
    assert "No earlier version" in text_of(figures_client, "/figures/changes")


def test_lasting_address_of_what_nobody_keeps(figures_client: ReviewingClient) -> None:
    """An address made for a figure of which no version is kept says that it has changed, and what is held now."""
    told = urlencode({"id": "first:0.99:0123456789", "area": "Norfolk", "period": "2022-23"})
    said = text_of(figures_client, f"/figures/people-in-reablement/figure?{told}")
    assert "no longer give as they did" in said
    assert "What it was is no longer kept here" in said
    assert "Now it is 700 people" in said
