"""Numbers that only bound, name or measure others: "within 20 miles", "three or more placements", "0-19 services".

In: a sentence and one of its quantities. Out: whether it is one of those. It is no figure, and the words around it
belong to the number that it bounds: "11% had three or more placements".
"""

from __future__ import annotations

import re

from corpus.qualifiers import Qualifier
from corpus.quantities import Quantity, UnitKind

MOST_OF_THRESHOLD = 12
"""Above it "40 or more people came" may be what was counted."""
OLDEST_OF_BAND = 25
_OR_MORE = re.compile(r"\sor (?:more|fewer|less|over|under|above|below|greater)$", re.IGNORECASE)
_DISTANCE = re.compile(
    r"\s?(?:miles?|metres?|kilometres?|km|yards?)(?P<from>\s(?:from|away|of (?:home|their|where|school|the)\b))?",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:within|beyond|outside)\s(?:a\s|about\s|the\s)?$", re.IGNORECASE)
"""A distance from somewhere, unlike "120 miles of road", which were resurfaced."""
_HOW_LONG = re.compile(
    r"\b(?:within|in under|in less than|for (?:over|at least|up to)|(?:longer|more|less|fewer) than|over|under|after"
    r"|beyond)\s$",
    re.IGNORECASE,
)
_LONG = re.compile(r"\s(?:long|or (?:more|less|longer|shorter))\b", re.IGNORECASE)
_SHARE_WAS = re.compile(r"\d%\)?\s[^.;]{0,40}\b(?:was|were|lasted|took)\s[^.;%]{0,30}$", re.IGNORECASE)
""" "Half of visits (53%) were between 16 and 30 minutes long": how long those visits were that are counted."""
_MULTIPLIED = re.compile(
    r"(?:\b(?:twice|double|treble|triple|quadruple)|\btimes)\s(?:as (?:many|much|high|long|large) as\s)?"
    r"(?:(?:the|those|that of|(?:last|the previous) year['’]s)\s)?"
    r"(?:(?:number|total|level|figure|rate|cost|average)s?\s(?:of\s)?)?$",
    re.IGNORECASE,
)
""" "£9.4m, nearly three times the £3.3m spent in 2019/20"."""
_EVERY = re.compile(r"\b(?:for|of|out of|in)\s(?:each|every)\s$", re.IGNORECASE)
""" "For every £1 we spent, 36p went on care homes"."""
_THOSE = re.compile(
    r"\b(?:those|ones|anything|any)\s(?:(?:scheme|project|contract)s?\s)?(?:that cost|costing|worth|valued at|of)\s$",
    re.IGNORECASE,
)
""" "Major schemes (those costing over £5 million)"."""
_BAND = re.compile(r"(?P<low>\d{1,2})\s?[-–]\s?(?P<high>\d{1,2})")
_FOR_AGES = re.compile(
    r"\s(?:[a-z]+\s){0,2}?(?:services?|teams?|health|visit(?:ing|ors?)|nurs(?:e|es|ing)|child|populations?|cohorts?"
    r"|age[ -](?:group|range|band)s?|year[- ]olds?|pathways?|offer|provision|programmes?|workforce|partnerships?"
    r"|places|contracts?)\b",
    re.IGNORECASE,
)


def is_named_length(text: str, quantity: Quantity) -> bool:
    """Whether a length of time belongs to a name: "calls answered within two minutes", "admissions over 7 days"."""
    return quantity.kind is UnitKind.DURATION and _HOW_LONG.search(text[: quantity.number_start]) is not None


def is_multiplied(between: str) -> bool:
    """Whether the words between two numbers say that the first is a multiple of the second."""
    return _MULTIPLIED.search(between) is not None


def only_bounds(text: str, quantity: Quantity) -> bool:
    """Whether a quantity of a text counts nothing, but bounds, names or measures what another one counts."""
    before = text[max(0, quantity.start - 24) : quantity.start]
    if _EVERY.search(before):
        return True
    if quantity.kind is UnitKind.GBP:
        return quantity.qualifier is not Qualifier.EXACT and _THOSE.search(before) is not None
    if quantity.kind is UnitKind.DURATION and _LONG.match(text, quantity.end):
        return _SHARE_WAS.search(text[: quantity.number_start]) is not None
    if quantity.kind is not UnitKind.COUNT:
        return False
    if distance := _DISTANCE.match(text, quantity.end):
        bounded = quantity.qualifier is not Qualifier.EXACT and distance["from"] is not None
        return bounded or _WITHIN.search(before) is not None
    if _OR_MORE.search(quantity.printed):
        return quantity.value <= MOST_OF_THRESHOLD
    band = _BAND.fullmatch(quantity.printed)
    is_of_ages = band is not None and int(band["high"]) <= OLDEST_OF_BAND
    return is_of_ages and (quantity.value == 0 or _FOR_AGES.match(text, quantity.end) is not None)
