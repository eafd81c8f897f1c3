"""Running heads and feet: lines that stand at the top or bottom of many pages.

In: the lines of each page of a document. Out: the same without the lines that repeat there with at most their numbers
changed, and without "Page 3 of 220". What stands once is kept: a figure is never mistaken for a page number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

EDGE_LINES = 3
"""How many lines at the top, and at the bottom, may be a running head or foot."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page\s+)?\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_PAGE_OF = re.compile(r"page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without running heads, feet and page numbers."""
    edges = [_edges(lines) for lines in pages]
    counts = Counter(
        shape for lines, edge in zip(pages, edges, strict=True) for shape in {_shape(lines[n]) for n in edge}
    )
    # Twice may be chance in a short document; in a long one a head often alternates or changes with the chapter.
    least = max(2, min(len(pages) // 3, 8))
    result = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True), 1):
        dropped = {
            place
            for place in edge
            if _is_page_number(lines[place], number, counts[_shape(lines[place])], least)
            or (len(pages) > 2 and counts[_shape(lines[place])] >= least)
        }
        result.append([line for place, line in enumerate(lines) if place not in dropped])
    return result


def _edges(lines: Sequence[str]) -> list[int]:
    filled = [place for place, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:EDGE_LINES], *filled[-EDGE_LINES:]})


def _shape(line: str) -> str:
    """A line with every number made alike, so that "Page 3" and "Page 4" are the same head."""
    return _NUMBER.sub("#", " ".join(line.split())).casefold()


def _is_page_number(line: str, number: int, times: int, least: int) -> bool:
    text = line.strip()
    if _PAGE_OF.fullmatch(text):
        return True
    # A lone number may be a figure of a table that ends the page: it must be the page's own number.
    return _PAGE_NUMBER.fullmatch(text) is not None and _NUMBER.findall(text)[0] == str(number) and times >= least
