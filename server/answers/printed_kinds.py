"""Of what kind a printed number must be to answer: money, a share, a count, a length of time.

In: a query and a number of a sentence. Out: whether it is of that kind. "How many visits took 15 minutes?" asks for no
15 minutes, and "how long is the wait?" for no number of people.
"""

from __future__ import annotations

import re

from corpus.measures import stem, stems
from corpus.quantities import Quantity, UnitKind, find_quantities
from server.answers.queries import Query, Wants

_OF_WAIT = re.compile(
    r"\b(?:longest|shortest|average|mean|median|typical|usual|maximum) (?:[\w'’-]+ ){0,4}?"
    r"(?:wait\w*|delays?|stay\w*|lengths? of (?:stay|time|wait))\b",
    re.IGNORECASE,
)
"""Asks for a length of time without a word for one."""
_SAID = re.compile(
    r"\bhow many\b(?: [\w'’-]+){0,5}? (?:said|say|says|thought|think|felt|feel|rated|agreed|found it|were happy)\b",
    re.IGNORECASE,
)
"""Asks how many gave an answer, which surveys tell as a share: "around 70 per cent found it easy"."""
_REFERENCE = re.compile(r"\d{7,}")
"""A number so long, with nothing that parts its thousands, names a request or a case."""
_SHORT_LENGTHS = {"hrs?": "hours", "mins?": "minutes", "wks?": "weeks", "mths?": "months", "yrs?": "years"}
_KINDS = {
    Wants.MONEY: (UnitKind.GBP,),
    Wants.PERCENT: (UnitKind.PERCENT,),
    Wants.COUNT: (UnitKind.COUNT,),
}
"""Of which kind a number must be for what is asked; of any for the others."""


def is_asked_for(query: Query, number: Quantity) -> bool:
    """Whether a number is of the kind asked for, a time only where its unit is, and none that the question gives."""
    if query.wants is Wants.EITHER and number.printed.isalpha():
        return False  # "one of them said so"
    if _REFERENCE.fullmatch(number.printed) or any(number.value == one.value for one in find_quantities(query.text)):
        return False
    if number.kind is UnitKind.DURATION and not (query.wants not in _KINDS and _OF_WAIT.search(query.text)):
        length = stem(number.unit_word.split()[-1].lower())
        if query.wants in _KINDS and length not in query.heads:
            return False  # "how many visits took 15 minutes or less?"
        return length in {*stems(query.text), *_lengths(query.text)}
    kinds = _KINDS.get(query.wants)
    if query.wants is Wants.COUNT and number.kind is UnitKind.PERCENT and _SAID.search(query.text):
        return True
    if number.kind is not UnitKind.DURATION and kinds is None and _OF_WAIT.search(query.text):
        return False
    return kinds is None or number.kind in kinds


def _lengths(text: str) -> set[str]:
    """The stems of lengths of time that a text tells in short: "hrs"."""
    return {stem(whole) for short, whole in _SHORT_LENGTHS.items() if re.search(rf"\b{short}\b", text, re.IGNORECASE)}
