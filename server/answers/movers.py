"""Which of the rows of a table moved most: "which team had the biggest rise in complaints, and by how many?".

In: a query, the observations that may answer it, the series that fit it. Out: a `Draft` that cites both values of every
row, or None where one row lacks one of the two, or two rows moved most alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.glossary import Glossary
from corpus.models import Observation
from server.answers.changes import moved
from server.answers.drafts import Draft, Statement
from server.answers.families import Family, family_of, tables_meant
from server.answers.matching import Series
from server.answers.operations import Result, difference
from server.answers.periods_asked import of_period
from server.answers.printed_lists import printed_lists
from server.answers.queries import Operation, Query

_FELL = re.compile(
    r"\b(?:falls?|fell|fallen|drops?|dropped|decreases?|decreased|reduction|declined|cut|shrank|shrunk|down)\b",
    re.IGNORECASE,
)
_FASTEST = re.compile(
    r"\b(?:fast(?:est|er)|quick(?:est|er|ly)|rapid(?:ly)?|steep(?:est|er|ly)|proportionate(?:ly)?|proportionally"
    r"|(?:in|by) (?:percentage|relative|proportional) terms|by what (?:percentage|proportion|percent)"
    r"|percentage (?:increase|rise|growth|fall|drop|change)|rate of (?:growth|increase))\b",
    re.IGNORECASE,
)
"""Asks how fast something grew, which is by what part of it, and not by how much."""
Step = tuple[Result, Observation, Observation]


def answer_movers(
    query: Query, observations: Sequence[Observation], found: Sequence[Series], glossary: Glossary
) -> Draft | None:
    """The row that rose most, or fell most, between the two periods asked for or the latest two held."""
    pair = _two_times(query, tables_meant(query, observations, found) or _listed(query, observations, glossary))
    if pair is None or not all(family.is_sure for family in pair):
        return None
    before = {(each.group, each.dimensions): each for each in pair[0].members}
    after = {(each.group, each.dimensions): each for each in pair[1].members}
    if set(before) != set(after):
        return None
    try:
        steps = [(difference(later, before[name]), before[name], later) for name, later in after.items()]
    except ValueError:
        return None
    fell = bool(_FELL.search(query.text))
    size = _relative if _FASTEST.search(query.text) else _absolute
    if size is _relative and not all(earlier.value for _, earlier, _ in steps):
        return None  # from nothing, any growth is without end
    steps.sort(key=size, reverse=not fell)
    first, second = size(steps[0]), size(steps[1])
    if first == second or (first >= 0 if fell else first <= 0):
        return None
    draft = moved((steps[0][1], steps[0][2]))
    operands = tuple(each for _, earlier, later in steps[1:] for each in (later, earlier))
    told = "; ".join(_told(pair[1], step) for step in steps[1:])
    return Draft(
        draft.outcome,
        (*draft.statements, Statement(f"The others: {told}.", operands)),
        figures=(*draft.figures, *operands),
        workings=(*draft.workings, *(result.working for result, *_ in steps[1:])),
        measure=draft.measure,
        group=draft.group,
        period=draft.period,
    )


def _absolute(step: Step) -> Decimal:
    """By how much a row moved, in its own unit."""
    return step[0].value


def _relative(step: Step) -> Decimal:
    """By what part of what it was before a row moved."""
    return step[0].value / (step[1].value or Decimal(1))


def _listed(query: Query, observations: Sequence[Observation], glossary: Glossary) -> list[Family]:
    """The printed lists of one title that fit a question of few words: "which of the groups grew most?"."""
    asked = replace(query, operation=Operation.RANK)
    lists = printed_lists(asked, observations, glossary) if query.is_vague else []
    found = [family for members in lists if (family := family_of(members[0], observations))]
    return found if len({family.members[0].measure for family in found}) == 1 else []


def _told(family: Family, step: Step) -> str:
    return f"{family.name(step[2])} {step[0].display}"


def _two_times(query: Query, table: Sequence[Family]) -> tuple[Family, Family] | None:
    """The table at the two times that are asked for, or the latest two; None where it is not of both."""
    dated = [family for family in table if family.members[0].period]
    if len(query.periods) > 1:
        ends = (min(query.periods), max(query.periods))
        at = [[family for family in dated if of_period([family.members[0]], end)] for end in ends]
        return (at[0][0], at[1][0]) if len(at[0]) == 1 and len(at[1]) == 1 else None
    dated.sort(key=lambda family: _end(family.members[0]))
    return (dated[-2], dated[-1]) if len(dated) > 1 else None


def _end(observation: Observation) -> tuple[object, ...]:
    return (observation.period.end, observation.period.start) if observation.period else ()
