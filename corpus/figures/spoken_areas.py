"""Whose place a statement is about: "A Vale of Glamorgan Council spokesperson said:" opens one about the Vale.

In: the blocks of a document in order. Out: for each, the place that is speaking, or whose statistics are told, where
that is not the document's own. A study of the whole country quotes councils that speak of themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.areas import find_areas
from corpus.models import BlockKind

_OPENS = re.compile(r"\b(?:said|says|told us|commented|responded|replied|added|statement|response)\s?:$", re.IGNORECASE)
_PUBLIC_BODY = re.compile(r"\b(?:council|government|authority|partnership|trust|health board|borough)\b", re.IGNORECASE)
_FIGURES_OF = re.compile(
    r"\b(?:figures|data|statistics)\b[^.;:]{0,40}\b(?:by|from)\s(?P<body>[^.;,:]{3,60}?)\s(?:shows?|suggests?"
    r"|reveals?|puts?|tells?)\b",
    re.IGNORECASE,
)
_WHOLE = "United Kingdom"
MAX_OPENING_CHARS = 200


@dataclass(frozen=True, slots=True)
class Heard:
    """The place whose words a block is in, and the place whose statistics the list below it tells."""

    speaking: str | None = None
    source: str | None = None

    @property
    def area(self) -> str | None:
        """The place that the block is about, where it is not the document's own."""
        return self.source or self.speaking

    def after(self, text: str, kind: BlockKind, own: str | None) -> Heard:
        """What is heard in a block, given what was heard before it; `own` is the document's area."""
        if kind is BlockKind.HEADING:
            return Heard()
        if kind is not BlockKind.PARAGRAPH:
            return self
        if len(text) <= MAX_OPENING_CHARS and _OPENS.search(text.rstrip()):
            found = find_areas(text, bodies=True) if _PUBLIC_BODY.search(text) else ()
            named = found[-1].name if found else None
            return Heard(named if named not in (own, _WHOLE) else None)
        # What a nation's own body publishes is of that nation, where the document is of all of them.
        told = _FIGURES_OF.search(text) if own == _WHOLE else None
        found = find_areas(told["body"], bodies=True) if told else ()
        return Heard(self.speaking, found[-1].name if found and found[-1].name != own else None)
