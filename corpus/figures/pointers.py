"""Sentences that point to what came before them: "Of them, 608 …", "That is 7.9% of …", "of which £1.5m falls in".

In: a sentence. Out: whether it takes up, says again, or tells parts of what was told before.
"""

from __future__ import annotations

import re

from corpus.quantities import find_quantities

_SPLITS = re.compile(
    r"\s*(?:\d[\d.]*\s)?(?:(?:of|within) (?:this|these|that|it|the total)"
    r"|(?:this|it|that) (?:allow(?:s|ed)|include[sd]?|comprise[sd]?|(?:is|was) made up of))\b",
    re.IGNORECASE,
)
_RESTATES = re.compile(r"\s*(?:that|this|it) (?:is|equals|represents|amounts to|equates to)\s", re.IGNORECASE)
_SPLITS_INSIDE = re.compile(r"\bof which\b|\bstarting with\b|\bmade up of\b|\bincluding\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*\.?|[a-z]\)|[ivx]+\.)\s+)?(?:(?:\S+\s+)?of (?:these|this|those|them|whom|which)|this"
    r"|that|these|those|they|it(?! (?:takes|took)\b)"
    r"(?! (?:is|was) (?:estimated|thought|expected|likely|clear|hoped|believed)\b)"
    r"|(?:in|on|at|by|over|during) (?:that|the same) (?:date|day|point|time|year|month|quarter|period)"
    r"|the (?:money|funding)"
    r"|(?:in|for|by|during) (?:[a-z]{3,9} )?(?:19|20)\d\d(?:[-–/]\d{2,4})?,?"
    r" (?:it|this|they) (?:was|were|had|stood|rose|fell|came|went))\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\bof (?:them|(?:this|these|those)(?=\s?[,.;:(]|\s(?:was|were|is|are|had|have|has|will|would|came|went|come|goes"
    r"|live[ds]?|received?|needed|led|said|told|also|did)\b|$)|this(?=\s(?:through|from|by|via|for|in|on)\b))",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """Whether a text opens by pointing to what came before: "Of them, 608 …", "This compares with …"."""
    return _POINTS_BACK.match(text) is not None


def tells_part(text: str) -> bool:
    """Whether the first number of a text is a part of what came before: "A third of them", "paid £0.9m of this"."""
    named = _OF_THEM.search(text)
    return named is not None and len(find_quantities(text[: named.start()])) <= 1


def restates(text: str) -> bool:
    """Whether a sentence says again, in another unit, what the one before it said: "That is 7.9% of …"."""
    return _RESTATES.match(text) is not None


def splits(text: str, *, inside: bool = False) -> bool:
    """Whether words tell parts of what came before them: "Of this, £1.65m is …", `inside` a sentence "of which"."""
    return (_SPLITS_INSIDE.search(text) if inside else _SPLITS.match(text)) is not None
