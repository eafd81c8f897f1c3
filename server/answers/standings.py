"""Answering over a family of figures printed side by side: which is largest, all in order, a part of the whole.

In: a query, candidate observations and what matches them. Out: a `Draft` that cites every member it compares, or None
where no one family is meant, or one of its figures is not sure enough to say which comes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.measures import stem, stems
from corpus.models import Observation
from server.answers.calculations import ranked
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.families import Family, families, family_asked, family_meant, family_of, is_additive
from server.answers.lookups import periods_asked
from server.answers.matching import Matcher, Series
from server.answers.models import Outcome
from server.answers.phrases import join_words, sentence
from server.answers.printed_lists import one_list
from server.answers.queries import Operation, Query
from server.answers.series_meant import best_series

_SUPERLATIVE = re.compile(
    r"\b(?:largest|biggest|highest|greatest|longest|smallest|lowest|shortest|fewest)\b", re.IGNORECASE
)
_TOP = re.compile(
    r"\b(?:top|first|(?:largest|biggest|highest|main|commonest|smallest|lowest)) (?P<n>two|three|four|five|[2-9])\b"
    r"|\b(?P<m>two|three|four|five|[2-9]) (?:most|largest|biggest|highest|main|commonest|smallest|lowest)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:after|behind|following) (?P<before>.{3,60}?),?\s(?:what|which)\b.{0,40}?\bnext[ -](?:\w+est|most)\b"
    r"|\bnext[ -](?:\w+est|most)\b.{0,60}?\b(?:after|behind) (?P<behind>.{3,60})",
    re.IGNORECASE,
)
"""Asks for the one that stands behind another that is named."""
FAR = 0.05
"""A list of which no member is likelier is not what a question asks about."""
NEARLY_ALL, ROUNDED_UP = Decimal("0.95"), Decimal("1.01")
"""What parts come to of a whole, where small ones are left out of the list or all are rounded."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}


def answer_over_family(
    query: Query,
    observations: Sequence[Observation],
    matcher: Matcher,
    similarities: Mapping[str, float],
) -> Draft | None:
    """The largest or smallest member, the second, the first few, or all of them in order or as printed."""
    asked = replace(query, operation=Operation.LOOKUP, heads=())
    found = matcher.series(asked, observations, similarities)
    family = (
        _near_enough(family_asked(query, observations, matcher, similarities), query, found)
        or family_meant(query, observations, found)
        or _near_enough(_listed_family(query, observations, matcher), query, found)
        or _parts_of_whole(query, observations, found)
    )
    if family is None or not family.is_sure:
        return None
    held = [each for each in family.members if each.value is not None and each.upper is None]
    silent = [each for each in family.members if each not in held]
    if len(held) < 2 or (silent and query.lowest):  # what is suppressed is small
        return None
    if query.operation is Operation.RANK:
        held = ranked(held, lowest=query.lowest)
    if told := _NEXT.search(query.text):
        place = _place_behind(told["before"] or told["behind"], held)
        if place is None:
            return None
        query = replace(query, place=place)
    first, others = _parted(query, held)
    statements = [Statement(_headed(family, first), tuple(first))] if len(first) > 1 else []
    statements += [Statement(sentence(first[0]), (first[0],))] if len(first) == 1 else []
    level = [each for each in others if [each.value] == [one.value for one in first]]
    others = [each for each in others if each not in level]
    statements += [Statement(f"The same: {_listed(family, level)}.", tuple(level))] if level else []
    statements += [Statement(f"The others: {_listed(family, others)}.", tuple(others))] if others else []
    if silent:
        names = join_words([family.name(each) for each in silent])
        statements.append(Statement.worded("answered.no_value", *silent, names=names))
    return Draft(
        Outcome.ANSWERED,
        tuple(statements),
        figures=(*first, *level, *others),
        related=tuple(silent),
        measure=first[0].measure,
        group=first[0].group if len(first) == 1 else None,
        period=first[0].dated,
    )


def _listed_family(query: Query, observations: Sequence[Observation], matcher: Matcher) -> Family | None:
    """The whole family of the one printed list that fits a question of few words: "which group is the largest?"."""
    members = one_list(query, observations, matcher.glossary)
    return family_of(members[0], observations) if members else None


def _parts_of_whole(query: Query, observations: Sequence[Observation], found: Sequence[Series]) -> Family | None:
    """The one family that the whole asked about is made of: under its heading, of its time, adding up to it or nearly.

    "£82.3 million in all" is told in a sentence, and the table below it says on what.
    """
    best = best_series(query, found, alone=True)
    whole = next(iter(periods_asked(query, best[0])), None) if len(best) == 1 else None
    if whole is None or whole.group or not whole.value or not is_additive(whole.unit):
        return None
    made = [family for family in families(observations) if _is_made_of(whole, family)]
    return made[0] if len(made) == 1 else None


def _is_made_of(whole: Observation, family: Family) -> bool:
    """Whether the members of a family add up to a whole that is told under the same heading, of the same time."""
    first, told = family.members[0], (whole.document_id, whole.locator.headings, whole.unit, whole.period)
    if (first.document_id, first.locator.headings, first.unit, first.period) != told or family.overlaps:
        return False
    summed = sum((each.value or Decimal(0) for each in family.members), Decimal(0))
    if whole.value is None or summed == whole.value:  # to the last digit: whatever a heading calls either
        return whole.value is not None
    return first.status is whole.status and NEARLY_ALL * whole.value <= summed <= ROUNDED_UP * whole.value


def _near_enough(family: Family | None, query: Query, found: Sequence[Series]) -> Family | None:
    """The family, unless none of its members is near: its title may be the words of the question, of other things."""
    likely = {each for series in found if series.likelihood >= FAR for each in series.observations}
    near = family and (query.is_vague or likely.intersection((*family.members, *family.totals)))
    return family if near else None


def _parted(query: Query, members: Sequence[Observation]) -> tuple[list[Observation], list[Observation]]:
    """The members asked for, and the rest."""
    if query.operation is not Operation.RANK or query.place is None:
        return list(members), []
    if told := _TOP.search(query.text):
        number = told["n"] or told["m"]
        count = _NUMBERS.get(number.lower()) or int(number)
        return list(members[:count]), list(members[count:])
    place = min(query.place, len(members)) - 1
    return [members[place]], [each for at, each in enumerate(members) if at != place]


def _place_behind(named: str, held: Sequence[Observation]) -> int | None:
    """The place after the member that is named, 1 for the first; None where no single one is, or it is the last."""
    shared = [len(set(stems(named)) & set(stems(each.group or ""))) for each in held]
    most = max(shared)
    return shared.index(most) + 2 if most and shared.count(most) == 1 and shared[-1] != most else None


def _headed(family: Family, members: Sequence[Observation]) -> str:
    when = f", {members[0].period.label}" if members[0].period and members[0].is_dated else ""
    return f"{members[0].measure}{when}: {_listed(family, members)}."


def _listed(family: Family, members: Sequence[Observation]) -> str:
    return "; ".join(f"{family.name(each)} {show_observation(each)}" for each in members)


def published_extreme(query: Query, found: Sequence[Series]) -> list[Series]:
    """The figures that are published as the extreme that is asked for: "the longest wait was 147 days"; none for none.

    It is what fits best; or the only one that is so called and names all else that is asked.
    """
    asked = {stem(word.lower()) for word in _SUPERLATIVE.findall(query.text)}
    best = best_series(query, found)
    is_one = len(best) == 1 or query.place is not None  # "in order of longest wait" asks for all of them
    if asked and is_one and any(asked & set(stems(each.latest.label)) for each in best):
        return list(found)
    called = [each for each in found if asked & set(stems(each.latest.label)) and not each.coverage.missing]
    return [replace(each, likelihood=1.0) for each in called] if len(called) == 1 else []
