"""Quantities as councils print them: "£142.1 million", "over 6,300", "c£2.2m", "between 12 and 15%", "one in five".

In: a run of text. Out: mentions, each with its place, its value in base units (Decimal, exact), its kind of unit and
its hedge. Numbers that are no quantity are left out: dates and years, telephone and reference numbers, paragraph and
page numbers, ages, ordinals, times, numbers inside names ("section 42", "COVID-19"). Steps: shares and scores, single
numbers, then ranges (two numbers joined), then the hedge in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from corpus.amounts import Quantity, UnitKind, scaled
from corpus.compound_times import compound_times
from corpus.non_figures import find_non_figures
from corpus.number_words import ANY_WORD
from corpus.numerals import find_numerals
from corpus.periods import find_periods
from corpus.qualifiers import Qualifier, hedge_before
from corpus.shares import find_shares

__all__ = ["Quantity", "UnitKind", "find_quantities"]

_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_JOIN = re.compile(r"\s?(?:[-–—]|to)\s?", re.IGNORECASE)
_OR = re.compile(r"\sor\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:anywhere\s)?between\s+$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|increase of|decrease of|rise of|fall of|reduction of)\s$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|declined|reduced|climbed|improved|cut|up|down)"
    r"\s(?P<by>by\s)?$",
    re.IGNORECASE,
)
""" "Rose £4.4m to £61.4m" tells a change and what came of it."""
MOST_POINTS = 20
MOST_BY = 4
"""A change told with "by" is seldom a range whose ends lie further apart than this; what follows "to" is a level."""
_FROM = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:rang\w+|runs?|ran|var(?:y|ies|ied|ying)|spread|pay|costs?|costing|priced|charges?|scores?|scored|scale|anywhere"
    r"|anything)\sfrom\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What makes "from A to B" a range; else it is a change from one value to another."""
MOVING = re.compile(
    r"\b(?:increas|rais|ris(?:e|es|ing)\b|rose\b|reduc|cut|lower|go(?:es|ing)? up|went up|put up|mov(?:e|es|ed|ing)\b"
    r"|chang)\w*",
    re.IGNORECASE,
)
""" "This would increase the weekly charge from £812 to £864" is a change all the same."""
_NEAR = 40
"""Characters before a number in which "between" or "from" stands."""


def _is_led_by_range(window: str) -> bool:
    """Whether words before a number make "from A to B" a range: "fees vary from £24 to £31"."""
    return _RANGING.search(window) is not None and not MOVING.search(window)


@lru_cache(maxsize=4096)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, none overlapping: `find_quantities("over 6,300 people")[0].value == 6300`."""
    digits = _DIGIT.search(text)
    if not digits and not ANY_WORD.search(text):
        return ()
    barred = [(mention.start, mention.end) for mention in find_periods(text, partial=True)]
    barred += find_non_figures(text) if digits else []
    barred = _merged(barred)
    shares = find_shares(text, barred)
    barred = _merged([*barred, *((share.start, share.end) for share in shares)])
    found = compound_times(sorted([*shares, *find_numerals(text, barred)], key=lambda quantity: quantity.start), text)
    return tuple(_with_hedge(quantity, text) for quantity in _ranges(found, text))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those joined that overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _ranges(found: list[Quantity], text: str) -> Iterator[Quantity]:
    """Join "12 to 15%", "12-15%" and "between £2m and £3m" into one quantity with an upper value."""
    position = 0
    while position < len(found):
        first, last = found[position], found[position + 1] if position + 1 < len(found) else None
        position += 1
        if last is not None:
            gap, window = text[first.end : last.start], text[max(0, first.start - _NEAR) : first.start]
            join, led = _JOIN.fullmatch(gap), _BETWEEN.search(window)
            counts = first.kind is last.kind is UnitKind.COUNT
            if join and counts and gap != gap.strip() and "to" not in gap.lower():
                position += 1  # "89 - 118" with spaces is a run of pages
                continue
            either = _OR.fullmatch(gap) and counts and last.value == first.value + 1
            joined = (
                either
                or (join and (_is_led_by_range(window) or not _FROM.search(window)))
                or (led and gap.strip().lower() == "and")
            )
            whole = _joined(first, last, text, first.start - len(led[0]) if led else first.start) if joined else None
            if whole is not None:
                yield whole
                position += 1
                continue
        yield first


def _joined(first: Quantity, last: Quantity, text: str, start: int) -> Quantity | None:
    """The range from one number to the next, or None where they do not make one: other units, or not rising."""
    if first.kind is not last.kind and UnitKind.COUNT not in (first.kind, last.kind):
        return None
    if first.kind is UnitKind.SCORE or first.out_of or last.out_of:
        return None
    if first.kind is not last.kind and last.qualifier is Qualifier.ABOUT:
        return None  # "58 to 76 out of 100" and other shares in words
    if first.unit_word and last.kind is not first.kind:
        return None
    is_led = start < first.start
    if not is_led and first.kind is UnitKind.PERCENT and last.kind is UnitKind.COUNT:
        return None  # "rose by 9% to 4,318" tells a change and what came of it
    if _is_change(text[max(0, first.start - _NEAR) : first.start], first, last):
        return None
    shared = scaled(first.value, 0 if first.multiplier else last.multiplier)
    low = shared if shared < last.value else first.value  # "£1.2–£1.5m", but "£900,000 to £1.2m"
    if low >= last.value:
        return None
    return replace(
        last,
        kind=first.kind if last.kind is UnitKind.COUNT else last.kind,
        start=start,
        number_start=first.start,
        value=low,
        upper=last.value,
        qualifier=Qualifier.BETWEEN,
        printed=text[start : last.end],
    )


def _is_change(lead: str, first: Quantity, last: Quantity) -> bool:
    """Whether "by A to B" tells a change and what came of it: "fell by 312 to 428", but "rose by 10 to 15 per cent"."""
    moved = _MOVED.search(lead)
    if moved and (not moved["by"] or first.value > MOST_POINTS):
        return True
    return _BY.search(lead) is not None and last.value >= MOST_BY * first.value


def _with_hedge(quantity: Quantity, text: str) -> Quantity:
    hedge = hedge_before(text, quantity.start)
    if hedge is None or quantity.upper is not None:
        return quantity
    start, qualifier = hedge
    return replace(quantity, start=start, qualifier=qualifier, printed=text[start : quantity.end])
