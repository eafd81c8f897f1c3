"""Bullets that lost their lines: "• 38% are back • 29% have fewer hours" in one paragraph is a list of two items.

In: the blocks of a page. Out: the same blocks, but each such paragraph as what stands before its first bullet and then
its items, so that no item takes words of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.lines import WRITTEN_BULLETS
from corpus.models import Block, BlockKind

_OPENING = re.compile(rf"[{WRITTEN_BULLETS}](?=\s)")
_FEWEST = 2
"""Bullets that make a list of a paragraph which opens with words: one alone may part them for another reason."""
_LEADS, _SURELY = (":", "-", "–", "—"), 3
"""What leads to a list, and how many marks make one without that: "·" also parts names that stand in one line."""


def with_items(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a page's text, paragraphs that hold bullets cut into items; those that follow are of one list."""
    listed, mark = 0, ""
    for block in blocks:
        items = list(_cut(text, block)) if block.kind is BlockKind.PARAGRAPH else [block]
        opens = text[block.start : block.start + 1]
        if opens != mark or items[0].kind is not BlockKind.ITEM:
            listed, mark = items[-1].group, opens if items[-1].kind is BlockKind.ITEM else ""
        yield from (replace(item, group=listed) if item.group < 0 else item for item in items)


def _cut(text: str, block: Block) -> Iterator[Block]:
    """A paragraph, or what stands before its bullets and an item for each; all bullets of a list are alike."""
    first = _OPENING.search(text, block.start, block.end)
    if first is None:
        yield block
        return
    mark = re.compile(rf"(?:^|(?<=\s)){re.escape(first[0])}\s+")
    starts = list(mark.finditer(text, block.start, block.end))
    opens = not text[block.start : first.start()].strip()
    is_led = text[block.start : first.start()].rstrip().endswith(_LEADS) or len(starts) >= _SURELY
    if not opens and (len(starts) < _FEWEST or (first[0] != "•" and not is_led)):
        yield block
        return
    if not opens:
        yield _piece(text, block, block.start, starts[0].start())
    ends = [*(found.start() for found in starts[1:]), block.end]
    for found, end in zip(starts, ends, strict=True):
        if text[found.end() : end].strip():
            item = _piece(text, block, found.end(), end)
            yield replace(item, kind=BlockKind.ITEM, level=1, group=-1 - block.start)


def _piece(text: str, block: Block, start: int, end: int) -> Block:
    return replace(block, start=start, end=start + len(text[start:end].rstrip()))
