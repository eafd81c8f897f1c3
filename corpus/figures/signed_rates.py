"""Rates with a sign right behind a number: "Contacts: 18,300, +2%" tells how the contacts moved.

In: a part of a sentence. Out: whether it is such a rate.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.quantities import UnitKind

_BEHIND = re.compile(r"(?:\s[a-z][a-z -]{1,40})?\s?[,;|–-]\s?(?:or\s)?")


def is_signed_behind(part: Part) -> bool:
    """Whether a number is a rate with its sign, and no more than what the number before it counts stands between."""
    is_signed = part.quantity.kind is UnitKind.PERCENT and part.quantity.printed[:1] in ("+", "-", "−")
    return is_signed and _BEHIND.fullmatch(part.between) is not None
