"""Text of a web page that its writer hid from people: left out, and told, for it may be meant for machines.

In: elements of a page. Out: how an element is hidden, and what hidden text a part of a page holds. Only what the page
itself says is known (attributes and inline styles); style sheets are not fetched. Text that is hidden from screen
readers alone (`aria-hidden`) is no secret: people see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

LEAST_WORDS = 3
"""Fewer are the labels of buttons and menus."""
_QUOTED, _CHARS = 3, 80
_NO_TEXT = frozenset({"script", "style", "template", "noscript", "input", "svg", "option"})
_DECLARATION = re.compile(r"([a-z-]{1,30})\s{0,5}:\s{0,5}([^;]{1,100})")
_ZERO = re.compile(r"0(?:\.0+)?(?:px|pt|em|rem|%)?")
_OFF = re.compile(r"-[0-9]{3,6}(?:px|pt|em|rem)?")
"""A place so far to the left or above is off every screen."""
_WHITE = re.compile(r"white|#f{3}|#f{6}|rgb\(255,255,255\)|rgba\(255,255,255,1\)")


def hidden_by(node: LexborNode) -> str | None:
    """Return how an element is hidden from people, in words, or None if it is not."""
    attributes = node.attributes
    if "hidden" in attributes:
        return "hidden"
    written = attributes.get("style")
    if not written:
        return None
    style = _declarations(written)
    if style.get("display") == "none":
        return "display: none"
    if style.get("visibility") in ("hidden", "collapse"):
        return "visibility: hidden"
    for name in ("font-size", "opacity"):
        if _ZERO.fullmatch(style.get(name, "")):
            return f"{name}: 0"
    for name in ("left", "top", "text-indent", "margin-left"):
        if _OFF.fullmatch(style.get(name, "")):
            return "off the page"
    return "text of the colour of its background" if "color" in style and _is_unseen(node, style) else None


def hidden_text_in(root: LexborNode) -> tuple[str, ...]:
    """Return a warning for what is hidden below an element: the first texts in words, and how many more there are."""
    return told_hidden([(how, text) for how, text in _hidden(root) if len(text.split()) >= LEAST_WORDS])


def told_hidden(found: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return a warning for what was left out, by how it was hidden and its words: the first, and how many more."""
    told = [f"hidden text was left out ({how}): ‘{text[:_CHARS]}’" for how, text in found[:_QUOTED]]
    more = len(found) - len(told)
    return (*told, f"{more} more hidden texts were left out") if more else tuple(told)


def _hidden(root: LexborNode) -> Iterator[tuple[str, str]]:
    """How each outermost hidden element is hidden, and its text."""
    inside: set[int] = set()
    for node in root.css("[hidden], [style]"):
        if node.mem_id in inside or node.tag in _NO_TEXT:
            continue
        how = hidden_by(node)
        if how is None:
            continue
        inside |= {below.mem_id for below in node.css("[hidden], [style]")}
        text = " ".join(node.text(separator=" ").split())
        yield how, text


def _is_unseen(node: LexborNode, style: Mapping[str, str]) -> bool:
    """Whether text has the colour of the background that the page itself gives it.

    White text without any such background is unseen where nothing has a name by which a style sheet could colour it.
    """
    at: LexborNode | None = node
    has_name, own = False, style
    while at is not None and at.tag not in ("body", "html"):
        behind = own.get("background-color") or own.get("background")
        if behind:
            return behind == style["color"] or bool(_WHITE.fullmatch(behind) and _WHITE.fullmatch(style["color"]))
        has_name = has_name or bool({"class", "id"} & at.attributes.keys())
        at = at.parent
        own = _declarations((at.attributes.get("style") or "") if at is not None else "")
    return bool(_WHITE.fullmatch(style["color"])) and not has_name


def _declarations(style: str) -> dict[str, str]:
    """The properties of an inline style, in lower case and without spaces or "!important"."""
    found = _DECLARATION.findall(style.lower())
    return {name: re.sub(r"\s|!important", "", value) for name, value in found}
