"""A number that was suppressed and then taken out of its document stays untold at all addresses made for it."""

from __future__ import annotations

import pytest
from figure_examples import FILES, client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder

ROW = 'People in reablement,Essex,2022-23,people,"1,300"\n'
EDITIONS = (
    FILES["first.csv"],
    FILES["first.csv"].replace('"1,300"', "[c]"),
    FILES["first.csv"].replace(ROW, ""),
)


@pytest.fixture(scope="module")
def withdrawn(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> tuple[ReviewingClient, list[str]]:
    """A client over the third version, and the ids that the figure had while it was given and while suppressed."""
    folder = tmp_path_factory.mktemp("withdrawn")
    corpus, ids = write_files(folder / "corpus", FILES), []
    for edition in EDITIONS:
        (corpus / "first.csv").write_text(edition, encoding="utf-8")
        build(corpus, folder / "index", embedder=embedder)
        client = client_of(folder / "index", embedder)
        body = client.get("/api/v1/figures?period=2022-23&area=Essex").json
        assert body is not None
        ids += [each["observation_id"] for each in body["figures"]]
    assert len(ids) == 2
    return client, ids


def told(client: ReviewingClient, address: str) -> str:
    """What a page says of a link that no longer leads to what it was made for."""
    page = HTMLParser(client.get(address).text)
    assert "1,300" not in page.css_first("main").text()
    return " ".join(page.css_first(".govuk-inset-text").text(separator=" ").split())


def test_lasting_addresses(withdrawn: tuple[ReviewingClient, list[str]]) -> None:
    """The lasting address says that the number was withheld and taken out, and not what it was."""
    client, (given, suppressed) = withdrawn
    for observation_id in (given, suppressed):
        address = f"/figures/people-in-reablement/figure?id={observation_id}&area=Essex&period=2022-23"
        assert "first it was withheld, then it was taken out of the documents" in told(client, address)


def test_places_in_documents(withdrawn: tuple[ReviewingClient, list[str]]) -> None:
    """The link to its place in the document says that it is withheld, and not what it was."""
    client, (given, _) = withdrawn
    assert "A number was given before" in told(client, f"/documents/first?figure={given}")
