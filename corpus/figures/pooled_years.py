"""Years that statistics of health are pooled over: life expectancy "in 2018-20" is of three calendar years.

In: an observation. Out: the same, of the years from the first to the last where its measure is one of those that are
counted so and "2018-20" is how its time is printed. Elsewhere "2021-23" is an edition of two financial years.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.models import Observation
from corpus.periods import PeriodKind, between

APRIL, APART = 4, 2
_POOLED = re.compile(
    r"\blife expectancy\b|\bmortality\b|\bsuicides?\b|\bdeaths?\b|\bstillbirths?\b|\blife at birth\b|\bpooled\b"
    r"|\bthree[- ]year (?:average|rate|period|rolling)|\bkilled (?:and|or) seriously injured\b|\bdied\b",
    re.IGNORECASE,
)


def as_pooled(seen: Observation) -> Observation:
    """The observation, of the calendar years that it is pooled over where it is."""
    period = seen.period
    if period is None or period.start.month != APRIL or period.end.year - period.start.year != APART:
        return seen
    first, last = period.start.year, period.end.year
    printed = re.compile(rf"\b{first}\s?[-–/]\s?(?:{last % 100:02d}|{last})\b(?![-–/]\d)")
    is_printed = any(printed.search(text) for text in (seen.locator.quote, *seen.locator.headings, seen.context))
    if not is_printed or not _POOLED.search(f"{seen.label} | {seen.locator.quote if not seen.is_cell else ''}"):
        return seen
    years = between(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))
    return replace(seen, period=years) if years.kind is PeriodKind.RANGE else seen
