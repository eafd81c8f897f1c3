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
    r"|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed)?|manag(?:e|es|ed)|achiev(?:e|es|ed|ing)|reach(?:es"
    r"|ed|ing)?"
    r"|see|saw|bring|keep|grow|rise|fall|increase|reduce|improve|cut|move|assum(?:e|es|ed)|predict(?:s|ed)?"
    r"|project(?:s|ed)?|forecast(?:s|ed)?|averag(?:e|es|ed)|scored?|this|it|them|that|for|down|up|back|at|by|just"
    r"|only|now|also"
    r"|likely|around|about|then|again)"
)
_CLAUSE = re.compile(
    r"\W*(?:(?:and|but|so|then)\s)?(?:(?:in|by|at|on|for|during|last|next|this|the)\s(?:[\w’'-]+\s){0,5}?)?,?\s?"
    r"(?:we|they|it|this|that|(?P<plan>the|our|its|their)\s(?:[\w’'-]+\s)?(?:aim|ambition|goal|budget|plan"
    r"|target|forecast"
    r"|neighbours|projection|model)s?)\s"
    rf"(?P<verb>{_LIGHT}(?:\s{_LIGHT}){{0,9}})\s$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:is|are|was|were)$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s*(?:people|adults|residents|of (?:them|these|those)|a (?:week|month|year))?\s*(?:\W|$)", re.I
)

_FOR = re.compile(
    r"\W*(?:(?:and|but|while)\s)?(?P<whom>(?P<link>for|among|in|at)\s[^,;:]{2,60}?),?\s(?:it|this|that)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\bof (?:which|whom|these|this|those|them)\b[^;:]+$", re.IGNORECASE)
""" "£9.8m, of which £6.1m is paid to the council and £3.7m to the NHS": the second is a part as the first."""
_ELIDED = re.compile(
    r"\s(?:(?:partly|not|fully|also|still|only)\s)?(?:to|on|for|from|in|by|with|at|[a-z]+ed)\b", re.IGNORECASE
)


def left_out(
    part: Part, role: Role, thread: Thread, found: Sequence[Observation]
) -> tuple[str, str | None, bool] | None:
    """Measure and group of what a clause speaks of that names nothing; None where it names something.

    It is the level told before of its kind. Where the sentence before told several measures, it is none of them.
    """
    if role is not Role.LEVEL or part.bracketed:
        return None
    said, after = (without_periods(text, partial=True) for text in (f"{part.before} ", part.after))
    clause = _CLAUSE.fullmatch(re.sub(r"\s+", " ", said))
    if clause is None or _ENDS.search(clause["verb"]) or telling(after) or not _NOUN_AFTER.fullmatch(after):
        return None
    if clause["plan"] and part.quantity.kind is UnitKind.GBP:
        return None  # "the latest forecast is likely to be £20.9m": of what, its paper tells
    kinds = {part.quantity.kind, UnitKind.SCORE} if part.quantity.kind is UnitKind.COUNT else {part.quantity.kind}
    here = [seen for seen in reversed(found) if kind_of(seen) in kinds]
    told = here[:1] or [seen for seen in thread.leads if kind_of(seen) in kinds]
    if len({(seen.measure, seen.group) for seen in told}) > 1:
        return "", None, True
    return (told[0].measure, told[0].group, False) if told else None


def of_others(measure: str, label: str, said: str) -> tuple[str, str | None, bool]:
    """A measure told of others: "rate for women" of "the rate for men was 19.0 and for women it was 6.1"."""
    link = _FOR.match(said)
    kept, told, _ = measure.partition(f" {link['link'].lower()} ") if link else (measure, "", "")
    return (f"{kept} {link['whom']}", None, False) if link and told and kept else (measure, label, False)


def is_next_part(part: Part) -> bool:
    """Whether a number is the next part of a whole, without a noun of its own: "and £3.7m to the NHS"."""
    return _SPLIT.search(part.main) is not None and _ELIDED.match(part.after) is not None
