"""The status of a number below a lead-in: "in 2024-25 we will:" over "open 36 flats", "we planned to:" over a list.

In: the words around a number and those that introduce its list. Out: a status.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed, mood_of
from corpus.figures.stances import of_its_kind, proposes
from corpus.figures.statuses import by_mood, status_of, status_of_label
from corpus.models import Metadata, Status

_BREAKS_OFF = re.compile(
    r"\b(?:to|will|would|should|shall|going to|plan|aim|(?:we|council) wants?|to see)\s?:\s*$", re.IGNORECASE
)


def status_under(part: Part, metadata: Metadata, headings: tuple[str, ...], lead: str) -> Status:
    """The status of a number of a sentence that may complete a lead-in: "In 2024-25 we will:" over "open 36 flats"."""
    return (completes(part, lead) and _led(part, metadata, headings, lead)) or status_of(part, metadata, headings)


def completes(part: Part, lead: str) -> bool:
    """Whether a lead-in breaks off before the verb that the item below it begins with: "we plan to:", "we will:"."""
    return _BREAKS_OFF.search(lead) is not None and governed(part).mood in (None, Mood.PRESENT, Mood.WILL)


def _led(part: Part, metadata: Metadata, headings: tuple[str, ...], lead: str) -> Status | None:
    left = by_mood(mood_of(lead), part, metadata, is_proposal=proposes(metadata.title, *headings))
    return of_its_kind(left, part.clause) if left else None


def status_of_item(part: Part, text: str, metadata: Metadata, *, heading: str, lead: str) -> Status:
    """The status of the number of a list item: as a sentence's where it has a verb, else its label's, else its list's.

    A lead-in speaks for its list ("in 2024/25 we planned to spend:", "Net budget 2025-26: £362m"); a paragraph that
    only stands above it does not.
    """
    if completes(part, lead):
        return _led(part, metadata, (heading,), lead) or Status.ACTUAL
    if governed(part).mood is not None:
        return status_of(part, metadata, (heading,))
    handed = mood_of(lead)
    introduces = handed is None or lead.rstrip().endswith(":")
    if (named := status_of_label(text, heading, *([lead] if introduces else []))) is not Status.ACTUAL:
        return named
    return (
        by_mood(handed if introduces else None, part, metadata, is_proposal=proposes(metadata.title, heading)) or named
    )
