"""The walk through an HTML tree: elements in reading order become drafts.

In: the root of the part to read, a selectolax node. Out: drafts. The walk keeps its own stack, so that no depth of
nesting can exhaust Python's; it changes nothing in the tree. Navigation, forms, scripts and hidden elements are passed
over; text straight inside a `div` is a paragraph; `summary` is a heading one level below, for its `details` only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from corpus.characters import clean_line, clean_text
from corpus.drafts import Draft
from corpus.lines import draft_lines
from corpus.models import BlockKind
from corpus.readers.html_nodes import BLOCKS, footnote_mark, inline_text, is_skipped
from corpus.readers.html_tables import read_table

_HEADING = re.compile(r"h([1-6])")
_ENDS_IN_NUMBER = re.compile(r"\d(?:%|m|bn|k)?$")
_STARTS_WITH_WORD = re.compile(r"(?!(?:st|nd|rd|th|m|bn|k|pm|am|million|billion)\b)[A-Za-z]{2}", re.IGNORECASE)
_ENDS_IN_WORD = re.compile(r"[a-z]{3}$")
_STARTS_WITH_NUMBER = re.compile(r"£?\d")
_TILE_CHARS = 12
MAX_DEPTH = 6
"""Deeper list items are shown at this depth."""


@dataclass(slots=True)
class _Open:
    """An open element that decides what its text becomes."""

    tag: str
    level: int = 0
    group: int = 0
    next_number: int | None = None
    """Of an ordered list: the number of its next item."""
    mark: str = ""
    term: str = ""
    used: bool = False
    """Whether an item has had its first block; a later one in the same item is a paragraph."""


class HtmlWalk:
    """One walk below `root`; `drafts` does it and returns what was found. Lists are numbered from `group` + 1."""

    def __init__(self, root: LexborNode, *, group: int = 0) -> None:
        self._root = root
        self._drafts: list[Draft] = []
        self._open: list[_Open] = [_Open("body")]
        self._buffer: list[str] = []
        self._bold = 0
        self._has_plain = False
        self._level = 0
        self._groups = group
        self._lists = 0

    def drafts(self) -> list[Draft]:
        """Return the drafts of everything below the root, in reading order."""
        node = self._root.child
        while node is not None:
            if self._enter(node) and node.child is not None:
                node = node.child
                continue
            self._leave(node)
            while node.next is None:
                node = node.parent
                if node is None or node.mem_id == self._root.mem_id:
                    self._flush()
                    return self._drafts
                self._leave(node)
            node = node.next
        self._flush()
        return self._drafts

    def _enter(self, node: LexborNode) -> bool:
        """Take in a node; whether to go below it."""
        tag = node.tag or ""
        if node.is_text_node:
            text = node.text_content or ""
            self._buffer.append(text)
            self._has_plain |= not self._bold and not text.isspace()
            return False
        if is_skipped(node, in_body=self._root.tag == "body"):
            return False
        if tag in ("b", "strong"):
            self._bold += 1
        elif tag == "sup":
            self._buffer.append(footnote_mark(node, self._buffer))
            return False
        elif tag == "br":
            self._break_line()
        elif tag in BLOCKS:
            self._flush()
            return self._enter_block(node, tag)
        elif node.prev is not None and node.prev.is_element_node and self._is_tile(node.text()):
            self._buffer.append(" ")
        return True

    def _is_tile(self, text: str) -> bool:
        """Whether an element beside another holds the words of its number, which only a style sets apart."""
        before = "".join(self._buffer[-2:])[-_TILE_CHARS:]
        return bool(
            (_ENDS_IN_NUMBER.search(before) and _STARTS_WITH_WORD.match(text))
            or (_ENDS_IN_WORD.search(before) and _STARTS_WITH_NUMBER.match(text))
        )

    def _enter_block(self, node: LexborNode, tag: str) -> bool:
        heading = _HEADING.fullmatch(tag)
        if heading:
            self._open.append(_Open("heading", int(heading[1])))
        elif tag in ("ul", "ol", "dl"):
            self._enter_list(node, tag)
        elif tag == "li":
            self._enter_item(node)
        elif tag in ("dt", "dd"):
            self._open.append(_Open(tag, max(1, min(self._lists, MAX_DEPTH)), term=self._term()))
        elif tag == "details":
            self._open.append(_Open(tag, self._level))
        elif tag == "summary":
            self._open.append(_Open("heading", min(self._level + 1, 6)))
        elif tag == "pre":
            lines = draft_lines(clean_text(inline_text(node)).split("\n"), group=self._groups)
            self._groups = max((self._groups, *(draft.group for draft in lines)))
            self._drafts += lines
            return False
        elif tag == "table":
            found = read_table(node)
            self._drafts += found
            return not found
        return True

    def _enter_list(self, node: LexborNode, tag: str) -> None:
        self._lists += 1
        # A list within an item is a list of its own; its items are not siblings of the outer ones.
        self._groups += 1
        start = node.attributes.get("start") or "1"
        number = int(start) if tag == "ol" and re.fullmatch(r"\d{1,6}", start) else 1
        self._open.append(_Open(tag, group=self._groups, next_number=number if tag == "ol" else None))

    def _enter_item(self, node: LexborNode) -> None:
        outer = next((one for one in reversed(self._open) if one.tag in ("ul", "ol")), None)
        if outer is None:
            self._groups += 1
            outer = _Open("ul", group=self._groups)
        mark = "- "
        if outer.next_number is not None:
            value = node.attributes.get("value") or ""
            number = int(value) if re.fullmatch(r"\d{1,6}", value) else outer.next_number
            mark, outer.next_number = f"{number}. ", number + 1
        self._open.append(_Open("li", max(1, min(self._lists, MAX_DEPTH)), outer.group, mark=mark))

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in ("b", "strong"):
            # A bold element that was passed over was never counted.
            self._bold = max(0, self._bold - 1)
        if tag not in BLOCKS:
            return
        self._flush()
        if tag in ("ul", "ol", "dl") and self._is_open(tag):
            self._lists -= 1
            self._leave_term()
        if tag == "details" and self._is_open(tag):
            self._level = self._open[-1].level
            self._drafts.append(Draft(BlockKind.HEADING, level=self._level + 1))
        name = "heading" if _HEADING.fullmatch(tag) or tag == "summary" else tag
        if self._is_open(name):
            self._open.pop()

    def _is_open(self, tag: str) -> bool:
        return self._open[-1].tag == tag

    def _break_line(self) -> None:
        """A line break ends a paragraph; in a heading, item or definition it is a space."""
        if self._open[-1].tag in ("heading", "li", "dt", "dd"):
            self._buffer.append(" ")
        else:
            self._flush()

    def _flush(self) -> None:
        """Make a draft of the text gathered so far, according to what it stands in."""
        text = clean_line("".join(self._buffer))
        emphasised = not self._has_plain
        self._buffer, self._has_plain = [], False
        if not text:
            return
        inside = self._open[-1]
        if inside.tag == "heading":
            self._level = inside.level
            self._drafts.append(Draft(BlockKind.HEADING, text, level=inside.level))
        elif inside.tag == "dt":
            outer = next((one for one in reversed(self._open[:-1]) if one.tag == "dl"), inside)
            outer.term = f"{outer.term}, {text}" if outer.term and not outer.used else text
            outer.used = False
        elif inside.tag in ("li", "dd") and not inside.used:
            self._flush_item(inside, text)
        else:
            self._drafts.append(Draft(BlockKind.PARAGRAPH, text, emphasised=emphasised))

    def _flush_item(self, inside: _Open, text: str) -> None:
        inside.used = True
        group, mark = inside.group, inside.mark
        outer = next((one for one in reversed(self._open) if one.tag == "dl"), None) if inside.tag == "dd" else None
        if outer is not None:
            outer.used, group, mark = True, outer.group, "- "
            text = f"{inside.term.rstrip(':')}: {text}" if inside.term else text
        elif inside.tag == "dd":
            self._groups += 1
            group, mark = self._groups, "- "
        self._drafts.append(Draft(BlockKind.ITEM, text, inside.level, group, mark))

    def _term(self) -> str:
        return next((one.term for one in reversed(self._open) if one.tag == "dl"), "")

    def _leave_term(self) -> None:
        """A term without a description is still text of the page."""
        closed = self._open[-1]
        if closed.tag == "dl" and closed.term and not closed.used:
            self._drafts.append(Draft(BlockKind.PARAGRAPH, closed.term))
