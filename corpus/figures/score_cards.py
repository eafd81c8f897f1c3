"""Cards of one measure, a line for each of its values: "Target 2023/24: 75%" below "People with an annual review".

In: the blocks of a page. Out: the same blocks, each run of such lines, or one line of them parted by bars, as a table
of one row, whose label is the line above that names the measure. What stands before a value there is its time, its
status or its place, so that "Target" is no measure and 75% no achievement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.figures.cells import read_cell
from corpus.figures.flat_tables import Span
from corpus.figures.headers import Header, read_header
from corpus.figures.made_tables import table_of
from corpus.figures.telling_words import telling
from corpus.models import Block, BlockKind

FEWEST = 2
MAX_TITLE_CHARS = 120
_LINE = re.compile(r"(?P<name>[A-Z0-9][^:=|]{2,50}?)\s?[:=]\s?(?P<value>[-−+]?£?\d[^:=|]{0,24})")
_BESIDES = re.compile(
    r"(?:rag|status|rating|trend|dot|direction(?: of travel)?|polarity|good is)\s?[:=]\s?\D{2,30}", re.I
)
_PLAIN = re.compile(r"(?:baseline|latest|current|now|latest (?:figure|result|position))?", re.IGNORECASE)
"""What else may lead to a value of a measure: "Baseline (2021/22)"."""
_TITLE = re.compile(
    r"(?:(?i:(?:performance )?(?:indicator|measure|kpi|metric))\s?[:=–-]\s?)?(?P<title>[A-Z%][^.!?:;|=]{3,120})"
)


def with_score_cards(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, runs of lines that say a value of one measure made tables of one row."""
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _pairs(text, blocks[end]):
            end += 1
        pairs = [pair for block in blocks[at:end] for pair in _pairs(text, block)]
        title = _title_above(text, blocks[at - 1]) if at and _tells_apart(text, pairs) else None
        if title is None:
            yield blocks[at]
            at += 1
            continue
        heads = [(0, number + 1, name) for number, (name, _) in enumerate(pairs)]
        values = [(1, number + 1, value) for number, (_, value) in enumerate(pairs)]
        cells = [(0, 0, (title[0], title[0])), *heads, (1, 0, title), *values]
        card = table_of(text, cells, blocks[at:end])
        yield Block(BlockKind.TABLE, blocks[at].start, blocks[end - 1].end, blocks[at].headings, table=card.table)
        at = end


def _pairs(text: str, block: Block) -> list[tuple[Span, Span]]:
    """The names and values of a line that holds nothing else; none where it says more."""
    found = []
    start = block.start
    for piece in text[block.start : block.end].split("|") if block.kind is BlockKind.PARAGRAPH else ():
        bare = piece.strip()
        at = start + len(piece) - len(piece.lstrip())
        pair = _LINE.fullmatch(text, at, at + len(bare))
        if pair and read_cell(pair["value"]) is not None and _is_name(read_header(pair["name"])):
            found.append((pair.span("name"), pair.span("value")))
        elif not (found and _BESIDES.fullmatch(bare)):
            return []
        start += len(piece) + 1
    return found


def _is_name(header: Header) -> bool:
    """Whether words before a value say only of when, of where, or as what it is."""
    is_named = header.status or header.period or header.partial or header.earlier or header.area
    is_plain = not header.label or header.area is not None or _PLAIN.fullmatch(header.label) is not None
    return bool(is_named or _PLAIN.fullmatch(header.label)) and is_plain and not header.is_change


def _tells_apart(text: str, pairs: Sequence[tuple[Span, Span]]) -> bool:
    """Whether a run names a status, a place or an earlier time: mere years below a line are a list of their own."""
    heads = [read_header(text[slice(*name)]) for name, _ in pairs]
    return len(pairs) >= FEWEST and any(head.status or head.area or head.earlier for head in heads)


def _title_above(text: str, block: Block) -> Span | None:
    """The name of the measure in the line above, nothing where a heading names it; None where no line does."""
    if block.kind is BlockKind.HEADING:
        return (block.end, block.end)
    said = _TITLE.fullmatch(text, block.start, block.end) if block.kind is BlockKind.PARAGRAPH else None
    fits = said and len(said["title"]) <= MAX_TITLE_CHARS and telling(said["title"])
    return said.span("title") if said and fits else None
