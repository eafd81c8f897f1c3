"""Pages over a corpus of many documents: none names more of them than somebody reads."""

from __future__ import annotations

import pytest
from figure_examples import client_of
from flask.testing import FlaskClient
from many_documents import write_documents
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder

MANY = 60
NOT_HELD = "How many swimming lessons were given in 1987-88?"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> FlaskClient:
    """A client of the site over sixty documents of forty councils."""
    folder = tmp_path_factory.mktemp("many")
    build(write_documents(folder / "corpus", MANY), folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder)


def documents_on(page: str) -> list[str]:
    """The documents that the main part of a page leads to, each once, in order."""
    links = (node.attributes["href"] or "" for node in HTMLParser(page).css("main a"))
    return list(dict.fromkeys(link.partition("?")[0] for link in links if link.startswith("/documents/")))


def test_the_first_page_names_the_newest(many: FlaskClient) -> None:
    """The first page names the newest eight documents and leads to all."""
    page = many.get("/").text
    listed = documents_on(many.get("/documents").text)
    assert documents_on(page) == listed[:8]
    assert f"All {MANY} documents" in page


def test_an_answer_that_is_not_held_names_the_newest(many: FlaskClient) -> None:
    """Where nothing near the question is held, the newest eight are named, and what can be asked of them."""
    asked = many.post("/ask", data={"question": NOT_HELD})
    page = many.get(asked.location).text
    assert HTMLParser(page).css_first("h1").text() == "The documents do not say"
    assert documents_on(page) == documents_on(many.get("/documents").text)[:8]
    assert f"All {MANY} documents" in page
    ready = [node.attributes["value"] or "" for node in HTMLParser(page).css(".choices input[name=question]")]
    assert 0 < len(ready) <= 4
    for question in ready:
        answered = many.get(many.post("/ask", data={"question": question}).location).text
        assert HTMLParser(answered).css_first(".big") is not None, question


def test_the_list_comes_in_pages(many: FlaskClient) -> None:
    """The list shows twenty documents at a time, and all of them page by page, each once."""
    address, seen = "/documents", list[str]()
    while address:
        page = many.get(address).text
        assert len(documents_on(page)) <= 20
        seen += documents_on(page)
        more = HTMLParser(page).css_first("a[rel=next]")
        address = (more.attributes["href"] or "") if more else ""
    assert len(seen) == len(set(seen)) == MANY


@pytest.mark.parametrize("address", ["/", "/documents", "/documents?q=council", "/figures", "/transparency"])
def test_weight(many: FlaskClient, address: str) -> None:
    """No page of the lists weighs more than 50 KB before it is compressed."""
    assert len(many.get(address).data) < 50_000


def test_the_record_counts_what_may_answer(many: FlaskClient) -> None:
    """The transparency record says how many documents and figures answers come from, as the lists do."""
    total = many.get("/api/v1/figures?limit=1").json
    assert total is not None
    assert f"{MANY} public documents in" in many.get("/transparency").text
    assert f"with {total['total']} figures." in many.get("/transparency").text
