"""Long lists of figures: a page begins where it began although the index has changed; no filter lists all there is."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest
from figure_examples import FILES, client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder
from index.selections import Facet, Selection
from index.store import IndexVersion
from index.versions import MANIFEST
from server.figures import filter_values
from server.figures.measure_pages import Asked, measure_page
from server.figures.measures import HeldFigures
from server.figures.paging import paged

pytest_plugins = ["figure_parts"]

HEAD = "measure,area,period,unit,value\n"
PAGE = "/figures/hours-of-care"


def rows(numbers: range) -> str:
    """A row for a measure of each number, and one for an area of each number of one measure."""
    spelled = [chr(97 + number // 26) + chr(97 + number % 26) for number in numbers]
    lines = [
        f"Visits of kind {word},Exampleshire,2022-23,visits,{number + 1}"
        for number, word in zip(numbers, spelled, strict=True)
    ]
    lines += [
        f"Hours of care,Town {word},2022-23,hours,{2 * number + 5}"
        for number, word in zip(numbers, spelled, strict=True)
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> tuple[ReviewingClient, ReviewingClient]:
    """Clients of an index of many measures and areas, and of the one after it, in which one of each was added."""
    folder, clients = tmp_path_factory.mktemp("lists"), []
    for name, numbers in (("before", range(1, 61)), ("after", range(61))):
        corpus = write_files(folder / name / "corpus", {"all.csv": HEAD + rows(numbers)})
        build(corpus, folder / name / "index", embedder=embedder)
        clients.append(client_of(folder / name / "index", embedder))
    return clients[0], clients[1]


def listed(client: ReviewingClient, address: str, within: str) -> tuple[list[str], dict[str, str]]:
    """What a list on a page shows, and the addresses of the pages beside."""
    page = HTMLParser(client.get(address).text)
    links = {
        node.attributes["rel"] or "": node.attributes["href"] or "" for node in page.css("a[rel=next], a[rel=prev]")
    }
    return [node.text() for node in page.css(within)], links


@pytest.mark.parametrize(
    ("address", "within", "size"),
    [("/figures", ".measures a", 30), (f"{PAGE}?area=Town+ac", "[aria-labelledby=table-areas] tbody th", 20)],
    ids=["measures", "areas"],
)
def test_pages_begin_where_they_began(
    versions: tuple[ReviewingClient, ReviewingClient], address: str, within: str, size: int
) -> None:
    """The address of a second page shows the same list although the index has more of them meanwhile."""
    before, after = versions
    first, links = listed(before, address, within)
    second, back = listed(before, links["next"], within)
    assert (len(first), len(set(first) & set(second))) == (size, 0)
    assert listed(before, back["prev"], within)[0] == first
    assert listed(after, links["next"], within)[0][: len(second)] == second[:size]


def test_ones_own_area_in_a_long_order(versions: tuple[ReviewingClient, ReviewingClient]) -> None:
    """Where one's own area is not among those of a page of the order, a link leads to the page that shows it."""
    page = HTMLParser(versions[0].get(f"{PAGE}?area=Town+ac").text)
    assert "Town ac" not in [node.text() for node in page.css("[aria-labelledby=table-areas] tbody th")]
    (link,) = [node for node in page.css("main a") if node.text() == "Go to Town ac (59th)"]
    page = HTMLParser(versions[0].get((link.attributes["href"] or "").partition("#")[0]).text)
    rows = {row.css_first("th").text(): row.css_first("td").text() for row in page.css("table tbody tr.chosen")}
    assert rows == {"Town ac": "59"}  # 59 hours are fewer than those of all towns but one: 2 * 2 + 5 of 2 * n + 5
    assert not [node for node in page.css("main a") if node.text().startswith("Go to")]


def test_a_page_whose_beginning_is_gone(versions: tuple[ReviewingClient, ReviewingClient]) -> None:
    """Where what a page began with is no longer held, the list is shown from its start, and the page says so."""
    for address in ("/figures?from=gone", f"{PAGE}?from=gone", f"{PAGE}?ranks=gone"):
        page = versions[0].get(address)
        assert page.status_code == 200
        assert "The list is shown from its start" in page.text, address
        assert "The list is shown from its start" not in versions[0].get(address.split("?")[0]).text


def test_pages_of_a_list() -> None:
    """The pages of a list together are the list, and each names those beside it."""
    words = [f"word {number}" for number in range(7)]
    page, seen = paged(words, size=3, begin=None, name=str), []
    while True:
        seen += page.items
        if page.after is None:
            break
        assert paged(words, size=3, begin=page.after, name=str).before == page.items[0]
        page = paged(words, size=3, begin=page.after, name=str)
    assert seen == words
    assert paged(words, size=3, begin="word 1", name=str).before == "word 0"


def test_filters_list_no_more_than_one_looks_through(
    versions: tuple[ReviewingClient, ReviewingClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter lists the values with most figures and the one chosen, and says how many are not listed."""
    monkeypatch.setattr(filter_values, "MOST_CHOICES", 5)
    page = HTMLParser(versions[1].get("/figures?area=Town+bc&unit=hours").text)
    options = [option.text() for option in page.css("#choose-area option")]
    assert len(options) == 1 + 5
    assert options[0] == "Any (56 with fewer figures are not listed: use words)"
    assert "Town bc (1)" in options


@pytest.mark.parametrize("query", ["", "period=2022-23", "q=reab", "q=reab&area=Norfolk"])
def test_what_every_filter_would_leave(figures_client: ReviewingClient, query: str) -> None:
    """Every value of every filter says how many figures it would leave beside the words and filters that are set."""
    page = HTMLParser(figures_client.get(f"/figures?{query}").text)
    seen = 0
    for choice in page.css("form.find select"):
        name = choice.attributes["name"] or ""
        others = "&".join(part for part in query.split("&") if part and not part.startswith(f"{name}="))
        for option in choice.css("option"):
            if value := option.attributes["value"]:
                left = HTMLParser(figures_client.get(f"/figures?{others}&{urlencode({name: value})}").text)
                count = option.text().rpartition("(")[2].rstrip(")")
                assert left.css_first("#found-heading").text().split()[0] == count, (name, value)
                seen += 1
    assert seen > 7


def test_a_later_value(figures_client: ReviewingClient) -> None:
    """The lasting address of a value that a later document puts right says so, and what it is now."""
    figures = figures_client.get("/api/v1/figures", query_string={"area": "Exampleshire", "period": "2022-23"}).json
    assert figures is not None
    first, later = (
        [each["observation_id"] for each in figures["figures"] if each["value"] == value] for value in (520, 515)
    )
    said = figures_client.get(f"/figures/people-in-reablement/figure?{urlencode({'id': first[0]})}").text
    assert "The value has changed since: Outcomes 2023-24 (November 2024) gives" in said
    assert "515 people" in said
    said = figures_client.get(f"/figures/people-in-reablement/figure?{urlencode({'id': later[0]})}").text
    assert "has changed" not in said
    assert "Also published as" in said


def test_versions_that_cannot_be_read(tmp_path: Path, embedder: Embedder) -> None:
    """An earlier version that this program cannot read is left aside: the pages say that none is kept, and stand."""
    corpus = write_files(tmp_path / "corpus", FILES)
    build(corpus, tmp_path / "index", embedder=embedder)
    (old,) = (tmp_path / "index" / "versions").iterdir()
    (corpus / "first.csv").write_text(FILES["first.csv"].replace("700", "710"), encoding="utf-8")
    build(corpus, tmp_path / "index", embedder=embedder)
    (old / MANIFEST).write_text("{}", encoding="utf-8")
    client = client_of(tmp_path / "index", embedder)
    assert "No earlier version" in client.get("/figures/changes").text
    assert client.get("/figures/people-in-reablement/figure?id=gone&area=Norfolk&period=2022-23").status_code == 200


def test_groups_are_those_of_the_index(open_shipped: IndexVersion) -> None:
    """The groups that a measure's page offers, with the number of their figures, are those that the index counts."""
    held = HeldFigures(open_shipped)
    for measure in held.measures:
        for part in held.parts_of(measure):
            page = measure_page(held, None, measure, Asked(part=part.slug))
            assert page is not None
            selection = Selection(measure.labels, part.key).also(area=page.area)
            assert list(page.groups) == held.listings.facet(selection, Facet.GROUP)
