"""What can be taken away from the page of a measure: CSV, JSON and a workbook of its figures, its charts as images.

Each takes the same filters as the page (part, area, group, period, status, …); without any it holds the whole measure.
CSV is sent while it is read. JSON comes a page at a time, as in the API.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from corpus.models import Observation
from index.listings import Facet, Selection
from server import charts
from server.contract import figures_json
from server.desk import Desk
from server.figures.drawings import Drawing
from server.figures.exports import Value, csv_lines, rows
from server.figures.parts import chosen_part, parts_of
from server.figures.workbooks import as_workbook
from server.views.figure_addresses import chosen_values
from server.views.figures import measure_at, page_asked
from server.views.sites import site

downloads = Blueprint("figure_downloads", __name__, url_prefix="/figures")

AT_ONCE = 500
"""Figures read from the store at once, and on one page of JSON."""
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@downloads.get("/<slug>.csv")
def as_csv(slug: str) -> Response:
    """The figures of a measure as CSV, with their sources."""
    desk = site().live.pin()
    wanted = _selection(desk, slug)
    return _attached(Response(csv_lines(_all(desk, wanted), desk.documents), mimetype="text/csv"), f"{slug}.csv")


@downloads.get("/<slug>.json")
def as_json(slug: str) -> Response:
    """The figures of a measure as JSON, each with its citation, 500 at a time; `next` is the next page's `from`."""
    desk = site().live.pin()
    wanted = _selection(desk, slug)
    total = desk.figures.listings.count(wanted)
    page = desk.figures.listings.page(wanted, limit=AT_ONCE, begin=request.args.get("from"))
    if page.is_lost:
        abort(404)
    held = desk.figures.by_slug[slug]
    body: dict[str, Any] = {"measure": held.label, **figures_json(page.observations, desk.documents), "total": total}
    return jsonify(body | {"next": page.after, "index": desk.digest})


@downloads.get("/<slug>.xlsx")
def as_xlsx(slug: str) -> Response:
    """The figures of a measure as a workbook: a sheet of figures, a sheet of the documents they come from."""
    desk = site().live.pin()
    wanted = _selection(desk, slug)
    held = {value for value, _ in desk.figures.facet(wanted, Facet.DOCUMENT)}
    sources: list[list[Value]] = [["document_id", "title", "publisher", "published", "licence", "address"]]
    for each in desk.documents.values():
        if each.id in held:
            address = each.rendering_of or each.url
            sources.append([each.id, each.title, each.publisher, each.published, each.licence, address])
    book = as_workbook([("Figures", rows(_all(desk, wanted), desk.documents)), ("Sources", sources)])
    return _attached(Response(book, mimetype=_WORKBOOK), f"{slug}.xlsx")


@downloads.get("/<slug>.svg")
def as_svg(slug: str) -> Response:
    """A chart of a measure's page as an SVG file; `chart` is its name: time, groups or areas."""
    drawing = _drawing(slug)
    svg = charts.draw_svg(drawing.wide, title=drawing.title, description=drawing.description)
    return _attached(Response(svg, mimetype="image/svg+xml"), f"{slug}.svg")


@downloads.get("/<slug>.png")
def as_png(slug: str) -> Response:
    """A chart of a measure's page as a PNG file."""
    return _attached(Response(charts.draw_png(_drawing(slug).wide), mimetype="image/png"), f"{slug}.png")


@downloads.get("/<slug>.vl.json")
def as_specification(slug: str) -> Response:
    """A chart of a measure's page as the Vega-Lite specification from which the browser draws it."""
    return jsonify(dict(_drawing(slug).wide))


def _selection(desk: Desk, slug: str) -> Selection:
    held = measure_at(desk, slug)
    whole = Selection(held.labels, values=chosen_values())
    if not request.args.get("part"):
        return whole
    part = chosen_part(parts_of(desk.figures.parts(Selection(held.labels))), request.args["part"])
    if part is None:
        abort(404)
    return Selection(held.labels, part.key, whole.values)


def _all(desk: Desk, wanted: Selection) -> Iterator[Observation]:
    return desk.figures.listings.every(wanted, at_once=AT_ONCE)


def _drawing(slug: str) -> Drawing:
    desk = site().live.pin()
    page = page_asked(desk, measure_at(desk, slug))
    drawing = dict(page.drawings).get(request.args.get("chart", "time")) if page else None
    if drawing is None:
        abort(404)
    return drawing


def _attached(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
