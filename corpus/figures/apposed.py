"""Changes of what was just told: ", up 5.7% from …", ", 8 days fewer than …", "This is a rise of 9%".

In: a part of a sentence with its role, and what was told before it. Out: the observation whose measure it takes over.
The words between the two are no label: "the rate is £24.36 an hour, up 5.7%" is a change of the rate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.clauses import Part
from corpus.figures.roles import Role
from corpus.figures.telling_words import telling
from corpus.figures.threads import Thread, kind_of
from corpus.measures import without_periods
from corpus.models import Aspect, Observation
from corpus.quantities import UnitKind, find_quantities

_DIFFERENCE = (
    r"(?:(?:a|an|the)\s(?:[a-z]+\s)?(?:increase|decrease|reduction|rise|fall|drop|growth|cut|improvement"
    r"|decline|uplift)"
    r"(?:\sof)?\s(?:about\s|around\s|only\s|just\s|over\s|nearly\s){0,2})"
)
_APPOSED = re.compile(
    rf",\s(?:(?:which|this|that)\s(?:is|was)\s)?(?:(?:up|down)\s(?:by\s)?|{_DIFFERENCE})$", re.IGNORECASE
)
_THAN = re.compile(r"\s(?:\w+\s){0,2}?(?:more|fewer|less|higher|lower|better|worse)\s(?:than|on)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from|compared|over|during|between)\b", re.IGNORECASE)
_NEXT = re.compile(r",\s$")
_POINTS_BACK = re.compile(
    rf"\W*(?:\d+(?:\.\d+)*\s)?(?:this|that|it|which)\s(?:is|was|represents|represented|means|meant|marks|marked"
    rf"|equates\sto|amounts\sto)\s{_DIFFERENCE}$",
    re.IGNORECASE,
)

_POINTS_BACK_A = re.compile(
    r"\W*(?:\d+(?:\.\d+)*\s)?(?:this|that|it|which)\s(?:is|was|represents|represented|means|meant|marks|marked"
    r"|equates\sto|amounts\sto)\san?\s(?:[a-z]{3,12}\s)?$",
    re.IGNORECASE,
)
_MOVE = re.compile(
    r"\s(?:[a-z-]{4,12}\s)?(?:increase|decrease|reduction|rise|fall|drop|growth|decline|improvement|cut)\b"
    r"(?:\s\([^()]{1,30}\))?(?=\s*(?:[.,;]|$|(?:on|since|from|compared|over|during|between|when)\b))",
    re.IGNORECASE,
)
""" "This represents a 4% increase (326) compared to 2022"."""
_SHARE = re.compile(r",\s(?:(?:or|about|around|some|nearly|over|just over|just under|only) ){0,2}$", re.IGNORECASE)
_OF = re.compile(r"\s*of\s(?!(?:these|those(?! who| with)|them|which|whom)\b)", re.IGNORECASE)
_SAID = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|do|did|said|felt|needed|wanted)\b", re.IGNORECASE
)

_DIFFERENT = re.compile(
    r"[^.;:\d]{0,60}(?:\b(?:in|for)\s20\d\d[-/–]\d\d)?,\s"
    r"(?:which (?:is|was) |this is |that is )?(?:an?|up by|up|down by|down)\s(?:\w+\s)?"
    r"(?:increase|decrease|reduction|rise|fall|drop|growth|cut)?(?:\sof\s)?(?:an? )?$",
    re.IGNORECASE,
)
_AGAINST_PLAN = re.compile(
    r"\b(?:against|on|compared (?:with|to)) (?:an?|the|its|our) (?:[\w’'-]+ ){0,4}(?:budget|target|forecast|plan)\b"
    r"[^.;]{0,20}$",
    re.IGNORECASE,
)
_AT_COST = re.compile(
    r"[^;:]*\b(?:at|with|for) an? (?:total |average |annual |yearly )?(?:cost|price|saving|value)\b(?: of)?\s",
    re.IGNORECASE,
)
""" "We trained 612 staff at a cost of £41,000"."""


def is_cost_of_before(part: Part) -> bool:
    """Whether a number is the cost of what the one before it counts: "612 staff at a cost of £41,000"."""
    return len(part.between) < len(part.lead) and _AT_COST.fullmatch(part.between) is not None


def is_apposed_change(part: Part) -> bool:
    """Whether a change is told of the number right before it: "the draft budget was £104.7m, an increase of £6.3m"."""
    return _DIFFERENT.fullmatch(part.between) is not None


def is_measured_against(part: Part) -> bool:
    """Whether a number is the plan that the one before it is measured on: "an overspend of £4m on a budget of £90m"."""
    return _AGAINST_PLAN.search(part.between) is not None


def told_more_of(part: Part, role: Role, own: str, thread: Thread, found: Sequence[Observation]) -> Observation | None:
    """What a change is told of without naming it: the number right before it, or the sentence before; else None."""
    if role is not Role.CHANGE or part.bracketed or telling(_THAN.sub(" ", _SINCE.split(part.after)[0]), own):
        return None
    if found:
        aside = part.between.count(")") - part.between.count("(")
        inside = len(find_quantities(part.lead[part.lead.rfind("(") :])) if aside > 0 else 0
        return found[-1 - inside] if _is_apposed(part) and inside < len(found) else None
    is_a_move = _POINTS_BACK_A.fullmatch(part.lead) and _MOVE.match(part.tail)
    if not thread.leads or not (is_a_move or _POINTS_BACK.fullmatch(part.lead)):
        return None
    kind = part.quantity.kind
    return thread.carried(UnitKind.PERCENT if kind is UnitKind.POINTS else kind) if _is_one(thread) else None


def _is_one(thread: Thread) -> bool:
    """Whether the sentence before told values of one measure only."""
    return len({(seen.measure, seen.group, seen.unit) for seen in thread.leads}) == 1


def is_unread(part: Part, role: Role, found: Sequence[Observation]) -> bool:
    """Whether a change is told of the number right before it, which could not be read."""
    return role is Role.CHANGE and not found and len(part.between) < len(part.lead) and _is_apposed(part)


def _is_apposed(part: Part) -> bool:
    between = without_periods(part.between, partial=True)
    return _APPOSED.search(between) is not None or (
        _NEXT.search(between) is not None and _THAN.match(part.after) is not None
    )


def is_apposed_share(part: Part, before: Observation) -> bool:
    """Whether a share is that of the count before it: "14,200 people gave unpaid care, 9.1% of all adults"."""
    if part.quantity.kind is not UnitKind.PERCENT or part.bracketed or before.aspect is not Aspect.LEVEL:
        return False
    apposed = _OF.match(part.after) is not None and _SHARE.search(part.between) is not None
    return apposed and kind_of(before) is UnitKind.COUNT and not _SAID.search(part.after)
