"""The time of another place's number that is told behind one of an earlier time, in a sentence that points back.

In: a sentence with its numbers and what was told before it, and one of the numbers. Out: the period of what is pointed
to, or None. In "That is down on last year (43%), but above the national average (26.6%)" the 26.6% is of the same year
as what "that" is, and only the 43% of the year before.
"""

from __future__ import annotations

from corpus.figures.clauses import Part
from corpus.figures.places import Known
from corpus.figures.pointers import points_back
from corpus.figures.tellings import Telling
from corpus.periods import PeriodKnown, find_periods


def of_what_is_compared(telling: Telling, part: Part) -> Known | None:
    """The period of what a sentence points back to, where a number of an earlier time stands before this one."""
    start = part.quantity.start
    told = [m for m in find_periods(telling.text[:start], partial=True) if m.relation]
    is_next = told and any(told[-1].end <= other.quantity.start < start for other in telling.parts)
    now = telling.thread.beside(part.quantity.kind, ()) if is_next and points_back(telling.text) else None
    return Known(now.period, PeriodKnown.RESOLVED) if now and now.period else None
