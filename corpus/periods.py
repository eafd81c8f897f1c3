"""Periods as UK councils write them, from one text: "2022-23", "22/23", "as at 31 March 2023", "the year before".

In: a run of text, of a document or of a question; the same rules read both. Out: mentions, each with its place and its
`Period`. A financial year runs from 1 April to 31 March (the reporting year start day `--04-01` of SDMX).
"""

from __future__ import annotations

import calendar
import re
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
    """A range of years: whole financial years if it starts in April and ends in March, else by calendar."""
    if (start.month, start.day, end.month, end.day) == (4, 1, 3, 31):
        label = f"{financial_year(start.year).label} to {financial_year(end.year - 1).label}"
    else:
        label = f"{start.year} to {end.year}"
    return Period(start, end, PeriodKind.RANGE, label)


def years_within(period: Period) -> tuple[Period, ...]:
    """The single years of a range, oldest first; of any other period, the period itself."""
    if period.kind is not PeriodKind.RANGE:
        return (period,)
    make = financial_year if (period.start.month, period.start.day) == (4, 1) else calendar_year
    last = period.end.year - (make is financial_year)
    return tuple(make(year) for year in range(period.start.year, last + 1))


def fiscal_start(day: date) -> int:
    """The year in which the financial year that holds the day began."""
    return day.year - ((day.month, day.day) < (4, 1))


def _year_earlier(day: date) -> date:
    return date(day.year - 1, day.month, day.day) if (day.month, day.day) != (2, 29) else day - timedelta(days=366)


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
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_YEAR = r"(?:19[89]|20[0-4])\d"
_SPAN = rf"(?:fy\s?)?(?P<a>{_YEAR})\s?(?P<sep>[-–—/]|\bto\b)\s?(?P<b>(?:20)?\d\d|\d(?=\b))(?![\d/]|[.,]\d|-\d)"
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_PATTERN = re.compile(
    rf"""(?<![\w£.,/-])(?:
      (?P<ending>(?:financial\s)?year\s(?:ending|ended|to|end)\s(?:on\s)?(?:the\s)?(?:31(?:st)?\s)?march\s(?P<ending_year>{_YEAR}))
    | (?P<quarter>(?:q(?:uarter\s)?(?P<q>[1-4])|(?P<q_word>first|second|third|fourth)\squarter)\s?(?:of|,|in)?\s?(?:the\s)?
        (?P<qa>{_YEAR}|\d\d)\s?[-–—/]\s?(?P<qb>(?:20)?\d\d))
    | (?P<months>{_MONTH.format("fm")}\s(?P<fmy>{_YEAR})\s?(?:to|until|[-–])\s?{_MONTH.format("tm")}\s(?P<tmy>{_YEAR}))
    | (?P<day>(?P<d>\d\d?)(?:st|nd|rd|th)?\s{_MONTH.format("dm")},?\s(?P<dy>{_YEAR}))
    | (?P<iso>(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d))
    | (?P<month>{_MONTH.format("mm")},?\s(?P<my>{_YEAR}))
    | (?P<between>(?:between|from)\s(?P<ba>{_YEAR})\s(?:and|to|until)\s(?P<bb>{_YEAR})(?!\s?[-–/]\s?\d))
    | (?P<span>{_SPAN})
    | (?P<short>(?P<sa>\d\d)\s?(?P<s_sep>[-–/])\s?(?P<sb>\d\d)(?![\d/]|[.,]\d|-\d|\s?%))
    | (?P<fy>fy\s?(?P<fy_year>20\d\d|\d\d))
    | (?P<year>{_YEAR})(?![\d/]|,\d|\.\d|-\d)
    | (?P<before_previous>(?:the\s)?year\sbefore\s(?:last|that))
    | (?P<previous>(?:the\s|a\s)?(?:(?:previous|prior|preceding|earlier)\s(?:financial\s)?year'?s?(?:’s)?|(?:one\s)?year\s(?:before|earlier|previously))|12\smonths\s(?:before|earlier|previously))
    | (?P<last>(?:last|the\slatest|the\smost\srecent|most\srecent|latest)\s(?:financial\s)?year)
    | (?P<next>(?:the\s)?(?:next|coming|following|forthcoming)\s(?:financial\s)?year)
    | (?P<current>this\s(?:financial\s)?year|the\scurrent\syear|current\syear|the\syear(?!\s(?:to|end|before|ago|in)))
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_ACT = re.compile(r"\b(?:Act|Regulations|Order|Census)\s*$")
_NOT_A_SHORT_YEAR = re.compile(r"(?:aged?|ages|pages?|pp?\.|items?|nos?\.|minutes?|rooms?)\s*$", re.IGNORECASE)


def find_periods(text: str) -> tuple[PeriodMention, ...]:
    """The periods that a text names, in order: `find_periods("in 22/23")` holds 2022-23; "the year before" a relation."""
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
    kind, get = next(name for name in _KINDS if match[name]), match.group
    if kind == "ending":
        return financial_year(int(get("ending_year")) - 1)
    if kind == "quarter":
        number = int(get("q")) if get("q") else _ORDINALS[get("q_word").lower()]
        return quarter(number, _century(get("qa")))
    if kind == "months":
        first = month(int(get("fmy")), _month_number(get("fm")))
        return _months(first, month(int(get("tmy")), _month_number(get("tm"))))
    if kind == "day":
        return _day(int(get("dy")), _month_number(get("dm")), int(get("d")))
    if kind == "iso":
        return _day(int(get("iy")), int(get("im")), int(get("id")))
    if kind == "month":
        return month(int(get("my")), _month_number(get("mm")))
    if kind == "between":
        return _years(int(get("ba")), int(get("bb")))
    if kind == "span":
        return _span(int(get("a")), get("sep").lower(), get("b"))
    if kind == "short":
        start, end = int(get("sa")), int(get("sb"))
        fits = end == (start + 1) % 100 and start < 50 and not _NOT_A_SHORT_YEAR.search(text[: match.start()])
        return financial_year(2000 + start) if fits else None
    if kind == "fy":
        return financial_year(_century(get("fy_year")) - 1)
    if kind == "year":
        return None if _ACT.search(text[: match.start()]) else calendar_year(int(get("year")))
    return Relation(kind.replace("_", " "))


_KINDS = ("ending", "quarter", "months", "day", "iso", "month", "between", "span", "short", "fy", "year")
_KINDS += ("before_previous", "previous", "last", "next", "current")


def _span(start: int, separator: str, tail: str) -> Period | None:
    """ "2022-23", "2022/3" and "2015 to 2016" are financial years; "2021-23" an edition of several; "2018 to 2022" a range."""
    end = int(str(start)[: 4 - len(tail)] + tail)
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
