"""A document's text for staff, page by page, with one place marked.

In: a version of the index, a document, the id of a figure or a passage. Out: the pages, with the text around the place.
An id of another document, or of none, marks nothing: an address cannot make the page say what the document does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from index.store import IndexVersion


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """The text of a page around the marked place; `marked` is empty where the place is on another page."""

    number: int | None
    before: str
    marked: str = ""
    after: str = ""


def marked_pages(version: IndexVersion, document_id: str, *, figure: str, passage: str) -> list[MarkedPage]:
    """The pages of a document with the place of the figure, else of the passage, marked."""
    where = _place(version, document_id, figure=figure, passage=passage)
    found = []
    for position, (number, text) in enumerate(version.pages_of(document_id)):
        if where and where[0] == position:
            _, start, end = where
            found.append(MarkedPage(number, text[:start], text[start:end], text[end:]))
        else:
            found.append(MarkedPage(number, text))
    return found


def _place(version: IndexVersion, document_id: str, *, figure: str, passage: str) -> tuple[int, int, int] | None:
    observation = version.observation(figure) if figure else None
    if observation is not None and observation.document_id == document_id:
        return observation.locator.page_index, observation.locator.start, observation.locator.end
    held = version.passage(passage) if passage else None
    if held is not None and held.document_id == document_id:
        return held.page_index, held.start, held.end
    return None
