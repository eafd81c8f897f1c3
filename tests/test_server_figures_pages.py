"""The pages of the measures: every number is the store's, or arithmetic on it that can be done again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from figure_examples import client_of
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode

from corpus.models import ANSWERS_FROM, Observation
from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.display import in_points, shown
from server.figures.measures import HeldFigures
from server.views import figures as figure_views

pytest_plugins = ["figure_parts"]

REABLEMENT = "/figures/people-in-reablement"
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def shipped(shipped_index: Path, embedder: Embedder) -> ReviewingClient:
    """A client of the site over the shipped documents."""
    return client_of(shipped_index, embedder)


def page_at(client: ReviewingClient, address: str) -> HTMLParser:
    """The page at an address, which must be there."""
    response = client.get(address)
    assert response.status_code == 200, address
    return HTMLParser(response.text)


def words(node: LexborNode | None) -> str:
    """The text of an element that can be seen."""
    assert node is not None
    copy = HTMLParser(node.html or "")
    for hidden in copy.css(".govuk-visually-hidden"):
        hidden.decompose()
    return " ".join(copy.text(separator=" ").split())


def rows_of(page: HTMLParser, table: int = 0) -> dict[str, list[str]]:
    """The rows of a table of a page as texts, by their first cell."""
    rows = page.css("table")[table].css("tbody tr")
    return {words(row.css_first("th")): [words(cell) for cell in row.css("td")] for row in rows}


def test_every_number_is_the_stores(
    shipped: ReviewingClient, open_shipped: IndexVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On every page of every measure and part of the shipped documents each figure is the store's, at its own place."""
    monkeypatch.setattr(figure_views, "drawn", lambda _: ("", ""))  # to draw thousands of charts takes minutes
    seen = 0
    for measure in HeldFigures(open_shipped).measures:
        first = page_at(shipped, f"/figures/{measure.slug}")
        parts = [node.attributes["value"] for node in first.css("#choose-part option")]
        for page in [each for part in parts or [""] for each in pages_of(shipped, measure.slug, part or "")]:
            links = page.css("a[data-figure]")
            assert links, measure.slug
            for link in links:
                held = open_shipped.observation(link.attributes["data-figure"] or "")
                assert held is not None
                assert words(link) == as_linked(link, held)
                assert held.document_id in (link.attributes["href"] or "")
                seen += 1
            check_other_numbers(
                page, [open_shipped.observation(each.attributes["data-figure"] or "") for each in links]
            )
    assert seen > 1000


def as_linked(link: LexborNode, held: Observation) -> str:
    """What a link to a figure says; a margin lies between two percentages, so that of one is in points."""
    is_margin = link.parent is not None and link.parent.attributes.get("class") == "margin"
    return in_points(shown(held)) if is_margin else shown(held)


def pages_of(client: ReviewingClient, slug: str, part: str) -> Iterator[HTMLParser]:
    """Every page of a part of a measure: of each area, group and period that it offers, and each page of its lists."""
    start = f"/figures/{slug}?part={part}"
    waiting, seen = [start], {start}
    while waiting:
        address = waiting.pop()
        page = page_at(client, address)
        yield page
        beside = [link.attributes["href"] or "" for link in page.css("nav a[rel=next]")]
        if "&" not in address:
            beside += [f"{start}&area={quote_plus(area)}" for area in offered(page, "area")]
        if "group=" not in address and "period=" not in address:
            kinds = [(name, value) for name in ("group", "period") for value in offered(page, name)]
            beside += [f"{address}&{name}={quote_plus(value)}" for name, value in kinds]
        waiting += [each for each in dict.fromkeys(beside) if each not in seen]
        seen |= set(beside)


def offered(page: HTMLParser, name: str) -> list[str]:
    """The values of a choice of a page."""
    return [value for node in page.css(f"#choose-{name} option") if (value := node.attributes["value"])]


def check_other_numbers(page: HTMLParser, held: list[Observation | None]) -> None:
    """No number in the tables is another than a figure's, a period's, or one whose working stands on the page."""
    told = [words(node) for node in page.css("details li")]
    told += [shown(each) for each in held if each] + [each.dated or "" for each in held if each]
    ranks = [words(row.css("td")[0]) for row in page.css("[aria-labelledby=table-areas] tbody tr")]
    known = {number for text in (*told, *ranks) for number in _NUMBER.findall(text)}
    for table in page.css("table"):
        for cell in table.css("td"):
            assert set(_NUMBER.findall(words(cell))) <= known, words(cell)


def test_changes_are_differences(shipped: ReviewingClient) -> None:
    """The change, the change in per cent and the share of a year can be worked out from the figures in the table."""
    rows = rows_of(page_at(shipped, "/figures/people-supported"))
    # Local Account 2021-23, "People supported": 4,681 older people in 2021-22, 5,162 in 2022-23
    figure, change, percent, share, _ = rows["2022-23"]
    assert figure == "5,162 people"
    assert change == f"up {5162 - 4681} since 2021-22"
    assert percent == f"up {round(Decimal(5162 - 4681) * 100 / 4681, 1)}%"
    assert share == f"{round(Decimal(5162) * 100 / (5162 + 1891 + 675 + 796), 1)}%"


def test_figures_lead_to_their_place(shipped: ReviewingClient) -> None:
    """From a figure in a table one click opens the document with that figure marked."""
    page = page_at(shipped, "/figures/people-supported")
    link = page.css_first("table a[data-figure]")
    document = page_at(shipped, link.attributes["href"] or "")
    assert document.css_first("mark#place").text() == "4,681 older people"


def test_revisions(figures_client: ReviewingClient) -> None:
    """Where a later document gives another value, that one stands in the table and the first is told beside it."""
    cell = rows_of(page_at(figures_client, REABLEMENT))["2022-23"][0]
    assert cell == "515 people 2022-23 was first published as 520 people in Outcomes 2022-23"


def test_gaps(figures_client: ReviewingClient) -> None:
    """A year between two published ones for which nothing is held stands as a gap, and no change is told as yearly."""
    rows = rows_of(page_at(figures_client, REABLEMENT))
    assert list(rows) == ["2020-21", "2021-22", "2022-23", "2023-24"]
    assert rows["2021-22"] == ["No figure is held for this year."]
    assert rows["2022-23"][1] == "up 105 since 2020-21"


def test_hedges(figures_client: ReviewingClient) -> None:
    """A hedge stays with its number, and what is reckoned from it says so."""
    figure, change, percent, _ = rows_of(page_at(figures_client, REABLEMENT))["2023-24"]
    assert figure == "over 600 people"
    assert change.startswith("up by over 85")
    assert percent.startswith("up by at least about 16.5%")


def test_budget_and_outturn_are_apart(figures_client: ReviewingClient) -> None:
    """Budget and outturn stand in tables of their own, and no change goes from one to the other."""
    page = page_at(figures_client, "/figures/home-care")
    captions = [words(node) for node in page.css("caption")]
    assert [caption.endswith("budget") for caption in captions] == [False, False, True, True]
    assert "up" not in " ".join(words(node) for node in page.css("table"))


AVAILABILITIES = {
    "2017-18": "0 complaints",
    "2018-19": "12 complaints",
    "2019-20": "suppressed to protect privacy",
    "2020-21": "not available",
    "2021-22": "not applicable",
    "2022-23": "not collected",
    "2023-24": "nil",
}


def test_availabilities(figures_client: ReviewingClient) -> None:
    """The six availabilities are six different things on the page, and none of them is zero, which stands as it is."""
    rows = rows_of(page_at(figures_client, "/figures/complaints-upheld"))
    assert {period: cells[0] for period, cells in rows.items()} == AVAILABILITIES
    without = [period for period in rows if period not in ("2018-19", "2023-24")]
    assert all(rows[period][1] == "–" for period in without), "nothing is reckoned from what is missing"


def test_areas_in_order(figures_client: ReviewingClient) -> None:
    """Councils are put in order, equal ones share a rank, and the country they make up has none."""
    page = page_at(figures_client, f"{REABLEMENT}?period=2022-23")
    rows = rows_of(page, 1)
    assert {area: cells[0] for area, cells in rows.items()} == {
        "Essex": "1",
        "Norfolk": "2",
        "Suffolk": "2",
        "Exampleshire": "4",
        "England": "–",
    }
    said = " ".join(words(node) for node in page.css("#main-content p"))
    assert "Exampleshire has the lowest value of 4 councils" in said
    assert "The median of the councils is 700 people." in said


def test_nothing_for_staff(figures_client: ReviewingClient) -> None:
    """Figures of documents for staff stand on no page of the public, in no list and in no file."""
    assert "sickness" not in figures_client.get("/figures").text
    assert figures_client.get("/figures/secret-sickness-days").status_code == 404
    assert figures_client.get("/figures/secret-sickness-days.csv").status_code == 404


def test_only_what_may_answer(shipped: ReviewingClient, open_shipped: IndexVersion) -> None:
    """The list counts exactly the figures that may answer."""
    held = [each for each in open_shipped.observations() if each.confidence >= ANSWERS_FROM]
    heading = page_at(shipped, "/figures").css_first("#found-heading").text()
    assert heading.startswith(f"{len(held):,} figures of ")


@pytest.mark.parametrize(
    "address",
    ["/figures/nothing", f"{REABLEMENT}?area=Atlantis", f"{REABLEMENT}?group=nobody", f"{REABLEMENT}?part=other"],
)
def test_what_is_not_held(figures_client: ReviewingClient, address: str) -> None:
    """An address for what is not held is told so, and is never answered with another figure."""
    assert figures_client.get(address).status_code == 404


def test_headings_open_with_a_capital(
    shipped: ReviewingClient, open_shipped: IndexVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of a measure begins as a heading does, also where the document names the measure amid a sentence."""
    monkeypatch.setattr(figure_views, "drawn", lambda _: ("", ""))
    of_all = HeldFigures(open_shipped).measures
    assert any(each.label[0].islower() for each in of_all)
    for each in of_all:
        heading = page_at(shipped, f"/figures/{each.slug}").css_first("h1").text()
        assert heading == each.label[0].upper() + each.label[1:]


def test_one_figure_is_not_all(shipped: ReviewingClient, open_shipped: IndexVersion) -> None:
    """Where a measure has one figure nothing says "all 1 figure" of it."""
    single = next(each for each in HeldFigures(open_shipped).measures if each.figures == 1)
    said = words(page_at(shipped, f"/figures/{single.slug}").css_first("main"))
    assert "the one figure of the measure" in said
    assert "all 1" not in said
