"""Figures worth asking about, found by a few queries of which none reads the whole index.

In: a `Desk`, or a figure of an answer. Out: published observations of a known time, the surest and latest first. For
the ready questions of `server.views.suggestions`.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.models import Availability, Observation
from index.selections import Facet, Selection
from server.answers.models import Figure
from server.desk import Desk

DOCUMENTS = 12
"""Documents that examples are taken from, the newest: four questions are shown, and three tried for each."""
_PERIODS = 2
"""Latest periods of each that are looked into."""
_FIGURES = 40
"""Figures read at once: more than are ever tried."""


def of_newest_documents(desk: Desk) -> list[Observation]:
    """Figures of the newest documents, of the area at hand where it has any, each of a late period of its document."""
    wanted = _published(desk)
    held = {document_id for document_id, _ in desk.figures.facet(wanted, Facet.DOCUMENT)}
    newest = sorted(
        (each for each in desk.documents.values() if each.id in held),
        key=lambda each: (each.published or "", each.id),
        reverse=True,
    )
    return _surest_first(item for document in newest[:DOCUMENTS] for item in _late(document.id, wanted, desk))


def of_document(document_id: str, desk: Desk) -> list[Observation]:
    """Figures of one document, of the area at hand where the index has any, each of a late period of it."""
    return _surest_first(_late(document_id, _published(desk), desk))


def _published(desk: Desk) -> Selection:
    """What is published of the area at hand, or of all where nothing of it is."""
    published = Selection(values=((Facet.AVAILABILITY, Availability.PUBLISHED.value),))
    own = published.also(area=desk.area) if desk.area else published
    return own if desk.figures.listings.count(own) else published


def _late(document_id: str, wanted: Selection, desk: Desk) -> list[Observation]:
    """The figures of the latest periods of a document."""
    lists, inside = desk.figures.listings, wanted.also(document=document_id)
    periods = [period for period, _ in lists.facet(inside, Facet.PERIOD) if period][:_PERIODS]
    return [item for period in periods for item in lists.observations(inside.also(period=period), limit=_FIGURES)]


def beside(figure: Figure, desk: Desk) -> tuple[list[Observation], list[Observation]]:
    """What stands beside a figure: the same thing of other times, and its neighbours of the same time."""
    lists = desk.figures.listings
    alike = Selection(
        (figure.measure,),
        values=((Facet.AVAILABILITY, Availability.PUBLISHED.value), (Facet.UNIT, figure.unit)),
    ).also(area=figure.area)
    same = lists.observations(alike.also(group=figure.group), limit=_FIGURES)
    others = lists.observations(alike.also(period=figure.period), limit=_FIGURES)
    return (
        _surest_first(item for item in same if item.dated != figure.period),
        _surest_first(item for item in others if item.group != figure.group),
    )


def _surest_first(observations: Iterable[Observation]) -> list[Observation]:
    """Those of a known time, the surest first, of equally sure ones the latest."""
    known = [(item.confidence, item.period.end, item) for item in observations if item.period]
    return [item for _, _, item in sorted(known, key=lambda each: each[:2], reverse=True)]
