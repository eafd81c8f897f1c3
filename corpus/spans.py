"""Spans of time: the `Period`, its kinds, and the makers of financial years, quarters, months, days and ranges.

A financial year runs from 1 April to 31 March (the reporting year start day `--04-01` of SDMX).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class PeriodKind(StrEnum):
    """What sort of time a period is; kinds are not compared with each other without saying so."""

    FINANCIAL_YEAR = "financial year"
    CALENDAR_YEAR = "calendar year"
    QUARTER = "quarter"
    MONTH = "month"
    AS_AT = "as at"
    RANGE = "range"


class PeriodKnown(StrEnum):
    """How the period of an observation is known."""

    PRINTED = "printed"
    RESOLVED = "resolved"
    """Worked out from words beside the number: "the year before"."""
    HEADING = "heading"
    DOCUMENT = "document"
    PUBLISHED = "published"
    """Nothing but the day of publication is known: said as such, and never taken for the period of a figure."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A start day, an end day (inclusive), a kind, and the label shown: "2021-22", "31 March 2023", "2018 to 2022"."""

    start: date
    end: date
    kind: PeriodKind
    label: str

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts or has no label."""
        if self.end < self.start or not self.label:
            raise ValueError(f"period {self.label!r} runs from {self.start} to {self.end}")

    def contains(self, other: Period) -> bool:
        """Whether the other period lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def previous(self) -> Period:
        """The period of the same kind and length just before: 2021-22 for 2022-23; a year earlier for a day."""
        if self.kind is PeriodKind.FINANCIAL_YEAR:
            return financial_year(self.start.year - 1)
        if self.kind is PeriodKind.CALENDAR_YEAR:
            return calendar_year(self.start.year - 1)
        if self.kind is PeriodKind.AS_AT:
            return as_at(_year_earlier(self.start))
        if self.kind is PeriodKind.MONTH:
            return month(self.start.year - 1, self.start.month)
        if self.kind is PeriodKind.QUARTER:
            return quarter(int(self.label[1]), fiscal_start(self.start) - 1)
        return between(_year_earlier(self.start), _year_earlier(self.end))


def financial_year(start: int) -> Period:
    """The year from 1 April of `start`: `financial_year(2021).label == "2021-22"`."""
    label = f"{start}-{(start + 1) % 100:02}"
    return Period(date(start, 4, 1), date(start + 1, 3, 31), PeriodKind.FINANCIAL_YEAR, label)


def calendar_year(year: int) -> Period:
    """January to December."""
    return Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.CALENDAR_YEAR, str(year))


def month(year: int, number: int) -> Period:
    """One month: `month(2025, 7).label == "July 2025"`."""
    last = calendar.monthrange(year, number)[1]
    label = f"{calendar.month_name[number]} {year}"
    return Period(date(year, number, 1), date(year, number, last), PeriodKind.MONTH, label)


def quarter(number: int, start: int) -> Period:
    """A quarter of the financial year that starts in April of `start`; Q4 is January to March."""
    first = date(start + (number == 4), (1, 4, 7, 10)[number % 4], 1)
    last = date(first.year, first.month + 2, calendar.monthrange(first.year, first.month + 2)[1])
    return Period(first, last, PeriodKind.QUARTER, f"Q{number} {financial_year(start).label}")


def as_at(day: date) -> Period:
    """One day, for a stock counted on it: `as_at(date(2023, 3, 31)).label == "31 March 2023"`."""
    return Period(day, day, PeriodKind.AS_AT, f"{day.day} {calendar.month_name[day.month]} {day.year}")


def between(start: date, end: date) -> Period:
    """The period from one day to another (inclusive) under its plainest name.

    A day, month, quarter of the financial year, financial or calendar year where it is exactly one; else a range:
    "2021-22 to 2022-23", "2018 to 2022", "April 2023 to September 2023", "3 April 2023 to 15 May 2023".
    """
    if start == end:
        return as_at(start)
    if start.day > 1 or end.day < calendar.monthrange(end.year, end.month)[1]:
        return Period(start, end, PeriodKind.RANGE, f"{as_at(start).label} to {as_at(end).label}")
    length = 12 * (end.year - start.year) + end.month - start.month + 1
    if length == 1:
        return month(start.year, start.month)
    if length == 3 and start.month % 3 == 1:
        return quarter((start.month - 4) // 3 % 4 + 1, fiscal_start(start))
    if length == 12 and start.month in (1, 4):
        return financial_year(start.year) if start.month == 4 else calendar_year(start.year)
    return Period(start, end, PeriodKind.RANGE, _range_label(start, end, length))


def _range_label(start: date, end: date, length: int) -> str:
    if length % 12 == 0 and start.month == 4:
        return f"{financial_year(start.year).label} to {financial_year(end.year - 1).label}"
    if length % 12 == 0 and start.month == 1 and length > 24:  # "2018 to 2019" would be the financial year
        return f"{start.year} to {end.year}"
    return f"{month(start.year, start.month).label} to {month(end.year, end.month).label}"


def years_within(period: Period) -> tuple[Period, ...]:
    """The single years of a range of whole years, oldest first; of any other period, the period itself."""
    edges = (period.start.month, period.start.day, period.end.month, period.end.day)
    if period.kind is not PeriodKind.RANGE or edges not in ((4, 1, 3, 31), (1, 1, 12, 31)):
        return (period,)
    make = financial_year if edges[0] == 4 else calendar_year
    last = period.end.year - (make is financial_year)
    return tuple(make(year) for year in range(period.start.year, last + 1))


def fiscal_start(day: date) -> int:
    """The year in which the financial year that holds the day began."""
    return day.year - ((day.month, day.day) < (4, 1))


def _year_earlier(day: date) -> date:
    return date(day.year - 1, day.month, day.day) if (day.month, day.day) != (2, 29) else day - timedelta(days=366)
