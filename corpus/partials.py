"""Periods that want their year: "Q3", "in July", "on 31 March", "Month 10", "between April and September".

In: a first and a last day as month and day. Out: with a period that the reader knows (the year of the heading, the day
of the document), the `Period` that is meant; or None where that leaves more than one.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from corpus.spans import Period, between

MONTH_END = 31
"""The day of a `MonthDay` that means the last day of its month, whatever its length."""
QUARTER_MONTHS = 3
MonthDay = tuple[int, int]
"""(month, day), both 1-based."""


@dataclass(frozen=True, slots=True)
class Partial:
    """A stretch of a year without the year: Q3 is `Partial((10, 1), (12, 31))`, 3 July `Partial((7, 3), (7, 3))`."""

    first: MonthDay
    last: MonthDay
    weekday: int | None = None
    """0 for Monday, of a day printed with its weekday, which tells years apart."""
    year: int | None = None
    """The calendar year it is printed with, where that leaves two readings: "Q3 2023"."""

    @property
    def is_several_months(self) -> bool:
        """Whether it is more than one whole month: a quarter, "Month 7" of finance monitoring."""
        return self.first[0] != self.last[0] and (self.first[1], self.last[1]) == (1, MONTH_END)

    @property
    def _is_a_year(self) -> bool:
        """Whether it is twelve months, "the year to March", which are over when they are told of."""
        return self.first[0] != self.last[0] and (self.last[0] + 1 - self.first[0]) % 12 == 0

    @property
    def ends(self) -> tuple[Partial, ...]:
        """The first and the last month of several, between which something changed; itself where it is one."""
        if self.first[0] == self.last[0] or (self.first[1], self.last[1]) != (1, MONTH_END):
            return (self,)
        first, last = self.first[0], self.last[0]
        is_quarter = (last - first) % 12 == QUARTER_MONTHS - 1 and first % QUARTER_MONTHS == 1
        return (self,) if is_quarter else (months(first, first), months(last, last))

    def complete(self, known: Period) -> Period | None:
        """The period in the year that the reader knows: Q3 with 2023-24 is Q3 2023-24, with 2023 too.

        In a known span of a year or more it must lie inside, and only once. With a shorter one (the day a document was
        published) it is the latest that had begun by then, of twelve months the latest that was over.
        """
        found = [period for year in range(known.start.year - 2, known.end.year + 1) if (period := self.in_year(year))]
        if self.weekday is not None:
            found = [period for period in found if period.start.weekday() == self.weekday]
        if self.year is not None:
            found = [period for period in found if period.start.year == self.year]
        inside = [period for period in found if known.contains(period)]
        if (known.end - known.start).days > MONTH_END * 10:
            return inside[0] if len(inside) == 1 else None
        begun = [period for period in found if (period.end if self._is_a_year else period.start) <= known.end]
        chosen = inside[:1] or begun[-1:]
        return chosen[0] if chosen else None

    def in_year(self, year: int) -> Period | None:
        """The period that starts in that calendar year; None where it has no such day (29 February)."""
        start = _day(year, self.first)
        end = _day(year + (self.last < self.first), self.last)
        return between(start, end) if start and end else None


def months(first: int, last: int) -> Partial:
    """Whole months, both included: `months(10, 12)` is the third quarter."""
    return Partial((first, 1), (last, MONTH_END))


def _day(year: int, month_day: MonthDay) -> date | None:
    number, day = month_day
    last = calendar.monthrange(year, number)[1]
    if day == MONTH_END:
        return date(year, number, last)
    return date(year, number, day) if day <= last else None
