"""Statistics of one measure in a table of one value a row: outcome, numerator, denominator, lower and upper bound.

In: observations whose dimensions name the statistic, with their numbers. Out: outcome = 100 * numerator / denominator
(or per 100,000, or a mean), and bounds around the outcome. Which of these a measure means is told by what holds most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from corpus.observations import Observation
from corpus.reconcile.forms import share
from corpus.reconcile.numbers import Number
from corpus.reconcile.pairs import bounded
from corpus.reconcile.relations import Relation

_ROLES = (
    ("numerator", re.compile(r"\bnumerator\b", re.IGNORECASE)),
    ("denominator", re.compile(r"\bdenominator\b|\bbase\b", re.IGNORECASE)),
    ("lower", re.compile(r"\blower\b", re.IGNORECASE)),
    ("upper", re.compile(r"\bupper\b", re.IGNORECASE)),
    ("margin", re.compile(r"\bmargin of error\b", re.IGNORECASE)),
)
_COUNTS = ("numerator", "denominator")
_STEP = Decimal(5)
_BY_CHANCE = 12
"""Two exact counts both end in 0 or 5 once in 25 cases; where twice as many do, some are rounded."""
_PER = tuple(Decimal(per) for per in (100, 100_000, 1_000, 10_000, 1))


def tidy_relations(found: Iterable[tuple[Observation, Number]]) -> Iterator[Relation]:
    """The relations between the statistics of each measure, group, area and period."""
    measures: dict[object, dict[object, dict[str, Number]]] = defaultdict(lambda: defaultdict(dict))
    for observation, number in found:
        role, rest = _role(observation)
        if role is not None:
            case = (observation.group, observation.area, observation.period, rest)
            measures[observation.measure][case].setdefault(role, number)
    for measure, cases in measures.items():
        where = f"‘{measure}’"
        yield from _rates(_rounded(list(cases.values())), where)
        for statistics in cases.values():
            for role in ("lower", "upper"):
                if "outcome" in statistics and role in statistics:
                    yield bounded(statistics["outcome"], statistics[role], is_upper=role == "upper", where=where)


def _role(observation: Observation) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Which statistic an observation is, and its other dimensions; None for one that no dimension names."""
    for name, value in observation.dimensions:
        for role, words in _ROLES:
            if words.search(value):
                return role, tuple(pair for pair in observation.dimensions if pair != (name, value))
    return "outcome", observation.dimensions


def _rounded(cases: list[dict[str, Number]]) -> list[dict[str, Number]]:
    """The cases with the room of rounded counts: some councils of a national table round to 5 and others do not."""
    counts = [[number for role, number in case.items() if role in _COUNTS] for case in cases]
    looks_round = [bool(found) and not any(number.value % _STEP for number in found) for found in counts]
    if _BY_CHANCE * sum(looks_round) < len(cases):
        return cases
    return [
        {role: number.rounded_to(_STEP) if role in _COUNTS else number for role, number in case.items()}
        if is_round
        else case
        for case, is_round in zip(cases, looks_round, strict=True)
    ]


def _rates(cases: list[dict[str, Number]], where: str) -> Iterator[Relation]:
    complete = [case for case in cases if {"outcome", "numerator", "denominator"} <= case.keys()]
    best: list[Relation] = []
    held_best = 0
    for per in _PER:
        made = [
            one
            for case in complete
            if (one := share(case["numerator"], case["denominator"], case["outcome"], where=where, per=per)) is not None
        ]
        held = sum(one.holds for one in made)
        if held > held_best and 2 * held >= len(made):
            best, held_best = made, held
    yield from best
