"""Whom a question names as its source: "the ADASS survey", "Nuffield Trust"; what they publish tells the area meant.

In: the documents of an index. Out: the area of each publisher by its name and initials, where it writes about only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus.models import Metadata

_LEAST_INITIALS = 3
"""Shorter ones are words as often as names."""


def areas_by_publisher(documents: Iterable[Metadata]) -> Mapping[str, str]:
    """The area that each publisher writes about, by name and initials, in lower case; of several areas none."""
    found: dict[str, set[str]] = {}
    for document in documents:
        if document.publisher and document.area:
            for name in _names(document.publisher):
                found.setdefault(name, set()).add(document.area)
    return {name: next(iter(areas)) for name, areas in found.items() if len(areas) == 1}


def publisher_named(text: str, areas: Mapping[str, str]) -> tuple[str, str] | None:
    """The area of the publisher that a text names, and the text without the name; the longest name first."""
    folded = text.casefold()
    for name in sorted((name for name in areas if name in folded), key=lambda name: (-len(name), name)):
        match = re.search(rf"\b(?:the )?{re.escape(name)}\b(?:['’]s)?", text, re.IGNORECASE)
        if match:
            return areas[name], f"{text[: match.start()]} {text[match.end() :]}"
    return None


def _names(publisher: str) -> Iterable[str]:
    yield publisher.casefold()
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    if len(initials) >= _LEAST_INITIALS:
        yield initials.casefold()
