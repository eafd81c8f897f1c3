"""Numbers of one clause that go on from those of the sentence before, each from the one of its noun.

In: a number, the thread of its paragraph and what was read before it in its sentence. Out: measure and group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.clauses import Part
from corpus.figures.threads import Thread
from corpus.models import Observation
from corpus.quantities import find_quantities

_STEP = re.compile(r"(?:\s[a-z]+){0,2}(?:,| and|, and) ")
_NOUN = re.compile(r"\s(?P<noun>[a-z]+)\s*(?:$|[.,;)])")
_AGAIN = re.compile(
    r"\b(?:the|these|those|corresponding|equivalent|comparable) (?:figures|numbers|totals|values|percentages)"
    r"(?: (?:for|in) [^.;:]{4,24})? (?:were|are|stood at|came to)\s",
    re.IGNORECASE,
)
""" "In 2022/23 the figures were 5,512, 2,180 and 3,332": in the order of the sentence before."""
_ENDS = re.compile(r"\s*(?:$|[.,;)])")


def in_step(part: Part, thread: Thread, found: Sequence[Observation]) -> tuple[str, str | None, bool] | None:
    """Measure and group of a number that goes on from the one of its noun, as the number before it did from its own.

    "1,562 people were getting 16,880 hours of home care. A year before it was 1,604 people and 16,210 hours."
    """
    if _AGAIN.search(part.lead):
        return _told_again(part, thread, found)
    noun = part.quantity.unit_word if part.quantity.unit_word and _ENDS.match(part.after) else ""
    if not noun and (named := _NOUN.match(part.after)):
        noun = named["noun"]
    if not found or not noun or not _STEP.fullmatch(part.between):
        return None
    goes_on = any((seen.measure, seen.unit) == (found[-1].measure, found[-1].unit) for seen in thread.leads)
    alike = [seen for seen in thread.leads if seen.unit == noun]
    return (alike[0].measure, alike[0].group, False) if goes_on and len(alike) == 1 else None


def _told_again(part: Part, thread: Thread, found: Sequence[Observation]) -> tuple[str, str | None, bool] | None:
    """What the number in the same place of the sentence before was told of, where both tell as many."""
    told = len(find_quantities(f"{part.lead}{part.quantity.printed}{part.tail}"))
    if told != len(thread.leads) or len(found) >= told:
        return None
    before = thread.leads[len(found)]
    return before.measure, before.group, False
