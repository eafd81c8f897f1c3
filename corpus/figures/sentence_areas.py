"""The area of a number in a sentence: named in its clause, by the subject it shares, or by what opens the sentence.

In: a part of a sentence and the area of its document. Out: the area named, or None where the document's is meant. A
place that a number is only compared with ("higher than in England") is not its own.
"""

from __future__ import annotations

import re

from corpus.areas import AreaMention, find_areas
from corpus.figures.clauses import Part
from corpus.figures.headers import is_group
from corpus.figures.units import counted_noun
from corpus.models import Observation
from corpus.periods import find_periods

_NATIONAL = re.compile(r"national|across the country|the country", re.IGNORECASE)
"""What means England in a council's paper, and all of it in one about the United Kingdom."""
MAX_JOIN_CHARS = 60
_COMPARED_WITH = re.compile(
    r"\b(?:than|above|below|to|with|against|from|versus|vs\.?|outside|neighbouring)\s+(?:that of |those in "
    r"|the |in |for )*$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:['’]s\s|\s)?(?:average|figure|rate|region(?:al)?|value|mean|median|score|result|at|was|is|were|and|:|=|\d|\(|$)",
    re.IGNORECASE,
)
_LAST_JOIN = re.compile(r"\band\b|,\s")
_NAME = re.compile(
    r"(?:^|[;,]|\b(?:and|while|but|in|for|that of)\b)\s*(?P<name>(?!The\b|This\b|In\b|It\b|We\b"
    r"|Our\b)[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2})"
    r"(?:['’]s)?\s*(?:(?:paid|pays|had|has|was|is|managed|reported|scored|averaged|at|got|it was|charges?|spent)\s*)?$"
)
_LED_NAME = re.compile(
    r"^(?P<name>(?!Total|Average|Target|Actual|Budget|Forecast|Plan|This|Last)[A-Z][a-z]{3,}(?: [A-Z][a-z]+){0,2}):\s*$"
)
""" "488 adaptations (Stourhampton: 512)"."""
_EXTREME = re.compile(
    r"\b(?:longest|shortest|highest|lowest|largest|smallest|greatest|biggest|best|worst|most|fewest)\b[^.,;:]{0,60}?"
    r"\s(?:was|were|is|are)\s(?:in|at)\s(?P<name>(?!Week|Month|Ward)(?:[A-Z][a-z'’-]+)(?: [A-Z][a-z'’-]+){0,3}),"
    r"[^.;:\d]{0,60}$"
)
""" "The longest waits were in Lower Vale, where people waited 41 weeks"."""
_BESIDE_PLACE = re.compile(r"\s(?:in|for|across) (?:the )?[A-Z][^\d;:.]{2,40}?,?\sand\s(?:\w+\s)?$")
_IN_PLACE = re.compile(r"\s(?:in|for|across) (?P<name>[A-Z][a-z]{2,}(?: [A-Z][a-z]+){0,2})(?=[.,;)\s]*$)")
""" "8.3% in England and 10.9% in Kelderby": of two alike the second is a place as the first."""
_DATED_ASIDE = re.compile(r",\s(?:for|in|at|during|as at)\s[^,;:.]{4,30},")
_BARE_VERB = re.compile(r"\s*(?:was|is|were|are|stood at|came to)\s*", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s(?:and|but|which|while|whereas)|\b(?:while|whereas|but|compared?|comparing|compares|than|against|versus|and)\b"
)


def area_of(
    part: Part, own: str | None, found: list[Observation], opening: str | None, named: str | None
) -> str | None:
    """The area of a number: beside it, a name that is all it has, that of the number before, or the opening's."""
    beside = area_beside(_around(part), part.after, own) or _named_for(part, own)
    return beside or named or _same_clause(part, found) or opening


def _named_for(part: Part, own: str | None) -> str | None:
    """A place of no known form that a number is plainly of: "(Stourhampton: 512)", "the longest were in Lower Vale"."""
    led = _LED_NAME.match(part.inside) if part.bracketed else _EXTREME.search(part.main)
    if led is None and _BESIDE_PLACE.fullmatch(part.between):
        led = _IN_PLACE.match(part.after)
    name = led["name"] if led else ""
    is_other = is_group(name) or counted_noun(name) or find_periods(name, partial=True) or (own and name in own)
    return name if name and not is_other else None


def area_beside(before: str, after: str, own: str | None) -> str | None:
    """The area that a number's own clause names: England of "65% in England"; `own` where it is the document's."""
    before, after = _LAST_JOIN.split(before)[-1], _LAST_JOIN.split(after)[0]
    if own and re.match(rf"\s*in {re.escape(own)}\b", after):
        return own
    following = [mention for mention in find_areas(after) if not _COMPARED_WITH.search(after[: mention.start])]
    if following:
        return _unless_own(following[0], own, after)
    preceding = [
        mention
        for mention in find_areas(before)
        if not _COMPARED_WITH.search(before[: mention.start]) or _ACTS.match(before, mention.end)
    ]
    return _unless_own(preceding[-1], own, before) if preceding else None


def named_subject(part: Part, own: str | None) -> str | None:
    """A proper name that is all a number without words of its own has: "… and Haverbeck £763", taken for a place."""
    match = _NAME.search(part.before if part.before.strip() else part.between)
    if match is None or (own and match["name"] in own) or not part.lead[: -len(match[0])].strip():
        return None
    return match["name"]


def opening_area(text: str, first: Part, own: str | None) -> str | None:
    """The area that opens a sentence speaks for all of it: "In England, 12% … and 5% …", "Nationally, …"."""
    opening = re.match(r"(?:(?:in|for|across|within)\s(?:the\s)?)?([^,\d]{3,40}),", text, re.IGNORECASE)
    if opening is None or opening.end() > first.quantity.start:
        return None
    whole = any(len(mention.name) * 2 > len(opening[1]) for mention in find_areas(opening[1]))
    return area_beside(opening[1] + " ", "", own) if whole else None


def _around(part: Part) -> str:
    """The words before a number; before brackets those outside: "Kent handed back the most contracts (778)"."""
    if not part.bracketed and _BARE_VERB.fullmatch(part.before) and (bare := _DATED_ASIDE.sub(" ", part.between)):
        return bare if bare != part.between else part.before  # "the rate for England, for 2022/23, was 391"
    if not part.bracketed or part.before.strip():
        return part.before
    inside = part.inside
    if re.search(r"[A-Za-z]{3}", inside):
        return inside.replace(":", " ")
    return re.split(r"[,;:]\s|\d", part.outside)[-1]


def _same_clause(part: Part, found: list[Observation]) -> str | None:
    """The area of the number before, where nothing but a joining word parts the two."""
    joined = found and len(part.between) < MAX_JOIN_CHARS and not _OTHER_CLAUSE.search(part.between)
    return found[-1].area if joined else None


def _unless_own(mention: AreaMention, own: str | None, text: str) -> str | None:
    if own == "United Kingdom" and _NATIONAL.match(text, mention.start):
        return own
    return own if own and (mention.name in own or own in mention.name) else mention.name
