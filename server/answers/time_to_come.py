"""What is to come: a question about it is not answered by what was.

In: a query and an observation. Out: whether the question asks of a time to come and the figure is of what has been.
"How many people will need care next year?" has no answer in how many needed it last year; a forecast, a budget and a
number that its own sentence says of the future are answers, and so is what holds now, like a price or a waiting time.
"""

from __future__ import annotations

import re

from corpus.models import Aspect, Observation, Status
from server.answers.queries import Operation, Query

_NEXT = re.compile(
    r"\b(?:next|coming|forthcoming) (?:financial )?(?:year|quarter|month|winter|spring|summer|autumn)s?\b"
    r"|\bin (?:the )?(?:near )?future\b|\byears? to come\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"\bwill\b(?! (?:i|my|you)\b)|\bwon['’]t\b|\w['’]ll\b|\blikely to\b|\bexpect(?:ed|ing)?\b"
    r"|\b(?:is|are|['’]re|['’]s)\b(?: \w+){0,4} going to (?:be|have|need|get|go|rise|increase|fall|drop|decrease|change"
    r"|use|cost|spend|receive|grow|improve|happen|pay|support|help|come|reach)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|when|whether) (?:[\w’'-]+ ){1,5}?(?:going to|will|likely to) [\w’'-]+", re.IGNORECASE)
""" "No one tells them if their carer is going to be somebody else" asks of what is so."""
_FORETOLD = re.compile(
    r"\b(?:will|would|shall|expect\w*|forecast\w*|project(?:ed|ions?)|predict\w*|plan\w*|intend\w*|due to|going to"
    r"|(?:is|are) to|to be|aim\w*|propos\w+|hope\w*|by (?:the end of )?20\d\d|next|from (?:1 )?april)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says a number of what is to come."""
LENGTHS = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))
"""Units of time, by which nothing is counted."""


def is_left_behind(query: Query, observation: Observation) -> bool:
    """Whether what is to come is asked for, with no time named, and a figure tells what was."""
    if query.operation is Operation.REVERSE or observation.status is not Status.ACTUAL:
        return False
    if foretells(observation.locator.quote):
        return False
    if asks_how_it_goes_on(query):
        return True
    holds_now = observation.aspect is Aspect.LEVEL and (observation.unit == "GBP" or observation.unit in LENGTHS)
    return _names_no_time(query) and not holds_now and bool(_WILL.search(_IF.sub(" ", query.text)))


def asks_how_it_goes_on(query: Query) -> bool:
    """Whether a question asks of next year, or which way something will go."""
    moves = query.operation is Operation.CHANGE and _WILL.search(query.text)
    return _names_no_time(query) and bool(moves or _NEXT.search(query.text))


def foretells(text: str) -> bool:
    """Whether words say something of what is to come."""
    return bool(_FORETOLD.search(text))


def _names_no_time(query: Query) -> bool:
    return not (query.periods or query.parts)
