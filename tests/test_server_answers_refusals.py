"""A question that nothing is sure to answer is refused, and told where in the documents the likeliest figure stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from figure_examples import client_of
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from index.builder import build
from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over

PAGE = """# Ferrisbrook market position statement 2024-25

## 2. Care homes for older people

Occupancy in March 2024 was 91% (nursing dementia 97%).

## 3. Home care

We buy about 12,400 hours a week. Providers handed back 214 hours in the year because they could not staff them.
"""
UNSURE = "How crowded were older peoples care homes in March 2024?"
UNKNOWN = "How many swimming lessons were given in 1987-88?"


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the statement."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("refused"), embedder) as made:
        yield made


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> FlaskClient:
    """The site over the statement."""
    folder: Path = tmp_path_factory.mktemp("refused_site")
    (folder / "corpus").mkdir()
    (folder / "corpus" / "statement.md").write_text(PAGE, encoding="utf-8")
    build(folder / "corpus", folder / "index", embedder=embedder)
    return client_of(folder / "index", embedder)


def test_the_place_of_the_likeliest_figure_is_named_without_its_number(assistant: Assistant) -> None:
    """Who asks in other words than the document's finds the place there, and is shown no number as the answer."""
    answer = assistant.answer(UNSURE)
    assert answer.outcome is Outcome.NOT_HELD
    assert "stands under “Care homes for older people”. [1]" in answer.text
    assert not any(character.isdigit() for character in answer.text.replace("[1]", ""))
    assert not answer.figures
    assert [citation.quote for citation in answer.citations] == ["2. Care homes for older people"]


def test_nothing_near_names_no_place(assistant: Assistant) -> None:
    """A question of something else entirely is said not to be held."""
    answer = assistant.answer(UNKNOWN)
    assert answer.outcome is Outcome.NOT_HELD
    assert not answer.citations
    assert answer.text == "The documents held here do not give this, so there is no answer to show."


def test_what_is_held_of_an_unlikely_figure_is_not_told(assistant: Assistant) -> None:
    """The years of a figure that is about something else would pass for those of what is asked."""
    held = assistant.answer(UNKNOWN).held
    assert held is not None
    assert (held.periods, held.groups) == ((), ())


def test_the_page_of_an_unsure_refusal_does_not_say_that_nothing_is_held(client: FlaskClient) -> None:
    """Its heading is honest, and its source opens at the place that is named."""
    page = HTMLParser(client.get(client.post("/ask", data={"question": UNSURE}).location).text)
    assert page.css_first("h1").text() == "No sure answer was found"
    links = [node.attributes["href"] or "" for node in page.css(".source a")]
    (place,) = [link for link in links if link.endswith("#place")]
    marked = HTMLParser(client.get(place).text).css_first("mark")
    assert marked is not None
    assert "Occupancy in March 2024 was 91%" in marked.text()
