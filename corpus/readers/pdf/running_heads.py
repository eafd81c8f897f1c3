"""Running heads and feet: lines that stand at the top or bottom of many pages.

In: the lines and tables of each page of a document. Out: the same without the lines that repeat there with at most
their numbers changed, and without "Page 3 of 220". What stands once is kept: a figure is never mistaken for a page
number, and a table is never part of a running head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.pdf.printed import PrintedLine, PrintedTable

EDGE_LINES = 3
"""How many lines at the top, and at the bottom, may be a running head or foot."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page\s+)?\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_PAGE_OF = re.compile(r"page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
Parts = Sequence[PrintedLine | PrintedTable]


def without_running_heads(pages: Sequence[Parts], labels: Sequence[str]) -> list[list[PrintedLine | PrintedTable]]:
    """Return the parts of each page without running heads, feet and page numbers, printed as number or as label."""
    edges = [_edges(parts) for parts in pages]
    counts = Counter(
        shape
        for parts, edge in zip(pages, edges, strict=True)
        for shape in {_shape(line.text) for line in map(parts.__getitem__, edge) if isinstance(line, PrintedLine)}
    )
    # Twice may be chance in a short document; in a long one a head often alternates or changes with the chapter.
    least = max(2, min(len(pages) // 3, 8))
    result = []
    for number, (parts, edge) in enumerate(zip(pages, edges, strict=True), 1):
        known = {str(number), *labels[number - 1 : number]}
        dropped = {place for place in edge if _is_running(parts[place], known, counts, least, len(pages))}
        result.append([part for place, part in enumerate(parts) if place not in dropped])
    return result


def _edges(parts: Parts) -> list[int]:
    return sorted({*range(len(parts))[:EDGE_LINES], *range(len(parts))[-EDGE_LINES:]})


def _shape(line: str) -> str:
    """A line with every number made alike, so that "Page 3" and "Page 4" are the same head."""
    return _NUMBER.sub("#", " ".join(line.split())).casefold()


def _is_running(
    part: PrintedLine | PrintedTable, known: set[str], counts: Counter[str], least: int, pages: int
) -> bool:
    if isinstance(part, PrintedTable):
        return False
    text, times = part.text.strip(), counts[_shape(part.text)]
    if _PAGE_OF.fullmatch(text):
        return True
    # A lone number may be a figure of a table that ends the page: it must be the page's own number.
    if _PAGE_NUMBER.fullmatch(text) and _NUMBER.findall(text)[0] in known and times >= least:
        return True
    return pages > 2 and times >= least
