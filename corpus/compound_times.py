"""Lengths of time of two units, which are one: "47 minutes 12 seconds", "6 years and 2 months", "3 minutes 40".

In: the quantities of a text, in order. Out: the same, each such pair as one, in the unit that it begins with where that
gives its value exactly (47.2 minutes), else in the smaller one (2,345 seconds).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.amounts import Quantity, UnitKind
from corpus.qualifiers import Qualifier

_PARTS = {"hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12), "week": ("day", 7)}
"""What each unit is parted into, and into how many."""
_NAMES = {"hr": "hour", "min": "minute", "sec": "second"}
_JOINED = re.compile(r"\s(?:and\s)?")
_PLURAL = re.compile(r"s$")
_NOUN = re.compile(
    r"\s(?!(?:in|on|at|for|from|to|and|but|or|by|after|against|compared|than|last|this|which)\b)[A-Za-z]|[.,]\d"
)
"""What makes a bare number after minutes one of something else: "within 4 hours 12 people left"."""
_PLACES = Decimal("0.01")


def compound_times(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities, those that are one length of time joined; three in a row are a list."""
    told: list[Quantity] = []
    position = 0
    while position < len(found):
        last = found[position + 1] if position + 1 < len(found) else None
        whole = _whole(found[position], last, text) if last else None
        follows = found[position + 2 : position + 3]
        if whole is not None and not (
            follows and _is_time(follows[0]) and follows[0].start - whole.end < len(" and  ")
        ):
            told.append(whole)
            position += 2
        else:
            told.append(found[position])
            position += 1
    return told


def _whole(first: Quantity, last: Quantity, text: str) -> Quantity | None:
    is_whole = _is_time(first) and first.value == int(first.value)
    part, size = _PARTS.get(_unit(first), ("", 0)) if is_whole else ("", 0)
    gap = text[first.end : last.start]
    if not part or last.upper or last.value >= size or last.in_words or not _JOINED.fullmatch(gap):
        return None
    is_bare = last.kind is UnitKind.COUNT and gap == " " and part == "second" and not _NOUN.match(text, last.end)
    if not is_bare and not (_is_time(last) and _unit(last) == part):
        return None
    hedge = first.qualifier if first.qualifier is not Qualifier.EXACT else last.qualifier
    told = replace(first, end=last.end, per=last.per, qualifier=hedge, printed=text[first.start : last.end])
    value = first.value + last.value / size
    if last.value and value == value.quantize(_PLACES):
        return replace(told, value=value.normalize())
    return replace(told, value=first.value * size + last.value, unit_word=f"{part}s")


def _is_time(quantity: Quantity) -> bool:
    return quantity.kind is UnitKind.DURATION and not quantity.upper


def _unit(quantity: Quantity) -> str:
    name = _PLURAL.sub("", quantity.unit_word.lower())
    return _NAMES.get(name, name)
