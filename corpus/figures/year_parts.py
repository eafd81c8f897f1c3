"""Years and their parts: the financial year of a month, the two years of an edition, what is less than a year.

In: a period. Out: another, or what it is.
"""

from __future__ import annotations

from datetime import date

from corpus.periods import Period, PeriodKind, as_at, calendar_year, financial_year, fiscal_start, years_within

DAYS_OF_A_YEAR = 364


def year_of(period: Period) -> Period:
    """The financial year that a shorter period lies in; a year or several stay."""
    year = financial_year(fiscal_start(period.start))
    return year if year.contains(period) else period


def year_after(anchor: Period) -> Period:
    """The same day a year later, or the year after the one in which a period begins."""
    if anchor.kind is PeriodKind.AS_AT:
        return as_at(year_later(anchor.start))
    following = financial_year if anchor.kind is PeriodKind.FINANCIAL_YEAR else calendar_year
    return following(anchor.start.year + 1)


def years_of_edition(period: Period) -> tuple[Period, ...]:
    """The two financial years of an edition like 2021-23; "this year" is its last. Empty for any other period."""
    years = years_within(period) if period.kind is PeriodKind.RANGE else ()
    is_edition = len(years) == 2 and all(year.kind is PeriodKind.FINANCIAL_YEAR for year in years)
    return years if is_edition and years[0].start == period.start else ()


def is_short(period: Period) -> bool:
    """Whether a period is a day, a month, or less than a year."""
    return period.kind in (PeriodKind.AS_AT, PeriodKind.MONTH) or (
        period.kind is PeriodKind.RANGE and (period.end - period.start).days < DAYS_OF_A_YEAR
    )


def year_later(day: date) -> date:
    """The same day a year later; of a leap day the last of February."""
    return date(day.year + 1, day.month, day.day) if (day.month, day.day) != (2, 29) else date(day.year + 1, 2, 28)
