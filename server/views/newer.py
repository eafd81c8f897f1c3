"""Whether a newer document takes the place of one that an answer cites.

In: the documents that may be shown, and which follow which in the index (`index.successions`: by their own word, or as
later editions of a series). Out: the newest document after a given one, or None.
"""

from __future__ import annotations

from collections.abc import Mapping

from corpus.models import Metadata
from index.successions import Succession, successors


def newer_than(
    document: Metadata, documents: Mapping[str, Metadata], successions: Mapping[str, Succession]
) -> Metadata | None:
    """The newest document that takes this one's place and may be shown."""
    later = [documents[name] for name in successors(document.id, successions) if name in documents]
    return later[-1] if later else None
