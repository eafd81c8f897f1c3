"""Whether the answer to "did it go up?" or "is ours higher than England's?" is yes or no, said before the numbers.

In: a question and the draft that answers it with two figures. Out: the same draft, with "Yes." or "No." first where
the question says one direction and no more. A question with a number, a negation or two directions gets neither.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.models import Observation, Qualifier
from corpus.periods import find_periods
from server.answers.drafts import Draft, Statement
from server.answers.models import Outcome
from server.answers.named_areas import take_areas
from server.answers.queries import Operation, Query

_ASKS = re.compile(
    r"^\W*(?:(?:so|and|but|ok|please|hello|hi)\W+){0,3}(?:did|has|have|had|is|are|was|were|does|do)\b(?!n['’]?t)",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:up|rise|risen|rose|increas(?:e|ed|ing)|grow(?:n|ing)?|grew|higher|more|larger|bigger|greater|longer|above)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:down|fall|fallen|fell|drop|dropped|decreas(?:e|ed|ing)|declin(?:e|ed|ing)|lower|fewer|less|smaller|shorter"
    r"|below|shrunk|cheaper)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\b(?:not|never|no longer|without|or|why|because|if|half|twice|double[ds]?|enough|too|likely|target|plan(?:ned)?"
    r"|budget|forecast|expected)\b|n['’]t\b"
    r"|\b(?:the|an?|any|this|that|pay|price|fee|tax) (?:\w+ )?(?:rise|increase|fall|drop|decrease|decline)\b",
    re.IGNORECASE,
)
"""Turns the question round, asks for more than a direction, or names a rise as a thing."""
_THAN = re.compile(r"\bthan\b(?P<rest>.*)|\bby (?:more|less|at least|over|under)\b", re.IGNORECASE)
_TIME = re.compile(r"\b(?:before|last|previous\w*|earlier|ago|it was)\b", re.IGNORECASE)
"""What a number may be compared with over time: "more than the year before", not "more than inflation"."""


def with_verdict(query: Query, draft: Draft | None) -> Draft | None:
    """The draft, with yes or no first where its two figures settle what is asked."""
    if draft is None or draft.outcome is not Outcome.ANSWERED or len(draft.figures) != 2:
        return draft
    wants_up, wants_down = _UP.search(query.text), _DOWN.search(query.text)
    told = wants_up or wants_down
    if told is None or (wants_up and wants_down) or query.numbers:
        return draft
    if not _ASKS.match(query.text) or _ELSE.search(query.text) or not _are_asked(query, told.end(), draft.figures):
        return draft
    one, other = draft.figures
    if one.value is None or other.value is None or one.value == other.value:
        return draft
    agrees = (one.value > other.value) is bool(wants_up)
    verdict = Statement.worded("answered.yes" if agrees else "answered.no")
    return replace(draft, statements=(verdict, *draft.statements))


def _are_asked(query: Query, told: int, figures: tuple[Observation, ...]) -> bool:
    """Whether the first figure is what is said to be higher or lower, the second what it is compared with."""
    one, other = figures
    if {one.qualifier, other.qualifier} != {Qualifier.EXACT} or one.unit != other.unit:
        return False
    if query.other_areas:
        areas = (query.area, *query.other_areas)
        known = [area for area in areas if area]
        before = take_areas(query.text[:told], known, counts=True)[0]
        behind = take_areas(query.text[told:], known, counts=True)[0]
        return (one.area, other.area) == areas and behind == query.other_areas and set(before) <= {query.area}
    if than := _THAN.search(query.text):
        rest = than["rest"] or ""
        if not (find_periods(rest) or _TIME.search(rest)):
            return False
    later, earlier = one.period, other.period
    return query.operation is Operation.CHANGE and later is not None and earlier is not None and later.end > earlier.end
