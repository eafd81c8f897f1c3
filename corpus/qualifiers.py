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


_WELL = r"(?:(?:well|far|comfortably|considerably|significantly|substantially|some way|way|much)\s)?"
_JUST = r"(?:just|slightly|marginally|fractionally|only just|a (?:little|bit|fraction|shade|touch))"
_WORDS: tuple[tuple[Qualifier, str], ...] = (
    (
        Qualifier.AT_LEAST,
        r"≥|>=|at (?:the very )?least|(?:a )?minimum(?: of)?|min\.?|(?:no|not) (?:fewer|less|lower) than"
        r"|as (?:few|little) as",
    ),
    (
        Qualifier.UP_TO,
        r"≤|<=|(?:(?<!back )(?<!crept )(?<!risen )(?<!rose )(?<!climbed )"
        r"(?<!was now )(?<!is now )(?<!are now )"
        r"(?<!went )(?<!gone )(?<!goes )(?<!going )(?<!go )(?<!moved )(?<!came )(?<!add )(?<!adds )(?<!added )"
        r"(?:anything )?up to)"
        r"|at (?:the very )?most|(?:no|not) (?:more|greater|higher|longer) than|not exceeding|capped at"
        r"|(?:a )?maximum(?: of)?|max\.?"
        r"|as (?:many|much|high) as",
    ),
    (
        Qualifier.ABOUT,
        rf"{_JUST} (?:over|under|above|below|short of|shy of|more than|less than|fewer than)|about|around"
        r"|approximately|approx\.?|roughly|some|circa|c\.?|ca\.?|nearly|almost|approaching|an? estimated|an estimate of"
        r"|estimated (?:at|to be)|in the (?:region|order|neighbourhood) of|of the order of|close to|coming up to"
        r"|more or less|in around|short of|shy of|~|≈|±|\+/-",
    ),
    (
        Qualifier.OVER,
        rf"{_WELL}(?:over|more than|above|beyond|in excess of)|(?:greater|higher) than|exceed(?:s|ed|ing)?"
        r"|upwards? of|north of|>",
    ),
    (Qualifier.UNDER, rf"{_WELL}(?:under|below|less than|fewer than|lower than|short of)|south of|<"),
)  # ordered: "no more than" must be tried before "more than", "just over" before "over"
_HEDGE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name.name}>{words})" for name, words in _WORDS) + r")\s*$", re.IGNORECASE
)
_LAST_WORDS = frozenset(
    """
    least minimum of min min. than as to most exceeding maximum max max. over under above below about around
    approximately approx approx. roughly some circa c c. ca ca. nearly almost approaching estimated at be more less
    beyond exceed exceeds exceeded
    """.split()
)
_MATTER = re.compile(
    r"(?<!of )(?<!of the )(?<!of these )(?<!of all )\b(?:concern|complaint|enquir(?:y|ie)|inquir(?:y|ie)|quer(?:y|ie)"
    r"|question|call|contact|alert|allegation|letter|email|message|view|comment|compliment|conversation|stor(?:y|ie)"
    r"|referral|notification|disclosure|report|decision|reminder|information|advice|feedback|data|evidence"
    r"|intelligence)s?\s$",
    re.IGNORECASE,
)
""" "Concerns about 3,102 individuals": what they are about, not about how many; but "of the concerns about 40%"."""
_LETTER = re.compile(r"C\.?\s*")
""" "5,716 in Band C. 812 homes were let": a capital that ends a name is no "circa"."""
_MARKS = "≥≤=<>~≈±-"
_LONGEST = 40


def _is_none(window: str, found: re.Match[str]) -> bool:
    """Whether words that look like a hedge say something else: "concerns about 3,102 people", "Band C. 812 homes"."""
    if _LETTER.fullmatch(found[0]) and window[: found.start()].strip():
        return True
    return found[0].strip().lower() == "about" and _MATTER.search(window, 0, found.start()) is not None


def hedge_before(text: str, position: int) -> tuple[int, Qualifier] | None:
    """The hedge that ends at `position`, as its start and its kind, or None: "over " before "6,300"."""
    window_start = max(0, position - _LONGEST)
    window = text[window_start:position]
    words = window.split()
    if not words or not (words[-1].lower().lstrip("(“‘\"'[") in _LAST_WORDS or words[-1][-1] in _MARKS):
        return None  # quick, for most numbers have no hedge
    match = _HEDGE.search(window)
    if match is None or _is_none(window, match):
        return None
    return window_start + match.start(), Qualifier[match.lastgroup or ""]
