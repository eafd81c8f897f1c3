"""Conditions a question sets that a figure must say too: a length of time, more than once, living in a place.

In: the text of a question and an observation. Out: why the figure does not meet them. "How many had support for more
than a year?" is not answered by how many had support, and how many older people there are in a county is not how many
of them are supported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.measures import PEOPLE_WORDS
from corpus.models import Observation
from corpus.quantities import UnitKind, find_quantities

_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.5, "year": 8766.0}
_ONE = re.compile(
    r"\ban? (?:full |whole |working |calendar )?(?P<unit>hour|day|week|fortnight|month|year)\b", re.IGNORECASE
)
_UNIT = re.compile(r"(?P<unit>hour|day|week|fortnight|month|year)s?$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:(?:more|longer|less|fewer|shorter|greater) than|for (?:over|under|at least|up to)|at least|within|under"
    r"|beyond|(?:wait\w*|delay\w*|stay\w*|overdue|open|outstanding|unallocated)(?: \w+){0,2} "
    r"(?:(?:for|over|by|up to) )?(?:for|over|by|up to)) (?:about |around |a period of |an? |our |the )?$",
    re.IGNORECASE,
)
"""What leads to a length of time that a question makes a condition of: not "over the last two years"."""
_BACK = re.compile(r" (?:ago|earlier|before|previously|later)\b", re.IGNORECASE)
_LIMIT = re.compile(r"s? (?:target|limit|standard|deadline|timescale)s?\b", re.IGNORECASE)
_ALIKE = 0.02
"""Share by which two lengths may differ and be the same: twelve months are a year."""
_REPEATED = re.compile(
    r"\b(?:more than once|at least twice|twice|several times|multiple times|repeat\w*)\b", re.IGNORECASE
)
_SAYS_REPEATED = re.compile(r"\b(?:once|twice|times|repeat\w*|again|second|return\w*|re-?\w+ed)\b", re.IGNORECASE)
_LIVING = re.compile(
    r"\b(?:are|is|were|was) there\b(?: (?:now|living|resident))*(?: in\b|\W*$)|\bliv(?:es?|ed|ing) in\b", re.IGNORECASE
)
"""Asks how many there are in a place."""
_SERVED = re.compile(
    r"\b(?:support|help|service|assess|receiv|provid|care (?:package|home)|placement|refer|client|request|contact"
    r"|given|gave|funded|use[rd]?s?\b)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Length:
    """A length of time at `start` to `end` of a text, in hours."""

    start: int
    end: int
    hours: float


def unmet_condition(question: str, observation: Observation, *, in_place: bool) -> str | None:
    """The condition of a question that a figure does not meet, in words; None where it meets all.

    `in_place`: whether the question names the place, so that "are there" asks of those who live there.
    """
    own = f"{observation.label} {observation.unit}"
    lengths = _lengths_asked(question)
    if lengths:
        place = observation.locator
        said = _lengths(" ".join((own, place.quote, observation.context, *place.headings)))
        if not all(any(abs(one - other.hours) <= _ALIKE * one for other in said) for one in lengths):
            return "of no such length of time"
    if _REPEATED.search(question) and not _SAYS_REPEATED.search(f"{own} {observation.locator.quote}"):
        return "not of what happens more than once"
    of_people = observation.unit.lower().rpartition(" ")[2] in PEOPLE_WORDS
    if in_place and of_people and _LIVING.search(question) and _SERVED.search(own) and not _SERVED.search(question):
        return "of those who are served, where those who live there are asked for"
    return None


@lru_cache(maxsize=1_000)
def _lengths_asked(question: str) -> frozenset[float]:
    found = [length for length in _lengths(question) if not _BACK.match(question, length.end)]
    return frozenset(
        length.hours
        for length in found
        if _BOUND.search(question[: length.start]) or _LIMIT.match(question, length.end)
    )


@lru_cache(maxsize=20_000)
def _lengths(text: str) -> tuple[_Length, ...]:
    """The lengths of time that a text names."""
    found = [_Length(one.start(), one.end(), _HOURS[one["unit"].lower()]) for one in _ONE.finditer(text)]
    for quantity in find_quantities(text):
        unit = _UNIT.search(quantity.unit_word) if quantity.kind is UnitKind.DURATION else None
        if unit:
            hours = float(quantity.value) * _HOURS[unit["unit"].lower()]
            found.append(_Length(quantity.number_start, quantity.end, hours))
    return tuple(found)
