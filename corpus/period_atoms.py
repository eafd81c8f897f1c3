"""The pieces of a text that name a period, a part of one, or a relation to one: reading what `period_patterns` found.

In: a text. Out: atoms in order, none overlapping; `periods` joins them ("April" and "June 2023").
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from corpus.partials import Partial, months
from corpus.parts_named import named_finance_month, named_half, named_quarter, named_quarters
from corpus.period_patterns import (
    ATOM,
    COUNT_AFTER,
    HEDGE_BEFORE,
    NO_SHORT_YEAR_AFTER,
    NO_SHORT_YEAR_BEFORE,
    NO_YEAR_BEFORE,
    TIME_BEFORE,
)
from corpus.period_pieces import BEFORE, Atom, Relation, told_before
from corpus.spans import Period, as_at, between, calendar_year, financial_year, month

LONGEST_EDITION = 6
"""Years that "2021 - 23" with spaces spans at most; "2022 – 45" is a year and a number."""
_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_FIRST_MONTH = {"academic": 9, "school": 9, "municipal": 5}


def find_atoms(text: str) -> Iterator[Atom]:
    """The pieces of a text that speak of time, in order."""
    for match in ATOM.finditer(text):
        kind = match.lastgroup or ""
        if kind in _RELATIONS:
            yield Atom(*match.span(), relation=_RELATIONS[kind])
        elif (atom := _READERS[kind](match)) is not None:
            yield atom


def _dated(match: re.Match[str], period: Period | None) -> Atom | None:
    return Atom(*match.span(), period) if period else None


def _iso(match: re.Match[str]) -> Atom | None:
    return _dated(match, _day(int(match["iy"]), int(match["im"]), int(match["id"])))


def _date(match: re.Match[str]) -> Atom | None:
    """Day first, as in Britain; "1.2.03" is numbering."""
    if len(match["dy"]) == 2 and (match["mark"] != "/" and len(match[0]) < len("31.03.23")):
        return None
    return _dated(match, _day(_century(match["dy"]), int(match["dm"]), int(match["dd"])))


def _span(match: re.Match[str]) -> Atom | None:
    """ "2022-23" is a financial year, "2021-23" an edition of several, "2018 to 2022" a range of calendar years."""
    if NO_YEAR_BEFORE.search(told_before(match)):
        return None
    start, tail, separator = int(match["a"]), match["b"], match["sep"].strip().lower()
    period, spaced = _years(start, tail), match["sep"] != match["sep"].strip()
    last = period.end.year if period else start
    if spaced and separator != "to" and (period is None or last - start > LONGEST_EDITION or len(tail) == 1):
        return _year_atom(match, start, match.end("a"))  # "2022 – 45 people"
    if separator == "to" and len(tail) < 4 and last != start + 1:
        return _year_atom(match, start, match.end("a"))
    if separator == "/" and last - start > 1:
        return None
    atom = _of_kind(match, period, match["span_kind"] or match["span_after"])
    return replace(atom, joined=separator == "to") if atom else None


def _short(match: re.Match[str]) -> Atom | None:
    """ "22/23" is 2022-23; "18-64" is none."""
    start, end = int(match["sa"]), int(match["sb"])
    if end != start + 1 or not 0 < start < 50 or NO_SHORT_YEAR_AFTER.match(match.string, match.end()):
        return None
    if NO_SHORT_YEAR_BEFORE.search(told_before(match)):
        return None
    return _of_kind(match, financial_year(2000 + start), match["short_kind"])


def _of_kind(match: re.Match[str], period: Period | None, kind: str | None) -> Atom | None:
    """An academic or municipal year is no financial one: it begins in September, or in May."""
    first = _FIRST_MONTH.get((kind or "").lower())
    if period is None or first is None:
        return _dated(match, period)
    last = first - 1
    end = date(period.end.year, last, calendar.monthrange(period.end.year, last)[1])
    return _dated(match, between(date(period.start.year, first, 1), end))


def _fy(match: re.Match[str]) -> Atom | None:
    return _dated(match, financial_year(_century(match["fy_year"]) - 1))


def _year(match: re.Match[str]) -> Atom | None:
    return _year_atom(match, int(match["year"]), match.end())


def _year_atom(match: re.Match[str], year: int, end: int) -> Atom | None:
    """A calendar year, unless it names a law or counts people: "the Care Act 2014", "2015 people"."""
    before, after = told_before(match), match.string[end : end + BEFORE]
    if NO_YEAR_BEFORE.search(before) or HEDGE_BEFORE.search(before):
        return None
    if COUNT_AFTER.match(after) and not TIME_BEFORE.search(before):
        return None
    return Atom(match.start(), end, calendar_year(year))


def _named_day(match: re.Match[str]) -> Atom | None:
    number, day, name = _month_number(match["nm"]), int(match["nd"]), match["weekday"]
    if year := match["ny"] or match["nsy"]:
        return _dated(match, _day(_century(year), number, day))
    is_verb = match["nm"] in ("may", "march", "mar") and match[0][-len(match["nm"]) - 2].isdigit()
    if is_verb or not 1 <= day <= calendar.monthrange(2000, number)[1]:
        return None  # "10 may need help"
    weekday = next(n for n, full in enumerate(_WEEKDAYS) if full.startswith(name.lower())) if name else None
    return Atom(*match.span(), partial=Partial((number, day), (number, day), weekday))


def _us_day(match: re.Match[str]) -> Atom | None:
    return _dated(match, _day(int(match["uy"]), _month_number(match["um"]), int(match["ud"])))


def _short_month(match: re.Match[str]) -> Atom | None:
    return _dated(match, month(_century(match["sy"] or match["ssy"]), _month_number(match["sm"])))


def _month(match: re.Match[str]) -> Atom | None:
    number = _month_number(match["mm"])
    if match["my"]:
        return _dated(match, month(int(match["my"]), number))
    loose = not match["mm"][0].isupper() or len(match["mm"].rstrip(".")) < 3
    return Atom(*match.span(), partial=months(number, number), loose=loose)


def _years(start: int, tail: str) -> Period | None:
    """The years from `start` to the one whose last digits are `tail`; None where they do not follow."""
    end = int(str(start)[: 4 - len(tail)] + tail)
    end += 100 if end + 100 == start + 1 else 0  # 1999-00
    if end == start + 1:
        return financial_year(start)
    if end <= start or len(tail) == 1:
        return None
    if len(tail) == 4:
        return between(date(start, 1, 1), date(end, 12, 31))
    return between(date(start, 4, 1), date(end, 3, 31))


def _day(year: int, number: int, day: int) -> Period | None:
    try:
        return as_at(date(year, number, day))
    except ValueError:
        return None


def _century(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month_number(name: str) -> int:
    return next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))


_RELATIONS = {relation.value.replace(" ", "_"): relation for relation in Relation}
_READERS: dict[str, Callable[[re.Match[str]], Atom | None]] = {
    "iso": _iso,
    "date": _date,
    "span": _span,
    "short": _short,
    "fy": _fy,
    "year": _year,
    "day": _named_day,
    "us_day": _us_day,
    "short_month": _short_month,
    "month": _month,
    "finance": named_finance_month,
    "quarter": named_quarter,
    "quarters": named_quarters,
    "half": named_half,
}
