"""Numbers of one clause that go on from those of the sentence before, each from the one of its noun.

In: a number, the thread of its paragraph and what was read before it in its sentence. Out: measure and group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.clauses import Part
from corpus.figures.threads import Thread
from corpus.models import Observation

_STEP = re.compile(r"(?:\s[a-z]+){0,2}(?:,| and|, and) ")
_NOUN = re.compile(r"\s(?P<noun>[a-z]+)\s*(?:$|[.,;)])")
_ENDS = re.compile(r"\s*(?:$|[.,;)])")


def in_step(part: Part, thread: Thread, found: Sequence[Observation]) -> tuple[str, str | None, bool] | None:
    """Measure and group of a number that goes on from the one of its noun, as the number before it did from its own.

    "1,562 people were getting 16,880 hours of home care. A year before it was 1,604 people and 16,210 hours."
    """
    noun = part.quantity.unit_word if part.quantity.unit_word and _ENDS.match(part.after) else ""
    if not noun and (named := _NOUN.match(part.after)):
        noun = named["noun"]
    if not found or not noun or not _STEP.fullmatch(part.between):
        return None
    goes_on = any((seen.measure, seen.unit) == (found[-1].measure, found[-1].unit) for seen in thread.leads)
    alike = [seen for seen in thread.leads if seen.unit == noun]
    return (alike[0].measure, alike[0].group, False) if goes_on and len(alike) == 1 else None
