"""Navigation of pages that do not mark their main part: what is taken out of their drafts.

In: the drafts of a whole body, its node and the page's text. Out: the drafts without lists of links that are no part of
the content. Only where several drafts are nothing but links is trafilatura asked, whose only door this is, and only
those it leaves out of the content are taken out: a figure or a sentence is never lost. It takes seconds to import, so
it is imported when the first such page is met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from corpus.characters import clean_line
from corpus.drafts import Draft
from corpus.models import BlockKind
from corpus.readers.html_nodes import inline_text

MIN_LINKS = 4
"""Fewer drafts of links alone are no menu."""
MAX_CHARS = 2_000_000
"""A longer page is a data file; its parser would take seconds over it."""
LINK_SHARE = 0.7
"""A line of links has marks between them: "Home > Adult social care"."""
_LINES = "li, p, div, dd, td, span"
_HOLDS_BLOCKS = "p, li, div, ul, ol, table, h1, h2, h3, h4"


def without_navigation(drafts: list[Draft], body: LexborNode, html: str) -> list[Draft]:
    """Return the drafts that are content, headings over nothing but navigation left out too."""
    links = set(_link_lines(body))
    doubtful = [draft.kind is not BlockKind.HEADING and draft.text in links for draft in drafts]
    if sum(doubtful) < MIN_LINKS or len(html) > MAX_CHARS:
        return drafts
    content = _content(html)
    if not content:
        return drafts
    dropped = [doubt and draft.text not in content for draft, doubt in zip(drafts, doubtful, strict=True)]
    return [draft for number, draft in enumerate(drafts) if not dropped[number] and not _heads(drafts, dropped, number)]


def _content(html: str) -> str:
    """The content of a page as one line, or "" if none is found."""
    import trafilatura  # noqa: PLC0415 - see above

    return clean_line(trafilatura.extract(html, include_tables=True, include_comments=False, favor_recall=True) or "")


def _heads(drafts: Sequence[Draft], dropped: Sequence[bool], number: int) -> bool:
    """Whether a draft is a heading below which only navigation stood."""
    if drafts[number].kind is not BlockKind.HEADING or not drafts[number].text:
        return False
    after = number + 1
    while after < len(drafts) and dropped[after]:
        after += 1
    ends = after == len(drafts) or (
        drafts[after].kind is BlockKind.HEADING and drafts[after].level <= drafts[number].level
    )
    return after > number + 1 and ends


def _link_lines(body: LexborNode) -> Iterator[str]:
    """The texts of links, and of lines that are little else."""
    yield from (clean_line(inline_text(link)) for link in body.css("a"))
    for line in body.css(_LINES):
        if any(found.mem_id != line.mem_id for found in line.css(_HOLDS_BLOCKS)):
            continue
        text = clean_line(inline_text(line))
        linked = sum(len(clean_line(inline_text(link))) for link in line.css("a"))
        if linked and linked >= LINK_SHARE * len(text):
            yield text
