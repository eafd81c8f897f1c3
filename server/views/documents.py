"""The documents as pages: the list that can be searched, and each document's text with the cited place marked.

A place is named by `?figure=<observation id>` or `?passage=<passage id>`, both taken from the index: an address cannot
make the page mark, or say, anything that the document does not hold. `?page=` opens the part that holds a page.
"""

from __future__ import annotations

from functools import partial
from weakref import WeakKeyDictionary

from flask import Blueprint, abort, render_template, request

from corpus.models import ANSWERS_FROM
from index.store import IndexVersion
from server.answers.shown import figure_of
from server.desk import Desk
from server.security import clean_text
from server.shelf import MAX_QUERY_CHARS, Filters, Shelf
from server.views.cited_places import find_place
from server.views.document_parts import Outline, Place
from server.views.document_search import best_passages, quoted_lines
from server.views.document_text import ShownBlock, show_part
from server.views.newer import newer_than
from server.views.sites import has_page, site

documents = Blueprint("documents", __name__, url_prefix="/documents")

FIRST_FIGURES = 10
"""Figures listed below a document's text; the page of figures has them all."""
_MAX_DIGITS = 6
_SHELVES: WeakKeyDictionary[IndexVersion, Shelf] = WeakKeyDictionary()


@documents.get("")
def document_list() -> str:
    """The documents that the public may see, newest first: those that pass the filters, a page at a time."""
    desk = site().live.pin()
    shelf = _shelf(desk)
    asked = {name: clean_text(request.args.get(name, ""))[:MAX_QUERY_CHARS] for name in Filters.__slots__}
    filters = Filters(**asked)
    page = shelf.page(filters, begin=request.args.get("from"))
    if page is None:
        abort(404)
    why = shelf.why(filters, page.documents)
    return render_template(
        "documents.html",
        page=page,
        why=why,
        quoted=quoted_lines(desk.version, why, filters.q),
        filters=filters,
        asked=asked,
        choices=shelf.choices(filters),
        held=len(desk.documents),
    )


@documents.get("/<document_id>")
def document(document_id: str) -> str:
    """One document's text: the part that holds the cited place, or the part or page asked for, or the first."""
    desk = site().live.pin()
    held = desk.documents
    metadata = held.get(document_id)
    if metadata is None:
        abort(404)
    layouts = desk.version.layouts
    outline = Outline(layouts.stretches_of(document_id), desk.version.pages_of(document_id), title=metadata.title)
    named = {name: request.args.get(name, "") for name in ("figure", "passage")}
    cited = find_place(desk, document_id, **named)
    number = (outline.part_at(cited.place) if cited.place else None) or _asked(outline)
    count, figures = layouts.figures_of(document_id, at_least=ANSWERS_FROM, limit=FIRST_FIGURES)
    return render_template(
        "document.html",
        document=metadata,
        outline=outline,
        number=number,
        blocks=_blocks(desk, document_id, outline, number, cited.place),
        cited=cited,
        page=outline.pages[cited.place.page_index][0] if cited.place else None,
        figures=[figure_of(item, citation=None) for item in figures],
        figure_count=count,
        has_figures_page=has_page("/figures"),
        changes=desk.version.changes.get(document_id, ()),
        supersedes=held.get(metadata.supersedes or ""),
        superseded_by=newer_than(metadata, held, desk.version.holdings.successions),
        is_pdf=metadata.path.lower().endswith(".pdf") and metadata.rendering_of is None,
    )


def _shelf(desk: Desk) -> Shelf:
    shelf = _SHELVES.get(desk.version)
    if shelf is None:
        in_text = partial(best_passages, desk.version)
        shelf = _SHELVES[desk.version] = Shelf(desk.documents, desk.version.layouts.headings(), in_text=in_text)
    return shelf


def _asked(outline: Outline) -> int:
    """The part asked for by `part`, or by a `page` in it; the first where neither is given."""
    page, part = request.args.get("page"), request.args.get("part", "1")
    number = outline.part_of_page(_number(page)) if page is not None else _number(part)
    if number is None or not 1 <= number <= len(outline.parts):
        abort(404)
    return number


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS else 0


def _blocks(desk: Desk, document_id: str, outline: Outline, number: int, place: Place | None) -> tuple[ShownBlock, ...]:
    tables = {row for stretch in outline.shown(number, place) for row in (stretch.row, stretch.opens)}
    return show_part(outline, number, desk.version.layouts.cells_at(document_id, sorted(tables)), place=place)
