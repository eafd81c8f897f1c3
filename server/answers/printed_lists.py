"""Printed lists: figures that stand together under one title, of one unit and period, and so may be added and ranked.

In: a query and observations. Out: the lists about what is asked; the one that is meant, or None where it is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.glossary import Glossary
from corpus.measures import PEOPLE_WORDS, stem, stems
from corpus.models import ANSWERS_FROM, Aspect, Observation, Status
from corpus.periods import Period
from server.answers.fitness import ruled_out_as
from server.answers.queries import Operation, Query, Wants
from server.answers.time_to_come import is_left_behind

_PEOPLE = frozenset(
    map(stem, PEOPLE_WORDS - {"older", "young", "oldies", "pensioners", "elderly", "carers", "respondents"})
)
_STEP = re.compile(r"^(?:add|less|plus|minus|deduct|opening|closing|brought forward|carried forward)\b", re.IGNORECASE)


def is_reckoning(members: Iterable[Observation]) -> bool:
    """Whether a list reckons from one figure to another, "less: ..., add: ...": its steps are not ranked or shared."""
    return any(_STEP.match(each.group or "") for each in members)


def of_period(observations: Iterable[Observation], period: Period) -> Observation | None:
    """The observation of exactly that period, or None."""
    return next(
        (o for o in observations if o.period and (o.period.start, o.period.end) == (period.start, period.end)), None
    )


def one_list(query: Query, observations: Sequence[Observation], glossary: Glossary) -> list[Observation] | None:
    """The members of the only printed list about what is asked, of its unit and period (the latest if none is)."""
    whole = [one for one in printed_lists(query, observations, glossary) if not is_reckoning(one)]
    if query.periods:
        whole = [members for members in whole if of_period(members, query.periods[0])]
    elif whole:
        latest = max((m[0].period for m in whole if m[0].period), key=lambda p: p.end, default=None)
        whole = [members for members in whole if members[0].period == latest]
    if len(whole) > 1:  # beside what was spent stand the budget and the forecast
        whole = [members for members in whole if members[0].status is Status.ACTUAL]
    return whole[0] if len(whole) == 1 else None


def members_named(query: Query, members: Sequence[Observation], glossary: Glossary) -> list[Observation]:
    """Those members of a list that the question names one by one."""
    asked, said = {term.name for term in query.terms}, set(stems(query.text))
    named = [member for member in members if asked & glossary.read(member.group or "").names]
    if len(named) < 2:
        told = [member for member in members if _telling(member.group or "") <= said]
        return told if len(told) > 1 and said else named
    # beside others that are named "older" is "older people"
    return [member for member in members if member in named or _telling(member.group or "") <= said]


def _telling(name: str) -> set[str]:
    """The stems of a name that tell it from others: "older" of "older people"."""
    return set(stems(name)) - _PEOPLE or {name}


def printed_lists(query: Query, observations: Sequence[Observation], glossary: Glossary) -> list[list[Observation]]:
    """The printed lists of the unit asked for that name all that is asked, those whose title names most of it.

    Each is of one unit and one period, its members in reading order.
    """
    lists: dict[str, list[Observation]] = {}
    for observation in observations:
        if observation.breakdown and observation.confidence >= ANSWERS_FROM and _fits_list(query, observation):
            lists.setdefault(observation.breakdown, []).append(observation)
    whole = [
        members for members in lists.values() if len(members) > 1 and len({(m.unit, m.period) for m in members}) == 1
    ]
    whole = [
        sorted(members, key=lambda o: o.locator.start) for members in whole if _names_all(query, members, glossary)
    ]
    asked = set(stems(query.text))
    shared = [
        len(asked & set(stems(members[0].measure))) + _asks_for_groups(asked, members, glossary) for members in whole
    ]
    return [members for members, count in zip(whole, shared, strict=True) if count == max(shared)]


def _asks_for_groups(asked: set[str], members: Sequence[Observation], glossary: Glossary) -> bool:
    """Whether "group" is asked for and the members are groups of people."""
    named = [any(term.kind == "group" for term in glossary.read(m.group or "").terms) for m in members]
    return "group" in asked and sum(named) * 2 > len(named)


def _names_all(query: Query, members: Sequence[Observation], glossary: Glossary) -> bool:
    """Whether the list's title, members and headings name every term and word of the question.

    What is ranked must be all of what is asked about: one member of another list may name it too.
    """
    named = [] if query.operation is Operation.RANK else [m.group or "" for m in members]
    words = " ".join([members[0].measure, *named, *members[0].locator.headings])
    reading, held = glossary.read(words), set(stems(words))
    terms = {term.name for term in reading.terms}
    return all(term.name in terms for term in query.terms) and all(word in held for word in query.stems)


def _fits_list(query: Query, observation: Observation) -> bool:
    if query.area and observation.area and observation.area.casefold() != query.area.casefold():
        return False
    if observation.aspect is not Aspect.LEVEL or observation.value is None or observation.upper is not None:
        return False
    if not observation.group or ruled_out_as(query.text, observation) or is_left_behind(query, observation):
        return False
    if query.wants is Wants.MONEY and observation.unit != "GBP":
        return False
    return not (query.wants is Wants.COUNT and observation.unit in ("GBP", "percent"))


def members_of(part: Observation, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """All members of the printed list that an observation stands in, in reading order."""
    return tuple(
        sorted(
            (
                o
                for o in observations
                if o.breakdown == part.breakdown and o.unit == part.unit and o.period == part.period
            ),
            key=lambda o: o.locator.start,
        )
    )
