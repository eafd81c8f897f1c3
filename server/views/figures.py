"""The figures pages: find a measure, see its history, see one figure with its source.

For somebody with five minutes before a meeting, and for somebody who writes a report. All work without scripts; every
number is an observation's, or arithmetic on observations that is shown. What can be taken away stands in
`figure_downloads`, comparing and briefing in `figure_choices`.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.models import Observation
from index.selections import Selection
from server import charts
from server.answers.display import shown
from server.desk import Desk
from server.figures.citing import cite, moment, name_of, source_of, when
from server.figures.drawings import Drawing
from server.figures.former import Found, find_figure, is_suppressed
from server.figures.listed import Measure
from server.figures.measure_pages import Asked, MeasurePage
from server.figures.paging import page_with, paged
from server.figures.parts import NOT_SAID
from server.figures.questions import question_about
from server.figures.slugs import slug_of
from server.figures.topics import shipped_topics
from server.security import clean_text
from server.views import figure_addresses
from server.views.figure_addresses import chosen_values, with_state
from server.views.figure_links import WITHHELD, Links, options
from server.views.sites import site

figures = Blueprint("figures", __name__, url_prefix="/figures")

LISTED = 30
"""Measures of a page of the list."""
AREAS_LISTED = 20
"""Areas of a page of their order."""
JSON_AT_ONCE = 500
"""Figures of one file of JSON."""
DRAWN = 128
"""Charts that are kept as they stand in a page, so that not even their content need be compared."""
LONGEST_SEARCH = 100
"""Characters that are read of what is looked for."""


@figures.app_context_processor
def _addresses() -> dict[str, object]:
    """What every template may use to lead to a figure and to show one."""
    links = Links()
    return {
        "figure_address": figure_addresses.figure_address,
        "history_address": figure_addresses.history_address,
        "place_address": links.place,
        "permanent_address": figure_addresses.permanent_address,
        "figures_page": with_state,
        "picked": figure_addresses.picked,
        "shown": shown,
        "when": when,
        "moment": moment,
        "withheld_words": WITHHELD,
        "is_suppressed": is_suppressed,
        "name_of": name_of,
        "cite": cite,
        "source_of": source_of,
        "question_about": question_about,
        "drawn": drawn,
        "figure_link": links.figure,
        "large_figure": links.large,
        "pick_link": links.pick,
        "area_row": links.area_row,
        "compared_cell": links.compared,
        "history_rows": links.history_rows,
        "options_of": options,
    }


@figures.get("")
def find() -> str:
    """All measures held, by topic; found by words and topic, filtered, a page at a time."""
    desk = site().live.pin()
    words = clean_text(request.args.get("q", ""))[:LONGEST_SEARCH]
    selection = Selection(values=chosen_values())
    of_all = desk.figures.find(words, selection)
    topics = [(slug_of(name), name, count) for name, count in desk.figures.topics(of_all).items()]
    asked = request.args.get("topic", "")
    topic = next((name for name in shipped_topics().names if slug_of(name) == asked), "")
    found = [each for each in of_all if topic in ("", each.measure.topic)]
    listed = paged(found, size=LISTED, begin=request.args.get("from"), name=lambda each: each.measure.slug)
    return render_template(
        "figures.html",
        desk=desk,
        words=words,
        chosen=dict(selection.values),
        facets=desk.figures.facets(words, topic, selection),
        topics=topics,
        topic=topic,
        listed=listed,
        by_topic=[(name, list(each)) for name, each in groupby(listed.items, key=lambda each: each.measure.topic)],
        firsts=desk.figures.firsts([each.measure for each in listed.items], selection, desk.area)
        if selection.values
        else {},
        measures=len(found),
        measures_words=f"{len(found):,} {'measure' if len(found) == 1 else 'measures'}",
        held=sum(each.figures for each in found),
    )


@figures.get("/<slug>")
def measure(slug: str) -> str | Response:
    """A measure: its latest figure, its history as chart and table, and how areas stand to each other."""
    desk = site().live.pin()
    held = measure_at(desk, slug)
    if held.slug != slug:
        return redirect(with_state("figures.measure", keep=True, slug=held.slug))
    page = page_asked(desk, held)
    if page is None:
        abort(404)
    first = page.headline.observation if page.headline else page.histories[0].told.observation
    order = (*page.compared.councils, *page.compared.wholes) if page.compared else ()
    ranks = paged(order, size=AREAS_LISTED, begin=request.args.get("ranks"), name=lambda each: each.area)
    named = site().comparators.get(page.area or "")
    similar = page.compared.among(named.compared) if named and page.compared else None
    return render_template(
        "measure.html",
        desk=desk,
        page=page,
        first=first,
        ranks=ranks,
        own_page=page_with(order, page.area, size=AREAS_LISTED, name=lambda each: each.area),
        placed=len(order),
        asked_period=clean_text(request.args.get("period", ""))[:LONGEST_SEARCH],
        named=named,
        at_once=JSON_AT_ONCE,
        similar=similar if similar and len(similar.ranked) > 1 else None,
    )


@figures.get("/<slug>/figure")
def figure(slug: str) -> str | tuple[str, int]:
    """One figure with its source; where it is no longer held as it was, what was and what is now."""
    desk = site().live.pin()
    held = desk.figures.by_slug.get(slug)
    told = {name: request.args.get(name) for name in ("area", "group", "period")}
    found = find_figure(desk.figures, held, request.args.get("id", ""), told)
    if found.now is None and found.before is None:
        abort(404)
    return render_template("figure.html", desk=desk, measure=held, found=found, first=_first(found))


def _first(found: Found) -> Observation:
    observation = found.now or found.before
    if observation is None:
        abort(404)
    return observation


def measure_at(desk: Desk, slug: str) -> Measure:
    """The measure of an address; 404 where none is held."""
    held = desk.figures.by_slug.get(slug)
    if held is None:
        abort(404)
    return held


def page_asked(desk: Desk, held: Measure) -> MeasurePage | None:
    """The page of a measure as the address asks for it; a figure that it names chooses what the address leaves open."""
    named = desk.figures.observation(request.args["figure"]) if request.args.get("figure") else None
    own = named if named is not None and named.measure in held.labels else None
    part = request.args.get("part") or (own and desk.figures.part_slug(own))
    asked = Asked(
        part=part or None,
        area=request.args.get("area") or (own and (own.area or NOT_SAID)) or None,
        group=request.args.get("group") or (own.group if own else None),
        period=request.args.get("period") or (own.dated if own else None),
        begin=request.args.get("from"),
        figure=own.id if own else None,
    )
    return desk.measure_pages.page(held, asked)


@lru_cache(maxsize=DRAWN)
def drawn(drawing: Drawing) -> tuple[str, str]:
    """A chart as two SVG elements: for a page, and for a screen of 320 pixels."""
    wide = charts.draw_svg(drawing.wide, title=drawing.title, description=drawing.description)
    return wide, charts.draw_svg(drawing.narrow, title=drawing.title, description=drawing.description)
