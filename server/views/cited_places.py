"""The place in a document that an address names, and what became of it where the document has changed since.

In: the ids of a figure or passage as they stand in the address. Out: `CitedPlace`. Both are looked up in the index, so
that an address cannot make the page mark, or say, anything that the document does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Availability, Observation
from index.earlier import suppressed_since
from index.selections import Facet, Selection
from index.things import thing_of
from server.answers.models import Figure
from server.answers.shown import figure_of
from server.desk import Desk
from server.views.document_parts import Place

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """What an address names: the span to mark, if the document holds it or its successor.

    `before` is the figure as an earlier version of the index held it, where this one does not; `now` the same thing's
    figure today, whose place is then marked.
    """

    is_named: bool = False
    place: Place | None = None
    before: Figure | None = None
    now: Figure | None = None
    is_withheld: bool = False
    """Whether what it gave before was suppressed since, so that no page may say what that was."""

    @property
    def is_gone(self) -> bool:
        """Whether the document no longer holds what the address names."""
        return self.is_named and (self.place is None or self.before is not None)


def find_place(desk: Desk, document_id: str, *, figure: str, passage: str) -> CitedPlace:
    """The place that a figure's or a passage's id names in a document; "" names nothing."""
    held = desk.version.observation(figure) if figure else None
    if held is not None and held.document_id == document_id:
        return CitedPlace(True, _place_of(held))
    span = desk.version.passage(passage) if passage else None
    if span is not None and span.document_id == document_id:
        return CitedPlace(True, Place(span.page_index, span.start, span.end))
    before = desk.version.earlier_observation(figure) if figure else None
    if before is None or before.document_id != document_id:
        return CitedPlace(bool(figure or passage))
    then = figure_of(before, citation=None)
    after = _successors(desk, before)
    withheld = any(each.availability is Availability.SUPPRESSED for each in after)
    withheld = withheld or (not after and suppressed_since(desk.version.folder, before))
    if len(after) != 1:
        return CitedPlace(True, before=then, is_withheld=withheld)
    return CitedPlace(True, _place_of(after[0]), then, figure_of(after[0], citation=None), withheld)


def _place_of(observation: Observation) -> Place:
    where = observation.locator
    return Place(where.page_index, where.start, where.end, where.start + observation.number_span[0])


def _successors(desk: Desk, before: Observation) -> list[Observation]:
    """The figures that the document now holds for the same thing, area, period and status."""
    inside = Selection((before.measure,), values=((Facet.DOCUMENT, before.document_id), (Facet.AREA, before.area)))
    found = desk.figures.listings.every(inside.also(group=before.group, unit=before.unit), at_once=_AT_ONCE)
    return [item for item in found if thing_of(item) == thing_of(before)]
