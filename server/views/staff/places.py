"""Where the sources and figures of an answer open for staff.

In: an answer. Out: an address for each of its citations, on our own pages, those of internal documents too; and one on
the figures pages for each figure that these hold. They show what the public may see, so an internal figure has none.
"""

from __future__ import annotations

from urllib.parse import urljoin

from flask import request, url_for

from server.answers.models import Answer, Figure
from server.figures.slugs import slug_of
from server.views.figure_addresses import figure_address
from server.views.sites import site


def places_of(answer: Answer, *, external: bool = False) -> dict[int, str]:
    """The address of each citation by its number, at the figure or passage that cites it."""
    named: dict[int, dict[str, str]] = {}
    for passage in answer.passages:
        if passage.citation is not None:
            named[passage.citation] = {"passage": passage.passage_id}
    for figure in _figures_of(answer):
        if figure.citation is not None:
            named[figure.citation] = {"figure": figure.observation_id}
    return {
        citation.number: url_for(
            "staff.document",
            document_id=citation.document_id,
            _external=external,
            _anchor="place",
            **named.get(citation.number, {}),
        )
        for citation in answer.citations
    }


def figures_pages_of(answer: Answer, *, external: bool = False) -> dict[str, str]:
    """The address of each figure on the figures pages, by its id; none for a figure that the public may not see."""
    desk = site().live.pin()
    root = request.url_root if external else ""
    return {
        figure.observation_id: urljoin(root, figure_address(figure))
        for figure in _figures_of(answer)
        if desk.version.observation(figure.observation_id) and slug_of(figure.measure) in desk.figures.by_slug
    }


def _figures_of(answer: Answer) -> tuple[Figure, ...]:
    nearest = (answer.held.nearest,) if answer.held and answer.held.nearest else ()
    return (*answer.figures, *answer.related, *nearest)
