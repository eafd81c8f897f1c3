"""Lines of a list that lost its marks: "Children's services £36,191 per year" below "The budget for each service is:".

In: the blocks of a page. Out: the same blocks, two or more such lines below a lead-in or a question made items
of one list, so that each is of what leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.layout import names_value
from corpus.lines import opens_item
from corpus.models import Block, BlockKind

_FEWEST = 2
_COUNT = re.compile(r"[A-Z][^.:;|\d£?]{2,60}\s\d[\d,]{0,9}")
""" "Occupational therapy 312": a name and a number that nothing parts."""
_COUNTS = re.compile(r"\b(?:numbers?|how many|totals?|counts?|breakdown|figures|broken down|split)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[A-Z][^()\d]{2,80}\s\(£?\d[\d,.]{0,9}(?:\s?%|m|k)?\)[.;,]?(?: and)?\s*")
_MARKED = re.compile(
    r"\b(?:band|level|lot|phase|tier|grade|stage|unit|section|page|form|type|category|group|ward|year|age|priority"
    r"|appendix|annex|table|figure|part|schedule|option|theme|objective|outcome|standard|step|item|room|zone|no)\s*$",
    re.IGNORECASE,
)
""" "Band 5" is a name."""


def with_value_items(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks of a page's text, lines of values below a lead-in made items of one list."""
    at = 0
    while at < len(blocks):
        yield blocks[at]
        at += 1
        lead = text[blocks[at - 1].start : blocks[at - 1].end]
        is_lead = blocks[at - 1].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        if not is_lead or not lead.rstrip(" *").endswith((":", "?")):
            continue
        end = at
        while end < len(blocks) and _is_value_line(text, blocks[end], lead):
            end += 1
        if end - at >= _FEWEST:
            group = -1 - blocks[at].start
            yield from (replace(each, kind=BlockKind.ITEM, level=1, group=group) for each in blocks[at:end])
            at = end


def _is_value_line(text: str, block: Block, lead: str) -> bool:
    own = text[block.start : block.end]
    if block.kind is not BlockKind.PARAGRAPH or own.rstrip().endswith(":") or opens_item(own):
        return False
    counted = _COUNT.fullmatch(own)
    return names_value(own) or (counted is not None and counts_below(lead, own.rsplit(maxsplit=1)[0]))


def counts_below(lead: str, label: str) -> bool:
    """Whether a lead-in speaks of numbers, so that one which nothing parts from its label is what it counts."""
    return lead.rstrip().endswith(":") and _COUNTS.search(lead) is not None and not _MARKED.search(label)


def is_named_in_front(text: str, lead: str) -> bool:
    """Whether an item below a lead-in is a name with its number in brackets: "Quality of care (33)"."""
    return lead.rstrip().endswith(":") and _IN_BRACKETS.fullmatch(text) is not None
