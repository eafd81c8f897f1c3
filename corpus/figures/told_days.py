"""The day on which a document speaks, before which things have happened and after which they can only be planned.

In: a document's metadata. Out: the day, month or year in ISO 8601; whether a period begins after it or is over by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from corpus.figures.places import Known, is_a_plans
from corpus.models import Metadata
from corpus.periods import Period, PeriodKind, find_periods, parse_period

TIME_TO_PUBLISH = timedelta(days=365)
"""After the end of the year that it is of a paper speaks within such a time."""
AT_ONCE = timedelta(0)
_PLANS = re.compile(r"\b(?:strateg\w+|plans?|budgets?|programmes?|vision|priorities|commitments?)\b", re.IGNORECASE)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.RANGE)


def is_to_come(known: Known, metadata: Metadata) -> bool:
    """Whether a period begins after the day on which the document speaks."""
    told = told_by(metadata)
    return known.period is not None and told is not None and starts_after(known.period, told)


def is_over(known: Known, metadata: Metadata) -> bool:
    """Whether a period had ended on the day on which the document speaks."""
    return known.period is not None and known.period.end.isoformat() <= (told_on(metadata) or "")


def told_on(metadata: Metadata) -> str | None:
    """The day, month or year on which a document speaks: of its publication, else the one that it reports up to."""
    period = parse_period(metadata.period or "")
    return metadata.published or (period.end.isoformat() if period and period.kind is PeriodKind.AS_AT else None)


def told_by(metadata: Metadata, headings: tuple[str, ...] = (), within: timedelta = TIME_TO_PUBLISH) -> str | None:
    """The day on which a document speaks; of one without a date the day by which it must have, so long after its year.

    A day, month or quarter in the headings above is one of which it speaks already.
    """
    return told_on(metadata) or _by_its_years(metadata.period or "", metadata.title, headings, within)


@lru_cache(maxsize=2_000)
def _by_its_years(period: str, title: str, headings: tuple[str, ...], within: timedelta) -> str | None:
    own = parse_period(period)
    years = [own] if own else [m.period for m in find_periods(title) if m.period]
    if not years:
        return None
    is_ahead = is_a_plans(years[-1]) and _PLANS.search(title)
    last = years[-1].start if is_ahead else years[-1].end
    return max(last + within, *_days_of(headings), date.min).isoformat()


def _days_of(headings: tuple[str, ...]) -> Iterator[date]:
    """The last days of the days, months and quarters that headings name."""
    for heading in headings:
        yield from (m.period.end for m in find_periods(heading) if m.period and m.period.kind not in _YEARS)


def starts_after(period: Period, day: str) -> bool:
    """Whether a period begins after a day, month or year."""
    return period.start.isoformat()[: len(day)] > day
