"""What rules a figure out before any likelihood is asked: doubt, area, kind, unit, time, and what a question demands.

In: a query and an observation. Out: why it cannot answer, in words that staff are shown, or None.
"""

from __future__ import annotations

import re

from corpus.measures import stem
from corpus.models import ANSWERS_FROM, EARLIER_VALUE, Aspect, Availability, Observation
from corpus.quantities import UnitKind, find_quantities
from server.answers.conditions import unmet_condition
from server.answers.fitness import asks_for_rate, names_excluded, ruled_out_as
from server.answers.given_numbers import given_numbers
from server.answers.heads import is_of_deeds, is_part_of_those
from server.answers.near_misses import near_miss
from server.answers.own_clause import told_of_another
from server.answers.queries import Operation, Query, Wants
from server.answers.sentences_read import is_run_of_numbers
from server.answers.time_to_come import LENGTHS, is_left_behind

OTHER_AREA, OTHER_UNIT = "of another area", "of another unit"
_OF_CHANGE = re.compile(
    r"\b(?:reductions?|cut(?:s|ting)?|savings?|extra|additional|tak(?:en?|ing) (?:out|off|away))\b", re.IGNORECASE
)
"""Names by how much something moved as a thing of its own: "the cut to Supporting People", "a savings target"."""


def unfit(query: Query, observation: Observation) -> str | None:  # noqa: PLR0911, PLR0912 - each is a reason of its own
    """Why a figure is not of the kind asked for, in words; None where it may answer."""
    if observation.confidence < ANSWERS_FROM:
        return "its reading is in doubt"
    if not observation.is_cell and is_run_of_numbers(observation.locator.quote):
        return "in a row that has lost its columns"
    if not _is_of_known_time(observation):
        return "its time is not told"
    if query.area and observation.area and observation.area.casefold() != query.area.casefold():
        return OTHER_AREA
    if query.area_named and query.area and not observation.area and not _tells_area(observation, query.area):
        return "of no area that is told"
    if query.operation is not Operation.REVERSE and observation.availability is Availability.PUBLISHED:
        changes = observation.aspect is not Aspect.LEVEL
        if changes and query.operation is not Operation.CHANGE and not _OF_CHANGE.search(query.text):
            return "a change, and a level is asked for"
    moved = query.operation is Operation.CHANGE and len(query.periods) > 1
    if query.operation is not Operation.REVERSE and (
        why := ruled_out_as(query.text, observation, from_then=moved)
        or unmet_condition(query.text, observation, in_place=query.area_named)
        or near_miss(query.text, query.names, observation)
        or told_of_another(query.text, observation)
    ):
        return why
    is_shown = query.operation in (Operation.LOOKUP, Operation.LIST, Operation.RANK) or (
        query.operation is Operation.SHARE and observation.unit == "percent"
    )
    if is_shown and observation.value in given_numbers(query.text):
        return "what the question says already"
    if query.wants is Wants.MONEY and observation.unit == "percent" and _gives(query, observation):
        return "what the question says already"
    if is_left_behind(query, observation):
        return "of what was, and what is to come is asked for"
    if query.excluded and names_excluded(query.excluded, observation):
        return "of what the question leaves out"
    is_money, is_share = observation.unit == "GBP", observation.unit in ("percent", "percentage points")
    of_percent = query.wants is Wants.PERCENT and not _reckons(query)
    of_count = query.wants is Wants.COUNT and query.operation is not Operation.RATIO
    if of_count and observation.unit.startswith("per ") and not asks_for_rate(query.text):
        return "a rate, and a count is asked for"
    if of_count and observation.unit in LENGTHS and query.heads and stem(observation.unit) not in query.heads:
        return "a length of time, and a count is asked for"
    if of_count and is_part_of_those(query, observation):
        return "a part of those asked for"
    if of_count and is_of_deeds(query, observation):
        return "of what they did, and they are asked for"
    if (query.wants is Wants.MONEY and not (is_share and _tells_change(query, observation))) or is_money:
        return None if is_money and query.wants is not Wants.COUNT and not of_percent else OTHER_UNIT
    return OTHER_UNIT if of_percent and not is_share else None


def _gives(query: Query, observation: Observation) -> bool:
    """Whether the question itself gives the percentage: "the cost of taking only 90% of income"."""
    given = (each for each in find_quantities(query.text) if each.kind is UnitKind.PERCENT)
    return any(each.value == observation.value for each in given)


def _tells_area(observation: Observation, area: str) -> bool:
    """Whether the words around a figure name an area, where no document or reading has given it one."""
    place = observation.locator
    return area.casefold() in " ".join((place.quote, *place.headings, observation.context)).casefold()


def _reckons(query: Query) -> bool:
    return query.operation is not Operation.LOOKUP


def _tells_change(query: Query, observation: Observation) -> bool:
    """Whether a printed change is asked for: "how much will the spending power go up by?", by money or by a share."""
    return query.operation is Operation.CHANGE and observation.aspect is Aspect.CHANGE


def _is_of_known_time(observation: Observation) -> bool:
    """Whether a figure may stand for its measure: "down from 78%" without a year is of no time that can be told."""
    return observation.wording != EARLIER_VALUE or observation.is_dated
