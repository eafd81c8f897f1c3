"""The considered states of the site: paused, too many questions, whose it is, cleared, simpler."""

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

pytest_plugins = ["site_parts"]

FIGURE = QUESTIONS["figure"][0]


def client_of(settings: Settings, embedder: Embedder, **changed: object) -> FlaskClient:
    """A client of a site with some settings changed."""
    app = create_app(settings.model_copy(update=changed), embedder=embedder)
    app.test_client_class = ReviewingClient
    return app.test_client()


def asked(client: FlaskClient, question: str, **fields: str) -> HTMLParser:
    """The page that a person sees after asking."""
    response = client.post("/ask", data={"question": question, **fields})
    return HTMLParser(client.get(response.location).text)


def conversation_of(page: HTMLParser) -> str:
    """The id of the conversation that a page goes on with."""
    return page.css_first("form.ask input[name=conversation]").attributes["value"] or ""


def test_paused(site_settings: Settings, embedder: Embedder) -> None:
    """A paused site says why, answers nothing anywhere, and still shows its documents and whom to turn to."""
    reason = "We are correcting the figures for 2022-23."
    client = client_of(site_settings, embedder, paused=reason)
    home = HTMLParser(client.get("/").text)
    assert reason in home.css_first("main").text()
    assert home.css("form.ask, .choices") == []
    assert home.css_first("#person a[href^='tel:']") is not None
    page = client.post("/ask", data={"question": FIGURE})
    assert page.status_code == 503
    assert reason in page.text
    assert "tel:" in page.text
    for path, body in {"ask": {"question": FIGURE}, "search": {"query": FIGURE}}.items():
        refused = client.post(f"/api/v1/{path}", json=body)
        assert (refused.status_code, refused.get_json()["error"]["code"]) == (503, "paused")
    assert client.get("/documents").status_code == 200


def test_too_many_questions(site_settings: Settings, embedder: Embedder) -> None:
    """Beyond the rate of the settings a question is refused with when to ask again, on the page and in the API."""
    client = client_of(site_settings, embedder, ask_rate="2 per hour")
    assert [client.post("/ask", data={"question": "Hello"}).status_code for _ in range(3)] == [303, 303, 429]
    page, api = client.post("/ask", data={"question": "Hello"}), client.post("/api/v1/ask", json={"question": "Hello"})
    assert (page.status_code, api.status_code) == (429, 429)
    assert HTMLParser(page.text).css_first("h1").text() == "Too many questions at once"
    assert api.get_json()["error"]["code"] == "too_many_requests"
    assert all(0 < int(response.headers["Retry-After"]) <= 3600 for response in (page, api))
    assert client.get("/").status_code == 200


def test_a_large_form_that_comes_too_soon(site_settings: Settings, embedder: Embedder) -> None:
    """Where a form is both too large and too soon, nothing of it is read and the page still says when to ask again."""
    client = client_of(site_settings, embedder, ask_rate="1 per hour")
    pages = [client.post("/ask", data={"question": text}) for text in ("Hello", "<b>Hello", "a" * 100_000)]
    assert [page.status_code for page in pages] == [303, 429, 429]
    boxes = [HTMLParser(page.text).css_first("textarea") for page in pages[1:]]
    assert boxes[0] is not None
    assert boxes[0].text() == "<b>Hello"
    assert boxes[1] is None
    assert "You can ask again in an hour." in pages[2].text


@pytest.mark.parametrize("path", ["/ask", "/ask/change", "/conversation/unknown/clear", "/feedback", "/nowhere"])
def test_a_form_that_is_too_large(client: FlaskClient, path: str) -> None:
    """A form larger than anything that a person types gets a page in plain words, with the headers of every page."""
    page = client.post(path, data={"question": "a" * 100_000, "view": "simple"})
    assert page.status_code in (303, 404, 413)  # clearing reads no form
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    if page.status_code == 413:
        assert "Ask one thing at a time" in page.text


@pytest.mark.parametrize(
    ("rate", "when"),
    [
        ("1 per minute", "Wait a minute and ask again."),
        ("1 per hour", "in an hour."),
        ("1 per 10 minutes", "in 10 minutes."),
        ("1 per day", "in 24 hours."),
    ],
)
def test_when_to_ask_again(site_settings: Settings, embedder: Embedder, rate: str, when: str) -> None:
    """Who asked too often is told how long to wait, be it a minute or a day."""
    client = client_of(site_settings, embedder, ask_rate=rate)
    client.post("/ask", data={"question": "Hello"})
    assert when in client.post("/ask", data={"question": "Hello"}).text
    assert when in client.post("/api/v1/ask", json={"question": "Hello"}).get_json()["error"]["help"]


def test_each_address_has_its_own_rate(site_settings: Settings, embedder: Embedder) -> None:
    """One who asks too often does not keep others from asking."""
    client = client_of(site_settings, embedder, ask_rate="1 per hour")
    statuses = [
        client.post("/ask", data={"question": "Hello"}, environ_base={"REMOTE_ADDR": address}).status_code
        for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2")
    ]
    assert statuses == [303, 429, 303]


@pytest.mark.parametrize(
    ("name", "said"),
    [(None, "This is a demonstration"), ("Exampleshire", "of Exampleshire."), ("<b>Ex & Co</b>", "of <b>Ex & Co</b>.")],
)
def test_whose_it_is(site_settings: Settings, embedder: Embedder, name: str | None, said: str) -> None:
    """Without a council's name the site calls itself a demonstration; with one, at head and foot that council's."""
    page = HTMLParser(client_of(site_settings, embedder, council_name=name).get("/").text)
    footer, header = (page.css_first(part).text() for part in ("footer", "header"))
    assert said in footer
    assert (name in header) if name else ("Exampleshire" not in header)
    assert ("demonstration" in footer) == (name is None)


@pytest.mark.parametrize(
    ("name", "area", "home"),
    [
        (None, None, "Cambridgeshire"),
        ("Cambridgeshire County Council", None, "Cambridgeshire"),
        ("Exampleshire County Council", None, None),
        ("Exampleshire County Council", "Exampleshire", "Exampleshire"),
    ],
)
def test_no_council_takes_over_the_area_of_another(
    site_settings: Settings, embedder: Embedder, name: str | None, area: str | None, home: str | None
) -> None:
    """A site that bears another council's name calls neither the catalogue's area nor its contacts its own."""
    page = HTMLParser(client_of(site_settings, embedder, council_name=name, council_area=area).get("/").text)
    assert page.css_first("h1").text() == f"Ask about adult social care{f' in {home}' if home else ''}"
    assert ("0345 045 5202" in page.css_first("#person").text()) == (home == "Cambridgeshire")


@pytest.mark.parametrize("path", ["/about", "/feedback", "/ask"])
def test_failures_are_told_to_people(client: FlaskClient, path: str) -> None:
    """What a page says of a failure is for who reads it, not for a program, and leads on."""
    page = client.post(path, data={"question": "a" * 100_000 if path == "/ask" else ""})
    assert page.status_code in (400, 405, 413)
    main = HTMLParser(page.text).css_first("main")
    assert not any(
        word in main.css_first("#told").text() for word in ("json", "JSON", "request", "kilobytes", "address")
    )
    assert main.css_first("a[href='/']") is not None


def test_cleared(client: FlaskClient) -> None:
    """Clearing forgets the conversation on the server, and the page says so."""
    conversation = conversation_of(asked(client, FIGURE))
    cleared = client.post(f"/conversation/{conversation}/clear")
    assert "has been cleared" in client.get(cleared.location).text
    assert client.get(f"/conversation/{conversation}").status_code == 404
    assert len(client.application.extensions["local_account"].conversations) == 0


def test_examples_and_follow_ups_are_answered(client: FlaskClient) -> None:
    """Every ready question on the first page and below an answer is answered with a figure when it is pressed."""
    questions = (FIGURE, QUESTIONS["text"][0], QUESTIONS["not held"][0])
    pages = [HTMLParser(client.get("/").text), *(asked(client, question) for question in questions)]
    for page in pages:
        ready = [field.attributes["value"] or "" for field in page.css(".choices input[name=question]")]
        assert ready
        for question in ready:
            assert asked(client, question).css_first(".big") is not None, question


def test_what_was_understood_can_be_changed(client: FlaskClient) -> None:
    """The line that says what was understood offers the years held; another one is asked without any script."""
    page = asked(client, "How much was spent on care and support purchased in 2022-23?")
    form = page.css_first("form.change")
    assert [option.text() for option in form.css("#change-period option")] == ["2022-23", "2021-22"]
    fields = {field.attributes["name"]: field.attributes["value"] for field in form.css("input")}
    fields |= {"period": "2021-22", "group": fields["group_now"]}
    changed = client.post(form.attributes["action"], data=fields)
    # £142.1 million in 2021-22.
    assert "£142.1 million" in HTMLParser(client.get(changed.location).text).css_first(".big").text()


@pytest.mark.parametrize(
    ("question", "field", "chosen", "says"),
    [
        # Of 8,356 people in 2021-22, 4,681 were older: the Local Account 2021-23, people supported.
        ("What share of people supported were older people in 2022-23?", "period", "2021-22", "56%"),
        ("How many people were supported by client group in 2022-23?", "period", "2021-22", "older people 4,681"),
    ],
)
def test_change_several_figures(client: FlaskClient, question: str, field: str, chosen: str, says: str) -> None:
    """Of a list or a share too, what its figures have in common can be changed in the line, and is answered."""
    form = asked(client, question).css_first("form.change")
    assert chosen in [option.text() for option in form.css(f"#change-{field} option")]
    fields = {node.attributes["name"]: node.attributes["value"] or "" for node in form.css("input")}
    changed = client.post("/ask/change", data=fields | {field: chosen})
    assert says in HTMLParser(client.get(changed.location).text).css_first(".answer-text").text()


def test_simpler_view(client: FlaskClient) -> None:
    """The simpler view says one idea a line, draws people with words beside them, and stays on while one asks on."""
    page = asked(client, FIGURE, view="simple")
    lines = [line.text() for line in page.css(".simple p")]
    assert lines[0] == "The number is 7,891 people."
    assert "The time is April 2022 to March 2023." in lines
    picture = page.css_first(".picture svg")
    named = picture.attributes["aria-labelledby"]
    assert page.css_first(f"#{named}").text() == "7,891 people. Each shape stands for 100 people."
    assert len(picture.css("g")) == 79
    assert page.css_first("form.ask input[name=view]").attributes["value"] == "simple"
    assert "not Easy Read" in page.css_first("main").text()


@pytest.mark.parametrize("name", QUESTIONS)
def test_simpler_view_of_every_outcome(client: FlaskClient, name: str) -> None:
    """Each outcome has a simpler view of sound structure that still shows sources and contacts."""
    usual, simple = (asked(client, QUESTIONS[name][0], view=view) for view in ("", "simple"))
    assert len(simple.css(".source")) == len(usual.css(".source"))
    assert len(simple.css(".contacts li")) == len(usual.css(".contacts li"))


def test_nothing_of_gov_uk_alone_is_served(client: FlaskClient) -> None:
    """Neither GDS Transport nor a font nor the crest or crown is in a page or in anything that it loads."""
    texts = []
    for path in ("/", "/about", "/documents"):
        page = HTMLParser(client.get(path).text)
        texts.append(page.html or "")
        for node in page.css("link, script[src]"):
            with client.get(node.attributes.get("href") or node.attributes.get("src") or "") as loaded:
                assert loaded.status_code == 200
                texts.append(loaded.text)
    found = [word for word in ("gds transport", ".woff", "crest", "crown") for text in texts if word in text.lower()]
    assert found == []


@pytest.mark.parametrize(
    ("checked_on", "says"),
    [
        ("", "Not checked"),
        ("2020-01-31", "Last checked 31 January 2020, more than a year ago"),
        ("2099-01-31", "Last checked 31 January 2099."),
    ],
)
def test_a_contact_says_when_it_was_checked(
    site_settings: Settings, embedder: Embedder, tmp_path: Path, checked_on: str, says: str
) -> None:
    """A number that nobody has rung, or not for a year, says so beside it, in danger too."""
    shipped = Path(site_settings.corpus / "contacts.toml").read_text(encoding="utf-8")
    (path := tmp_path / "contacts.toml").write_text(
        shipped.replace('checked_on = ""', f'checked_on = "{checked_on}"'), encoding="utf-8"
    )
    page = asked(client_of(site_settings, embedder, contacts=path), "my dad has collapsed")
    assert {says in node.text() for node in page.css(".contacts.large .checked")} == {True}
