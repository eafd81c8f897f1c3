"""A figure of a table or list told again in a sentence: the sentence agrees with the table, or one of them is wrong.

In: observations with their numbers. Out: relations told - tabled = 0. A sentence tells of a row where it has all
telling words of the row's label, and every other telling word of its own stands in the table's measure, heading or
title; of the total, where it says "in total". Where several rows would fit, nothing is known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.measures import LIGHT_WORDS, stems
from corpus.observations import ANSWERS_FROM, Aspect, Observation
from corpus.reconcile.numbers import Number
from corpus.reconcile.relations import Relation
from corpus.reconcile.repeats import agreement, is_near, is_slip

_TOTAL = re.compile(r"\b(?:total|overall|altogether|in all|combined)\b", re.IGNORECASE)
_TOTAL_STEMS = frozenset(stems("total overall altogether combined all sum"))
_CLOSE = Decimal("0.05")
MANY_ROWS = 60
"""Rows that share a word ("people") beyond which that word finds none: the others do, or the row is not told of."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure of a table or list: the words that tell it from its neighbours, and those that it may be told with."""

    observation: Observation
    number: Number
    own: frozenset[str]
    allowed: frozenset[str]


def retold_relations(found: Iterable[tuple[Observation, Number]]) -> Iterator[Relation]:
    """The relations between sentences and the rows that they tell of."""
    rows: dict[object, dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    told: list[tuple[Observation, Number]] = []
    for observation, number in found:
        if observation.confidence < ANSWERS_FROM or observation.aspect is not Aspect.LEVEL or observation.dimensions:
            continue
        if observation.breakdown is None and "table" not in observation.wording:
            told.append((observation, number))
            continue
        row = _row(observation, number)
        for word in row.own or _TOTAL_STEMS:
            rows[_kind(observation)][word].append(row)
    for observation, number in told:
        row_told = _only_row(observation, rows[_kind(observation)])
        if row_told is not None:
            made = agreement(row_told.number, number, row_told.observation)
            if made.holds or is_slip(row_told.number, number) or is_near(row_told.number, number, _CLOSE):
                yield made


def _kind(observation: Observation) -> object:
    """What must be equal before words are compared."""
    return observation.period, observation.unit, observation.area, observation.status, observation.speaker


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in stems(text) if word not in LIGHT_WORDS)


def _row(observation: Observation, number: Number) -> _Row:
    own = _telling(observation.group or observation.measure) - _TOTAL_STEMS
    around = f"{observation.measure} {' '.join(observation.locator.headings)} {observation.context}"
    return _Row(observation, number, own, own | _telling(around) | _TOTAL_STEMS)


def _only_row(observation: Observation, rows: dict[str, list[_Row]]) -> _Row | None:
    """The row that a sentence tells of, or None where there is none or more than one."""
    words = _telling(observation.label)
    is_total = bool(_TOTAL.search(observation.locator.quote))
    near = [
        row for word in words | (_TOTAL_STEMS if is_total else frozenset()) for row in rows.get(word, ())[:MANY_ROWS]
    ]
    fitting = {
        row.number.place: row
        for row in near
        if row.own <= words <= row.allowed
        and (row.own or words)
        and row.number.page_index == observation.locator.page_index
        and not (observation.locator.start <= row.number.start < observation.locator.end)
    }
    longest = max((len(row.own) for row in fitting.values()), default=0)
    closest = [row for row in fitting.values() if len(row.own) == longest]
    return closest[0] if len(closest) == 1 and (longest or is_total) else None
