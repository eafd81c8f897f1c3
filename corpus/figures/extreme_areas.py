"""Places that are told for being the highest or lowest: "Boston Fen has the highest rate at 43%".

In: the words before a number, or its label. Out: the place that the number is of, which is one of those that the paper
tells of and not all of them; and whether a place is only where somebody ranks: "the highest rate in the region".
"""

from __future__ import annotations

import re

from corpus.areas import find_areas
from corpus.figures.proper_names import is_place_name

_MOST = (
    r"(?:longest|shortest|highest|lowest|largest|smallest|greatest|biggest|best|worst|most|fewest|youngest|oldest"
    r"|strongest|weakest)"
)
_PLACE = r"(?:the\s)?(?P<name>(?!Week|Month|Ward)(?:[A-Z][a-z'’-]+)(?: [A-Z][a-z'’-]+){0,3}(?: of England)?),"
_EXTREME = re.compile(
    rf"\b{_MOST}\b[^.,;:]{{0,60}}?"
    rf"\s(?:was|were|is|are)\s(?:(?:seen|found|recorded|reported)\s)?(?:in|at)\s{_PLACE}[^.;:\d]{{0,60}}$"
)
_LIES_IN = re.compile(rf"\s(?:was|were|is|are)\s(?:the\s)?{_MOST}\s(?:in|at)\s{_PLACE}[^.;:\d]{{0,60}}$")
""" "Concerns were lowest in the North East, with 1,240"."""
""" "The longest waits were in Lower Vale, where people waited 41 weeks"."""
_EXTREME_OF = re.compile(
    rf"\b(?i:{_MOST})\b[^.;:]{{0,60}}?"
    r"\s(?:was|were|is|are)\s(?:the\s)?(?P<name>[A-Z][^.,;:\d]{3,40})$"
)
""" "Lowest in England was the North East: £20.29": of the place named last, where it is a known one."""
_HOLDS = re.compile(
    r"(?:^\W*|,\s|\b(?:and|but|while|whereas)\s)(?:[Cc]ouncils\sin\s)?(?:[Tt]he\s)?"
    r"(?P<name>(?:St\.? )?[A-Z][a-z]{3,}(?:[ -](?:(?:upon|on|under|with|and)[ -])?[A-Z][a-z]+){0,3}?(?: of England)?)"
    r"(?: (?:ward|Ward|district|District|area|locality|town))?\s"
    r"(?:has|had|saw|sees|recorded|reported|shows|showed|remains?|remained|continues to have"
    r"|(?:will|would|may|is expected to|is projected to) (?:see|have))\s(?:by far )?"
    rf"(?:the|our|its)\s(?:second |third |joint )?{_MOST}\b"
    r"(?:[^.;:\d]|(?<=Year )\d|\b(?:1[68]|[2-9][05])(?= (?:and|or|to|plus)\b|\+)){0,60}$"
)
""" "Boston Fen has the highest rate at 43%"."""
_HOLDS_SO = re.compile(
    r"(?:,\s(?:and\s)?|\b(?:and|but|while|whereas)\s)(?:[Tt]he\s)?"
    rf"(?P<name>(?:St\.? )?[A-Z][a-z]{{3,}}(?:[ -](?:(?:upon|on|under|with|and)[ -])?[A-Z][a-z]+){{0,3}}?)"
    rf"\s(?:has |had )?the\s{_MOST}(?: at| with)?\s?$"
)
""" "… and Nether Sedge the lowest": the verb is that of the place named before."""
_RANKED = re.compile(
    r"(?:\b(?:has|had|have|having|is|was|were|are|with|remains?|being)|,)\s(?:one of\s)?(?:still\s)?(?:the|our)\s"
    rf"(?:second |third |joint )?{_MOST}\b[^.,;:\d]{{0,40}}\s(?:in|of|across|among|within)\s(?:all\s)?(?:the\s)?$",
    re.IGNORECASE,
)
""" "We have the highest rate in the region, at 43%": the region is where it ranks, not whose it is."""


def extreme_place(said: str) -> re.Match[str] | None:
    """The place where something is said to be most or least, as the group `name`: "the longest waits were in …,"."""
    return _EXTREME.search(said) or _LIES_IN.search(said)


def holder_of_extreme(said: str, page: str) -> re.Match[str] | None:
    """The place that is said to have the most or least of something, as the group `name`."""
    found = _HOLDS.search(said) or (_HOLDS_SO.search(said) if re.search(rf"\b{_MOST}\b", said) else None)
    return found if found and (find_areas(found["name"]) or is_place_name(found["name"], page)) else None


def named_fully(name: str) -> str:
    """The name by which a known area goes: "South East" of "South East of England"."""
    known = find_areas(name)
    return known[0].name if len(known) == 1 and (known[0].start, known[0].end) == (0, len(name)) else name


def is_ranked_in(said: str) -> bool:
    """Whether a place named after these words is only the one in which somebody ranks."""
    return _RANKED.search(said) is not None


def area_of_extreme(label: str) -> str | None:
    """The place of which a label says that it is the highest or lowest; None where it says that of none."""
    found = _EXTREME_OF.search(label)
    known = find_areas(found["name"]) if found else ()
    return known[-1].name if known else None
