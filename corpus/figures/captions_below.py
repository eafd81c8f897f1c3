"""Captions that stand below their tables: "Figure 3: People supported by age" under the last row.

In: a page, one of its tables, and the lines above it. Out: its caption from below, and the lines that are left above.
A line between two tables may be of either: it is of the one above it where the page's first table has a caption below
and none above, and its last one too has a caption below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.models import Block, BlockKind, Page

_CAPTION = re.compile(
    r"(?:table|figure|fig\.?|chart|graph)\s?\d{1,2}(?:\.\d{1,2}|[a-z])?\s{0,2}[:.–—-]\s{0,2}\S.{2,180}", re.IGNORECASE
)


def captioned(
    page: Page, block: Block, leads: Sequence[str], headings: Sequence[str]
) -> tuple[str, list[str], list[str]]:
    """The numbered caption below a table, and the lines and headings above it without the caption of the one before."""
    if not _are_below(page):
        return "", list(leads), list(headings)
    kept = ([text for text in texts if not _CAPTION.fullmatch(text)] for texts in (leads, headings))
    return _beside(page, block, 1), next(kept), next(kept)


def _are_below(page: Page) -> bool:
    """Whether the captions of a page stand below its tables."""
    tables = [block for block in page.blocks if block.kind is BlockKind.TABLE]
    is_first_below = not _beside(page, tables[0], -1) and bool(_beside(page, tables[0], 1))
    return is_first_below and bool(_beside(page, tables[-1], 1))


def _beside(page: Page, block: Block, step: int) -> str:
    """The caption right above (-1) or below (1) a block."""
    at = next((number for number, one in enumerate(page.blocks) if one.start == block.start), len(page.blocks)) + step
    one = page.blocks[at] if 0 <= at < len(page.blocks) else None
    is_line = one is not None and one.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    text = page.text[one.start : one.end] if one and is_line else ""
    return text if _CAPTION.fullmatch(text) else ""
