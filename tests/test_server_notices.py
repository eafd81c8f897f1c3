"""The pages that say what the site is: true for every way to set it up, in plain English."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from plain_english import OLDEST, reading_age
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from site_examples import QUESTIONS

import server
from index.embedding import Embedder
from server import cookies, create_app
from server.config import Settings
from server.cookies import Cookie
from server.told_settings import hours
from server.views.notices import STATEMENT_REVIEWED
from server.views.responses import UnlistedCookie

pytest_plugins = ["site_parts"]

NOTICES = ("/about", "/accessibility", "/privacy", "/cookies", "/corrections", "/transparency")
REVIEWED = (date(2026, 11, 28), "d3cb7b19a75edd6a")
"""When the accessibility statement was last reviewed, and the digest of the text that was."""
EXAMPLE = Cookie("example", "It holds nothing.", "on every page", "one hour")


def client_of(settings: Settings, embedder: Embedder, **changes: object) -> FlaskClient:
    """A client of a site with changed settings."""
    return create_app(Settings(**(settings.model_dump() | changes)), embedder=embedder).test_client()


def words(client: FlaskClient, address: str, within: str = "main") -> str:
    """The words of a page, or of a part of it, with single spaces."""
    return " ".join(HTMLParser(client.get(address).text).css_first(within).text(separator=" ").split())


@pytest.mark.parametrize("address", NOTICES)
def test_notices_read_plainly(client: FlaskClient, address: str) -> None:
    """A reader of eleven manages the paragraphs and lists of each page; the record, made for specialists, asks more."""
    main = HTMLParser(client.get(address).text).css_first("main")
    told = " ".join(f"{node.text(strip=True)}." for node in main.css("p, li, dd"))
    assert reading_age(told) <= OLDEST + (3 if address == "/transparency" else 0)


@pytest.mark.parametrize("address", NOTICES)
def test_every_page_leads_to_the_notices(client: FlaskClient, address: str) -> None:
    """The foot of every page leads to each of these pages."""
    assert HTMLParser(client.get("/").text).css_first(f"footer a[href='{address}']") is not None
    assert client.get(address).status_code == 200


RETENTIONS = get_args(Settings.model_fields["retention"].annotation)
TOLD = {"none": "We do not count questions", "counts": "we count how many questions ended in which way"}
"""What the notice must say of each value of the setting."""
SAID = {True: "we add one to a count", False: "We do not ask whether an answer helped"}
"""The same of the setting `feedback`."""


@pytest.mark.parametrize(
    ("retention", "feedback", "kept_for", "listed"),
    list(product(RETENTIONS, (True, False), (24, 0.25), ((), (EXAMPLE,)))),
)
def test_privacy_notice_and_settings_agree(
    site_settings: Settings,
    embedder: Embedder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    retention: str,
    feedback: bool,
    kept_for: float,
    listed: tuple[Cookie, ...],
) -> None:
    """Whatever is kept, for however long, with whatever cookies: the notice says that, and nothing else."""
    monkeypatch.setattr(cookies, "COOKIES", listed)
    changed = client_of(
        site_settings,
        embedder,
        retention=retention,
        feedback=feedback,
        conversation_hours=kept_for,
        records=tmp_path / "records",
    )
    told = words(changed, "/privacy")
    assert TOLD[retention] in told
    assert not any(other in told for value, other in TOLD.items() if value != retention)
    assert [said in told for said in SAID.values()] == [feedback, not feedback]
    assert f"We forget them {hours(kept_for)} after your last question" in told
    assert ("sets no cookies" in told) == (not listed)
    assert ("sets 1 cookie," in told) == bool(listed)
    answer = changed.post("/ask", data={"question": QUESTIONS["greeting"][0]})
    assert (tmp_path / "records").exists() == (retention == "counts")
    asks = HTMLParser(changed.get(answer.location).text).css_first(".feedback") is not None
    assert asks == feedback


def test_what_is_kept_encrypted_is_told(site_settings: Settings, embedder: Embedder, tmp_path: Path) -> None:
    """Where processes share conversations, every page that speaks of them says that they lie on disk, and how long."""
    shared = client_of(
        site_settings, embedder, secret="x" * 40, conversation_hours=6, records=tmp_path / "records", ask_rate="9/hour"
    )
    privacy, record, first = (words(shared, address) for address in ("/privacy", "/transparency", "/"))
    assert "your conversation, encrypted, for 6 hours at most" in privacy
    assert "do not write them to a file, a log or a database" not in privacy
    assert "conversations, encrypted, for 6 hours at most" in record
    assert "keep a conversation encrypted, and forget it after 6 hours" in first
    assert not any("a day at most" in told or "not stored" in told for told in (privacy, record, first))


def test_what_is_kept_of_staff_is_told(client: FlaskClient, site_settings: Settings, embedder: Embedder) -> None:
    """Only where staff may sign in does the notice say what is kept of them."""
    assert "If you sign in as staff" not in words(client, "/privacy")
    signing = {"staff_issuer": "http://127.0.0.1:9", "staff_client_id": "assistant", "staff_hours": 6}
    assert "name and role for as long as you are signed in, 6 hours at most" in words(
        client_of(site_settings, embedder, **signing), "/privacy"
    )


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        ("60 per minute; 1000 per day", ("60 questions in a minute and 1000 in a day", "for a day at most")),
        ("5 per 2 hours", ("5 questions in 2 hours", "for 2 hours at most")),
        ("9/hour", ("9 questions in an hour", "for an hour at most")),
    ],
)
def test_how_often_one_address_may_ask(
    site_settings: Settings, embedder: Embedder, rate: str, told: tuple[str, str]
) -> None:
    """The notice says how often one address may ask, and for how long that is counted."""
    notice = words(client_of(site_settings, embedder, ask_rate=rate), "/privacy", "#rate")
    assert all(text in notice for text in told)


def walk(client: FlaskClient) -> set[str]:
    """The names of the cookies that are set on a walk over every page, question and form of the site."""
    app: Flask = client.application
    addresses = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and not rule.arguments}
    addresses |= {"/documents/hostile", "/nowhere", "/conversation/unknown", "/api/v1/documents/hostile"}
    answers = [client.get(address) for address in sorted(addresses)]
    for question, _ in QUESTIONS.values():
        answers.append(client.post("/ask", data={"question": question}))
        answers.append(client.get(answers[-1].location or "/"))
        answers.append(client.post("/api/v1/ask", json={"question": question}))
    answers.append(client.post("/ask", data={"question": ""}))
    answers.append(client.post("/view", data={"view": "simple"}))
    return {header.split("=")[0] for answer in answers for header in answer.headers.getlist("Set-Cookie")}


def test_the_cookies_page_lists_what_the_site_sets(client: FlaskClient) -> None:
    """The cookies on the page are exactly those that a walk over the whole site sets."""
    listed = {node.text() for node in HTMLParser(client.get("/cookies").text).css("main .cookie")}
    assert walk(client) == listed == {cookie.name for cookie in cookies.COOKIES}


def test_no_part_can_set_a_cookie_that_is_not_listed(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A response refuses a cookie that the page does not list, and sets one that it does, which the page then shows."""
    response: Response = client.application.response_class()
    with pytest.raises(UnlistedCookie, match=r"server\.cookies\.COOKIES"):
        response.set_cookie("example", "x")
    monkeypatch.setattr(cookies, "COOKIES", (EXAMPLE,))
    response.set_cookie("example", "x")
    assert "example=x" in response.headers["Set-Cookie"]
    assert "It holds nothing." in words(client, "/cookies", "main dl")


def test_not_yet_audited(client: FlaskClient, site_settings: Settings, embedder: Embedder) -> None:
    """The statement says that nobody has audited the site until the setting names the day."""
    assert "has not yet been audited" in words(client, "/accessibility")
    audited = client_of(site_settings, embedder, accessibility_audited=date(2026, 11, 2))
    told = words(audited, "/accessibility")
    assert "audited by somebody else on 2 November 2026" in told
    assert "not yet been audited" not in told


def test_when_the_statement_was_prepared(client: FlaskClient, site_settings: Settings, embedder: Embedder) -> None:
    """The statement names the day of its text, or that which whoever runs the site sets; neither calls it audited."""
    told = words(client, "/accessibility")
    assert "comes with the program. Its text was last reviewed on 28 November 2026" in told
    own = client_of(site_settings, embedder, accessibility_reviewed=date(2027, 3, 1))
    told = words(own, "/accessibility")
    assert "prepared this statement, or last reviewed it, on 1 March 2027" in told
    assert "comes with the program" not in told
    assert "has not yet been audited" in told


def test_a_changed_statement_is_reviewed_again() -> None:
    """The day of review is that of the text as it stands: who changes a word of it reviews it and sets both anew."""
    text = (Path(server.__file__).parent / "templates" / "accessibility.html").read_bytes()
    assert (STATEMENT_REVIEWED, sha256(text).hexdigest()[:16]) == REVIEWED


@pytest.mark.parametrize("address", ["/accessibility", "/privacy", "/corrections"])
def test_nobody_else_answers_for_a_demonstration(
    client: FlaskClient, site_settings: Settings, embedder: Embedder, address: str
) -> None:
    """A demonstration sends nobody with its own faults to the council whose papers it shows; a council's site does."""
    assert HTMLParser(client.get(address).text).css("main .phone") == []
    assert "names nobody yet" in words(client, address)
    council = client_of(site_settings, embedder, council_name="Cambridgeshire County Council")
    assert "0345 045 5202" in words(council, address)


def test_summaries_are_told_apart(client: FlaskClient) -> None:
    """The page about the site says how many public documents are held, and that some are summaries."""
    told = words(client, "/about")
    assert "4 documents are held now" in told
    assert "not the council’s own words" in told
