"""The documents as pages: the list, and each document's text with the cited place marked on the server.

A place is named by `?figure=<observation id>` or `?passage=<passage id>`, both taken from the index: an address cannot
make the page mark, or say, anything that the document does not hold.
"""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request

from server.desk import Desk
from server.views.document_text import Part, Place, document_parts
from server.views.sites import site

documents = Blueprint("documents", __name__, url_prefix="/documents")


@documents.get("")
def document_list() -> str:
    """All documents that the public may see."""
    return render_template("documents.html", desk=site().live.pin())


@documents.get("/<document_id>")
def document(document_id: str) -> str:
    """One document's text: the part that holds the cited place, or the part asked for, or the first."""
    desk = site().live.pin()
    metadata = desk.documents.get(document_id)
    if metadata is None:
        abort(404)
    named = request.args.get("figure") or request.args.get("passage")
    place = _place(desk, document_id)
    parts = _parts(desk, document_id, place)
    part = next((part for part in parts if part.marked), None) or _asked(parts)
    return render_template(
        "document.html", document=metadata, part=part, parts=parts, gone=bool(named) and not part.marked
    )


def _place(desk: Desk, document_id: str) -> Place | None:
    observation = desk.version.observation(request.args.get("figure", ""))
    if observation is not None and observation.document_id == document_id:
        where = observation.locator
        return Place(where.page_index, where.start, where.end)
    passage = desk.version.passage(request.args.get("passage", ""))
    if passage is not None and passage.document_id == document_id:
        return Place(passage.page_index, passage.start, passage.end)
    return None


def _parts(desk: Desk, document_id: str, place: Place | None) -> tuple[Part, ...]:
    pages, passages = desk.version.pages_of(document_id), desk.version.passages_of(document_id)
    parts = document_parts(pages, passages, title=desk.documents[document_id].title, place=place)
    return parts or (Part(1),)


def _asked(parts: tuple[Part, ...]) -> Part:
    asked = request.args.get("part", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not 1 <= number <= len(parts):
        abort(404)
    return parts[number - 1]
