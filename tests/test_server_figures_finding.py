"""Finding measures: by words, by filters, by addresses that hold it all."""

from __future__ import annotations

import pytest
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from server.figures.slugs import LONGEST, RESERVED, slug_of

pytest_plugins = ["figure_parts"]


def listed(client: ReviewingClient, query: str) -> list[str]:
    """The measures that the list shows for a query."""
    return [node.text() for node in HTMLParser(client.get(f"/figures?{query}").text).css(".measures a")]


def test_all(figures_client: ReviewingClient) -> None:
    """Without words and filters all measures are listed."""
    assert sorted(listed(figures_client, "")) == [
        "=1+1 visits",
        "Complaints upheld",
        "Home care",
        "People in reablement",
    ]


@pytest.mark.parametrize("words", ["reab", "REABLEMENT", "people in reab", "short period of support to recover"])
def test_words(figures_client: ReviewingClient, words: str) -> None:
    """A measure is found by the beginnings of its words, and by other words of the field for it."""
    assert listed(figures_client, f"q={words}") == ["People in reablement"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("area=Norfolk", ["People in reablement"]),
        ("status=budget", ["Home care"]),
        ("document=budget", ["Home care"]),
        ("unit=complaints", ["Complaints upheld"]),
        ("availability=not+collected", ["Complaints upheld"]),
        ("period=2018-19&area=Norfolk", []),
    ],
)
def test_filters(figures_client: ReviewingClient, query: str, found: list[str]) -> None:
    """Each filter leaves only what passes it, and several only what passes all."""
    assert listed(figures_client, query) == found


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Figures – "),
        ("q=reab", "Figures – 1 measure found – "),
        ("status=actual", "Figures – 4 measures found – "),
        ("q=potholes", "Figures – none found – "),
    ],
)
def test_the_title_tells_what_was_found(figures_client: ReviewingClient, query: str, told: str) -> None:
    """The title of the list says how many measures are left, once somebody looks for some."""
    title = HTMLParser(figures_client.get(f"/figures?{query}").text).css_first("title").text()
    assert title == f"{told}Local Account assistant"


def test_what_filters_would_leave(figures_client: ReviewingClient) -> None:
    """Each value of a filter says how many figures it would leave, and choosing it leaves as many."""
    page = HTMLParser(figures_client.get("/figures?period=2023-24").text)
    for option in page.css("#choose-unit option"):
        value = option.attributes["value"]
        if value:
            chosen = HTMLParser(figures_client.get(f"/figures?period=2023-24&unit={value}").text)
            count = option.text().rpartition("(")[2].rstrip(")")
            assert chosen.css_first("#found-heading").text().split()[0] == count


def test_filters_in_the_address_are_shown(figures_client: ReviewingClient) -> None:
    """A page opened by its address shows the words and filters that it was found by."""
    page = HTMLParser(figures_client.get("/figures?q=reab&area=Norfolk").text)
    assert page.css_first("#q").attributes["value"] == "reab"
    assert page.css_first("#choose-area option[selected]").attributes["value"] == "Norfolk"
    assert page.css_first("#filters-set").text() == "Filters: Area Norfolk"
    several = HTMLParser(figures_client.get("/figures?group=-&unit=GBP&document=budget").text)
    assert several.css_first("#filters-set").text().split(": ")[1].split(", ") == [
        "Group all together",
        "Unit pounds",
        "Document Budget and outturn",
    ]


def test_picking_is_told_where_there_is_a_table(figures_client: ReviewingClient) -> None:
    """The list of measures, which has no table, sends nobody to look for one."""
    assert "from any table" not in figures_client.get("/figures").text
    assert "from any table" in figures_client.get("/figures/people-in-reablement").text


def test_addresses() -> None:
    """The address of a measure is made of its words; long ones that begin alike have different ones."""
    assert slug_of("People supported") == "people-supported"
    one, other = (slug_of(f"{'people who ' * 12}{end}") for end in ("came", "went"))
    assert one != other
    assert max(len(one), len(other)) <= LONGEST + 7
    assert all(slug_of(name) not in RESERVED for name in RESERVED)
    assert slug_of("家") == slug_of("家") != slug_of("庭")


def test_other_spellings_lead_to_one_page(figures_client: ReviewingClient) -> None:
    """From an answer a figure leads to the page of its measure, with the figure's area chosen."""
    found = figures_client.get("/api/v1/figures?area=Norfolk").json
    assert found is not None
    page = HTMLParser(
        figures_client.get(f"/figures/people-in-reablement?figure={found['figures'][0]['observation_id']}").text
    )
    assert page.css_first("#choose-area option[selected]").text() == "Norfolk"
    assert "700 people" in page.css_first(".big").text()


@pytest.mark.parametrize("document", ["unknown", "-", "staff", "<script>"])
def test_a_document_that_is_not_held(figures_client: ReviewingClient, document: str) -> None:
    """A filter for a document that the public does not see finds nothing, and stays to be taken away."""
    page = HTMLParser(figures_client.get("/figures", query_string={"document": document}).text)
    assert page.css_first("#found-heading").text() == "Nothing found"
    chosen = page.css_first("#choose-document option[selected]")
    assert chosen is not None
    assert chosen.attributes["value"] == document


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("q=potholes", "Use other or fewer words, or see all figures."),
        ("q=potholes&area=Norfolk", "Take a filter away, or use other words, or see all figures."),
        ("area=Atlantis", "Take a filter away, or see all figures."),
    ],
)
def test_who_finds_nothing_is_told_what_to_change(figures_client: ReviewingClient, query: str, told: str) -> None:
    """Of words and filters only what was used is spoken of, and all figures are one step away."""
    found = HTMLParser(figures_client.get(f"/figures?{query}").text).css_first("#found p")
    assert found is not None
    assert " ".join(found.text().split()) == f"The documents hold no figure for this. {told}"
