"""Which documents may answer a question in words: those about the place it asks about.

In: a query and the documents of an index. Out: their ids, or None for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.models import Metadata
from server.answers.queries import Query

_NATIONS = ("england", "united kingdom", "uk", "great britain")


def documents_about(query: Query, documents: Mapping[str, Metadata]) -> frozenset[str] | None:
    """The documents of the source that is named, else those about the area; where none is named also the nation's.

    A document that names no area may be about any.
    """
    if query.sources:
        return query.sources
    if query.area is None:
        return None
    asked = {area.casefold() for area in (query.area, *query.other_areas) if area}
    return frozenset(
        name
        for name, document in documents.items()
        if document.area is None
        or document.area.casefold() in asked
        or (not query.area_named and any(nation in document.area.casefold() for nation in _NATIONS))
    )
