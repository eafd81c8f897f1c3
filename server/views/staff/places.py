"""Where the sources of an answer open for staff: on our own pages, also those of internal documents.

In: an answer. Out: an address for each of its citations.
"""

from __future__ import annotations

from flask import url_for

from server.answers.models import Answer


def places_of(answer: Answer, *, external: bool = False) -> dict[int, str]:
    """The address of each citation by its number, at the figure or passage that cites it."""
    named: dict[int, dict[str, str]] = {}
    nearest = [answer.held.nearest] if answer.held and answer.held.nearest else []
    for passage in answer.passages:
        if passage.citation is not None:
            named[passage.citation] = {"passage": passage.passage_id}
    for figure in (*answer.figures, *answer.related, *nearest):
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
