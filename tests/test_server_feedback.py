"""Whether an answer helped: who is asked, what is counted, and that nothing else is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from page_review import ReviewingClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import QUESTIONS

from index.embedding import Embedder
from server import create_app
from server.config import Settings
from server.records.database import Database
from server.records.feedback import Feedback, Reason

pytest_plugins = ["site_parts"]

FIGURE = QUESTIONS["figure"][0]
WHAT_A_PERSON_PAYS = "Will my mother have to sell her house to pay for a care home?"


def client_of(settings: Settings, embedder: Embedder, **changed: object) -> FlaskClient:
    """A client of a site with some settings changed."""
    app = create_app(settings.model_copy(update=changed), embedder=embedder)
    app.test_client_class = ReviewingClient
    return app.test_client()


def asked(client: FlaskClient, question: str) -> HTMLParser:
    """The page that a person sees after asking."""
    return HTMLParser(client.get(client.post("/ask", data={"question": question}).location).text)


def conversation_of(page: HTMLParser) -> str:
    """The id of the conversation that a page goes on with."""
    return page.css_first("form.ask input[name=conversation]").attributes["value"] or ""


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        (FIGURE, True),
        (QUESTIONS["not held"][0], True),
        (WHAT_A_PERSON_PAYS, True),
        (QUESTIONS["signpost"][0], False),
        (QUESTIONS["personal data"][0], False),
    ],
)
def test_who_is_asked(client: FlaskClient, question: str, is_asked: bool) -> None:
    """Who may be in danger, and who is asked to leave personal details out, is not asked whether that helped."""
    page = asked(client, question)
    assert page.css(".contacts a[href^='tel:']") or is_asked
    assert bool(page.css(".feedback")) == is_asked


def test_no_feedback_where_it_is_off(site_settings: Settings, embedder: Embedder, tmp_path: Path) -> None:
    """With the setting off no page asks whether an answer helped, and what is sent all the same is not kept."""
    client = client_of(site_settings, embedder, feedback=False, records=tmp_path / "records")
    page = asked(client, FIGURE)
    assert page.css(".feedback") == []
    sent = client.post("/feedback", data={"conversation": conversation_of(page), "reason": "helpful"})
    assert "keeps nothing" in client.get(sent.location).text
    assert not (tmp_path / "records").exists()


def test_feedback_is_a_count(site_settings: Settings, embedder: Embedder, tmp_path: Path) -> None:
    """By default a press of a button adds one to a reason of the list, and nothing of the question is kept with it."""
    client = client_of(site_settings, embedder, records=tmp_path)
    page = asked(client, FIGURE)
    buttons = [button.attributes["value"] for button in page.css(".feedback button")]
    assert buttons == [reason.value for reason in Reason]
    fields = {"conversation": conversation_of(page), "reason": "wrong_time"}
    thanked = client.post("/feedback", data=fields)
    assert "Thank you" in client.get(thanked.location).text
    assert client.post("/feedback", data=fields | {"reason": "Margaret"}).status_code == 400
    counted = Feedback(Database(tmp_path)).by_reason()
    assert {(how.value, why.value): number for (_, how, why), number in counted.items()} == {
        ("answered", "wrong_time"): 1
    }
    assert b"longer-term" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert Feedback(Database(tmp_path)).purge() == 1
    assert Feedback(Database(tmp_path)).by_reason() == {}
