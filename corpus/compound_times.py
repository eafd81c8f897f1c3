"""Lengths of time of two units, which are one quantity: "47 minutes 12 seconds", "1 hour 20 minutes", "3 minutes 40".

In: the quantities of a text, in order. Out: the same, each such pair as one, in the unit that it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.amounts import Quantity, UnitKind

_PARTS = {"hour": ("minute", 60), "hr": ("minute", 60), "minute": ("second", 60), "min": ("second", 60)}
"""What each unit is parted into, and into how many."""
_JOINED = re.compile(r",?\s(?:and\s)?")
_CUT = re.compile(r"s?$")
_NOUN = re.compile(r"\s[A-Za-z]")
_SHORT = {"min": "minute", "sec": "second"}
PLACES = Decimal("0.01")


def compound_times(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """The quantities with those of one length of time joined: `47 minutes 12 seconds` is 47.2 minutes."""
    told: list[Quantity] = []
    for quantity in found:
        whole = _whole(told[-1], quantity, text) if told else None
        if whole is not None:
            told[-1] = whole
        else:
            told.append(quantity)
    return told


def _whole(first: Quantity, last: Quantity, text: str) -> Quantity | None:
    part = _PARTS.get(_unit(first)) if first.kind is UnitKind.DURATION and not first.upper else None
    if part is None or last.upper or not _JOINED.fullmatch(text, first.end, last.start) or last.value >= part[1]:
        return None
    unit = _unit(last)
    is_next = text[first.end : last.start] == " "
    is_bare = last.kind is UnitKind.COUNT and is_next and not _NOUN.match(text, last.end)
    if not is_bare and (last.kind is not UnitKind.DURATION or _SHORT.get(unit, unit) != part[0]):
        return None
    value = first.value + (last.value / part[1]).quantize(PLACES)
    return replace(first, end=last.end, value=value, printed=text[first.start : last.end])


def _unit(quantity: Quantity) -> str:
    return _CUT.sub("", quantity.unit_word.lower())
