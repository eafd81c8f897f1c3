"""Times in brackets that are another number's, and those that say of when a number's own source is.

In: a sentence, a time named in it and a number. Out: whether the time is that of what the brackets hold besides.
"""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.periods import PeriodMention, find_periods

_SOURCE = re.compile(r"\b(?:census|survey|source|data|figures?|estimates?|mid-year|provisional)\b", re.IGNORECASE)
_RETURN = re.compile(r"\b[A-Z]{3,8}\b")
""" "(ASCOF 2023/24)", "(SALT 2022/23)": the name of a collection of figures says where a number is from."""
_NAMED_SOURCE = re.compile(r"[(\[]\s*(?:source|taken from)\b", re.IGNORECASE)
_PARTED = re.compile(r"[;,]\s")
_COLLECTED = re.compile(r"[,;]\s(?:the\s)?[A-Z]{3,8},?\s$")
""" "36.8% (England 36.83%, SACE 2021/22)": both numbers are of one collection."""
_PAPER_NAMED = re.compile(
    r"[(\[](?:the\s)?(?!.*\b(?:Act|Plan|Strategy|Policy|Bill|Regulations?|Guidance|Order|Charter|Agreement|White|Green)\b)"
    r"[A-Z][\w’'&.-]*(?:\s(?:and|of|for|the|in|on|[A-Z][\w’'&.-]*)){0,7},\s?[)\]]"
)
""" "(Skills for Care, October 2022)": a name and a time, of what published the numbers."""
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]")


def inside_aside(sentence: str, mention: PeriodMention, number: int) -> bool:
    """Whether brackets that hold another number, but not this one, hold the mention: "64% (2022: 65%)".

    Nor is it a number's when it stands there with another: "(2022: 65%; England: 61%)".
    """
    for aside in _ASIDE.finditer(sentence):
        if aside.start() <= min(mention.start, number) and max(mention.start, number) < aside.end():
            return _is_beside_another(sentence, aside, mention, number)
        if aside.start() <= mention.start < aside.end() and not aside.start() <= number < aside.end():
            rest = sentence[aside.start() : mention.start] + sentence[mention.end : aside.end()]
            if _COLLECTED.search(sentence, aside.start(), mention.start) and sentence[mention.end : aside.end()] == ")":
                return False
            says = r"\d" if _NAMED_SOURCE.match(rest) or _PAPER_NAMED.fullmatch(rest) else r"\d|[A-Za-z]{4}"
            return bool(re.search(says, _SOURCE.sub("", _RETURN.sub("", rest))))
    return False


def _is_beside_another(sentence: str, aside: re.Match[str], mention: PeriodMention, number: int) -> bool:
    """Whether brackets are parted between a mention and a number, and the mention's part has a number of its own."""
    parts = [aside.start(), *(one.end() for one in _PARTED.finditer(sentence, aside.start(), aside.end())), aside.end()]
    for start, end in pairwise(parts):
        if start <= mention.start < end:
            rest = sentence[start : mention.start] + sentence[mention.end : end]
            return not start <= number < end and bool(re.search(r"\d", rest))
    return False


def is_dated(inside: str, after: str) -> bool:
    """Whether the brackets around a number date it, the last of their pieces: "(2022/23: 71%; target: 75%)" the first.

    `inside` is what they hold before the number, `after` what they hold behind it.
    """
    return bool(find_periods(f"{inside.rpartition('; ')[2]} | {after}", partial=True))
