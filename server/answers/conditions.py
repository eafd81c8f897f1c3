"""Conditions a question sets that a figure must say too: a length of time, how often, living in a place, all there are.

In: the text of a question and an observation. Out: why the figure does not meet them. "How many had support for more
than a year?" is not answered by how many had support, and how many older people there are in a county is not how many
of them are supported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.measures import PEOPLE_WORDS, stem, tokens
from corpus.models import Observation
from corpus.quantities import UnitKind, find_quantities

_HOURS = {"minute": 1 / 60, "hour": 1.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.5, "year": 8766.0}
_NAMES = "minute|hour|day|week|fortnight|month|year"
_ONE = re.compile(
    rf"\b(?:an? (?:full |whole |working |calendar )?(?P<unit>{_NAMES})"
    r"|(?P<year>annual(?:ly)?|yearly|(?:last|past) year))\b"
    rf"|\b(?P<many>\d{{1,3}})\+ (?P<units>{_NAMES})s\b",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"(?P<unit>{_NAMES})s?$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:(?:more|longer|less|fewer|shorter|greater) than|for (?:over|under|at least|up to)|at least|within|under"
    r"|beyond|(?:wait\w*|delay\w*|stay\w*|overdue|open|outstanding|unallocated)(?: \w+){0,2} "
    r"(?:(?:for|over|by|up to) )?(?:for|over|by|up to)) (?:about |around |a period of |an? |our |the )?$",
    re.IGNORECASE,
)
"""What leads to a length of time that a question makes a condition of: not "over the last two years"."""
_BACK = re.compile(r" (?:ago|earlier|before|previously|later)\b", re.IGNORECASE)
_LIMIT = re.compile(r"s? (?:target|limit|standard|deadline|timescale)s?\b", re.IGNORECASE)
_ALIKE, _ALIKE_IN_MONTHS = 0.02, 0.09
"""Share by which two lengths may differ and be the same: twelve months are a year, 28 days a month."""
_REPEATED = re.compile(
    r"\b(?:more than once|at least twice|twice(?! (?:as|the|what)\b)|several times|multiple times|repeat\w*)\b",
    re.IGNORECASE,
)
_SAYS_REPEATED = re.compile(
    r"\b(?:once|twice|repeat\w*|again|re-?(?:referred|admitted|assessed|opened|presented|(?:admission|referral)s?))\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:are|is|were|was) there\b(?: (?:now|living|resident))*(?: in\b|\W*$)", re.IGNORECASE)
"""Asks how many there are in a place."""
_SERVED = re.compile(
    r"\b(?:support|help|service|assess|receiv|provid|care (?:package|home)|placement|refer|client|request|contact"
    r"|given|gave|funded|use[rd]?s?\b)\w*",
    re.IGNORECASE,
)
_NAMES_SERVICE = re.compile(
    rf"{_SERVED.pattern}|\b(?:payments?|settings?|accommodation|nursing|residential|extra care|shared lives|homes?"
    r"|beds?|schemes?|waiting|care)\b",
    re.IGNORECASE,
)
_MONTH_OR_YEAR = (
    r"(?:20\d\d|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter|the (?:year|quarter|spring|summer|autumn|winter))\b"
)
_EACH = re.compile(
    r"\b(?:(?:per|a|every|each) (?P<unit>hour|night|day|week|month)\b"
    rf"(?! (?:in(?! {_MONTH_OR_YEAR})|old|of|off|before|after|or|ago|earlier"
    r"|later|care|cent(?:re|er)|service|opportunit))|(?P<often>hourly|nightly|daily|weekly|monthly)\b)|/(?P<slashed>hour|night|day|week|month)\b",
    re.IGNORECASE,
)
"""How often what is counted comes about: "how many calls a day"; not "a day centre" or "a week in hospital"."""
_TIME_COUNTED = re.compile(r"\bhow many (?:[\w-]+ )?(?P<unit>minute|hour|day|night|week|month)s\b", re.IGNORECASE)
_TIME_UNITS = frozenset(map(stem, ("minutes", "hours", "days", "nights", "weeks", "months", "years")))
_PERSONS_COUNTED = re.compile(
    rf"\bhow many (?:(?!of\b)[\w'’-]+ ){{0,3}}?(?:{'|'.join(sorted(PEOPLE_WORDS))})\b", re.IGNORECASE
)
_TIME_ASKED = re.compile(
    r"\b(?:average|mean|median|typical|usual|longest|shortest|maximum) (?:[\w'’-]+ ){0,2}?(?:waits?|waiting times?"
    r"|delays?|stays?|lengths? of (?:stay|time|wait))\b|\bhow long\b",
    re.IGNORECASE,
)
_ANY_COUNT = "number"
"""The unit of a count whose noun nothing names."""
_OFTEN = {"hourly": "hour", "nightly": "night", "daily": "day", "weekly": "week", "monthly": "month"}
_IN_ALL = re.compile(
    r"\bhow many .{1,80}\b(?:(?:are|is|were|was) there|(?:do|does|did) (?:you|we|they|the council) (?:have|employ))\b",
    re.IGNORECASE,
)
_FLOW = re.compile(
    r"\b(?:brought|recruit\w*|join\w*|hired|gain\w*|lost|loss(?:es)?|clos\w+|left|leav\w*|added|extra|additional|new|creat\w*|train\w*"
    r"|open(?:ed|s|ing)|start\w*|move[ds]?|moving|more|further)\b",
    re.IGNORECASE,
)
"""Words by which a number is of those who came, went or were made, not of all there are."""
_MOVED = re.compile(r"\b(?:amendment|motion)s?\b", re.IGNORECASE)
_NOT_CARRIED = re.compile(
    r"\b(?:was|were)\s(?:then\s)?(?:(?:put(?: to the vote)?|voted on) and\s)?(?:was\s|were\s)?"
    r"(?:lost|defeated|rejected|withdrawn|not (?:carried|supported|agreed|seconded))\b",
    re.IGNORECASE,
)
_ASKS_FOR_MOTION = re.compile(
    r"\b(?:amend|motion|propos|vot(?:e|ed|ing)\b|mov(?:e|ed)\b|lost|defeat|reject)", re.IGNORECASE
)
_CAME = re.compile(
    r"\bhow many (?:turned (?:up|out)|showed up|came along|attended|took part|replied|responded|voted|signed|died"
    r"|objected)\b",
    re.IGNORECASE,
)
""" "How many turned up" counts people, or what each of them gave."""
_OF_EACH = frozenset(map(stem, "response reply vote death objection signature comment submission number".split()))
_PEOPLE = frozenset(map(stem, PEOPLE_WORDS))
_PERSONS = frozenset(("people", "persons", "adults", "residents", "older", "men", "women"))


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time at `start` to `end` of a text, in hours."""

    start: int
    end: int
    hours: float
    in_months: bool

    def is_like(self, other: _Length) -> bool:
        """Whether two lengths are the same, as people count."""
        alike = _ALIKE if self.in_months is other.in_months else _ALIKE_IN_MONTHS
        return abs(self.hours - other.hours) <= alike * self.hours


def unmet_condition(  # noqa: PLR0911 - each return is a condition of its own
    question: str, observation: Observation, *, in_place: bool
) -> str | None:
    """The condition of a question that a figure does not meet, in words; None where it meets all.

    `in_place`: whether the question names the place, or who tells, so that "are there" asks of those who live there.
    """
    own = f"{observation.label} {observation.unit}"
    lengths = lengths_asked(question)
    if lengths and not _UNIT.search(observation.unit):  # "is the average wait over 28 days?" is answered by a length
        place = observation.locator
        said = _lengths(" ".join((own, place.quote, observation.context, *place.headings)))
        if not all(any(one.is_like(other) for other in said) for one in lengths):
            return "of no such length of time"
    if _is_of_other_kind(question, observation):
        return "of another unit"
    if _REPEATED.search(question) and not _SAYS_REPEATED.search(f"{own} {observation.locator.quote}"):
        return "not of what happens more than once"
    often = {_unit_of(one) for one in _EACH.finditer(question)} if observation.unit != "GBP" else set[str]()
    if often:
        place = observation.locator
        told = " ".join((own, place.quote, observation.context, *place.headings))
        if not often <= {_unit_of(one) for one in _EACH.finditer(told)}:
            return "not told by the time that is asked for"
    if not _ASKS_FOR_MOTION.search(question) and _is_of_lost_motion(observation.locator.quote):
        return "what a motion asked for in vain"
    if _CAME.search(question) and stem(observation.unit.lower().rpartition(" ")[2]) not in _PEOPLE | _OF_EACH:
        return "not of people"
    if _IN_ALL.search(question) and _FLOW.search(own) and not _FLOW.search(question):
        return "of those who came or went, where all are asked for"
    of_people = observation.unit.lower().rpartition(" ")[2] in _PERSONS
    if (
        in_place
        and of_people
        and _THERE.search(question)
        and _SERVED.search(own)
        and not _NAMES_SERVICE.search(question)
    ):
        return "of those who are served, where those who live there are asked for"
    return None


@lru_cache(maxsize=20_000)
def _is_of_lost_motion(quote: str) -> bool:
    """Whether a sentence tells of an amendment or a motion that was not carried: what it asked for never came."""
    moved = _MOVED.search(quote)
    return moved is not None and _NOT_CARRIED.search(quote, moved.end()) is not None


def _is_of_other_kind(question: str, observation: Observation) -> bool:
    """Whether a question asks for a time, in hours or as a wait, and a figure counts something else, or the reverse."""
    asked = _TIME_COUNTED.search(question)
    unit = stem(observation.unit.lower().rpartition(" ")[2])
    if unit in _TIME_UNITS and _PERSONS_COUNTED.search(question):
        return True
    if unit in _PEOPLE and _TIME_ASKED.search(question):
        return True
    if asked is None or unit in _TIME_UNITS or observation.unit == _ANY_COUNT:
        return False
    return stem(f"{asked['unit'].lower()}s") not in map(stem, tokens(observation.label))


def _unit_of(each: re.Match[str]) -> str:
    return (each["unit"] or each["slashed"] or _OFTEN[each["often"].lower()]).lower()


@lru_cache(maxsize=1_000)
def lengths_asked(question: str) -> frozenset[_Length]:
    """The lengths of time that a question makes a condition of."""
    found = [length for length in _lengths(question) if not _BACK.match(question, length.end)]
    return frozenset(
        length for length in found if _BOUND.search(question[: length.start]) or _LIMIT.match(question, length.end)
    )


@lru_cache(maxsize=20_000)
def _lengths(text: str) -> tuple[_Length, ...]:
    """The lengths of time that a text names, the ends of a range both."""
    found = []
    for one in _ONE.finditer(text):
        unit = (one["unit"] or one["units"] or "year").lower()
        hours = int(one["many"] or 1) * _HOURS[unit]
        found.append(_Length(one.start(), one.end(), hours, unit == "month"))
    for quantity in find_quantities(text):
        named = _UNIT.search(quantity.unit_word) if quantity.kind is UnitKind.DURATION else None
        for value in (quantity.value, quantity.upper) if named else ():
            if named and value is not None:
                hours, is_month = float(value) * _HOURS[named["unit"].lower()], named["unit"].lower() == "month"
                found.append(_Length(quantity.number_start, quantity.end, hours, is_month))
    return tuple(found)
