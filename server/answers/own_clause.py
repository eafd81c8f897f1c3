"""What a question says besides, that a number's own words must say and not those of the number beside it.

In: the text of a question and an observation. Out: why the number is another's, or None. "Mum is on pension credit"
asks for the £2 that those on pension credit pay, not for the £5.50 before it in the same sentence; who asks for
complaints "counting those upheld in part" is not told how many were upheld in full.
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.measures import LIGHT_WORDS, PEOPLE_WORDS, stem, stems
from corpus.models import Observation
from server.answers.parallel_lines import items_of

_IS_ON = re.compile(
    r"(?:\b(?:is|am|are|was|be|get|gets|getting)|['’][sm]|['’]re) (?:on|getting|receiving|over|under|aged|at|in)? ?"
    r"(?P<what>(?:the |a |an )?[a-z][\w-]*(?: [a-z][\w-]*){1,2})",
    re.IGNORECASE,
)
"""Says what is so of the person who asks, or for whom."""
_COUNTED_IN = re.compile(r"\b(?:counting|including|inclusive of|taking in) (?P<what>[^,.;?]{3,60})", re.IGNORECASE)
_JOINS = re.compile(r"\b(?:or|and|plus|total|all)\b|&|/", re.IGNORECASE)
"""Says of a row that it is of more than one thing."""
_IS_NET = re.compile(
    r"\bnet\b|\b(?:after|once) (?:the |any |all |those |these )*(?:one[- ]off|savings?|mitigation|income|grants?"
    r"|reserves|contributions?|underspends?)\b",
    re.IGNORECASE,
)
_GROSS, _NET = re.compile(r"\bgross\b", re.IGNORECASE), re.compile(r"\bnet\b", re.IGNORECASE)
_WHOLE_YEAR = re.compile(
    r"\b(?:over|for|across|in) the (?:whole|entire|full) year\b|\bthe year as a whole\b", re.IGNORECASE
)
_OF_PARTS = re.compile(r"\b(?:quarterly|monthly|weekly)\b", re.IGNORECASE)
_TAKES = re.compile(
    r"\b(?:can|could|able to)\b.{0,60}\b(?:take|hold|house|accommodate|have room)\b|\bwhen full\b|\bcapacity\b"
    r"|\broom for\b",
    re.IGNORECASE,
)
"""Asks how many there may be, not how many there are."""
_OF_ROOM = frozenset(map(stem, "take capacity room accommodate hold house full maximum".split()))
_PEOPLE = frozenset(map(stem, PEOPLE_WORDS))


def told_of_another(question: str, observation: Observation) -> str | None:
    """Why a number is of another than the question says besides; None where nothing tells that."""
    quote, label = observation.locator.quote, f"{observation.label} {observation.unit}"
    told = set(stems(" ".join((label, quote, *observation.locator.headings))))
    for counted in _COUNTED_IN.finditer(question):
        rest = question[: counted.start()] + question[counted.end() :]
        asked = _telling(counted["what"]) - set(stems(rest))
        if asked and (not asked & told or (observation.is_cell and not _JOINS.search(label))):
            return "without what is to be counted in"
    if _IS_NET.search(question) and _GROSS.search(f"{label} {quote}") and not _NET.search(f"{label} {quote}"):
        return "before what is to be taken off"
    if _WHOLE_YEAR.search(question) and _OF_PARTS.search(f"{label} {quote}"):
        return "of parts of the year, and the whole is asked for"
    if observation.is_cell:
        return None
    own, beside = _clauses(quote, observation.number_span[0])
    if _TAKES.search(question) and _OF_ROOM & beside and not _OF_ROOM & own:
        return "of those who are there, and those there is room for are asked for"
    for person in _IS_ON.finditer(question):
        asked = _telling(person["what"])
        if len(asked) > 1 and asked <= beside - own:
            return "of those for whom that is not so"
    return None


def own_words(observation: Observation) -> frozenset[str]:
    """The stems of the clause that tells of a number, or of the label of a cell or an item."""
    if observation.wording.startswith("sentence"):
        return _clauses(observation.locator.quote, observation.number_span[0])[0]
    return frozenset(stems(observation.label))


def _telling(text: str) -> set[str]:
    return set(stems(text)) - LIGHT_WORDS - _PEOPLE


@lru_cache(maxsize=20_000)
def _clauses(quote: str, start: int) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the clause of the number at `start` of a quotation, and of those of the numbers beside it."""
    own, beside = frozenset[str](), frozenset[str]()
    for item in items_of(quote):
        for number in item.numbers:
            said = frozenset(stems(item.clause(number)))
            is_own = item.start + number.start <= start < item.start + number.end
            own, beside = (own | said, beside) if is_own else (own, beside | said)
    return own, beside
