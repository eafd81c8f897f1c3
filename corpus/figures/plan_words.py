"""Words right before a number that say what it was meant to be, is asked for, or is foreseen: "(plan 2.0)".

In: a part of a sentence. Out: a status, or none. Such words speak for the number alone, whatever its sentence says:
"the wait, which averaged 19 weeks" is a fact inside an aim, "where the plan was for 500" a plan inside a fact.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.models import Status
from corpus.quantities import UnitKind

_NEARLY = r"(?:(?:about|around|nearly|over|only|just|some|up to|an?) ){0,2}"
_FACT = re.compile(rf"\b(?:which|that) (?:averaged|was|were|stood at|took|had been) {_NEARLY}$", re.IGNORECASE)
_PLAN = re.compile(
    r"(?:^|[(;,:]\s?|\bthe )(?:plan(?:ned)?|(?<=[(;,:])\s?(?:budget(?:ed)?(?: assumption)?|profiled?|trajectory))"
    r"(?: (?:was|is|had been|had|has))?"
    rf"(?: (?:for|to (?:have|help|see|reach|support)))?:? {_NEARLY}$",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"\b(?:is|was|are|were|been) (?:intended|meant|supposed|designed|commissioned|contracted|funded) (?:to|for) "
    rf"(?:[a-z]+ ){{0,2}}{_NEARLY}$|\b(?:had|has|have) (?:allowed|planned|provided) for {_NEARLY}$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\b(?:seeks?|sought|asks? for|asked for|(?:bids?|applications?)(?: (?:is|was|to (?:[\w’'&-]+ ){1,5}?))? ?for"
    rf"|appl(?:ied|ies) for) {_NEARLY}$",
    re.IGNORECASE,
)
_FORESEEN = re.compile(
    r"\b(?:costs?|price|repairs?|works?|bill)\b[^.;:\d]{0,60} (?:(?:has|have|had) been |is |was |are |were )?put at "
    rf"{_NEARLY}(?:between )?$|\b(?:predictions?|estimated (?:value|cost|total|saving)s?)\b[^.;:\d]{{0,50}} "
    rf"(?:was|is|had been|of|at) "
    rf"{_NEARLY}$",
    re.IGNORECASE,
)
_RESOLVED = re.compile(r"\W*(?:it was )?(?:resolved|agreed|recommended)\b", re.IGNORECASE)
_BE = re.compile(rf"\bbe (?:(?:set|fixed|approved|agreed|increased|reduced) (?:at|to) )?{_NEARLY}$", re.IGNORECASE)


def status_before(part: Part) -> Status | None:
    """The status that the words right before a number give to it alone; None where they give none."""
    said, money = f"{part.near.rstrip()} ", part.quantity.kind is UnitKind.GBP
    if _FACT.search(said):
        return Status.ACTUAL
    if _PLAN.search(said) or _MEANT.search(said):
        return Status.BUDGET if money else Status.TARGET
    if money and _SEEKS.search(said):
        return Status.DRAFT
    if _FORESEEN.search(said):
        return Status.FORECAST
    return Status.BUDGET if money and _RESOLVED.match(part.lead) and _BE.search(said) else None
