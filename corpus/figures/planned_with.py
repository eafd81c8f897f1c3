"""Numbers that are as much planned as the one beside them, whatever their own words say.

In: a number of a sentence and what was read before it. Out: the observation whose status it shares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.figures.apposed import is_cost_of_before
from corpus.figures.clauses import Part
from corpus.figures.pointers import splits
from corpus.figures.roles import Role
from corpus.figures.statuses import is_outturn
from corpus.figures.tellings import Telling
from corpus.figures.threads import kind_of
from corpus.models import Aspect, Observation, Status

_INCLUDING = re.compile(r"\b(?:including|made up of|comprising|such as|namely)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:\s[^,;.:()£%\d]{0,40}|\s(?:in|for)\s\S{4,9})?(?:,|,?\sand)\s(?:(?:for|on|to|in|at)\s[^,;.:()£%\d]{2,40}\s)?"
    r"(?:(?:is|was|then|about|around|nearly|of)\s){0,2}",
    re.IGNORECASE,
)
""" "The target was £3.4m in 2022/23, £4.6m in 2023/24 and is £5.1m", "£22.1m for homecare, for day care £1.4m"."""
_OWN_VERB = re.compile(r"\b(?:was|were|has|have|had|is|are|did|went|came|got|received)\b", re.IGNORECASE)
_NEXT_OF_LIST = re.compile(r"(?:,|\band)\s(?:an?\s|the\s|about\s|around\s|just\s|some\s){0,2}$", re.IGNORECASE)


def planned_with(
    part: Part, role: Role, beside: Observation | None, found: Sequence[Observation]
) -> Observation | None:
    """What a number is the cost of, the next of a list with, or the change to: "fees will rise by 5% to £24.10"."""
    if role is Role.LEVEL and found and (is_cost_of_before(part) or _is_next_planned(part, found[-1])):
        return found[-1]
    return beside if role is Role.LATER and beside and beside.aspect is Aspect.CHANGE else None


def _is_next_planned(part: Part, last: Observation) -> bool:
    """Whether a number is named right after a planned one of its kind, and no verb of its own says what came of it."""
    is_alike = last.status is not Status.ACTUAL and kind_of(last) is part.quantity.kind and not part.bracketed
    return is_alike and _GOES_ON.fullmatch(part.between) is not None and not _OWN_VERB.search(part.after)


def goes_on_listing(part: Part, found: Sequence[Observation]) -> Observation | None:
    """The sum before one in a list that begins "including £1m for vouchers": it is as surely told as that."""
    is_next = _INCLUDING.search(part.lead) is not None and _NEXT_OF_LIST.search(part.between) is not None
    return found[-1] if found and is_next else None


def is_part_of_plan(telling: Telling, part: Part, said: Status, unit: str, beside: Observation) -> bool:
    """Whether a number is a part of the one beside it, and so as much planned as that: "of which £1.5m falls in"."""
    return (
        not is_outturn(part)
        and said is Status.ACTUAL
        and unit == beside.unit
        and (splits(telling.text) or splits(part.between, inside=True))
    )
