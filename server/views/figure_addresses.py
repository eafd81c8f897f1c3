"""Addresses of the figures pages: all that a page shows stands in its address, so that it can be sent to somebody.

In: figures, observations and what the present address says. Out: addresses. The figures picked for a briefing go along
from page to page in the address too: nobody needs an account, and the server keeps nothing.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import g, request, url_for

from corpus.models import Observation
from index.selections import Facet
from server.answers.models import Figure
from server.figures.parts import NOT_SAID
from server.figures.slugs import slug_of
from server.views.sites import site

_IN_PATH = ("slug", "form", "image")
BRIEFING = ("pick", "title")
"""What an address says of the briefing, which goes along from page to page."""
MOST_PICKED = 40
"""Figures of a briefing: an address of 4,000 characters, which every browser and mail program takes."""


def figure_address(figure: Figure | Observation) -> str:
    """The address of the measure of a figure, with the area and group of the figure chosen.

    "" for the figure of an answer whose measure has no page: it was read where it is printed, and is held nowhere.
    """
    if isinstance(figure, Figure) and slug_of(figure.measure) not in site().live.pin().figures.by_slug:
        return ""
    named = figure.observation_id if isinstance(figure, Figure) else figure.id
    return f"{url_for('figures.measure', slug=slug_of(figure.measure))}?{urlencode({'figure': named})}"


def history_address(observation: Observation) -> str:
    """The same from another figures page: what is picked for a briefing goes along."""
    return with_state("figures.measure", slug=slug_of(observation.measure), figure=observation.id)


def permanent_address(observation: Observation) -> str:
    """The address of one figure, which says what has become of it when it is no longer held as it was."""
    told = {"id": observation.id, "area": observation.area, "group": observation.group, "period": observation.dated}
    address = url_for("figures.figure", slug=slug_of(observation.measure), _external=True)
    return f"{address}?{urlencode({name: value for name, value in told.items() if value})}"


def picked() -> list[str]:
    """The ids of the figures picked for a briefing, in order, each once."""
    if "picked" not in g:
        g.picked = list(dict.fromkeys(request.args.getlist("pick")))[:MOST_PICKED]
    found: list[str] = g.picked
    return found


def with_state(endpoint: str, *, keep: bool = False, **values: Any) -> str:
    """The address of a figures page with the briefing; `keep`: with all else that is said now.

    A value of None takes a name out of the address. `endpoint` is one of this site's: "figures.measure".
    """
    path = {name: values.pop(name) for name in _IN_PATH if name in values}
    said = _said()
    kept = [text for name, text in said.items() if (keep or name in BRIEFING) and name not in values]
    told = {name: value for name, value in values.items() if value not in (None, "", [])}
    query = "&".join([*kept, urlencode(told, doseq=True)] if told else kept)
    address = _path(endpoint, **path)
    return f"{address}?{query}" if query else address


def _said() -> dict[str, str]:
    """What the present address says, as it stands there, by name; made once for a response."""
    if "figure_state" not in g:
        told: dict[str, list[str]] = {
            name: [text for text in request.args.getlist(name) if text] for name in request.args
        }
        told |= {"pick": picked()}
        g.figure_state = {name: urlencode({name: texts}, doseq=True) for name, texts in told.items() if texts}
    found: dict[str, str] = g.figure_state
    return found


def _path(endpoint: str, **values: Any) -> str:
    """The path of a page, made once for a response: a table leads to one document a hundred times."""
    made: dict[object, str] = g.setdefault("figure_paths", {})
    key = (endpoint, *values.values())
    if key not in made:
        made[key] = url_for(endpoint, **values)
    return made[key]


def chosen_values() -> tuple[tuple[Facet, str | None], ...]:
    """The filters that the address sets."""
    given = ((facet, request.args.get(facet.value, "")) for facet in Facet)
    return tuple((facet, None if value == NOT_SAID else value) for facet, value in given if value)
