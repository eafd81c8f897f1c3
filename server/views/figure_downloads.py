"""What can be taken away from the page of a measure: CSV, JSON and a workbook of its figures, its charts as images.

Each takes the same filters as the page (part, area, group, period, status, …); without any it holds the whole measure.
CSV is sent while it is read. JSON comes a page at a time, as in the API.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request, url_for

from corpus.models import Observation
from index.selections import Facet, Selection
from server.desk import Desk
from server.figures.drawings import Drawing
from server.figures.parts import chosen_part
from server.views.figure_addresses import chosen_values
from server.views.figure_files import csv_file, drawn_file, json_body, specification, workbook_file
from server.views.figures import JSON_AT_ONCE, measure_at, page_asked
from server.views.sites import site

downloads = Blueprint("figure_downloads", __name__, url_prefix="/figures")

AT_ONCE = 500
"""Figures read from the store at once."""


@downloads.get("/<slug>.csv")
def as_csv(slug: str) -> Response:
    """The figures of a measure as CSV, with their sources."""
    desk = site().live.pin()
    return csv_file(_all(desk, _selection(desk, slug)), desk, name=slug)


@downloads.get("/<slug>.json")
def as_json(slug: str) -> Response:
    """The figures of a measure as JSON, each with its citation, 500 at a time; `next` is the address of the next."""
    desk = site().live.pin()
    wanted = _selection(desk, slug)
    total = desk.figures.listings.count(wanted)
    page = desk.figures.listings.page(wanted, limit=JSON_AT_ONCE, begin=request.args.get("from"))
    if page.is_lost:
        abort(404)
    label = desk.figures.by_slug[slug].label
    here = url_for("figure_downloads.as_json", slug=slug, _external=True)
    said = [(name, text) for name, text in request.args.items(multi=True) if name != "from"]
    after = f"{here}?{urlencode([*said, ('from', page.after)])}" if page.after else None
    return json_body(page.observations, desk, measure=label, total=total, next=after)


@downloads.get("/<slug>.xlsx")
def as_xlsx(slug: str) -> Response:
    """The figures of a measure as a workbook: a sheet of figures, a sheet of the documents they come from."""
    desk = site().live.pin()
    wanted = _selection(desk, slug)
    held = (value for value, _ in desk.figures.facet(wanted, Facet.DOCUMENT))
    return workbook_file(_all(desk, wanted), desk, held=held, name=slug)


@downloads.get("/<slug>.svg")
def as_svg(slug: str) -> Response:
    """A chart of a measure's page as an SVG file; `chart` is its name: time, groups or areas."""
    return drawn_file(*_drawing(slug), "svg", name=slug)


@downloads.get("/<slug>.png")
def as_png(slug: str) -> Response:
    """A chart of a measure's page as a PNG file."""
    return drawn_file(*_drawing(slug), "png", name=slug)


@downloads.get("/<slug>.vl.json")
def as_specification(slug: str) -> Response:
    """A chart of a measure's page as the Vega-Lite specification from which the browser draws it."""
    return specification(_drawing(slug)[0])


def _selection(desk: Desk, slug: str) -> Selection:
    held = measure_at(desk, slug)
    wanted = Selection(held.labels, values=chosen_values())
    if request.args.get("part"):
        part = chosen_part(desk.figures.parts_of(held), request.args["part"])
        if part is None:
            abort(404)
        wanted = Selection(held.labels, part.key, wanted.values)
    if not desk.figures.listings.count(wanted):
        abort(404)  # a file of nothing but headings would pass for an answer
    return wanted


def _all(desk: Desk, wanted: Selection) -> Iterator[Observation]:
    return desk.figures.listings.every(wanted, at_once=AT_ONCE)


def _drawing(slug: str) -> tuple[Drawing, Desk]:
    desk = site().live.pin()
    page = page_asked(desk, measure_at(desk, slug))
    name, period = request.args.get("chart", "time"), request.args.get("period")
    drawing = dict(page.drawings).get(name) if page else None
    if page is None or drawing is None or (name == "areas" and period and period != page.compared_period):
        abort(404)
    return drawing, desk
