"""The items of business of a committee paper: where each begins, and what stands before the first.

In: the lines of a paper. Out: the head, and `Section`s with their headings. An item opens with its number ("24. ",
"C31 ", "47/25 ", "Item 4: ") in the order of the paper; where nothing is numbered, with a heading; a report, a news
page or the record of one decision is one item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.committees.lines import Line, pieces
from corpus.committees.models import Slice
from corpus.models import Document, DocumentKind

_NUMBERED = re.compile(
    r"(?:(?:Agenda )?Item |Minute )?(?P<prefix>[A-Z]{0,4}/?)(?P<number>\d{1,4})(?P<slash>/\d{2,4})?"
    r"(?P<mark>[.:)]|\s?[-–])?\s{1,10}(?P<title>[A-Z“\"'‘].*)",
    re.DOTALL,
)
_MAX_TITLE = 140
_MAX_STEP = 4
_NOT_ITEMS = re.compile(
    r"(?:decisions?(?: details)?|resolutions?|reasons?\b.*|alternative options?\b.*|actions?\b.*|discussion|attendance"
    r"|present|purpose|(?:first |second |third )?amendment\b.*|recommendations?|summary|next steps?|next meeting|notes?"
    r"|agenda|minutes|officers? to contact|contact|background\b.*|options considered\b.*|consultation|motion|vote)\W*",
    re.IGNORECASE,
)
_ONE_SUBJECT = re.compile(
    r"(?:decision[ -]?maker|decision taken by|decision reference|report (?:to|of)|report author|to|from)\b\s*:?",
    re.IGNORECASE,
)
_ASKS = re.compile(r"recommended to|recommendations?\b|asked to (?:approve|agree|note)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """An item of business: its heading and the lines under it."""

    title: Slice | None
    lines: tuple[Line, ...]


def sections_of(lines: Sequence[Line], document: Document) -> tuple[tuple[Line, ...], tuple[Section, ...]]:
    """The lines before the first item, and the items."""
    if _is_of_one_subject(lines, document):
        return tuple(lines), (Section(_subject(lines, document), tuple(lines)),)
    starts = _numbered(lines) or _headed(lines)
    if not starts:
        return tuple(lines), (Section(None, tuple(lines)),)
    sections: list[Section] = []
    for (at, (title, rest)), after in zip(starts.items(), [*list(starts)[1:], len(lines)], strict=True):
        sections.append(Section(title, (*([rest] if rest else []), *lines[at + 1 : after])))
    return tuple(lines[: next(iter(starts))]), tuple(sections)


def _is_of_one_subject(lines: Sequence[Line], document: Document) -> bool:
    kind = document.metadata.kind
    if kind in (DocumentKind.COMMITTEE_REPORT, DocumentKind.NEWS):
        return True
    labels = sum(bool(_ONE_SUBJECT.fullmatch(line.label) or _ONE_SUBJECT.match(line.text)) for line in lines[:25])
    asks = any(_ASKS.search(line.text) for line in lines)
    decided = any(re.match(r"decision[ -]?maker|decision taken by|decision reference", line.label or line.text, re.I)
                  for line in lines[:25])  # fmt: skip
    return decided or (labels > 1 and asks and not any(re.match("Present", line.text) for line in lines[:25]))


def _subject(lines: Sequence[Line], document: Document) -> Slice | None:
    """The heading or labelled title of a paper about one thing."""
    for line in lines[:25]:
        if re.fullmatch(r"(?:title|subject|report title)\W*", line.label, re.IGNORECASE):
            return line.slice
        labelled = re.match(r"(?:title|subject|report title)\s?:\s", line.text, re.IGNORECASE)
        if labelled:
            return line.part(labelled.end(), len(line.text))
    title = document.metadata.title.casefold()
    headings = [line for line in lines if line.is_heading and not _NOT_ITEMS.fullmatch(line.text)]
    near = (line for line in headings if line.text.casefold() in title or title in line.text.casefold())
    found = next(near, headings[0] if headings else None)
    return found.slice if found else None


def _numbered(lines: Sequence[Line]) -> dict[int, tuple[Slice, Line | None]]:
    """The lines that open numbered items, each with its title and what stands after the title on the line."""
    found: dict[int, tuple[Slice, Line | None]] = {}
    style: tuple[str, bool] | None = None
    last = 0
    for at, line in enumerate(lines):
        match = None if line.is_item or (line.label and not line.opens_row) else _NUMBERED.fullmatch(line.text)
        if match is None:
            continue
        number, own = int(match["number"]), (match["prefix"], bool(match["slash"]))
        if style and (own != style or not last < number <= last + _MAX_STEP):
            continue
        opened = _opened(line, match)
        if opened is not None and (match["mark"] or match["prefix"] or match["slash"] or line.is_heading):
            found[at], style, last = opened, own, number
    return found if len(found) > 1 or any(lines[at].is_heading for at in found) else {}


def _opened(line: Line, match: re.Match[str]) -> tuple[Slice, Line | None] | None:
    """The title of an item and the rest of its line, for a run-in heading its first sentence is the title."""
    start = match.start("title")
    if line.is_heading or line.opens_row or line.text.isupper() or not re.search(r"[.;]\s|[.;:]$", match["title"]):
        return (line.part(start, len(line.text)), None) if len(match["title"]) <= _MAX_TITLE else None
    first, *others = pieces(replace(line, start=line.start + start, text=match["title"]))
    if not others or len(first.text) > _MAX_TITLE / 2:
        return None
    begins = others[0].start - line.start
    title = line.part(start, first.end - line.start - first.text.endswith("."))
    return title, replace(line, start=others[0].start, text=line.text[begins:], is_heading=False)


def _headed(lines: Sequence[Line]) -> dict[int, tuple[Slice, Line | None]]:
    """The headings below the first one or two, where an unnumbered paper is ordered by them."""
    headings = [at for at, line in enumerate(lines) if line.is_heading and not _NOT_ITEMS.fullmatch(line.text)]
    rows = [at for at, line in enumerate(lines) if line.opens_row]
    under = [at for at in headings if at + 1 < len(lines) and not lines[at + 1].is_heading and at > 2]
    return {at: (lines[at].slice, None) for at in (under if len(under) > 1 else rows)}
