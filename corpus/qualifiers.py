"""Hedges: the words before a number that make it a bound or an estimate, and never may be dropped."""

from __future__ import annotations

import re
from enum import StrEnum


class Qualifier(StrEnum):
    """The hedge printed with a number."""

    EXACT = "exact"
    OVER = "over"
    AT_LEAST = "at least"
    ABOUT = "about"
    UP_TO = "up to"
    UNDER = "under"
    BETWEEN = "between"


_WORDS: tuple[tuple[Qualifier, str], ...] = (
    (Qualifier.AT_LEAST, r"≥|at least|a minimum of|(?:no|not) (?:fewer|less) than"),
    (Qualifier.UP_TO, r"≤|up to|at most|(?:no|not) more than|a maximum of|as many as"),
    (
        Qualifier.ABOUT,
        r"just (?:over|under)|slightly (?:over|under|more than|less than)|about|around|approximately|approx\.?"
        r"|roughly|some"
        r"|circa|c\.?|nearly|almost|an? (?:estimated|average of)|estimated at|in the region of|close to|~",
    ),
    (
        Qualifier.OVER,
        r"(?:well )?over|(?:well )?more than|(?:greater|higher) than|above|in excess of|exceeding|upwards of|>",
    ),
    (Qualifier.UNDER, r"(?:well )?under|(?:less|fewer|lower) than|below|<"),
)  # ordered: "no more than" must be tried before "more than"
_HEDGE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name.name}>{words})" for name, words in _WORDS) + r")\s*(?:the\s)?$",
    re.IGNORECASE,
)
_LONGEST = 24


def hedge_before(text: str, position: int) -> tuple[int, Qualifier] | None:
    """The hedge that ends at `position`, as its start and its kind, or None: "over " before "6,300"."""
    window_start = max(0, position - _LONGEST)
    match = _HEDGE.search(text[window_start:position])
    if match is None:
        return None
    kind = next(name for name, _ in _WORDS if match[name.name])
    return window_start + match.start(), kind
