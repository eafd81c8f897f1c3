"""Parts that a sentence tells behind their whole: "gross spend was £164.2m, made up of: £58.4m on care homes, …".

In: a sentence with its numbers, and what was read of it. Out: for a number that is such a part the figure of the whole,
whose measure, time and status it has. Behind a bare colon numbers are parts only where they add up to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from corpus.figures.clauses import Part
from corpus.figures.roles import Role
from corpus.figures.tellings import ROUNDING, Telling
from corpus.figures.trimming import has_words, trimmed
from corpus.measures import without_periods
from corpus.models import Observation, Status
from corpus.periods import PeriodKnown
from corpus.quantities import UnitKind

_SPLIT = re.compile(
    r"[^;.:()\d]{0,60}?(?:(?P<said>\b(?:made up of|compris(?:es|ed|ing)(?: of)?|consist(?:s|ed|ing) of|split between"
    r"|broken down (?:into|as follows)|as follows))(?P<mark>:)?|:)\s(?:about |around |just over |nearly )?",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[^;.:\d]{3,90}?(?:,|,? and|;)\s(?:about |around |just over |nearly |the (?:rest|remaining) )?")
_KINDS = (UnitKind.GBP, UnitKind.PERCENT, UnitKind.COUNT)


def whole_told(telling: Telling, position: int, seen: Mapping[int, Observation]) -> Observation | None:
    """The figure of the whole that the number at a position is told as a part of; `seen` has those by position."""
    parts, kind = telling.parts, telling.parts[position].quantity.kind
    first = position
    while first > 0 and _goes_on(parts[first - 1], parts[first]):
        first -= 1
    opened = _SPLIT.fullmatch(parts[first].between) if first else None
    whole = seen.get(first - 1)
    if opened is None or whole is None or whole.value is None or kind not in _KINDS:
        return None
    if parts[first - 1].quantity.kind is not kind or telling.roles[position] is not Role.LEVEL:
        return None
    last = first
    while last + 1 < len(parts) and _goes_on(parts[last], parts[last + 1]):
        last += 1
    total = sum((part.quantity.value for part in parts[first : last + 1]), Decimal(0))
    adds_up = last > first and abs(total - whole.value) <= abs(whole.value) / ROUNDING * (last - first + 1)
    return whole if opened["said"] or adds_up else None


def as_part(part: Part, seen: Observation, whole: Observation) -> Observation:
    """A number as a part of a whole: of its measure, and of the group that its own words name."""
    named = trimmed(without_periods(part.after))
    if not has_words(named):
        return seen
    is_own = seen.period_known is PeriodKnown.PRINTED
    return replace(
        seen,
        measure=whole.measure,
        group=f"{whole.group}, {named}" if whole.group else named,
        unit=whole.unit,
        status=whole.status if seen.status is Status.ACTUAL else seen.status,
        period=seen.period if is_own else whole.period,
        period_known=seen.period_known if is_own else whole.period_known,
        confidence=whole.confidence,
    )


def _goes_on(one: Part, other: Part) -> bool:
    alike = one.quantity.kind is other.quantity.kind and not one.bracketed and not other.bracketed
    return alike and _NEXT.fullmatch(other.between) is not None
