"""What a measure is: as a document says it, else that none does; and what the words of its name mean."""

from __future__ import annotations

from pathlib import Path

from figure_examples import FILES, client_of, write_files
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from corpus.glossary import shipped_glossary
from index.builder import build
from index.embedding import Embedder
from server.figures.definitions import terms_in

pytest_plugins = ["figure_parts"]

NO_DEFINITION = "The documents held do not say how it is defined."


def test_where_no_document_says_what_it_is(figures_client: ReviewingClient) -> None:
    """A page says that no document held defines its measure, and what the glossary of the site says of its words."""
    page = HTMLParser(figures_client.get("/figures/people-in-reablement").text)
    assert NO_DEFINITION in page.css_first("p.definition").text()
    assert [node.text() for node in page.css(".meanings dt")] == ["reablement"]
    said = page.css_first(".meanings dd").text()
    assert (
        said
        == f"{shipped_glossary().by_name['reablement'].definition} (this site’s glossary; no document held says it)"
    )
    assert page.css_first(".meanings q") is None


def test_where_a_document_says_what_a_word_means(tmp_path: Path, embedder: Embedder) -> None:
    """A word of a measure is told as a document has it, with a link to the place, and not as the glossary does."""
    said = "Reablement is short support at home after a stay in hospital."
    corpus = write_files(tmp_path / "corpus", FILES | {"words.md": f"# Our words\n\n{said}\n"})
    table = "measure,area,period,unit,value\nReablement visits that were late,Exampleshire,2022-23,visits,71\n"
    (corpus / "visits.csv").write_text(table, encoding="utf-8")
    build(corpus, tmp_path / "index", embedder=embedder)
    client = client_of(tmp_path / "index", embedder)
    page = HTMLParser(client.get("/figures/reablement-visits-that-were-late").text)
    assert NO_DEFINITION in page.css_first("p.definition").text()
    assert page.css_first(".meanings q").text() == said
    link = page.css_first(".meanings a")
    assert said in HTMLParser(client.get(link.attributes["href"] or "").text).css_first("mark").text()


def test_words_that_need_no_telling() -> None:
    """Words so common in the field that they tell no measure from another are not explained."""
    assert [term.name for term in terms_in("People in adult social care who had a benefit of direct payments")] == [
        "direct payment"
    ]
