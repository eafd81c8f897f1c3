"""HTML elements: the tree of a page, and what its elements mean to a reader.

In: HTML text, or nodes of selectolax, whose only door this is. Out: a tree; which elements make blocks and which are
passed over; the plain text below one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import DocumentUnreadable
from corpus.readers.hidden import hidden_by

BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li"}
    | {
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
_SKIPPED = frozenset(
    {"aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "footer", "head", "iframe", "input", "map"}
    | {"math", "nav", "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea"}
    | {"title", "video"}
)
_SKIPPED_ROLES = frozenset({"navigation", "search", "banner", "contentinfo", "complementary", "dialog", "alertdialog"})
# Elements that a writer must close; the others close themselves where the next begins.
_NESTING_TAG = re.compile(
    r"<(/?)(?!(?:p|li|dt|dd|tr|td|th|thead|tbody|tfoot|caption|colgroup|col|option|optgroup|br|hr|img|input|meta|link|base|"
    r"wbr|area|source|track|embed|param|html|head|body|h[1-6]|rp|rt)\b)[a-z]",
    re.IGNORECASE,
)
MAX_NESTING = 1_000
"""Browsers stop at 512; pages made by content systems stay below 100."""
_MARK = re.compile(r"\[?\(?(\d{1,3}|[a-z]|[*†‡§]{1,3})\)?\]?")


def parse_html(text: str) -> LexborHTMLParser:
    """Return the tree of a page or fragment.

    Raises DocumentUnreadable if its elements nest deeper than MAX_NESTING: parsing takes time with the square of it.
    """
    depth = deepest = 0
    for match in _NESTING_TAG.finditer(text):
        depth = max(0, depth + (-1 if match.group(1) else 1))
        deepest = max(deepest, depth)
    if deepest > MAX_NESTING:
        raise DocumentUnreadable(f"its elements nest {deepest} deep, at most {MAX_NESTING} can be read; mend the HTML")
    return LexborHTMLParser(text)


def is_skipped(node: LexborNode, *, in_body: bool) -> bool:
    """Whether a reader of the page's text passes over the element.

    `in_body` says that the page has no main part: then its header is passed over too. A form is, unless it wraps the
    page's own content, as it does on sites built with ASP.NET.
    """
    tag = node.tag or ""
    if tag in _SKIPPED or not node.is_element_node:
        return True
    attributes = node.attributes
    if attributes.get("aria-hidden") == "true" or (attributes.get("role") or "").lower() in _SKIPPED_ROLES:
        return True
    if hidden_by(node) is not None:
        return True
    if tag == "header":
        return in_body and not node.css_first("h1")
    return tag == "form" and node.css_first("h1, h2, main, article") is None


def inline_text(node: LexborNode) -> str:
    """Return the text below an element as one run, with a space where an element breaks the line; tables left out."""
    parts: list[str] = []
    current = node.child
    while current is not None:
        below = _take_in(current, parts)
        if below and current.child is not None:
            current = current.child
            continue
        while current.next is None:
            current = current.parent
            if current is None or current.mem_id == node.mem_id:
                return "".join(parts)
            _space_after(current, parts)
        _space_after(current, parts)
        current = current.next
    return "".join(parts)


def _take_in(node: LexborNode, parts: list[str]) -> bool:
    """Add what a node itself gives; whether to go below it."""
    if node.is_text_node:
        parts.append(node.text_content or "")
        return False
    if is_skipped(node, in_body=False):
        return False
    if node.tag == "table":
        parts.append(" ")
        return False
    if node.tag == "sup":
        parts.append(footnote_mark(node, parts))
        return False
    if node.tag in BLOCKS or node.tag == "br":
        parts.append(" ")
    return True


def _space_after(node: LexborNode, parts: list[str]) -> None:
    if node.tag in BLOCKS:
        parts.append(" ")


def footnote_mark(node: LexborNode, before: Sequence[str]) -> str:
    """Return a raised text as it can be printed in line: a note mark as " [1]", so that "7,891¹" is not 78911.

    "31st" and "m2" stay joined: a letter before, and no link to a note.
    """
    text = inline_text(node).strip()
    mark = _MARK.fullmatch(text)
    previous = next((part.rstrip()[-1] for part in reversed(before) if part.strip()), "")
    if mark and (previous.isdigit() or not previous.isalnum() or node.css_first("a") is not None):
        return f" [{mark[1]}]"
    return text
