"""The pieces of a text that name a period, a part of one, or a relation to one: reading what `period_patterns` found.

In: a text. Out: atoms in order, none overlapping; `periods` joins them ("April" and "June 2023").
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from corpus.partials import Partial, months
from corpus.period_patterns import (
    ATOM,
    COUNT_AFTER,
    HEDGE_BEFORE,
    NO_SHORT_YEAR_AFTER,
    NO_SHORT_YEAR_BEFORE,
    NO_YEAR_BEFORE,
    TIME_BEFORE,
)
from corpus.spans import Period, as_at, between, calendar_year, financial_year, month


class Relation(StrEnum):
    """A period told only by its relation to another."""

    PREVIOUS = "previous"
    """"the year before", "the previous year", "the same period last year"."""
    BEFORE_PREVIOUS = "before previous"
    JUST_BEFORE = "just before"  # "the previous quarter", which only questions ask for
    CURRENT = "current"
    """"this year", "now": the year that the text is about, or the latest held."""
    THIS_QUARTER = "this quarter"
    """"in the quarter": that of the report, whatever month its sentence names besides."""
    YEAR_END, YEAR_START = "year end", "year start"  # "at the end of the year": the last, or first, day of this one
    NEXT = "next"
    FOLLOWING = "following"  # "a year later": told from the one named before it, not from now
    LAST = "last"
    """"last year": in a document the year before its own; in a question the latest held."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a text from `start` to `end`, with one of a period, a relation and a partial."""

    start: int
    end: int
    period: Period | None = None
    relation: Relation | None = None
    partial: Partial | None = None
    loose: bool = False
    """Whether the partial says nothing alone: "first half", "may"."""
    fiscal: bool = False
    """Whether the partial is counted from April: a quarter, a half, a month of finance monitoring."""
    joined: bool = False
    """Whether it is a stretch from one piece to another."""


BEFORE = 45
"""Characters before a piece that may change what it is."""
LONGEST_EDITION = 6
"""Years that "2021 - 23" with spaces spans at most; "2022 – 45" is a year and a number."""
_DURING = re.compile(r"\b(?:in|during)\s$", re.IGNORECASE)
_PART_OF = re.compile(r"\sof\b", re.IGNORECASE)
_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_NUMBERS = {word: n for n, word in enumerate("one two three four five six seven eight nine".split(), 1)}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
_FIRST_MONTH = {"academic": 9, "school": 9, "municipal": 5}


def find_atoms(text: str) -> Iterator[Atom]:
    """The pieces of a text that speak of time, in order."""
    for match in ATOM.finditer(text):
        kind = match.lastgroup or ""
        if kind in _RELATIONS:
            yield Atom(*match.span(), relation=_RELATIONS[kind])
        elif (atom := _READERS[kind](match)) is not None:
            yield atom


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - BEFORE) : match.start()]


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
    if NO_YEAR_BEFORE.search(_before(match)):
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
    if NO_SHORT_YEAR_BEFORE.search(_before(match)):
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
    before, after = _before(match), match.string[end : end + BEFORE]
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


def _finance(match: re.Match[str]) -> Atom | None:
    """Month 10 of finance monitoring is the year so far: April to January."""
    return Atom(*match.span(), partial=months(4, (int(match["fn"]) + 2) % 12 + 1), fiscal=True)


def _quarter(match: re.Match[str]) -> Atom | None:
    name = (match["q"] or match["qo"]).lower().replace("last", "fourth")
    number = int(name) if name.isdigit() else {**_NUMBERS, **_ORDINALS}[name]
    first = (4, 7, 10, 1)[number - 1]
    return Atom(*match.span(), partial=months(first, first + 2), loose=name == "final", fiscal=True)


def _quarters(match: re.Match[str]) -> Atom | None:
    """Quarters that follow each other: "Quarters One and Two", "the first three quarters"; none of 2 and 4."""
    first, last = (
        int(name) if name.isdigit() else _NUMBERS[name]
        for name in (each.lower() for each in (match["qa"] or "one", match["qb"] or match["qn"]))
    )
    is_and = re.search(r"and|&", match[0], re.IGNORECASE) is not None and match["qn"] is None
    if last <= first or (is_and and last != first + 1):
        return None
    return Atom(*match.span(), partial=months(3 * first + 1, (3 * last + 2) % 12 + 1), fiscal=True)


def _half(match: re.Match[str]) -> Atom | None:
    first = 10 if "2" in (match["h"] or "") or (match["ho"] or "").lower() == "second" else 4
    length = _NUMBERS[match["hm"].lower()] if match["hm"] else 6
    is_named = match["of_year"] or (_DURING.search(_before(match)) and not _PART_OF.match(match.string, match.end()))
    partial = months(first, (first + length - 2) % 12 + 1)
    return Atom(*match.span(), partial=partial, loose=not is_named or bool(match["h"]), fiscal=True)


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
    "finance": _finance,
    "quarter": _quarter,
    "quarters": _quarters,
    "half": _half,
}
