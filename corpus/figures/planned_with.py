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
from corpus.models import Aspect, Observation, Status

_INCLUDING = re.compile(r"\b(?:including|made up of|comprising|such as|namely)\b", re.IGNORECASE)
_NEXT_OF_LIST = re.compile(r"(?:,|\band)\s(?:an?\s|the\s|about\s|around\s|just\s|some\s){0,2}$", re.IGNORECASE)


def planned_with(
    part: Part, role: Role, beside: Observation | None, found: Sequence[Observation]
) -> Observation | None:
    """What a number is the cost of, or the change that comes to it: "fees will rise by 5% to £24.10"."""
    if role is Role.LEVEL and found and is_cost_of_before(part):
        return found[-1]
    return beside if role is Role.LATER and beside and beside.aspect is Aspect.CHANGE else None


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
