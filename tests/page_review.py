"""What every HTML page owes its readers, checked on each page that any test fetches.

In: a response of the application and the words that its documents bring. Out: an AssertionError that names the fault.
The `client` fixture hands out a `ReviewingClient`, so that a page, state or error that any test reaches is reviewed.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode
from werkzeug.test import TestResponse

from server.errors import ServerError

THEIRS = (
    "blockquote, q, mark, textarea, pre, code, article.document, .answer-text, .asked, .choice, dd, td, th, summary, "
    ".measures, option"
)
"""Where words of documents and people stand as they were written, with whatever quotes they use."""
_STRAIGHT = re.compile(r"[\"']")


class ReviewingClient(FlaskClient):
    """A client that reviews each HTML page it is given."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """The response, reviewed if it is a page."""
        response = super().open(*args, **kwargs)
        redirects = 300 <= response.status_code < 400  # nobody sees the page of a redirect
        if response.mimetype == "text/html" and response.data and not redirects:
            review(response.text, policy=response.headers["Content-Security-Policy"], brought=self._brought())
        return response

    def _brought(self) -> list[str]:
        """What the documents say of themselves, which pages show as it is."""
        try:
            documents = self.application.extensions["local_account"].live.pin().documents.values()
        except ServerError:
            return []
        return [text for item in documents for text in (item.title, item.publisher, item.licence) if text]


def review(html: str, *, policy: str, brought: list[str]) -> None:
    """Check one page: `policy` is its content security policy, `brought` what stands in it in its author's words."""
    page = HTMLParser(html)
    _review_outline(page)
    _review_names(page)
    _review_inline(page, policy)
    _review_prose(html, brought)


def _review_outline(page: HTMLParser) -> None:
    headings = page.css("h1")
    assert len(headings) == 1, "a page has one h1"
    title = page.css_first("title").text()
    assert title.removeprefix("Error: ").startswith(headings[0].text()), "the title begins with the h1"
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels)), f"headings skip a level: {levels}"
    assert page.css_first("html").attributes["lang"] == "en-GB"
    outline = "header:not(main header), main, footer"
    assert sorted(node.tag for node in page.css(outline)) == ["footer", "header", "main"]


def _review_names(page: HTMLParser) -> None:
    ids = Counter(node.attributes["id"] for node in page.css("[id]"))
    assert [name for name, count in ids.items() if count > 1] == [], "an id stands twice"
    for field in page.css("input:not([type=hidden]), textarea, select"):
        named = page.css_first(f'label[for="{field.attributes.get("id")}"]')
        assert named is not None, f"a field has no label: {field.html}"
        assert named.text(strip=True), f"the label of a field is empty: {field.html}"
    for node in page.css("[aria-describedby], [aria-labelledby], [aria-controls]"):
        given = (node.attributes.get(name) for name in ("aria-describedby", "aria-labelledby", "aria-controls"))
        assert [name for text in given for name in (text or "").split() if name not in ids] == []
    for link in page.css('a[href^="#"]'):
        assert (link.attributes["href"] or "")[1:] in ids, f"a link leads nowhere: {link.html}"
    empty = [node.html for node in page.css("a, button, h1, h2, h3, dt, th, summary") if not _name(node)]
    assert empty == [], "something has no name"
    leading: dict[str, set[str]] = {}
    for link in page.css("main a"):
        leading.setdefault(_name(link), set()).add(link.attributes.get("href") or "")
    vague = [text for text in leading if text.lower() in ("here", "click here", "more", "read more", "link")]
    assert vague == [], "a link does not say where it leads"


def _name(node: LexborNode) -> str:
    return " ".join((node.attributes.get("aria-label") or node.text()).split())


def _review_inline(page: HTMLParser, policy: str) -> None:
    nonces = set(re.findall(r"'nonce-([^']+)'", policy))
    for node in page.css("script, style"):
        source = node.attributes.get("src")
        if source is not None:
            assert source.startswith("/"), f"a script of another site: {source}"
        else:
            assert node.attributes.get("nonce") in nonces, f"no nonce: {node.html}"
    for node in page.css("link[href]"):
        assert (node.attributes["href"] or "").startswith("/"), f"something of another site is loaded: {node.html}"
    for node in page.css("*"):
        handlers = [name for name in node.attributes if name.startswith("on") or name == "style"]
        assert handlers == [], f"inline {handlers} in {node.html}"
        assert not (node.attributes.get("href") or "").strip().lower().startswith(("javascript:", "data:"))


def _review_prose(html: str, brought: list[str]) -> None:
    """Our own words use curly quotes and apostrophes."""
    page = HTMLParser(html)
    for node in page.css(f"script, style, {THEIRS}"):
        node.decompose()
    text = page.css_first("html").text(separator=" ")
    for words in sorted(brought, key=len, reverse=True):
        text = text.replace(words, "")
    straight = [text[max(0, found.start() - 30) : found.end() + 30] for found in _STRAIGHT.finditer(text)]
    assert straight == [], "straight quotes in our own words"
