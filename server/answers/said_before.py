"""What a message says before it asks: "I am writing about last winter. What share of councils had agreed a plan?"

In: a text and what reads a question. Out: the query of the only sentence that asks, where it says by itself what it is
about; what is said before or after it tells only time and place, and what nobody asks about is demanded of no figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from server.answers.compounds import shared
from server.answers.queries import Query

_POINTS = re.compile(
    r"\b(?:it|its|he|she|him|his|hers?|they|their)\b(?!['’])|\b(?:this|these|those|them)\b"
    r"|\b(?:is|was|did|does|of|about|for|to|on|in|from|with|than|after|by) that\b(?!\s+\w+ (?:is|was|are|were)\b)",
    re.IGNORECASE,
)
"""Points to what was said before, without which the question says too little."""
_WHAT_FOR = re.compile(
    r"\W*(?:i['’]?m|i am|we['’]?re|we are)\b.{0,30}?"
    r"\b(?:writing|preparing|doing|researching|studying|working on|looking into"
    r"|reporting|putting together|curious|interested)\b",
    re.IGNORECASE,
)
"""Says what the answer is for: whatever it names besides is not what is asked about."""
_NOT_ASKING = r"(?:(?!\b(?:what|which|how|who|when|where|why|do|does|did|is|are|was|were|has|have)\b).){0,80}?"
WHO_ASKS = re.compile(
    r"^\W*(?:(?:i|we)\b(?:['’]\w+)?(?:(?!\b(?:do|does|did|what|which|how|you|your|our)\b).){0,80}?"
    r"(?:\s[-–—]\s|[:,]|\b(?:and|so|who) (?:i |we )?(?:want|need|would like|['’]d like|am after|are after)\b)"
    rf"|{_NOT_ASKING}\b(?:(?:and|so|but) )?(?:i|we) (?:want|need|would like|['’]d like|am after|are after) "
    r"(?=(?:the|a) |to know\b|how (?:many|much)\b)"
    rf"|{_NOT_ASKING}\b(?:wants?|needs?|asks? for|looking for|after) "
    r"(?=the (?:number|figure|total|share|percentage|cost)\b)"
    r"|(?:before|ahead of|in time for|for) (?:(?:the|my|our|an?|next|this|\w+['’]s) ){0,2}(?:[\w’'-]+ ){0,2}?"
    r"(?:meeting|committee|interview|essay|coursework|article|speech|briefing|dissertation|assignment)\b[^,:]{0,20}"
    r"(?:\s[-–—]\s|[:,]))",
    re.IGNORECASE,
)
"""Says who asks, or what for, in the sentence that asks: "we run a cafe and want …", "before Thursday's meeting: …"."""
_DETERMINES = re.compile(
    r"\b(?:these|those|this)(?= (?!(?:is|are|was|were|has|have|had|do|did|does|and|or|in|for|of|to|on|by|with|that|who)"
    r"\b)[a-z])",
    re.IGNORECASE,
)
"""Stands before what it points to: "these small businesses" says what is meant."""
_OPENS = r"(?:how|what|which|who|when|where|why|do|does|did|is|are|was|were|can|could|will|has|have)\b"
_PARTED = re.compile(rf"(?<=[.!?])\s+(?=[A-Z“]|{_OPENS})")
"""Between two sentences, the second of which may begin with a small letter where it asks."""
_ASKS_NUMBER = re.compile(
    r"\b(?:how (?:many|much)|number of|figures? for|total for|percentage of|share of)\b", re.IGNORECASE
)
_SUBJECT = re.compile(r"\b(?:council|account|report|service)\b[^.?!]{1,60}?\b(?:it|its|they|their)\b", re.IGNORECASE)
"""What points to what the same sentence has named: "whether the council said how many it supported"."""
LEAST_BEHIND = 3
"""Words behind a question that say something: "%" and "per week?" belong to it."""
ENOUGH = 2
"""Terms and telling words that say what a sentence is about."""


def read_asking(text: str, read: Callable[[str], Query]) -> Query:
    """The query of a text: of the sentence that asks, in the time and place of the whole, where that says enough."""
    whole, asking = read(text), _asking(text)
    if asking == text:
        return whole
    query = read(asking)
    if _POINTS.search(_SUBJECT.sub(" ", _DETERMINES.sub("the", asking) if query.terms else asking)):
        return whole
    beside = read(text.replace(asking, " "))
    is_besides = _WHAT_FOR.match(text) or WHO_ASKS.match(text) or not beside.terms
    enough = 1 if query.terms and is_besides else ENOUGH
    return shared((query, whole))[0] if len(query.terms) + len(query.stems) >= enough else whole


def _asking(text: str) -> str:
    """The stretch of a text that asks; the whole where no one sentence does."""
    parts = _PARTED.split(text.strip())
    asked = [part for part in parts if part.rstrip().endswith("?")]
    if not asked and len(parts) > 1:
        asked = [part for part in parts if _ASKS_NUMBER.search(part)]
    behind = text.rpartition("?")[2].split() if "?" in text else []
    if len(parts) == 1:
        asked = parts
    if len(asked) != 1 or 0 < len(behind) < LEAST_BEHIND:
        return text
    told = WHO_ASKS.match(asked[0])
    rest = asked[0][told.end() :] if told else asked[0]
    return text if rest == text.strip() or not rest.strip() else rest
