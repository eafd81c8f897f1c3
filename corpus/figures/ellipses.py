"""Clauses that leave out what they speak of: "We expect 4,100 by 2035", "we managed 61%", "the budget assumes 5%".

In: a part of a sentence and what was told before it. Out: the observation whose measure it takes over. Such a clause
has a pronoun or a plan for its subject and a verb that tells nothing, and its number has no noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.clauses import Part
from corpus.figures.roles import Role
from corpus.figures.telling_words import telling
from corpus.figures.threads import Thread, kind_of
from corpus.measures import without_periods
from corpus.models import Observation
from corpus.quantities import UnitKind

_LIGHT = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|should|to|expect(?:s|ed|ing)?|aim(?:s|ed|ing)?|want(?:s|ed)?"
    r"|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed)?|manag(?:e|es|ed)|achiev(?:e|es|ed|ing)|reach(?:es|ed|ing)?"
    r"|see|saw|bring|keep|grow|rise|fall|increase|reduce|improve|cut|move|assum(?:e|es|ed)|predict(?:s|ed)?"
    r"|project(?:s|ed)?|forecast(?:s|ed)?|averag(?:e|es|ed)|scored?|this|it|them|that|down|up|back|at|by|just|only|now|also"
    r"|likely|around|about|then|again)"
)
_CLAUSE = re.compile(
    r"\W*(?:(?:and|but|so|then)\s)?(?:(?:in|by|at|on|for|during|last|next|this|the)\s(?:[\w’'-]+\s){0,5}?)?,?\s?"
    r"(?:we|they|it|this|that|(?P<plan>the|our|its|their)\s(?:[\w’'-]+\s)?(?:aim|ambition|goal|budget|plan|target|forecast"
    r"|neighbours|projection|model)s?)\s"
    rf"(?P<verb>{_LIGHT}(?:\s{_LIGHT}){{0,9}})\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:is|are|was|were)$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s*(?:people|adults|residents|of (?:them|these|those)|a (?:week|month|year))?\s*(?:\W|$)", re.I
)


def left_out(part: Part, role: Role, thread: Thread, found: Sequence[Observation]) -> Observation | None:
    """What a clause speaks of that names nothing: the level told before of its kind; None where it names something."""
    if role is not Role.LEVEL or part.bracketed:
        return None
    said, after = (without_periods(text, partial=True) for text in (f"{part.before} ", part.after))
    clause = _CLAUSE.fullmatch(re.sub(r"\s+", " ", said))
    if clause is None or _ENDS.search(clause["verb"]) or telling(after) or not _NOUN_AFTER.fullmatch(after):
        return None
    if clause["plan"] and part.quantity.kind is UnitKind.GBP:
        return None  # "the latest forecast is likely to be £20.9m": of what, its paper tells
    kinds = {part.quantity.kind, UnitKind.SCORE} if part.quantity.kind is UnitKind.COUNT else {part.quantity.kind}
    told = (*reversed(found), *thread.leads)
    return next((seen for seen in told if kind_of(seen) in kinds), None)
