"""Figures as a file to take away: as CSV, JSON, a workbook with a sheet of sources, and drawn as SVG or PNG.

In: observations and the desk that holds their documents. Out: a response, named for the browser to save.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flask import Response, jsonify, request

from corpus.models import Observation
from server import charts
from server.contract import figures_json
from server.desk import Desk
from server.figures.bounds import words_of
from server.figures.chart_layers import standing_alone
from server.figures.chart_sources import source_lines
from server.figures.drawings import Drawing
from server.figures.exports import Value, address_of, csv_file_lines, file_rows
from server.figures.workbooks import as_workbook

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def drawn_file(drawing: Drawing, desk: Desk, form: str, *, name: str) -> Response:
    """A chart as a file, in the form "svg" or "png": title, notes and sources stand in it, its description within."""
    sources = source_lines(drawing.figures, desk.documents)
    spec = standing_alone(drawing.wide, drawing.title, drawing.notes, sources)
    description = " ".join([drawing.description, *drawing.notes, *sources])
    if form == "png":
        png = charts.draw_png(spec, title=drawing.title, description=description)
        return attached(Response(png, mimetype="image/png"), f"{name}.png")
    svg = charts.draw_svg(spec, title=drawing.title, description=description)
    return attached(Response(svg, mimetype="image/svg+xml"), f"{name}.svg")


def specification(drawing: Drawing) -> Response:
    """A chart as its Vega-Lite specification; where the address asks for `narrow`, that for a screen of 320 pixels."""
    return jsonify(drawing.narrow if request.args.get("narrow") else drawing.wide)


def csv_file(observations: Iterable[Observation], desk: Desk, *, name: str) -> Response:
    """The figures as CSV, with their sources, sent while they are read."""
    return attached(Response(csv_file_lines(observations, desk.documents), mimetype="text/csv"), f"{name}.csv")


def json_body(observations: Sequence[Observation], desk: Desk, **told: Any) -> Response:
    """The figures as JSON, each with its aspect, column and citation, after what is `told` of them."""
    body = figures_json(observations, desk.documents)
    for figure, observation in zip(body["figures"], observations, strict=True):
        figure |= {"aspect": observation.aspect.value, "column": words_of(observation.dimensions) or None}
    return jsonify({**told, **body, "index": desk.digest})


def workbook_file(
    observations: Iterable[Observation], desk: Desk, *, held: Iterable[str | None], name: str
) -> Response:
    """The figures as a workbook: a sheet of them, and one of the documents of the ids `held` that they come from."""
    of_figures = frozenset(held)
    sources: list[list[Value]] = [["document_id", "title", "publisher", "published", "licence", "address"]]
    for each in desk.documents.values():
        if each.id in of_figures:
            sources.append([each.id, each.title, each.publisher, each.published, each.licence, address_of(each)])
    book = as_workbook([("Figures", file_rows(observations, desk.documents)), ("Sources", sources)])
    return attached(Response(book, mimetype=_WORKBOOK), f"{name}.xlsx")


def attached(response: Response, name: str) -> Response:
    """The response as a file of that name, which is a slug or a word of this program's own."""
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _as_csv(observations: Sequence[Observation], desk: Desk, name: str) -> Response:
    return csv_file(observations, desk, name=name)


def _as_json(observations: Sequence[Observation], desk: Desk, name: str) -> Response:
    return json_body(observations, desk)


def _as_xlsx(observations: Sequence[Observation], desk: Desk, name: str) -> Response:
    return workbook_file(observations, desk, held=(each.document_id for each in observations), name=name)


FORMS: Mapping[str, Callable[[Sequence[Observation], Desk, str], Response]] = {
    "csv": _as_csv,
    "json": _as_json,
    "xlsx": _as_xlsx,
}
"""What a short list of figures can be taken away as, by the ending of its address."""
