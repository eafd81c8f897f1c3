"""A sentence as the periods of its numbers are read: with its place, its parts and the thread that it takes up.

In: a sentence, cut into parts with their roles. Out: where the periods of earlier values stand, and the figure told
before that its numbers add up to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from corpus.figures.clauses import Part, buys
from corpus.figures.moods import governed
from corpus.figures.places import Known, Place
from corpus.figures.pointers import tells_part
from corpus.figures.roles import Role
from corpus.figures.threads import EARLIER, Thread, kind_of
from corpus.models import Observation
from corpus.periods import PeriodKnown, find_periods
from corpus.quantities import UnitKind

ROUNDING = 500
"""Parts that are printed rounded add up to their whole within a five-hundredth."""
_CLOSES = re.compile(r"[,;()]")
_OF_THE = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?of (?:the|all|our) (?P<number>\d[\d,]*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with its place, its parts and their roles, and the thread it takes up."""

    place: Place
    text: str
    parts: tuple[Part, ...]
    roles: tuple[Role, ...]
    thread: Thread

    def of_earlier_values(self, part: Part) -> list[tuple[int, int]]:
        """The spans right after earlier values: a period there ("from 350 in 2022/23 to 378") is only theirs."""
        ends = [other.quantity.start for other in self.parts[1:]] + [len(self.text) + 1]
        spans = []
        for other, role, end in zip(self.parts, self.roles, ends, strict=True):
            if role is Role.EARLIER:
                stop = _CLOSES.search(self.text, other.quantity.end, end)
                spans.append((other.quantity.end, stop.start() if stop else end))
        return [span for span in spans if span[0] != part.quantity.end]

    def span_of(self, part: Part) -> tuple[int, int]:
        """Where a number stands, with the one that counts what it is for: "in 2022 £1m on 40", "£2m on 52 in 2023"."""
        position = [other.quantity.start for other in self.parts].index(part.quantity.start)
        around = self.parts[max(0, position - 1) : position + 2]
        bought = [pair for pair in pairwise(around) if buys(*pair)]
        first, last = (bought[0][0], bought[-1][1]) if bought else (part, part)
        return min(first.quantity.start, part.quantity.start), max(last.quantity.end, part.quantity.end)


def whole_of(telling: Telling, part: Part) -> Observation | None:
    """The figure told just before that the numbers of a sentence add up to: they are its parts, of its time."""
    kind = part.quantity.kind
    told = zip(telling.parts, telling.roles, strict=True)
    alike = [one for one, role in told if one.quantity.kind is kind and role is Role.LEVEL and not one.bracketed]
    if len(alike) < 2 or part not in alike or governed(part).is_subject or find_periods(telling.text, partial=True):
        return None  # "£3.9m is on track" and "the year before they paid £34.6m" tell more of a part than its size
    total = sum((one.quantity.value for one in alike), Decimal(0))
    near = abs(total) / ROUNDING if len(alike) > 2 else 0
    before = [one for one in telling.thread.leads if one.value is not None and kind_of(one) is kind]
    return next((one for one in before if one.value is not None and abs(one.value - total) <= near), None)


def reach_of(telling: Telling, part: Part) -> str:
    """The words from a number to the next."""
    start = part.quantity.end
    stop = next((one.quantity.start for one in telling.parts if one.quantity.start >= start), None)
    return telling.text[start:stop]


def told_again(telling: Telling) -> Known | None:
    """The period of what a sentence opens with again, or tells a part of: "Of the 4,177, 2,506", "a third of them"."""
    if tells_part(telling.text):
        periods = {seen.period for seen in telling.thread.leads if seen.unit != "votes" and seen.wording != EARLIER}
        period = periods.pop() if len(periods) == 1 and UnitKind.COUNT not in telling.thread.unread else None
        return Known(period, PeriodKnown.RESOLVED) if period else None
    opened = _OF_THE.match(telling.text)
    value = Decimal(opened["number"].replace(",", "")) if opened else None
    told = next((seen for seen in telling.thread.told if seen.value == value and seen.period), None) if value else None
    return Known(told.period, PeriodKnown.RESOLVED) if told else None
