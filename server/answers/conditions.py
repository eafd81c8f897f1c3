"""Conditions a question sets that a figure must say too: a length of time, more than once, living in a place.

In: the text of a question and an observation. Out: why the figure does not meet them. "How many had support for more
than a year?" is not answered by how many had support, and how many older people there are in a county is not how many
of them are supported.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.models import Observation
from corpus.number_words import NUMBER, words_value

_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0, "fortnight": 336.0, "month": 730.5, "year": 8766.0}
_LENGTH = re.compile(
    rf"\b(?P<number>\d+(?:\.\d+)?|an?|{NUMBER})[ -](?:(?:or more|or longer|or less|full|whole|working|calendar)[ -])?"
    r"(?P<unit>hour|day|week|fortnight|month|year)s?\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:(?:more|longer|less|fewer|shorter|greater) than|for (?:over|under|at least|up to)|at least|within|under|beyond"
    r"|(?:wait\w*|delay\w*|stay\w*|overdue|open|outstanding|unallocated)(?: \w+){0,2} (?:for |over |by |up to ){0,1}"
    r"(?:for|over|by|up to)) (?:about |around |a period of |an? |our |the )?$",
    re.IGNORECASE,
)
"""What leads to a length of time that a question makes a condition of: not "over the last two years"."""
_BACK = re.compile(r" (?:ago|earlier|before|previously|later)\b", re.IGNORECASE)
_LIMIT = re.compile(r"s? (?:target|limit|standard|deadline|timescale)s?\b", re.IGNORECASE)
_ALIKE = 0.02
"""Share by which two lengths may differ and be the same: twelve months are a year."""
_REPEATED = re.compile(r"\b(?:more than once|at least twice|twice|several times|multiple times|repeat\w*)\b", re.IGNORECASE)
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


def unmet_condition(question: str, observation: Observation, *, in_place: bool) -> str | None:
    """The condition of a question that a figure does not meet, in words; None where it meets all.

    `in_place`: whether the question names the place, so that "are there" asks of those who live there.
    """
    own = f"{observation.label} {observation.unit}"
    lengths = _lengths_asked(question)
    if lengths:
        place = observation.locator
        said = _lengths(" ".join((own, place.quote, observation.context, *place.headings)))
        if not all(any(abs(one - other) <= _ALIKE * one for other in said) for one in lengths):
            return "of no such length of time"
    if _REPEATED.search(question) and not _SAYS_REPEATED.search(f"{own} {observation.locator.quote}"):
        return "not of what happens more than once"
    if in_place and _LIVING.search(question) and _SERVED.search(own) and not _SERVED.search(question):
        return "of those who are served, where those who live there are asked for"
    return None


@lru_cache(maxsize=1_000)
def _lengths_asked(question: str) -> frozenset[float]:
    found = [match for match in _LENGTH.finditer(question) if not _BACK.match(question, match.end())]
    return frozenset(
        _hours(match)
        for match in found
        if _BOUND.search(question[: match.start()]) or _LIMIT.match(question, match.end())
    )


@lru_cache(maxsize=20_000)
def _lengths(text: str) -> frozenset[float]:
    """The lengths of time that a text names, in hours."""
    return frozenset(map(_hours, _LENGTH.finditer(text)))


def _hours(match: re.Match[str]) -> float:
    number = match["number"].lower()
    count = 1.0 if number in ("a", "an") else float(number) if number[0].isdigit() else float(words_value(number))
    return count * _HOURS[match["unit"].lower()]
