"""HTML pages, as a council publishes them: the main part, without navigation.

In: the bytes of a page. Out: one unnumbered page with its headings, paragraphs, list items and tables, and what the
page says of itself (title, publisher, published, url). Parsed by selectolax (lexbor), which mends broken markup as
browsers do; nothing is fetched, no script runs, and what is hidden from a reader is not read.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.characters import clean_line, clean_text, decode
from corpus.drafts import Draft, write_pages
from corpus.errors import DocumentUnreadable
from corpus.layout import infer_headings
from corpus.readers.front_matter import split_front_matter
from corpus.readers.hidden import hidden_text_in
from corpus.readers.html_navigation import without_navigation
from corpus.readers.html_nodes import parse_html
from corpus.readers.html_walk import HtmlWalk
from corpus.readers.readings import Reading

_PUBLISHED = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date.issued", "dc.date", "date")
_PUBLISHER = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher")
_ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")


def read_html(data: bytes) -> Reading:
    """Return the reading of an HTML page. Raises DocumentUnreadable if the bytes are not text, or hold none."""
    text, warning = decode(data, declared=True)
    front_matter, rest = split_front_matter(text.replace("\r\n", "\n"))
    tree = parse_html(rest)
    pages = write_pages([infer_headings(_drafts(tree, rest), plain=False)], numbered=False)
    if not pages[0].text:
        raise DocumentUnreadable("the page holds no text; if a script builds it, save the page from a browser")
    hidden = tuple(told for root in _roots(tree)[0] for told in hidden_text_in(root))
    return Reading(pages, front_matter, _found(tree), ((warning, *hidden) if warning else hidden))


def _drafts(tree: LexborHTMLParser, html: str) -> list[Draft]:
    """The drafts of the main part, or of the body, less its navigation, where the main part is missing or empty."""
    for roots in _roots(tree):
        drafts = [draft for root in roots for draft in HtmlWalk(root).drafts()]
        if drafts:
            return without_navigation(drafts, roots[0], html) if roots[0].tag == "body" else drafts
    return []


def _roots(tree: LexborHTMLParser) -> list[list[LexborNode]]:
    """What may be the main part, the likeliest first; some pages have several main elements, one after the other."""
    articles = tree.css("article")
    found = [_outermost(tree.css("main")), _outermost(tree.css("[role=main]"))]
    found += [articles] if len(articles) == 1 else []
    found += [[tree.body]] if tree.body is not None else []
    return [roots for roots in found if roots]


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that stand in none of the others."""
    inside = {below.mem_id for node in nodes for below in node.css("main, [role=main]") if below.mem_id != node.mem_id}
    return [node for node in nodes if node.mem_id not in inside]


def _found(tree: LexborHTMLParser) -> dict[str, str]:
    """What the head of the page and its first heading say."""
    stated: dict[str, str] = {}
    for node in tree.css("meta"):
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        content = clean_line(node.attributes.get("content") or "")
        if name and content:
            stated.setdefault(name, content)
    title = tree.css_first("title")
    heads = tree.css("h1")
    found = {
        "title": clean_line(heads[0].text()) if len(heads) == 1 else clean_line(title.text()) if title else "",
        "publisher": next((stated[name] for name in _PUBLISHER if name in stated), ""),
        "published": next(
            (match[1] for name in _PUBLISHED if (match := _ISO_DATE.fullmatch(stated.get(name, "")))), ""
        ),
        "url": _canonical(tree),
    }
    return {key: value for key, value in found.items() if value}


def _canonical(tree: LexborHTMLParser) -> str:
    link = tree.css_first("link[rel=canonical]")
    address = clean_text(link.attributes.get("href") or "").strip() if link else ""
    return address if address.startswith(("https://", "http://")) else ""
