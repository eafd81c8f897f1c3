"""The period of a cell: that of its row, its column, or its table, with parts of a year completed.

In: the two sides of a cell and what the table hands down. Out: a `Known`: printed in a header of the cell, resolved
from a neighbouring header, or inherited from caption, heading or document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.headers import Header
from corpus.figures.places import UNDATED, UNKNOWN, Known
from corpus.figures.sides import Side
from corpus.figures.told_times import just_before
from corpus.models import Status
from corpus.partials import Partial
from corpus.periods import Period, PeriodKind, PeriodKnown, between, financial_year, find_periods, fiscal_start

_MADE_AT = re.compile(r"\b(?:at|as at|from) (?:the end of )?(?:period|month|quarter|[pmq])\s?\d", re.IGNORECASE)
_MADE_IN = re.compile(
    r"\b(?:period|month|[pm])\s?\d{1,2}\s(?:full[- ]year )?(?:forecast|projection|projected)\b"
    r"|\bq(?:uarter )?[1-4]\s(?:(?:full[- ]year|year[- ]end) (?:forecast|projection)|(?:forecast|projected) outturn)\b",
    re.IGNORECASE,
)
_FOR_YEAR = re.compile(r"\b(?:year[- ]end|annual|full[- ]year|end[- ]of[- ]year|yearly)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\[[^\[\]]{25,}\]|\([^()]{25,}\)")
_PLANNED = (Status.BUDGET, Status.FORECAST)
_WHOLE_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)


def period_at(table: Known, top: Side, side: Side, corner: Sequence[Header], day: Partial | None = None) -> Known:
    """The period of the cells of a column and a row under a table whose own period is `table`.

    `day` is the day that the table's title names without its year: "2022" in a table "at 31 March" is that day of 2022.
    """
    if top.is_undated:
        return UNDATED
    if earlier := top.earlier or side.earlier:
        return _before(table, earlier)
    period = _printed(top, side, corner)
    partial = top.partial or side.partial
    is_aim = (top.status or side.status) in (Status.TARGET, *_PLANNED)
    is_so_far = top.is_to_date or (side.is_to_date and not (top.period or top.partial))
    if is_so_far and not is_aim and (so_far := _so_far(table, period, partial)):
        return so_far
    if partial and not period and (_is_made_at(side) or _is_made_at(top)) and table.period:
        return _of_year(table, top, side)
    if partial:
        year = period or table.period
        made = partial.complete(year) if year else None
        how = PeriodKnown.PRINTED if period else table.how
        return _turned(Known(made, how), top) if made else UNKNOWN
    if period and day and period.kind is PeriodKind.CALENDAR_YEAR:
        period = day.in_year(period.start.year) or period
    if period:
        return _turned(Known(period, PeriodKnown.PRINTED), top)
    return _of_year(table, top, side)


def _printed(top: Side, side: Side, corner: Sequence[Header]) -> Period | None:
    """The period named at the top or the side: the narrower, and of two that differ the one of the row's own label."""
    label = side.labels[-1].header if side.labels else None
    own = label.period if label else None
    if top.period and own and label and not find_periods(_ASIDE.sub(" ", label.whole)):
        return top.period  # "Managed payroll [as of 1 April 2024 those who ...]": an aside dates no row
    if top.period and side.period and top.period != side.period and top.period.start == side.period.start:
        return top.period  # "applications since September 2024", counted from September 2024 to August 2025
    if top.period and side.period:
        return top.period if side.period.contains(top.period) or side.period != own else side.period
    return top.period or side.period or next((header.period for header in corner if header.period), None)


def _before(table: Known, earlier: str) -> Known:
    """The time before that of the table that a header names, where the table's own tells which: else none."""
    period = table.period
    if period is None or table.how is PeriodKnown.PUBLISHED:
        return UNKNOWN
    if "same" in earlier:
        return Known(period.previous(), PeriodKnown.RESOLVED)
    if "year" in earlier or "12 months" in earlier:
        is_year = period.kind in _WHOLE_YEARS
        return Known(period.previous(), PeriodKnown.RESOLVED) if is_year else UNKNOWN  # of a quarter it may be either
    if ("quarter" in earlier or "qtr" in earlier) and period.kind is PeriodKind.QUARTER:
        return Known(just_before(period), PeriodKnown.RESOLVED)
    return UNKNOWN


def _so_far(table: Known, period: Period | None, partial: Partial | None) -> Known | None:
    """The year until the quarter that a cumulative column names, or until that of its report; None where not told."""
    reported = table.period
    year = period or (financial_year(fiscal_start(reported.end)) if reported else None)
    if year is None or year.kind is not PeriodKind.FINANCIAL_YEAR:
        return None
    end = partial.complete(year) if partial else reported if reported and year.contains(reported) else None
    if end is None or (end == year and period):
        return None
    return Known(between(year.start, end.end), PeriodKnown.RESOLVED) if end != year else UNKNOWN


def _is_made_at(side: Side) -> bool:
    """ "Forecast overspend at Period 9" and "P9 forecast" were made then, and are of the year."""
    is_said = _MADE_AT.search(side.whole) or _MADE_IN.search(side.whole)
    return side.status is Status.FORECAST and is_said is not None


def _turned(known: Known, top: Side) -> Known:
    """ "From 7 April" holds for the financial year that begins; the column of today beside it for the one before."""
    if known.period is None or not (top.is_start or top.is_before):
        return known
    year = financial_year(fiscal_start(known.period.start))
    return Known(year.previous() if top.is_before else year, PeriodKnown.RESOLVED)


def _of_year(table: Known, top: Side, side: Side) -> Known:
    """The table's period; where that is part of a year, a budget or forecast is of the whole, "to date" since April."""
    period = table.period
    if period is None or period.kind in _WHOLE_YEARS or table.how is PeriodKnown.PUBLISHED:
        return table
    start = fiscal_start(period.end)
    if fiscal_start(period.start) != start:
        return table
    if top.is_to_date or side.is_to_date:
        return Known(between(financial_year(start).start, period.end), PeriodKnown.RESOLVED)
    is_aim = Status.TARGET in (top.status, side.status) and _FOR_YEAR.search(f"{top.whole} {side.whole}") is not None
    planned = is_aim or top.status in _PLANNED or side.status in _PLANNED or top.is_variance or side.is_variance
    return Known(financial_year(start), PeriodKnown.RESOLVED) if planned else table
