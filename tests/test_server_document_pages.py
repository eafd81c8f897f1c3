"""The list of documents and the pages of documents, through the real app."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import ATTACK

from corpus.models import ANSWERS_FROM
from index.builder import build
from index.embedding import Embedder
from index.store import IndexVersion
from server import create_app
from server.config import Settings

pytest_plugins = ["site_parts"]


def titles(client: FlaskClient, address: str) -> list[str]:
    """The titles that the list shows at an address."""
    return [node.text() for node in HTMLParser(client.get(address).text).css(".document-card h2")]


def marked(page: HTMLParser) -> str:
    """What a page marks, without white space."""
    return "".join("".join(mark.text() for mark in page.css("mark")).split())


def bare(text: str) -> str:
    """A text without white space and without what the page draws: bullets and the lines between cells."""
    lines = [line.strip().removeprefix("- ") for line in text.split("\n")]
    return "".join("".join(re.sub(r" \|(?= |$)", "", line).split()) for line in lines)


def test_list(client: FlaskClient) -> None:
    """The list shows every public document once, newest first, and none that is internal."""
    # The news of 3 July 2025 is the newest; the Local Account covers the time to March 2023.
    shown = titles(client, "/documents")
    assert [title.split(",")[0] for title in shown[:2]] == [
        "Summary of the news of the Care Together decision",
        "Summary of the Adult Social Care Local Account 2021 to 2023",
    ]
    assert len(shown) == 4
    assert not any("zebra" in title for title in shown)


def test_documents_are_searched_inside(client: FlaskClient) -> None:
    """Words that only the text of a document holds find it, with the line that holds them and a link to its place."""
    page = HTMLParser(client.get("/documents?q=respite").text)
    (card,) = page.css(".document-card")
    assert "time off (respite) for carers" in card.css_first(".document-why q").text()
    place = client.get(card.css_first(".document-why a").attributes["href"] or "")
    assert "respite" in HTMLParser(place.text).css_first("mark").text()
    assert titles(client, "/documents?q=zebra") == []  # of an internal document


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=care+together", 3),
        ("kind=guidance", 1),
        ("year=2022", 1),
        ("area=Cambridgeshire&q=concern", 2),
        ("q=zebra", 0),
    ],
)
def test_list_search(client: FlaskClient, query: str, count: int) -> None:
    """What is searched for is found without a script, is said with its number, and stays in the form."""
    page = HTMLParser(client.get(f"/documents?{query}").text)
    assert len(page.css(".document-card")) == count
    said = page.css_first("#found").text()
    assert "No document fits" in said if count == 0 else said.startswith(f"{count} document")


@pytest.mark.parametrize(("query", "told"), [("q=zebra", False), ("q=zebra&kind=guidance", True)])
def test_a_filter_is_spoken_of_only_where_one_is_set(client: FlaskClient, query: str, told: bool) -> None:
    """Who finds nothing is told to try another filter where one was chosen."""
    assert ("another filter" in client.get(f"/documents?{query}").text) is told


def test_a_search_that_attacks(client: FlaskClient) -> None:
    """What is typed into the search is shown as text, and cut where it is too long."""
    text = client.get("/documents?" + urlencode({"q": ATTACK + "x" * 5000, "kind": ATTACK})).text
    text = re.sub("<input[^>]* data-here>", "", text)  # the address as it was asked for, to come back to
    assert ATTACK not in text
    assert "x" * 300 not in text


def test_a_page_of_the_list_that_is_not_there(client: FlaskClient) -> None:
    """An address that begins the list at a document not in it is told as not found."""
    assert client.get("/documents?from=internal").status_code == 404


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> FlaskClient:
    """A site of 45 short documents, the last of them a table of 1,200 rows."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "corpus").mkdir()
    for number in range(44):
        published = f"2024-01-{number % 28 + 1:02}"
        text = f"---\ntitle: Paper {number}\npublished: {published}\n---\n\nSome words on paper {number}.\n"
        (folder / "corpus" / f"paper-{number}.md").write_text(text)
    rows = "\n".join(f"place {number},words that fill a cell" for number in range(1200))
    (folder / "corpus" / "table.csv").write_text(f"Name,Kind\n{rows}\n")
    build(folder / "corpus", folder / "index", embedder=embedder)
    return create_app(Settings(corpus=folder / "corpus", index=folder / "index"), embedder=embedder).test_client()


def test_list_in_pages(many: FlaskClient) -> None:
    """A long list comes in pages that lead on and back, and every document stands on one of them."""
    address: str | None = "/documents"
    shown: list[str] = []
    while address:
        page = HTMLParser(many.get(address).text)
        shown += [node.text() for node in page.css(".document-card h2")]
        following = page.css_first("a[rel=next]")
        address = following.attributes["href"] if following else None
    assert len(shown) == len(set(shown)) == 45
    assert page.css_first("a[rel=prev]") is not None


def test_a_long_table_has_its_head_in_every_part(many: FlaskClient) -> None:
    """Each part of a long table names its columns, and the parts lead to each other."""
    first = HTMLParser(many.get("/documents/table").text)
    last = int(first.css_first("[aria-current=page]").text().split()[-1])
    assert last > 1
    for number in (1, last):
        page = HTMLParser(many.get(f"/documents/table?part={number}").text)
        assert [cell.text() for cell in page.css_first("table").css("thead th")] == ["Name", "Kind"]
    assert "place 1199" in page.css_first("article").text()
    assert many.get(f"/documents/table?part={last + 1}").status_code == 404


def test_tables_are_tables(client: FlaskClient) -> None:
    """A table of a document is a table whose columns and rows have headers and which has a name."""
    page = HTMLParser(client.get("/documents/local-account-2021-23").text)
    for table in page.css("article table"):
        assert table.css("thead th[scope=col]") != []
        assert table.css_first("caption").text(strip=True)
    assert " | " not in page.css_first("article").text()


@pytest.mark.parametrize("address", ["?part=0", "?part=99", "?part=x", "?part=²", "?page=1", "?part=1234567"])
def test_parts_that_are_not_there(client: FlaskClient, address: str) -> None:
    """A part or page that the document does not have is told as not found."""
    assert client.get(f"/documents/local-account-2021-23{address}").status_code == 404


def places(version: IndexVersion, step: int) -> Iterator[tuple[str, str, str]]:
    """Document, address and text of every passage and figure of a corpus, or of every so many of them."""
    for document_id in version.documents:
        passages = version.passages_of(document_id)
        found = [item for item in version.observations() if item.document_id == document_id]
        every = step if len(passages) > 100 else 1
        yield from ((document_id, urlencode({"passage": item.id}), item.text) for item in passages[::every])
        yield from ((document_id, urlencode({"figure": item.id}), item.locator.quote) for item in found[::every])


def test_every_place_opens_marked(shipped_index: Path, open_shipped: IndexVersion, embedder: Embedder) -> None:
    """Every passage and figure has an address that opens the document with exactly its text marked."""
    app = create_app(Settings(index=shipped_index), embedder=embedder).test_client()
    count = 0
    for document_id, place, text in places(open_shipped, step=30):
        page = HTMLParser(app.get(f"/documents/{document_id}?{place}").text)
        assert marked(page) == bare(text)
        assert page.css_first("#place").tag == "mark"
        count += 1
    assert count > 150


def test_hostile_document(client: FlaskClient) -> None:
    """A document full of markup is shown as text: its title, publisher, address and words make no element."""
    page = HTMLParser(client.get("/documents/hostile").text)
    assert page.css("main script, main img") == []
    assert [node for node in page.css("[href]") if "javascript" in (node.attributes["href"] or "")] == []
    assert ATTACK in page.css_first("h1").text()
    assert ATTACK in page.css_first("article").text()


def test_internal_documents_appear_nowhere(client: FlaskClient, site_index: Path) -> None:
    """A document for staff has no page, no entry, no filter, no number and no line in the map of the site."""
    for address in ("/documents", "/documents?q=zebra", "/sitemap.xml", "/transparency", "/", "/about"):
        assert "zebra" not in client.get(address).text.replace('value="zebra"', "").replace("?q=zebra", "")
        assert "internal" not in client.get(address).text
    assert client.get("/documents/internal").status_code == 404
    assert client.get("/documents/internal?passage=internal%230.0").status_code == 404


def test_first_figures_lead_to_their_places(client: FlaskClient) -> None:
    """The figures listed below a document each open at the words they were read from."""
    page = HTMLParser(client.get("/documents/local-account-2021-23").text)
    links = page.css("[aria-labelledby=figures-heading] tbody a")
    assert len(links) == 10
    for link in links:
        assert marked(HTMLParser(client.get(link.attributes["href"] or "").text))


REVISED = "In 2022-23 we supported 3,250 people to recover at home."


@pytest.fixture
def revised(tmp_path: Path, embedder: Embedder) -> tuple[FlaskClient, str]:
    """A site whose document has just revised one figure, and the address that named the figure before."""
    corpus, index = tmp_path / "corpus", tmp_path / "index"
    corpus.mkdir()
    (corpus / "new.md").write_text("---\ntitle: New\nsupersedes: paper\n---\n\nNew words.\n")
    (corpus / "paper.md").write_text(f"# Account\n\n{REVISED}\n")
    build(corpus, index, embedder=embedder)
    app = create_app(Settings(corpus=corpus, index=index), embedder=embedder)
    desk = app.extensions["local_account"].live.pin()
    (figure,) = [item for item in desk.version.observations() if item.confidence >= ANSWERS_FROM]
    (corpus / "paper.md").write_text(f"# Account\n\n{REVISED.replace('3,250', '3,275')}\n")
    build(corpus, index, embedder=embedder)
    os.utime(index / "current")
    return app.test_client(), f"/documents/paper?{urlencode({'figure': figure.id})}"


def test_an_address_that_names_a_changed_figure(revised: tuple[FlaskClient, str]) -> None:
    """It says that the figure has changed, what it was, what stands there now, and marks that."""
    client, address = revised
    page = HTMLParser(client.get(address).text)
    said = page.css_first(".govuk-inset-text").text()
    assert "3,250 people" in said
    assert "3,275 people" in said
    assert "3,275" in marked(page)
    assert "its text changed" in page.css_first("[aria-labelledby=changes-heading]").text()


def test_an_address_that_names_nothing_held(revised: tuple[FlaskClient, str]) -> None:
    """It says that the place is no longer there, and shows the document from its beginning."""
    client, _ = revised
    for place in ("figure=nothing", "passage=paper%230.9999"):
        page = HTMLParser(client.get(f"/documents/paper?{place}").text)
        assert "no longer in the document" in page.css_first("#place").text()
        assert page.css("mark") == []


def test_superseded(revised: tuple[FlaskClient, str]) -> None:
    """A document that another replaces leads to it, and that one leads back."""
    client, _ = revised
    assert HTMLParser(client.get("/documents/paper").text).css_first(".document-facts a[href='/documents/new']")
    assert HTMLParser(client.get("/documents/new").text).css_first(".document-facts a[href='/documents/paper']")
