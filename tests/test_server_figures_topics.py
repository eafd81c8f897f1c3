"""Measures are grouped by topics that a councillor knows, from a file that anybody can edit, and others are Other."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from corpus.errors import CatalogueInvalid
from server.figures.topics import load_topics, shipped_topics

pytest_plugins = ["figure_parts"]


@pytest.mark.parametrize(
    ("texts", "unit", "topic"),
    [
        (["Carers who find it easy to find information"], "percent", "Unpaid carers"),
        (["Older people", "Where the money went"], "GBP", "Money"),
        (["People waiting for a review of their care"], "people", "Waiting, assessments and reviews"),
        (["Vacancy rate in care homes"], "percent", "Workforce"),
        (["Section 42 enquiries concluded"], "enquiries", "Safeguarding and feeling safe"),
        (["Admissions to residential care, aged 65 and over"], "people", "Care at home and in care homes"),
        (["People who are satisfied with their support"], "percent", "Quality of life and satisfaction"),
        (["in the year", "Direct payments"], "people", "Direct payments and personal budgets"),
        (["other things", "Potholes"], "potholes", "Other"),
    ],
)
def test_topics(texts: list[str], unit: str, topic: str) -> None:
    """The unit of money tells, else the label, else the heading over it; a label that names nothing known is Other."""
    assert shipped_topics().topic_of(texts, unit) == topic


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    """The topics are those of the file; one that names no term of the glossary is refused by name."""
    file = tmp_path / "topics.toml"
    file.write_text(
        '[[topic]]\nname = "Roads"\nterms = []\nwords = ["pothole"]\n\n'
        '[[topic]]\nname = "Rest"\nterms = []\nwords = []\n'
    )
    assert [load_topics(file).topic_of([text], "") for text in ("Potholes mended", "Trees")] == ["Roads", "Rest"]
    file.write_text('[[topic]]\nname = "Roads"\nterms = ["roadworks"]\nwords = []\n')
    with pytest.raises(CatalogueInvalid, match="roadworks"):
        load_topics(file)


def test_the_list_by_topic(figures_client: ReviewingClient) -> None:
    """The list stands by topics in their order, none twice, and a topic’s link leaves as many measures as it says."""
    page = HTMLParser(figures_client.get("/figures").text)
    headings = [node.text() for node in page.css("#found h3")]
    assert headings == ["Money", "Complaints and quality", "Leaving hospital and recovery", "Other"]
    links = page.css(".topics a")
    assert [link.text() for link in links] == headings
    for link, item in zip(links, page.css(".topics li"), strict=True):
        alone = HTMLParser(figures_client.get(link.attributes["href"] or "").text)
        assert [node.text() for node in alone.css("#found h3")] == [link.text()]
        assert f" {len(alone.css('.measures a'))} measure" in item.text()


def test_topic_with_words_and_filters(figures_client: ReviewingClient) -> None:
    """A topic goes together with words and filters, which say what they would leave of it, and is kept by the form."""
    page = HTMLParser(figures_client.get("/figures?topic=complaints-and-quality&period=2023-24").text)
    assert [node.text() for node in page.css(".measures a")] == ["Complaints upheld"]
    assert page.css_first("#find input[name=topic]").attributes["value"] == "complaints-and-quality"
    assert [node.text() for node in page.css("#choose-unit option")] == ["Any", "complaints (1)"]
