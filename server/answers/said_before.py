"""What a message says before it asks: "I am writing about last winter. What share of councils had agreed a plan?"

In: a text and what reads a question. Out: the query of the sentence that asks, where it says by itself what it is
about; what is said before it then tells only time and place, and what nobody asks about is demanded of no figure.
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
ENOUGH = 2
"""Terms and telling words that say what a sentence is about."""


def read_asking(text: str, read: Callable[[str], Query]) -> Query:
    """The query of a text: of its last sentence, in the time and place of the whole, where that says enough."""
    spans = sentences(text)
    asked = text[slice(*spans[-1])] if len(spans) > 1 else ""
    whole = read(text)
    if not asked.endswith("?") or _POINTS.search(asked) or text[: spans[-1][0]].count("?"):
        return whole
    query = read(asked)
    enough = 1 if _WHAT_FOR.match(text) and query.terms else ENOUGH
    return shared((query, whole))[0] if len(query.terms) + len(query.stems) >= enough else whole
