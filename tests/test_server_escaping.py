"""Whatever a document says of itself or a person types comes out of every page as text, never as markup or a header."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from figure_examples import write_files
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from werkzeug.test import TestResponse

from index.builder import build
from index.embedding import Embedder
from server import create_app
from server.config import Settings

MARK = "zqxmarkvw"
"""Stands in everything hostile, so that it can be found wherever it comes out; too long for a nonce to hold it by
chance."""
ATTACKS = (
    f"<script>alert('{MARK}')</script>",
    f'"><img src=x onerror=alert("{MARK}")>',
    f"' onmouseover='alert(\"{MARK}\")' x='",
    f"</title></textarea></svg><svg onload=alert('{MARK}')>",
    f"javascript:alert('{MARK}')//{{{{7*7}}}}",
    f"\r\nSet-Cookie: {MARK}=1\r\n\r\n<h1>{MARK}</h1>",
)
HTML, ATTRIBUTE, QUOTES, CLOSING, ADDRESS, HEADER = ATTACKS

_CELLS = [attack.replace('"', '""').replace("\r\n", " ") for attack in ATTACKS]
ROWS = "".join(
    f'"Visits {cell}","Town {area}",{year},"visits",{number}\n'
    for number, cell in enumerate(_CELLS, start=10)
    for area in (cell, MARK)
    for year in ("2021-22", "2022-23")
)
CORPUS = {
    "catalogue.toml": f"""
[council]
name = '''{HTML}'''
area = '''Town {QUOTES}'''

[[document]]
id = "hostile"
path = "hostile.csv"
title = '''Title {CLOSING}'''
publisher = '''Publisher {ATTRIBUTE}'''
area = '''Town {HTML}'''
url = "https://example.org/{quote(HTML)}"
licence = '''{HTML}'''
kind = "statistics"
published = "2023-11"
period = "2022-23"
""",
    "hostile.csv": f"measure,area,period,unit,value\n{ROWS}",
    "text.md": f"""---
id: text
title: {json.dumps(f"Text {HTML} {ATTRIBUTE}")}
publisher: {json.dumps(QUOTES)}
url: {json.dumps(ADDRESS)}
area: Cambridgeshire
---

# Heading {CLOSING}

## What we spent {HTML}

We helped 4,321 people in 2022-23 {ATTRIBUTE} with {QUOTES}.

| {HTML} | 2021-22 | 2022-23 |
|---|---|---|
| People {ATTRIBUTE} | 11 | 12 |
""",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> FlaskClient:
    """A client of a site all of whose documents are hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    build(write_files(folder / "corpus", CORPUS), folder / "index", embedder=embedder)
    app = create_app(Settings(corpus=folder / "corpus", index=folder / "index"), embedder=embedder)
    client = app.test_client()
    assert client.get("/documents").status_code == 200
    return client


def check(response: TestResponse) -> None:
    """Nothing hostile has become an element, an attribute of its own, an address that runs, or a header."""
    assert "Set-Cookie" not in response.headers
    for name, value in response.headers.items():
        assert MARK not in name
        assert not re.search(r"[<>\r\n]", value), f"{name}: {value}"
    saved_as = response.headers.get("Content-Disposition", 'attachment; filename="a.csv"')
    assert re.fullmatch(r'attachment; filename="[a-z0-9.-]+"', saved_as)
    if response.mimetype != "text/html":
        return
    page = HTMLParser(response.text)
    for node in page.css("*"):
        for name, value in node.attributes.items():
            assert MARK not in name, node.html
            assert not name.startswith("on"), node.html
            if name in ("href", "src", "action", "data-chart", "data-address") and MARK in (value or ""):
                assert urlsplit(value or "").scheme in ("", "http", "https"), node.html
                assert not re.search(r"[<>\"'\s]", value or ""), f"not encoded: {value}"
    assert page.css("img, svg[onload], h1 ~ h1") == []
    assert [node.html for node in page.css("script, style") if MARK in (node.html or "")] == []
    assert "49" not in page.css_first("h1").text(), "a text was taken for a template"


def addresses(client: FlaskClient, begin: tuple[str, ...], *, most: int) -> Iterator[tuple[str, TestResponse]]:
    """Every page of the site that links lead to from some, each kind of address a few times; not what is posted."""
    waiting, seen, kinds = list(begin), set(begin), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"=[^&#]*", "=", re.sub(r"/[^/?]{25,}", "/x", address))
        if kinds.setdefault(kind, 0) >= most:
            continue
        kinds[kind] += 1
        response = client.get(address)
        yield address, response
        if response.mimetype == "text/html":
            for node in HTMLParser(response.text).css("a[href]"):
                found = (node.attributes["href"] or "").partition("#")[0]
                found = found.removeprefix("http://localhost")
                if found.startswith("/") and found not in seen:
                    seen.add(found)
                    waiting.append(found)


BEGIN = (
    "/",
    "/about",
    "/documents",
    "/figures",
    "/figures/compare",
    "/figures/changes",
    "/transparency",
    "/corrections",
)


def test_every_page(hostile: FlaskClient) -> None:
    """On every page that links lead to, what hostile documents say of themselves and hold is text and nothing else."""
    seen: dict[str, int] = {}
    for address, response in addresses(hostile, BEGIN, most=3):
        assert response.status_code == 200, address
        check(response)
        seen[address] = response.text.count(MARK) if response.mimetype == "text/html" else 0
    for kind in (
        "/documents/hostile",
        "/documents/text",
        "/figures/",
        "pick=",
        "/figures/compare?",
        "/figure?",
        ".csv",
    ):
        assert [address for address in seen if kind in address], f"no page like {kind} was reached"
    assert sum(seen.values()) > 200, "the attacks come out, as text"


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_people_type(hostile: FlaskClient, attack: str) -> None:
    """What is typed into a question, a search, a title or any part of an address comes back as text, or not at all."""
    for question in (attack, f"How many visits {attack}?", "?" + attack * 40):
        asked = hostile.post("/ask", data={"question": question})
        check(asked)
        if asked.location:
            check(hostile.get(asked.location))
            check(hostile.get(f"{asked.location}?{urlencode({'view': attack})}"))
    names = ("q", "area", "group", "period", "part", "kind", "year", "from", "ranks", "pick", "title", "figure", "id")
    query = urlencode(dict.fromkeys(names, attack))
    measure = HTMLParser(hostile.get("/figures").text).css_first(".measures a").attributes["href"] or ""
    for path in (
        *("/", "/documents", "/documents/text", "/figures", measure, f"{measure}/figure", "/figures/briefing"),
        *("/figures/changes", f"/figures/compare?measure={measure.rpartition('/')[2]}", f"/{quote(attack)}"),
        *(f"/documents/{quote(attack)}", f"/figures/{quote(attack)}", f"/conversation/{quote(attack)}"),
    ):
        check(hostile.get(f"{path}{'&' if '?' in path else '?'}{query}"))
    check(hostile.get("/", headers={"User-Agent": attack.replace("\r\n", " "), "Referer": quote(attack)}))


def test_what_came_too_soon(hostile: FlaskClient, embedder: Embedder) -> None:
    """What is put back into the box of a question that came too soon is text, and no conversation is made up for it."""
    settings = hostile.application.extensions["local_account"].settings
    client = create_app(settings.model_copy(update={"ask_rate": "1 per hour"}), embedder=embedder).test_client()
    client.post("/ask", data={"question": "Hello"})
    for attack in ATTACKS:
        refused = client.post("/ask", data={"question": attack, "conversation": attack, "view": attack})
        assert refused.status_code == 429
        check(refused)
        page = HTMLParser(refused.text)
        assert MARK in page.css_first("textarea").text()
        assert page.css("input[name=conversation], main a[href*=conversation]") == []


def test_what_people_type_is_shown(hostile: FlaskClient) -> None:
    """The words of a search and of a title stand in their fields exactly as they were typed."""
    for attack in (HTML, ATTRIBUTE, QUOTES, CLOSING):
        page = HTMLParser(hostile.get("/figures", query_string={"q": attack}).text)
        assert page.css_first("#q").attributes["value"] == attack
        page = HTMLParser(hostile.get("/documents", query_string={"q": attack}).text)
        assert page.css_first("#q").attributes["value"] == attack
        page = HTMLParser(hostile.get("/figures/briefing", query_string={"title": attack}).text)
        assert page.css_first("h1").text() == attack
        assert page.css_first("title").text().startswith(attack)


def test_files(hostile: FlaskClient) -> None:
    """Files to take away hold the texts whole, in their own form of quoting, and charts hold them as text."""
    for node in HTMLParser(hostile.get("/figures").text).css(".measures a"):
        address = (node.attributes["href"] or "").partition("?")[0]
        lines = list(csv.DictReader(io.StringIO(hostile.get(f"{address}.csv").text)))
        assert {line["title"] for line in lines} <= {f"Title {CLOSING}", f"Text {HTML} {ATTRIBUTE}"}
        svg = hostile.get(f"{address}.svg?chart=time")
        if svg.status_code == 200:
            drawn = HTMLParser(svg.text)
            assert drawn.css("script, img, [onload], [onerror], [onmouseover]") == []


def test_folder_is_not_told(hostile: FlaskClient) -> None:
    """No page tells where on the machine the documents lie."""
    folder = str(Path(hostile.application.extensions["local_account"].settings.corpus).parent)
    for address, response in addresses(hostile, BEGIN, most=1):
        assert folder.encode() not in response.data, address
