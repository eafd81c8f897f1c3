"""Where the figures of a chart stand, in words that go along with a chart that is taken away.

In: the observations drawn and their documents. Out: a line for each document: "Source: Adult Social Care Local Account
2021 to 2023, Cambridgeshire County Council, November 2023, pages 4 and 7. Open Government Licence v3.0".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corpus.models import Metadata, Observation
from server.filters import comma_list, date_words

MOST_PAGES = 12
"""Pages that are named: more are told by the first and the last."""


def source_lines(figures: Iterable[Observation], documents: Mapping[str, Metadata]) -> list[str]:
    """A line for each document that a chart is drawn from, in the order in which they are drawn."""
    found: dict[str, list[Observation]] = {}
    for each in figures:
        found.setdefault(each.document_id, []).append(each)
    return [_line(documents[name], held) for name, held in found.items()]


def _line(document: Metadata, held: Sequence[Observation]) -> str:
    parts = [document.title, document.publisher, date_words(document.published), _pages(held)]
    return ". ".join(filter(None, [f"Source: {', '.join(filter(None, parts))}", document.licence]))


def _pages(held: Sequence[Observation]) -> str:
    """The pages, else the heading that all stand under."""
    pages = sorted({each.locator.page for each in held if each.locator.page is not None})
    if not pages:
        headings = {each.locator.headings[-1] for each in held if each.locator.headings}
        return f"under “{headings.pop()}”" if len(headings) == 1 else ""
    if len(pages) == 1:
        return f"page {pages[0]}"
    named = [str(page) for page in pages]
    return f"pages {named[0]} to {named[-1]}" if len(named) > MOST_PAGES else f"pages {comma_list(named)}"
