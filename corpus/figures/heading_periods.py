"""The periods that a heading, a title or the words that lead in to a list name.

In: a line of a few words. Out: the periods, the April from which something holds, or a part of a year without its year.
"""

from __future__ import annotations

import re

from corpus.figures.measured_from import without_moves
from corpus.figures.section_times import is_compared
from corpus.measures import BRACKET_NOTE
from corpus.partials import Partial
from corpus.periods import Limit, Period, PeriodKind, financial_year, find_periods

APRIL = 4
_AS_AT = re.compile(r"\b(?:as at|as of|position (?:at|on)|at the end of|snapshot)\b", re.IGNORECASE)


def named_in(text: str, year: Period | None = None, *, by: bool = False) -> list[Period]:
    """The periods that a text names; "Quarter 3" with the year that is known, and `by` which something is to be.

    Beside another period a day is that of a meeting or a notice, unless something is said to stand so on it.
    """
    text = without_moves(BRACKET_NOTE.sub("", text))
    found = [
        mention.period or (mention.partial.complete(year) if mention.partial and year else None)
        for mention in find_periods(text, partial=True)
        if (mention.limit is None or (by and mention.limit is Limit.BY)) and not is_compared(text, mention)
    ]
    named = list(dict.fromkeys(period for period in found if period))
    others = [period for period in named if period.kind is not PeriodKind.AS_AT]
    return others if len(others) == 1 and not _AS_AT.search(text) else named


def start_named(heading: str) -> Period | None:
    """The financial year from whose April a heading says that something holds: "Hourly rates from April 2024"."""
    starts = [m.period.start for m in find_periods(heading) if m.period and m.limit is Limit.FROM]
    return financial_year(starts[0].year) if len(starts) == 1 and starts[0].month == APRIL else None


def part_named(heading: str) -> Partial | None:
    """The part of a year that a heading names without the year: "Quarter 3"."""
    return next((mention.partial for mention in find_periods(heading, partial=True) if mention.partial), None)
