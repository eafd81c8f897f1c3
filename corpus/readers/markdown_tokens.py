"""From Markdown's tokens to drafts.

In: Markdown text. Out: drafts of its headings, paragraphs, items and tables, with printed list numbers kept ("4." stays
4 even if it follows 2). Parsed by markdown-it-py with the CommonMark rules and tables; HTML blocks are read as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.characters import clean_line
from corpus.drafts import Draft
from corpus.lines import draft_lines, opens_item
from corpus.models import BlockKind
from corpus.readers.html_nodes import parse_html
from corpus.readers.html_walk import HtmlWalk
from corpus.tables import grid_from_rows

_PARSER = MarkdownIt("commonmark").enable("table")
_BREAK = re.compile(r"<br\s{0,5}/?>", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What is open while the tokens pass."""

    drafts: list[Draft] = field(default_factory=list)
    group: int = 0
    lists: list[int] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    """The mark of each open item; emptied once its first block has it."""
    rows: list[list[str]] = field(default_factory=list)
    in_head: bool = False
    header_rows: int = 0
    in_cell: bool = False
    heading: int = 0


def draft_markdown(text: str, *, group: int) -> list[Draft]:
    """Return the drafts of a Markdown text, its lists numbered from `group` + 1."""
    state = _State(group=group)
    for token in _PARSER.parse(text):
        _take(state, token)
    return state.drafts


def _take(state: _State, token: Token) -> None:
    kind = token.type
    if kind == "inline":
        _take_text(state, token)
    elif kind == "heading_open":
        state.heading = int(token.tag[1])
    elif kind == "heading_close":
        state.heading = 0
    elif kind in ("bullet_list_open", "ordered_list_open"):
        state.group += 1
        state.lists.append(state.group)
    elif kind in ("bullet_list_close", "ordered_list_close"):
        state.lists.pop()
    elif kind == "list_item_open":
        state.marks.append(f"{token.info}{token.markup} " if token.info else "- ")
    elif kind == "list_item_close":
        state.marks.pop()
    elif kind in ("fence", "code_block"):
        _add(state, draft_lines(token.content.split("\n"), group=state.group))
    elif kind == "html_block":
        body = parse_html(token.content).body
        _add(state, HtmlWalk(body, group=state.group).drafts() if body is not None else [])
    else:
        _take_table(state, kind)


def _add(state: _State, drafts: list[Draft]) -> None:
    """Add what another reader made of a part, its lists counted on."""
    state.drafts += drafts
    state.group = max((state.group, *(draft.group for draft in drafts)))


def _take_table(state: _State, kind: str) -> None:
    if kind == "table_open":
        state.rows, state.header_rows = [], 0
    elif kind == "thead_open":
        state.in_head = True
    elif kind == "thead_close":
        state.in_head = False
    elif kind == "tr_open":
        state.rows.append([])
        state.header_rows += state.in_head
    elif kind == "table_close":
        # An empty header row is how Markdown writes a table without one.
        headers = state.header_rows if any(state.rows[0]) else None
        state.drafts.append(Draft(BlockKind.TABLE, grid=grid_from_rows(state.rows, header_rows=headers)))
        state.rows = []


def _take_text(state: _State, token: Token) -> None:
    lines = _lines(token.children or [])
    if state.rows:
        state.rows[-1].append(clean_line(" ".join(lines)))
        return
    if state.heading:
        state.drafts.append(Draft(BlockKind.HEADING, clean_line(" ".join(lines)), level=state.heading))
        return
    emphasised = _is_bold(token.children or [])
    for number, line in enumerate(filter(None, map(clean_line, lines))):
        if state.marks and state.marks[-1] and number == 0:
            level = min(len(state.lists), 6)
            state.drafts.append(Draft(BlockKind.ITEM, line, level, state.lists[-1], state.marks[-1], None, emphasised))
            state.marks[-1] = ""
        else:
            state.drafts.append(Draft(BlockKind.PARAGRAPH, line, emphasised=emphasised))


def _lines(children: Sequence[Token]) -> list[str]:
    """The plain text of inline tokens; hard breaks and `<br>` end a line. Pictures are passed over.

    So does a line end before a mark that Markdown takes for a word: "1. How long was the wait?" above "• 41 days".
    """
    lines = [""]
    for child, after in zip(children, [*children[1:], None], strict=False):
        opens = child.type == "softbreak" and after is not None and opens_item(after.content)
        is_break = child.type == "html_inline" and _BREAK.fullmatch(child.content) is not None
        if opens or is_break or child.type == "hardbreak":
            lines.append("")
        elif child.type == "softbreak":
            lines[-1] += " "
        elif child.type in ("text", "code_inline", "text_special"):
            lines[-1] += child.content
    return lines


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether all of a paragraph is in one bold run."""
    kept = [child for child in children if child.type != "text" or child.content.strip()]
    return len(kept) > 2 and kept[0].type == "strong_open" and kept[-1].type == "strong_close"
