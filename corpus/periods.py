"""Periods as UK councils write them, from one text: "2022-23", "22/23", "as at 31 March 2023", "the year before".

In: a run of text, of a document or of a question; the same rules read both. Out: mentions, each with its place and its
`Period`, or its relation to a period that the reader knows.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.spans import (
    Period,
    PeriodKind,
    PeriodKnown,
    as_at,
    between,
    calendar_year,
    financial_year,
    fiscal_start,
    month,
    quarter,
    years_within,
)

__all__ = [
    "Period",
    "PeriodKind",
    "PeriodKnown",
    "PeriodMention",
    "Relation",
    "as_at",
    "between",
    "calendar_year",
    "financial_year",
    "find_periods",
    "fiscal_start",
    "month",
    "parse_period",
    "quarter",
    "years_within",
]


class Relation(StrEnum):
    """A period told only by its relation to another."""

    PREVIOUS = "previous"
    """"the year before", "the previous year"."""
    BEFORE_PREVIOUS = "before previous"
    CURRENT = "current"
    """"this year", "now": the year that the text is about, or the latest held."""
    NEXT = "next"
    LAST = "last"
    """"last year": in a document the year before its own; in a question the latest held."""


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named in a text at `start` to `end`: either a `period`, or a `relation` to be resolved by the reader."""

    start: int
    end: int
    period: Period | None = None
    relation: Relation | None = None


_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19[89]|20[0-4])\d"
_SPAN = rf"(?:fy\s?)?(?P<a>{_YEAR})\s?(?P<sep>[-–—/]|\bto\b)\s?(?P<b>(?:19|20)?\d\d|\d(?=\b))(?![\d/]|[.,]\d|-\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_PATTERN = re.compile(
    rf"""(?<![\w£.,/-])(?:
      (?P<ending>(?:financial\s)?year\s(?:ending|ended|to|end)\s(?:on\s)?(?:the\s)?(?:31(?:st)?\s)?march\s
        (?P<ending_year>{_YEAR}))
    | (?P<quarter>(?:q(?:uarter\s)?(?P<q>[1-4])|(?P<q_word>first|second|third|fourth)\squarter)
        \s?(?:of|,|in)?\s?(?:the\s)?
        (?P<qa>{_YEAR}|\d\d)\s?[-–—/]\s?(?P<qb>(?:20)?\d\d))
    | (?P<months>{_MONTH.format("fm")}\s(?P<fmy>{_YEAR})\s?(?:to|until|[-–])\s?{_MONTH.format("tm")}\s(?P<tmy>{_YEAR}))
    | (?P<day>(?P<d>\d\d?)(?:st|nd|rd|th)?\s{_MONTH.format("dm")},?\s(?P<dy>{_YEAR}))
    | (?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d))
    | (?P<month>{_MONTH.format("mm")},?\s(?P<my>{_YEAR}))
    | (?P<between>(?:between|from)\s(?P<ba>{_YEAR})\s(?:and|to|until)\s(?P<bb>{_YEAR})(?!\s?[-–/]\s?\d))
    | (?P<span>{_SPAN})
    | (?P<short>(?:fy\s?)?(?P<sa>\d\d)\s?(?P<s_sep>[-–/])\s?(?P<sb>\d\d)(?![\d/]|[.,]\d|-\d|\s?%))
    | (?P<fy>fy\s?(?P<fy_year>20\d\d|\d\d)(?![-–—/]\d))
    | (?P<year>{_YEAR})(?![\d/]|,\d|\.\d|-\d)
    | (?P<before_previous>(?:the\s)?year\sbefore\s(?:last|that))
    | (?P<previous>(?:the\s|a\s)?(?:(?:previous|prior|preceding|earlier)\s(?:financial\s)?year'?s?(?:’s)?
        |(?:one\s)?year\s(?:before|earlier|previously))|12\smonths\s(?:before|earlier|previously))
    | (?P<last>(?:last|the\slatest|the\smost\srecent|most\srecent|latest)\s(?:financial\s)?year)
    | (?P<next>(?:the\s)?(?:next|coming|following|forthcoming)\s(?:financial\s)?year)
    | (?P<current>this\s(?:financial\s)?year|the\scurrent\syear|current\syear|the\syear(?!\s(?:to|end|before|ago|in)))
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ACT = re.compile(r"\b(?:Act|Regulations|Order|Census)\s*$")
_NOT_A_SHORT_YEAR = re.compile(r"(?:aged?|ages|pages?|pp?\.|items?|nos?\.|minutes?|rooms?)\s*$", re.IGNORECASE)


def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """The periods that a text names, in order: 2022-23 of "in 22/23"; of "the year before" a relation."""
    mentions = []
    for match in _PATTERN.finditer(text):
        made = _read(match, text)
        if made is not None:
            relation = made if isinstance(made, Relation) else None
            period = made if isinstance(made, Period) else None
            mentions.append(PeriodMention(match.start(), match.end(), period, relation))
    return tuple(mentions)


def parse_period(text: str) -> Period | None:
    """The one period a label names, or None: `parse_period("to 31 May 2017")`, `parse_period("2021-23")`.

    Two years printed together ("2022-23 to 2025-26") are the range from the first to the last.
    """
    found = [mention.period for mention in find_periods(text) if mention.period]
    if len(found) < 2:
        return found[0] if found else None
    return between(min(period.start for period in found), max(period.end for period in found))


def _read(match: re.Match[str], text: str) -> Period | Relation | None:
    """The period of a match, by the first kind of writing that matched; a relation where no year is written."""
    get = match.group
    for kind, read in _READERS.items():
        if match[kind]:
            return read(get)
    if match["short"]:
        fits = not _NOT_A_SHORT_YEAR.search(text[: match.start()])
        return _short(int(get("sa")), int(get("sb"))) if fits else None
    if match["year"]:
        return None if _ACT.search(text[: match.start()]) else calendar_year(int(get("year")))
    return next(relation for relation in Relation if match[relation.value.replace(" ", "_")])


def _quarter(get: Get) -> Period:
    number = int(get("q")) if get("q") else _ORDINALS[get("q_word").lower()]
    return quarter(number, _century(get("qa")))


def _short(start: int, end: int) -> Period | None:
    """ "22/23" is 2022-23; "18-64" is none."""
    return financial_year(2000 + start) if end == (start + 1) % 100 and start < 50 else None


def _span(start: int, separator: str, tail: str) -> Period | None:
    """ "2022-23" and "2015 to 2016" are financial years; "2021-23" an edition of several; "2018 to 2022" a range."""
    end = int(str(start)[: 4 - len(tail)] + tail)
    if end + 100 == start + 1:  # 1999-00
        end = start + 1
    if end == start + 1:
        return financial_year(start)
    if end <= start:
        return None
    if separator == "to" or len(tail) == 4:
        return _years(start, end)
    return between(date(start, 4, 1), date(end, 3, 31))


def _years(start: int, end: int) -> Period | None:
    return between(date(start, 1, 1), date(end, 12, 31)) if start < end else None


def _months(first: Period, last: Period) -> Period | None:
    """ "April 2022 to March 2023" is the financial year; other runs of months are ranges."""
    if last.end < first.start:
        return None
    year = financial_year(fiscal_start(first.start))
    if (first.start, last.end) == (year.start, year.end):
        return year
    return Period(first.start, last.end, PeriodKind.RANGE, f"{first.label} to {last.label}")


def _day(year: int, number: int, day: int) -> Period | None:
    try:
        return as_at(date(year, number, day))
    except ValueError:
        return None


def _century(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month_number(name: str) -> int:
    return next(number for number, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))


Get = Callable[[str], str]
_READERS: dict[str, Callable[[Get], Period | None]] = {
    "ending": lambda get: financial_year(int(get("ending_year")) - 1),
    "quarter": _quarter,
    "months": lambda get: _months(
        month(int(get("fmy")), _month_number(get("fm"))), month(int(get("tmy")), _month_number(get("tm")))
    ),
    "day": lambda get: _day(int(get("dy")), _month_number(get("dm")), int(get("d"))),
    "iso": lambda get: _day(int(get("iy")), int(get("im")), int(get("id"))),
    "month": lambda get: month(int(get("my")), _month_number(get("mm"))),
    "between": lambda get: _years(int(get("ba")), int(get("bb"))),
    "span": lambda get: _span(int(get("a")), get("sep").lower(), get("b")),
    "fy": lambda get: financial_year(_century(get("fy_year")) - 1),
}
