"""What a message says before it asks: "I am writing about last winter. What share of councils had agreed a plan?"

In: a text and what reads a question. Out: the query of the only sentence that asks, where it says by itself what it is
about; what is said before or after it tells only time and place, and what nobody asks about is demanded of no figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.sentences import sentences
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
WHO_ASKS = re.compile(
    r"^\W*(?:(?:i|we)\b(?:['’]\w+)?(?:(?!\b(?:do|does|did|what|which|how|you|your|our)\b).){0,80}?"
    r"(?:\s[-–—]\s|[:,]|\b(?:and|so|who) (?:i |we )?(?:want|need|would like|['’]d like|am after|are after)\b)"
    r"|.{0,80}?\b(?:(?:and|so|but) )?(?:i|we) (?:want|need|would like|['’]d like|am after|are after) "
    r"(?=(?:the|a) |to know\b|how (?:many|much)\b)"
    r"|.{0,80}?\b(?:wants?|needs?|asks? for|looking for|after) (?=the (?:number|figure|total|share|percentage|cost)\b)"
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
LEAST_BEHIND = 3
"""Words behind a question that say something: "%" and "per week?" belong to it."""
ENOUGH = 2
"""Terms and telling words that say what a sentence is about."""


def read_asking(text: str, read: Callable[[str], Query]) -> Query:
    """The query of a text: of the sentence that asks, in the time and place of the whole, where that says enough."""
    spans = sentences(text)
    if len(spans) == 1 and (told := WHO_ASKS.match(text)):
        query = read(text[told.end() :])
        points = _POINTS.search(_DETERMINES.sub("the", text[told.end() :]) if query.terms else text[told.end() :])
        if not points and (query.terms or len(query.stems) >= ENOUGH):
            return shared((query, read(text)))[0]
    asking = [text[start:end] for start, end in spans if text[start:end].rstrip().endswith("?")]
    whole = read(text)
    behind = text.rpartition("?")[2].split()
    if len(spans) < 2 or len(asking) != 1 or _POINTS.search(asking[0]) or 0 < len(behind) < LEAST_BEHIND:
        return whole
    query = read(asking[0])
    beside = read(text.replace(asking[0], " "))
    enough = 1 if query.terms and (_WHAT_FOR.match(text) or not beside.terms) else ENOUGH
    return shared((query, whole))[0] if len(query.terms) + len(query.stems) >= enough else whole
