"""Whether a number comes on top of what there is: "an extra £3m", "24 more places", "added £2.3m to the cost".

In: a part of a sentence. Out: yes or no. What is more than something named is a change, no increment; "another 216
people" are counted like the first.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.quantities import UnitKind

_ADDED = re.compile(
    r"\b(?:additional|extra|further)\s+\w+(?:\s\w+)?\s+of\s+$|\b(?:additional|extra|further|another)\s*(?:a\s+)?$",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\badd(?:s|ed|ing)?\s+$", re.IGNORECASE)
_TO_WHAT = re.compile(
    r"\s(?:an?\s(?:year|week|month)\s)?to (?:costs|spending|bills|pressures|prices|pay\b|(?:the|our|its|their"
    r"|this|next|last|each|what)\s)"
    r"(?!(?:reserve|balance|pot)s?\b)",
    re.IGNORECASE,
)
_ON_TOP = re.compile(r"(?:\s[\w’'-]+){0,3}\son top of\b", re.IGNORECASE)
_UPLIFT = re.compile(r"\buplifts?\b(?:\s[\w’'/-]+){0,4}\s(?:is|was|worth|of)\s(?:worth\s|an?\s)?$", re.IGNORECASE)
_FURTHER = re.compile(
    r"\s(?:further|additional|extra)\s(?!care\b|(?:information|details?|education|training)\b)[a-z]+", re.IGNORECASE
)
""" "Two further reviews"; but "three extra care schemes" are of extra care."""
_ANOTHER = re.compile(r"\banother\s+$", re.IGNORECASE)
_MORE_MONEY = re.compile(
    r"\s*(?:more funding|of (?:additional|extra|new|further)|(?:additional|extra)\b)",
    re.IGNORECASE,
)
_MORE_THINGS = re.compile(r"\s*more\s(?:in\s|of\s)?(?!than\b)[a-z]+\b(?![^.;]{0,200}\bthan\b)", re.IGNORECASE)
""" "Up to 24 more places", "£8.9m more in grant": measured on nothing."""


def is_increment(part: Part) -> bool:
    """Whether a number adds to what there is, measured on nothing."""
    counted, money = part.quantity.kind is UnitKind.COUNT, part.quantity.kind is UnitKind.GBP
    if not money and _ANOTHER.search(part.near):
        return False  # "another 216 people came", "another 40% pay for themselves": those are counted
    if _ADDED.search(part.near) or (money and (_MORE_MONEY.match(part.after) or _adds(part))):
        return True
    return (counted and _FURTHER.match(part.tail) is not None) or (
        (counted or money) and _MORE_THINGS.match(part.tail) is not None
    )


def _adds(part: Part) -> bool:
    """Whether money is said to come on top: "demand added £2.3m to the cost", "an uplift worth £4m"."""
    added = _ADDS.search(part.before) is not None and _TO_WHAT.match(part.after) is not None
    return added or _ON_TOP.match(part.after) is not None or _UPLIFT.search(part.before) is not None
