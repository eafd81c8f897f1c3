"""Passages: the spans of a document that are embedded, searched and quoted.

In: a `Document`. Out: its passages, each a verbatim slice of one page under one heading path. Lists and tables stay
whole where they fit, with the line that leads in to them; longer runs are cut at line ends (items, table rows), then at
sentence ends, then between words. Every character that is neither space nor heading is in exactly one passage.

The size is set by the embedding model: all-MiniLM-L6-v2 reads 256 word pieces, with the title and headings that are
put before a passage, and drops the rest in silence. Measured on the sample documents, prose needs one piece for 4 to 6
letters, figures and marks one for about 2; so a digit or mark counts as two and a half letters (`reading_length`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.lines import WRITTEN_BULLETS
from corpus.models import Block, BlockKind, Document, Page, Passage
from corpus.sentences import sentences

MAX_PASSAGE_CHARS = 900
"""Reading length of a passage with its title and headings: at most 256 word pieces in all documents measured."""
MIN_PASSAGE_CHARS = 300
"""A passage may always be this long, however long its headings are."""
MARK_WEIGHT = 2.5
_LIGHT = re.compile(r"[A-Za-z\s]")
_LINE = re.compile(r"[^\S\n]{0,200}+\S[^\n]*+")
_WORD = re.compile(r"\S+")

Span = tuple[int, int]


def split_document(document: Document) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order; ids are "<document id>#<page index>.<start>"."""
    return tuple(
        Passage(
            f"{document.id}#{page_index}.{start}",
            document.id,
            page.number,
            page_index,
            headings,
            start,
            end,
            page.text[start:end],
            page.mark,
        )
        for page_index, page in enumerate(document.pages)
        for headings, (start, end) in _spans(page, document.metadata.title)
    )


def reading_length(text: str) -> float:
    """Return how much of the model's window a text takes, in letters of prose."""
    light = len(_LIGHT.findall(text))
    return light + MARK_WEIGHT * (len(text) - light)


def _spans(page: Page, title: str) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The spans of a page's passages, each with its headings."""
    for headings, section in _sections(page):
        used = reading_length(title) + sum(map(reading_length, headings))
        limit = max(MAX_PASSAGE_CHARS - used, MIN_PASSAGE_CHARS)
        parts = [part for unit in _units(page, section) for part in _parts(page.text, unit, limit)]
        for span in _packed(page.text, parts, limit):
            yield headings, span


def _sections(page: Page) -> Iterator[tuple[tuple[str, ...], list[tuple[Block, Span]]]]:
    """Runs of blocks between two headings; each block with its span, which takes in the mark of an item."""
    spans = []
    end = 0
    for block in page.blocks:
        lead = page.text[end : block.start]
        spans.append((block, (end + len(lead) - len(lead.lstrip()), block.end)))
        end = block.end
    for is_heading, run in groupby(spans, lambda one: one[0].kind is BlockKind.HEADING):
        if not is_heading:
            for headings, section in groupby(run, lambda one: one[0].headings):
                yield headings, list(section)


def _units(page: Page, section: Sequence[tuple[Block, Span]]) -> list[Span]:
    """What should stay whole: a list or table with the paragraph that leads in to it, or else a paragraph."""
    units: list[Span] = []
    above: Block | None = None
    for block, (start, end) in section:
        if above is not None and _belongs(page, above, block):
            units[-1] = (units[-1][0], end)
        elif start < end:
            units.append((start, end))
        above = block
    return units


def _belongs(page: Page, above: Block, block: Block) -> bool:
    is_item = _is_item(page, block)
    if is_item and _is_item(page, above):
        return True
    leads_in = above.kind is BlockKind.PARAGRAPH and page.text[above.start : above.end].endswith(":")
    return leads_in and (is_item or block.kind is not BlockKind.PARAGRAPH)


def _is_item(page: Page, block: Block) -> bool:
    """Whether a block is an item of a list, by its layout or by the mark that it opens with."""
    is_marked = block.kind is BlockKind.PARAGRAPH and page.text.startswith(tuple(WRITTEN_BULLETS), block.start)
    return block.kind is BlockKind.ITEM or is_marked


def _parts(text: str, span: Span, limit: float) -> list[Span]:
    """Return a span whole if it fits, else cut at line ends, sentence ends, between words, or at last within one."""
    if reading_length(text[span[0] : span[1]]) <= limit:
        return [span]
    for cut in (_lines, _sentences, _words):
        smaller = cut(text, span)
        if len(smaller) > 1:
            return [part for one in smaller for part in _parts(text, one, limit)]
    step = int(limit / MARK_WEIGHT)
    return [(start, min(start + step, span[1])) for start in range(span[0], span[1], step)]


def _lines(text: str, span: Span) -> list[Span]:
    return [_trimmed(text, match.span()) for match in _LINE.finditer(text, *span)]


def _sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a line; the first takes in the mark that stands before it."""
    found = [(span[0] + start, span[0] + end) for start, end in sentences(text[span[0] : span[1]])]
    return [(span[0], found[0][1]), *found[1:]] if found else []


def _words(text: str, span: Span) -> list[Span]:
    return [match.span() for match in _WORD.finditer(text, *span)]


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())


def _packed(text: str, parts: Iterable[Span], limit: float) -> Iterator[Span]:
    """Join parts that follow each other as long as they fit together."""
    begin, end, length = 0, 0, 0.0
    for start, stop in parts:
        added = reading_length(text[start:stop]) + 2
        if length and length + added <= limit:
            end, length = stop, length + added
            continue
        if length:
            yield begin, end
        begin, end, length = start, stop, added
    if length:
        yield begin, end
