"""The name of a number that stands before it: "At 634, the number of people waiting was lower than the year before".

In: a part of a sentence. Out: the subject of the clause that the number opens, or "". What opens a sentence with "at",
or compares the sentence with another value, is a value of the subject that follows: "Compared with 564 in 2021-22, the
number of people waiting fell to 532" tells two numbers of people waiting.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.roles import CHANGE_VERB, Role
from corpus.figures.telling_words import telling
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods

_AT = re.compile(r"^\W{0,6}at (?:an? |(?:just )?(?:over|under|above|below) |around |about |nearly )?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"^\W{0,6}(?:(?:when |as )?compared (?:with|to)|against|up from|down from|from)"
    r" (?:an? |the )?(?:(?:last|the previous|the prior) year’s |figure of |total of )?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"\s(?:was|were|is|are|has been|have been|had been|remain(?:s|ed)|stood|stands|reached|{CHANGE_VERB.pattern})\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^,;:.()]{0,60}(?:\([^()]{1,40}\))?),\s(?P<clause>[^,;:()]{3,200})")
_SAW = re.compile(
    r"^(?:[^,;:]{1,60},\s)?\s*(?:we|they|(?:the|our|this|last) [a-z-]{3,20})(?: (?:have|has|had|also|again)){0,2}"
    r" (?:saw|seen|recorded|reported|experienced) (?=(?:the|an?|our) )",
    re.IGNORECASE,
)
_MOVE = re.compile(r"\s(?:increase|decrease|rise|fall|grow|drop|decline|climb|reduce)$", re.IGNORECASE)
_MOVED = re.compile(
    r"\s(?:(?:has |have |had )?(?:increased|decreased|risen|rose|fell|fallen|grew|grown|dropped|declined|climbed)"
    r"|stood|stands|reached)$",
    re.IGNORECASE,
)
_POINTS = re.compile(r"(?:this|that|it|they|these|those|which|there|we|he|she)\b", re.IGNORECASE)


def mirrored_name(part: Part, role: Role, own: str) -> str:
    """The subject that a number which opens its sentence is a value of; "" where it opens none."""
    opens = _AT if role is Role.LEVEL else _COMPARED if role is Role.EARLIER else None
    if opens is None or not opens.fullmatch(without_periods(part.lead)):
        return ""
    found = _NAME.match(part.tail)
    verb = _VERB.search(found["clause"]) if found else None
    if not found or not verb or _POINTS.match(found["clause"]):
        return ""
    name = trimmed(found["clause"][: verb.start()])
    return name if telling(name, own) and set(telling(part.after, own)) <= set(telling(name, own)) else ""


def without_witness(text: str) -> str:
    """A clause without those who saw what it tells: "We saw the number of visits fall to" is of the visits."""
    return _SAW.sub("", text, count=1)


def without_move(statement: str, clause: str) -> str:
    """What a clause says of a level without how it came to it: "visits" of "visits fell" and "we saw visits fall"."""
    if (witnessed := without_witness(clause)) != clause:
        return _MOVE.sub("", trimmed(witnessed.rstrip().removesuffix(" to").removesuffix(" at")))
    return _MOVED.sub("", statement)
