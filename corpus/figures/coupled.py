"""What is said of several numbers at once, beside the last of them: "68% of men and 71% of women were satisfied".

In: a part of a sentence. Out: its label with the predicate that it leaves to the numbers after it, or "". "612 adults
and 148 carers used a direct payment" says of both that they used one.
"""

from __future__ import annotations

import re

from corpus.figures.clauses import Part
from corpus.figures.trimming import trimmed
from corpus.measures import without_periods
from corpus.quantities import UnitKind, find_quantities

MAX_COUPLED = 4
_NAME = re.compile(
    r"\s(?P<link>(?:of|in|among|for)\s)?(?P<noun>[a-z][\w’'-]*(?:\s(?:(?:and|or)\s(?:over|older|above|under)|(?!(?:and|or)\b)[\w’'-]+)){0,6}?),?\s(?:and\s|or\s)?",
    re.IGNORECASE,
)
""" " of men and " between two numbers."""
_FINITE = (
    r"(?:was|were|is|are|had|has|have|said|felt|left|took|went|came|got|made|gave|won|met|held|began|told|found|paid"
    r"|did|can|could|would|will|feel|say|use|live|need|receive)"
)
_ANY_FINITE = re.compile(
    rf"\b{_FINITE}\b|\b(?:used|lived|needed|received|reported|agreed|waited|chose)\b", re.IGNORECASE
)
_SAID = re.compile(
    rf"\s(?:of|in|among|for)\s(?:[^.;,()\d]|(?<=Year )\d){{2,60}}?\s(?P<said>(?:{_FINITE}"
    rf"|[a-z]{{2,}}ed)\b(?!\sof\b)[^.;,()\d]{{2,120}})",
    re.IGNORECASE,
)
_SAID_OF_NOUN = re.compile(
    r"\s[a-z]+\s(?=[^.;,()\d]{0,60}?\b(?:[a-z]{2,}ed|was|were|had|left|took|went|came|got|made|gave|won|met"
    r"|held|began)\b)"
    r"(?P<said>(?!of\b)[a-z][^.;,()\d]{3,120})",
    re.IGNORECASE,
)
_GOVERNED = re.compile(r"\b(?:to|with|by|for|from|of)\s(?:(?:about|over|around|nearly|some)\s)?$", re.IGNORECASE)
""" "Letters were sent to 3,400 people and 612 replies came": what such a word takes has no verb of its own."""


_OF_THEM = re.compile(r"\sof\s(?:which|whom|them|these|those)\b", re.IGNORECASE)
""" "4,118 concerns, 1,364 of which went on to an enquiry": what is said of a part is not said of the whole."""


def coupled_label(part: Part) -> str:
    """The label of a number with what is said of it and the numbers after it together; else ""."""
    if _GOVERNED.search(part.before):
        return ""
    name, start, told = "", 0, part.tail.partition(" (")[0]
    for position, quantity in enumerate(find_quantities(f"{told} ")[:MAX_COUPLED]):
        between = _NAME.fullmatch(without_periods(told[start : quantity.start], partial=True))
        if _OF_THEM.match(told, quantity.end):
            return ""
        if between is None or quantity.kind is not part.quantity.kind or _ANY_FINITE.search(between["noun"]):
            return ""
        if not between["link"] and part.quantity.kind is not UnitKind.COUNT:
            return ""
        name, start = name or between["noun"], quantity.end
        if position + 1 < len(find_quantities(told)):
            continue
        said = (_SAID if between["link"] else _SAID_OF_NOUN).match(without_periods(told[start:], partial=True))
        return trimmed(f"{name} {said['said']}") if said else ""
    return ""
