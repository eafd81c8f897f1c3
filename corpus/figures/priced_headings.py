"""Headings that give a price or a share of what they head: "Level three - Premium service (£9 per week)".

In: the blocks of a page. Out: the same blocks, below each such heading a table of one row: its words and its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.figures.made_tables import table
from corpus.models import Block, BlockKind

_PRICED = re.compile(
    r"(?P<name>[^()£%\n]{3,120}?)\s{0,3}(?:\(\s?(?P<in>(?:£\d|\d[\d,.]{0,12}\s?%)[^()\n]{0,40})\)"
    r"|\s(?:[-–—:]|at)\s{1,3}(?P<behind>£\d[^()\n]{0,40}))\s{0,3}"
)
_SUM_OF = re.compile(r"^[-−]|\b(?:from|to|between|over|under|budget|saving|reduction|increase|cut)\b", re.IGNORECASE)
"""Says that a sum is a stretch, a limit or a change: too little is told to say of what."""


def with_priced_headings(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, the value of a heading as a row below it."""
    for block in blocks:
        yield block
        found = _PRICED.fullmatch(text, block.start, block.end) if block.kind is BlockKind.HEADING else None
        value = ("in" if found["in"] else "behind") if found else ""
        if found is None or _SUM_OF.search(f"{found[value]} {found['name']}"):
            continue
        cells = [(1, 0, found.span("name")), (1, 1, found.span(value))]
        yield replace(block, kind=BlockKind.TABLE, level=0, table=table(text, cells))
