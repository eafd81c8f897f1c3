"""Pieces that make one period together: "Q3" and "2023-24", "April" and "June 2023", "year ended" and "31 March 2023".

In: the atoms of a text, and the text between and before them. Out: atoms, fewer and longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from corpus.partials import MONTH_END, MonthDay, Partial
from corpus.period_patterns import DASH, EDGE_LEAD, YEAR_LEAD, YEARS_LEAD
from corpus.period_pieces import BEFORE, Atom
from corpus.spans import Period, PeriodKind, as_at, between

_OF = re.compile(r"\s?[,(]?\s?(?:of|in|for|during)?\s?(?:the\s)?", re.IGNORECASE)
_BESIDE = re.compile(rf"[,:]?\s|\s?(?:{DASH}|\()\s?")
_TO = re.compile(r"\s(?:up\s)?(?:to|until|till|through)\s(?:the\s)?(?:(?:end|close)\sof\s(?:the\s)?)?", re.IGNORECASE)
_DASH = re.compile(rf"\s?{DASH}\s?")
_AND = re.compile(r"\sand\s(?:the\s)?", re.IGNORECASE)
_IN_TURN = re.compile(r",?\srespectively\b", re.IGNORECASE)
_AND_END = re.compile(r"\sand\s(?:the\s)?(?:(?:end|close)\sof\s(?:the\s)?)?", re.IGNORECASE)
_TOGETHER = re.compile(r",?\s(?:taken\s)?(?:together|combined|in\stotal|altogether)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_WORDED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18}


def joined(atoms: Iterable[Atom], text: str) -> list[Atom]:
    """The atoms with those joined that make one period together."""
    return _stretches(_after_year(_with_year(list(atoms), text), text), text)


def _with_year(atoms: list[Atom], text: str) -> list[Atom]:
    """ "Q3" and the year after it are one quarter; "Q3 2023" stays open, for its year may be of either kind."""
    done: list[Atom] = []
    for atom in atoms:
        last = done[-1] if done else None
        year = atom.period
        if last and last.partial and year and year.kind in _YEARS and _OF.fullmatch(text, last.end, atom.start):
            if last.fiscal and year.kind is PeriodKind.CALENDAR_YEAR:
                kept = replace(last.partial, year=year.start.year)
                done[-1] = replace(last, end=atom.end, partial=kept, loose=False)
            elif period := last.partial.complete(year):
                done[-1] = Atom(last.start, atom.end, period)
            else:
                done.append(atom)
        else:
            done.append(atom)
    return done


def _after_year(atoms: list[Atom], text: str) -> list[Atom]:
    """ "2023-24 Q3" and "2023-24 (quarter 3)" are one quarter too."""
    done: list[Atom] = []
    for atom in atoms:
        last = done[-1] if done else None
        if (
            last
            and last.period
            and last.period.kind is PeriodKind.FINANCIAL_YEAR
            and atom.partial
            and atom.fiscal
            and atom.partial.year is None
            and _BESIDE.fullmatch(text, last.end, atom.start)
        ):
            done[-1] = Atom(last.start, atom.end, atom.partial.complete(last.period))
        else:
            done.append(atom)
    return done


def _stretches(atoms: list[Atom], text: str) -> list[Atom]:
    """ "April to June 2023", "between 1 April and 30 September 2023", "2019-20 to 2022-23"."""
    done: list[Atom] = []
    for atom in atoms:
        last = done[-1] if done else None
        stretch = _stretch(last, atom, text) if last and not last.joined else None
        if stretch:
            done[-1] = stretch
        else:
            done.append(atom)
    return done


def _stretch(first: Atom, last: Atom, text: str) -> Atom | None:
    ends = first.end + (_is_day(first) and text[first.end : first.end + 1] == ",")  # "April 1, 2022, to March 31, 2023"
    to, dash = _TO.fullmatch(text, ends, last.start), _DASH.fullmatch(text, first.end, last.start)
    slash = first.partial and last.period and text[first.end : last.start].strip() == "/"
    led = _AND_END.fullmatch(text, ends, last.start) and _BETWEEN.search(text[max(0, first.start - 15) : first.start])
    if not (to or dash or slash or led or _follow(first, last, text)):
        return None
    if first.partial and last.partial:
        partial = Partial(first.partial.first, last.partial.last, year=last.partial.year)
        return Atom(first.start, last.end, partial=partial, joined=True)
    start, end = first.period, last.period
    if first.partial and end and end.kind not in _YEARS:
        found = (first.partial.in_year(year) for year in (end.start.year, end.start.year - 1))
        start = next((period for period in found if period and period.start <= end.start), None)
    elif start and last.partial and start.kind not in _YEARS and not dash:
        found = (last.partial.in_year(year) for year in (start.start.year, start.start.year + 1))
        end = next((period for period in found if period and period.start > start.start), None)
    if start is None or end is None or end.start <= start.start or _mixed(start, end):
        return None
    return Atom(first.start, last.end, between(start.start, end.end), joined=True)


def _follow(first: Atom, last: Atom, text: str) -> bool:
    """Whether a month and the one after it are named as one time: "visits made in November and December 2024".

    So are two years that follow where they are said to be taken together: "£2m for 2024-25 and 2025-26 together".
    """
    if first.partial and last.partial:
        one, other = first.partial.first[0], last.partial.first[0]
        are_months = (first.partial.last, last.partial.last) == ((one, MONTH_END), (other, MONTH_END))
        is_one_time = bool(_AND.fullmatch(text, first.end, last.start)) and not _IN_TURN.match(text, last.end)
        return are_months and other == one % 12 + 1 and is_one_time
    end = last.period
    if first.period and end and first.period.kind is end.kind and end.kind in _YEARS:
        follows = first.period.end + timedelta(days=1) == end.start and _AND.fullmatch(text, first.end, last.start)
        return bool(follows) and _TOGETHER.match(text, last.end) is not None
    if end is None or end.kind is not PeriodKind.MONTH or not _AND.fullmatch(text, first.end, last.start):
        return False
    before = (end.start - timedelta(days=1)).month
    named = first.partial and (first.partial.first, first.partial.last) == ((before, 1), (before, MONTH_END))
    month = first.period and first.period.kind is PeriodKind.MONTH and first.period.end + timedelta(days=1) == end.start
    return bool(named or month) and not _IN_TURN.match(text, last.end)


def _mixed(start: Period, end: Period) -> bool:
    """Whether a year stands with something that is none of its kind: "2022-23 to June 2023"."""
    return (start.kind in _YEARS or end.kind in _YEARS) and start.kind is not end.kind


def with_lead(atom: Atom, text: str, position: int) -> Atom:
    """The atom with what leads to it from `position` on: "the end of March 2023", "year to March 2023"."""
    if atom.relation or atom.joined:
        return atom
    lead = EDGE_LEAD.search(text[max(position, atom.start - BEFORE) : atom.start])
    if lead and not _is_day(atom):
        at_end = lead["edge"].lower() in ("end", "close")
        atom = _edge(replace(atom, start=atom.start - len(lead[0])), at_end=at_end)
    lead = YEAR_LEAD.search(text[max(position, atom.start - BEFORE) : atom.start])
    if lead and not (atom.period and atom.period.kind in (*_YEARS, PeriodKind.RANGE)):
        return _run_up(replace(atom, start=atom.start - len(lead[0])), _months_of(lead))
    lead = YEARS_LEAD.search(text[max(position, atom.start - BEFORE) : atom.start])
    if lead and atom.period and (atom.period.kind in _YEARS or _ends_years(atom.period, lead)):
        return _several(replace(atom, start=atom.start - len(lead[0])), atom.period, lead)
    return atom


def _several(atom: Atom, year: Period, lead: re.Match[str]) -> Atom:
    """ "The three years from 2024/25" end with 2026-27, those "to 2024/25" or "to March 2025" begin with 2022-23."""
    more = (int(lead["n"]) if lead["n"].isdigit() else _WORDED[lead["n"].lower()]) - 1
    if year.kind not in _YEARS:
        return replace(atom, period=between(_first_day(year.end, 12 * (more + 1)), year.end), joined=True)
    first, last = (0, more) if lead["way"].lower() in ("from", "starting", "beginning") else (-more, 0)
    start = date(year.start.year + first, year.start.month, 1)
    return replace(atom, period=between(start, date(year.end.year + last, year.end.month, 31)), joined=True)


def _ends_years(period: Period, lead: re.Match[str]) -> bool:
    """Whether a month or a day ends several years: "the three years to March 2024"."""
    return period.kind in (PeriodKind.MONTH, PeriodKind.AS_AT) and lead["way"].lower() in (
        "to",
        "up to",
        "ending",
        "ended",
    )


def _is_day(atom: Atom) -> bool:
    if atom.partial:
        return atom.partial.first == atom.partial.last
    return atom.period is not None and atom.period.kind is PeriodKind.AS_AT


def _edge(atom: Atom, *, at_end: bool) -> Atom:
    if atom.partial:
        day = atom.partial.last if at_end else atom.partial.first
        return replace(atom, partial=Partial(day, day), loose=False)
    assert atom.period is not None
    return replace(atom, period=as_at(atom.period.end if at_end else atom.period.start))


def _months_of(lead: re.Match[str]) -> int:
    if lead["n"]:
        return int(lead["n"]) if lead["n"].isdigit() else _WORDED[lead["n"].lower()]
    length = lead["length"].lower()
    return 3 if length == "quarter" else 6 if length.startswith("half") else 12


def _run_up(atom: Atom, months: int) -> Atom:
    """So many months that end with the atom."""
    if atom.period:
        return replace(atom, period=between(_first_day(atom.period.end, months), atom.period.end))
    assert atom.partial is not None
    month, day = atom.partial.last
    if months > 12:
        return atom
    first: MonthDay = (
        ((month - months) % 12 + 1, 1) if _ends_month(atom.partial.last) else ((month - months - 1) % 12 + 1, day + 1)
    )
    return replace(atom, partial=Partial(first, atom.partial.last), loose=False)


def _ends_month(day: MonthDay) -> bool:
    return day[1] >= 30 or day == (2, 28)


def _first_day(end: date, months: int) -> date:
    """The first day of so many months that end on a day: 1 April 2022 for 12 months to 31 March 2023."""
    after = end + timedelta(days=1)
    number = after.year * 12 + after.month - 1 - months
    try:
        return date(number // 12, number % 12 + 1, after.day)
    except ValueError:  # no such day in that month
        return date(number // 12, number % 12 + 1, 28)
