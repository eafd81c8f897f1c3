"""What people put together from figures: a comparison, a briefing to print; and what is new since the last version.

What they chose stands in the address and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from flask import Blueprint, Response, abort, render_template, request

from index.selections import Facet, Selection
from server.desk import Desk
from server.figures.comparing import MOST_COMPARED, Chosen, Comparison, compare
from server.figures.drawings import Drawing
from server.figures.listed import Measure
from server.figures.measures import Pair
from server.figures.paging import paged
from server.figures.parts import NOT_SAID, Part, chosen_area, chosen_part, said_of
from server.security import clean_text
from server.views.figure_addresses import MOST_PICKED, picked, with_state
from server.views.figure_files import FORMS, drawn_file, specification
from server.views.figures import measure_at
from server.views.sites import site

choices = Blueprint("figure_choices", __name__, url_prefix="/figures")

LONGEST_TITLE = 120
CHANGES_LISTED = 50
"""Changes of a page."""


@choices.get("/compare")
def comparing() -> str:
    """Up to six areas or groups of one measure, or two measures, side by side."""
    desk = site().live.pin()
    measures = _measures(desk)
    if not measures:
        return render_template("compare.html", desk=desk, measures=[], comparison=Comparison(), areas=[], groups=[])
    areas, groups = _held(desk, measures[0])
    chosen = _chosen(desk, measures, areas, groups)
    return render_template(
        "compare.html",
        desk=desk,
        measures=measures,
        part=_part(desk, measures[0]),
        areas=areas,
        groups=groups,
        chosen=chosen,
        unknown=[name for name in dict.fromkeys(request.args.getlist("area")) if name and name not in areas],
        most=MOST_COMPARED,
        names=list(dict.fromkeys(one.name for one in chosen)),
        others=[each for each in desk.figures.measures if each not in measures],
        comparison=compare(desk.figures, chosen),
        away=_taken_away("figure_choices.comparison_file"),
        charts_away=_taken_away("figure_choices.comparison_chart", ("svg", "png"), "image"),
        specification=with_state("figure_choices.comparison_specification", keep=True),
    )


@choices.get("/compare.<any(csv, json, xlsx):form>")
def comparison_file(form: str) -> Response:
    """The figures of a comparison to take away, series after series; 404 where the page refuses to compare them."""
    desk = site().live.pin()
    measures = _measures(desk)
    if not measures:
        abort(404)
    comparison = compare(desk.figures, _chosen(desk, measures, *_held(desk, measures[0])))
    if comparison.refusal:
        abort(404)
    found = [cell.observation for _, history in comparison.named for cell in history.cells]
    return FORMS[form](found, desk, "comparison")


@choices.get("/compare.<any(svg, png):image>")
def comparison_chart(image: str) -> Response:
    """The chart of a comparison to take away; 404 where the page draws none."""
    return drawn_file(*_drawing(), image, name="comparison")


@choices.get("/compare.vl.json")
def comparison_specification() -> Response:
    """The chart of a comparison as the Vega-Lite specification from which the browser draws it."""
    return specification(_drawing()[0])


def _drawing() -> tuple[Drawing, Desk]:
    desk = site().live.pin()
    measures = _measures(desk)
    chosen = _chosen(desk, measures, *_held(desk, measures[0])) if measures else []
    drawing = compare(desk.figures, chosen).drawing if measures else None
    if drawing is None:
        abort(404)
    return drawing, desk


def _measures(desk: Desk) -> list[Measure]:
    slugs = list(dict.fromkeys(filter(None, request.args.getlist("measure"))))[:2]
    return [measure_at(desk, slug) for slug in slugs]


def _held(desk: Desk, measure: Measure) -> tuple[list[str | None], list[str | None]]:
    """The areas and groups of the part of a measure that the address asks for; 404 where there is no such part."""
    part = _part(desk, measure)
    held = Selection(measure.labels, part.key)
    areas, groups = (desk.figures.facet(held, facet) for facet in (Facet.AREA, Facet.GROUP))
    return [value for value, _ in areas], [value for value, _ in groups]


def _part(desk: Desk, measure: Measure) -> Part:
    part = chosen_part(desk.figures.parts_of(measure), request.args.get("part"))
    if part is None:
        abort(404)
    return part


def _taken_away(endpoint: str, forms: Iterable[str] = FORMS, name: str = "form") -> dict[str, str]:
    """The addresses of what the present page shows, by the forms it can be taken away in."""
    return {form: with_state(endpoint, keep=True, **{name: form}) for form in forms}


def _chosen(desk: Desk, measures: list[Measure], areas: list[str | None], groups: list[str | None]) -> list[Chosen]:
    """The series that the address names; where it names no area, the one that the service is about."""
    asked_areas: list[str | None] = [value for value in dict.fromkeys(request.args.getlist("area")) if value in areas]
    named = [None if value == NOT_SAID else value for value in request.args.getlist("group")]
    asked_groups = [value for value in named if value in groups] or [groups[0] if len(groups) == 1 else None]
    found = []
    for measure in measures:
        asked = request.args.get("part")  # of a second measure the same part, where it has one
        parts = desk.figures.parts_of(measure)
        part = chosen_part(parts, asked) or (chosen_part(parts, None) if measure is not measures[0] else None)
        if part is None:
            continue
        held = [value for value, _ in desk.figures.facet(Selection(measure.labels, part.key), Facet.AREA)]
        shown = [*asked_areas] or [chosen_area(held, None, desk.area)]
        said = said_of(part, parts)
        found += [
            Chosen(measure, part.key, area, group, said) for area in shown for group in dict.fromkeys(asked_groups)
        ]
    return found


@choices.get("/briefing")
def briefing() -> str:
    """The figures picked, in their order, on one page to print, with their sources and a title of one's own."""
    desk = site().live.pin()
    found = [(each, desk.figures.observation(each)) for each in picked()]
    # what has moved in its document has another id now, which the page goes on with
    figures = {observation.id: observation for _, observation in found if observation is not None}
    return render_template(
        "briefing.html",
        desk=desk,
        title=clean_text(request.args.get("title", ""))[:LONGEST_TITLE],
        figures=list(figures.values()),
        gone=sum(observation is None for _, observation in found),
        ids=list(dict.fromkeys(observation.id if observation is not None else each for each, observation in found)),
        most=MOST_PICKED,
        today=datetime.now(UTC).date().isoformat(),
        away=_taken_away("figure_choices.briefing_file"),
    )


@choices.get("/briefing.<any(csv, json, xlsx):form>")
def briefing_file(form: str) -> Response:
    """The figures of a briefing to take away, in their order."""
    desk = site().live.pin()
    found = [observation for each in picked() if (observation := desk.figures.observation(each)) is not None]
    if not found:
        abort(404)
    return FORMS[form](found, desk, "briefing")


@choices.get("/changes")
def changes() -> str:
    """The figures that are new, revised or gone in the newest version of the index."""
    desk = site().live.pin()
    found = desk.figures.revisions
    kinds: dict[str, list[Pair]] = {
        "revised": list(found.revised) if found else [],
        "new": [(one, None) for one in found.new] if found else [],
        "gone": [(None, one) for one in found.gone] if found else [],
    }
    kind = request.args.get("kind") or next((name for name, pairs in kinds.items() if pairs), "revised")
    if kind not in kinds:
        abort(404)
    listed = paged(kinds[kind], size=CHANGES_LISTED, begin=request.args.get("from"), name=_name)
    return render_template(
        "changes.html",
        desk=desk,
        changes=found,
        counts={name: len(pairs) for name, pairs in kinds.items()},
        kind=kind,
        pairs=desk.figures.revised(listed.items),
        total=len(kinds[kind]),
        listed=listed,
    )


def _name(pair: Pair) -> str:
    return pair[0] or pair[1] or ""
