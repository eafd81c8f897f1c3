"""Numbers that a question takes as told, and asks something else of: "how many of the 216 compliments were for …?".

In: the text of a question. Out: their values, which cannot be the answer.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from corpus.quantities import UnitKind, find_quantities

_TAKEN = re.compile(
    r"\b(?:(?:of|in|from|do|among) (?:the|those|these|their|its|all)"
    r"|(?:every|each|per)"
    r"|(?:what|which|who) (?:are|were) the|(?:name|list) the"
    r"|\w+s (?:that|which|who) \w+(?: [^?.;,]{0,30})?"
    r"|(?:before|until|till|when|after) [^?.;]{0,40}\b(?:fell|rose|grew|dropped|went|came|increased|reduced|cut|was"
    r"|were)(?: (?:up|down))?(?: to| from)?) $",
    re.IGNORECASE,
)


_KNOWN = re.compile(r"\b(?:the|these|those) $", re.IGNORECASE)
"""Before a count of what is known to who asks: "the four homes"; "the 30%" may be what is asked about."""


@lru_cache(maxsize=1_000)
def given_numbers(text: str) -> frozenset[Decimal]:
    """The values of numbers that follow "the", "services that take", "for every", "before it fell to"."""
    return frozenset(
        each.value
        for each in find_quantities(text)
        if _TAKEN.search(text[: each.start]) or (each.kind is UnitKind.COUNT and _KNOWN.search(text[: each.start]))
    )
