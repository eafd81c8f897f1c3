"""Whether a newer document takes the place of one that an answer cites.

In: the documents now held. Out: the newest document after a given one, or None: one that says it supersedes it, or a
later one of its series (same publisher, area and kind, and the same title once its years and dates are taken out).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from corpus.models import Metadata
from corpus.periods import parse_period

_TIMES = re.compile(
    r"\d+|\b(?:to|and|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_SPACES = re.compile(r"[\W_]+")


def newer_than(document: Metadata, documents: Mapping[str, Metadata]) -> Metadata | None:
    """The newest document that takes this one's place."""
    found, seen = document, {document.id}
    while (later := _next(found, documents)) is not None and later.id not in seen:
        seen.add(later.id)
        found = later
    return found if found is not document else None


def _next(document: Metadata, documents: Mapping[str, Metadata]) -> Metadata | None:
    for other in documents.values():
        if other.supersedes == document.id:
            return other
    series = [item for item in documents.values() if _series(item) == _series(document)]
    later = [item for item in series if _time(document) and _time(item) > _time(document)]
    return min(later, key=lambda item: (_time(item), item.id), default=None)


def _series(document: Metadata) -> tuple[str | None, str | None, str, str]:
    words = _SPACES.sub(" ", _TIMES.sub(" ", document.title.casefold())).strip()
    return (document.publisher, document.area, document.kind.value, words)


def _time(document: Metadata) -> str:
    """When the document's period ends, or its publication, as an ISO date; "" where neither is known."""
    period = parse_period(document.period) if document.period else None
    return period.end.isoformat() if period else document.published or ""
