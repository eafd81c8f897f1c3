"""Answering with sums of published figures, and putting figures in order.

In: a query, all candidate observations, the series that fit it. Out: a `Draft` with its workings, or None where the
operands are not held. Only members of one printed list are added, or years of what is counted or paid anew each year,
so that unlike and overlapping things never are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from corpus.glossary import Glossary
from corpus.models import Observation
from corpus.periods import PeriodKind
from corpus.totals import names_total
from server.answers.ages import age_bands
from server.answers.cues import load_cues
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.families import Family, family_meant, is_additive, proven_total
from server.answers.fitness import names_excluded
from server.answers.lookups import periods_asked
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.operations import total
from server.answers.phrases import join_words, label_of, sentence, time_words
from server.answers.printed_lists import members_named, one_list
from server.answers.queries import Query
from server.answers.series_meant import best_series

_ANEW = frozenset(
    """
    GBP contacts requests enquiries complaints concerns referrals compliments assessments reviews applications visits
    calls incidents deaths hours sessions reports alerts notifications allegations investigations admissions discharges
    responses replies journeys meals emails letters inspections episodes adaptations installations
    """.split()
)
"""What a year counts or pays anew, so that years may be added: the people of two years overlap."""
_RATE = re.compile(
    r"\b(?:per|a|an|each|every) (?:week|hour|night|day|person|head|year)\b"
    r"|\b(?:rates?|fees?|prices?|average|mean|median|balances?|reserves?|owed|debts?|waiting|outstanding)\b",
    re.IGNORECASE,
)
"""Says that a figure is a price, a rate or a state at one day, which is not added up."""
_OVERLAP = re.compile(
    r"\b(?:several|more than one|multiple|overlap\w*|both|also|of which|of whom|including)\b", re.IGNORECASE
)
TOGETHER = load_cues(Path(__file__).with_name("questions.toml"))["together"]
"""Asks for parts, or places, taken together: none of them is the answer."""
PLUS = re.compile(r"\bplus\b|\w \+ \w", re.IGNORECASE)
"""Names what is to be added to what."""
_TOTAL = re.compile(
    r"\b(?:totals?|totall?ed|totall?ing|altogether|in all|overall|combined|together|sum of|all told|as a whole)\b",
    re.IGNORECASE,
)
"""Says that a number is of all parts."""
_ONCE = re.compile(
    r"\b(?:different|distinct|unique|separate) (?:people|individuals|adults|persons|carers|residents)\b", re.IGNORECASE
)
"""Asks for persons counted once, whom the rows of a list may count twice."""


def answer_total(
    query: Query, observations: Sequence[Observation], found: Sequence[Series], glossary: Glossary
) -> Draft | None:
    """The sum of several years, of the one printed list that fits, or of those of its parts that are named."""
    if query.every_year or len(query.periods) > 1:
        return _over_years(query, found)
    if _ONCE.search(query.text):
        return None  # who waits for two things stands in two rows
    members = one_list(query, observations, glossary)
    if members and query.excluded:
        kept = [each for each in members if not names_excluded(query.excluded, each)]
        return added(kept) if len(kept) < len(members) else None
    if members and not any(names_total(each.group or "") for each in members):
        return added(members_named(query, members, glossary) or members)
    return _of_parts(query, observations, found)


def says_total(text: str) -> bool:
    """Whether words say that a number is of all parts, which one of them is not."""
    return _TOTAL.search(text) is not None


def is_part(series: Series, query: Query) -> bool:
    """Whether a series is one part of what is asked for all together, which would pass for the total."""
    group = series.latest.group
    return bool(group) and not names_total(group or "") and bool(TOGETHER.search(query.text))


def _over_years(query: Query, found: Sequence[Series]) -> Draft | None:
    """The sum of one series over several years, if it counts or pays anew in each."""
    best = best_series(query, found) if TOGETHER.search(query.text) else ()
    shown = periods_asked(query, best[0]) if len(best) == 1 else []
    kinds = {each.period.kind for each in shown if each.period}
    times = {each.period for each in shown}
    alike = len({(each.unit, each.status, each.aspect) for each in shown}) == 1
    if len(shown) < 2 or len(times) < len(shown) or len(shown) < len(query.periods) or not alike:
        return None
    if shown[0].unit not in _ANEW or _RATE.search(shown[0].label) or kinds != {PeriodKind.FINANCIAL_YEAR}:
        return None
    try:
        result = total(shown)
    except ValueError:
        return None
    parts = "; ".join(f"{show_observation(each)} {time_words(each)}" for each in shown)
    name = shown[0].group or shown[0].measure
    unit = "" if shown[0].unit == "GBP" else f" {shown[0].unit}"
    return Draft(
        Outcome.ANSWERED,
        (Statement(f"{result.display}{unit} for {name}: the sum of {parts}.", tuple(shown)),),
        figures=tuple(shown),
        workings=(result.working,),
        measure=shown[0].measure,
        group=shown[0].group,
        period=join_words([label_of(each) for each in shown]),
    )


def _of_parts(query: Query, observations: Sequence[Observation], found: Sequence[Series]) -> Draft | None:
    """The sum of those rows of a table that the question names, or of all its ages; the total where it is printed."""
    family = family_meant(query, observations, found)
    if family is None or not family.is_sure or not is_additive(family.members[0].unit):
        return None
    if _RATE.search(family.members[0].measure) or _OVERLAP.search(family.members[0].measure):
        return None
    parts = _named_in(query.text, family.members)
    if len(parts) < 2 and TOGETHER.search(query.text) and _are_ages(family):
        parts = list(family.members)
    if len(parts) < 2 or any(each.value is None or each.upper is not None for each in parts):
        return None
    printed = proven_total(parts[0], family) if len(parts) == len(family.members) else None
    if printed is None:
        return added(parts)
    return Draft(
        Outcome.ANSWERED,
        (Statement(sentence(printed), (printed,)),),
        figures=(printed,),
        measure=printed.measure,
        group=printed.group,
        period=printed.dated,
    )


def total_of(family: Family | None, text: str) -> Draft | None:
    """The sum of all members of a family, or of those that a text names; None where it is printed, or one of them is
    not known or no addend.
    """
    if family is None or family.totals or not family.is_sure or not is_additive(family.members[0].unit):
        return None
    measure = family.members[0].measure
    if _RATE.search(measure) or _OVERLAP.search(measure):
        return None
    parts = _named_in(text, family.members) or (() if family.overlaps else family.members)
    known = all(each.value is not None and each.upper is None for each in parts)
    return added(parts) if known else None


def _named_in(text: str, members: Sequence[Observation]) -> list[Observation]:
    """The members whose names stand in a text, a longer name before one inside it: "non-residential"."""
    left, named = text.casefold(), set[str]()
    for name in sorted({each.group or "" for each in members}, key=lambda name: (-len(name), name)):
        pattern = rf"(?<!\w){re.escape(name.casefold())}(?!\w)"
        if name and re.search(pattern, left):
            named.add(name)
            left = re.sub(pattern, " ", left)
    return [each for each in members if each.group in named]


def _are_ages(family: Family) -> bool:
    """Whether the members are bands of age, none of which holds another."""
    bands = [age_bands(each.group or "") for each in family.members]
    if any(len(band) != 1 for band in bands):
        return False
    ends = sorted((low, high or 200) for band in bands for low, high in band)
    return all(one[1] < other[0] for one, other in pairwise(ends))


def ranked(members: Sequence[Observation], *, lowest: bool) -> list[Observation]:
    """Figures from the largest to the smallest, or the reverse; where all are below zero, as savings are, by size."""
    sizes = {o.id: o.value or Decimal(0) for o in members}
    if max(sizes.values(), default=Decimal(0)) <= 0:
        sizes = {name: abs(value) for name, value in sizes.items()}
    return sorted(members, key=lambda o: sizes[o.id], reverse=not lowest)


def told_in_order(
    query: Query,
    shown: Sequence[Observation],
    *,
    first_words: Callable[[Observation], str],
    name: Callable[[Observation], str],
    more: Sequence[Statement] = (),
) -> Draft:
    """Figures in order, the one asked for first, then those equal to it, then the others, each by its name."""
    place = query.place - 1 if query.place is not None and query.place <= len(shown) else 0
    first = shown[place]
    level = [each for each in shown if each is not first and each.value == first.value]
    others = [each for each in shown if each is not first and each not in level]
    statements = [Statement(first_words(first), (first,))]
    for words, told in (("The same", level), ("The others", others)):
        listed = "; ".join(f"{name(each)} {show_observation(each)}" for each in told)
        statements += [Statement(f"{words}: {listed}.", tuple(told))] if told else []
    return Draft(
        Outcome.ANSWERED,
        (*statements, *more),
        figures=(first, *level, *others),
        measure=first.measure,
        group=first.group,
        period=first.dated,
    )


def added(members: Sequence[Observation]) -> Draft | None:
    """The sum of the members of one list; None where it is only one."""
    if len(members) < 2:
        return None
    result = total(members)
    unit = "" if members[0].unit in ("GBP", "percent") else f" {members[0].unit}"
    parts = "; ".join(f"{o.group} {show_observation(o)}" for o in members)
    text = (
        f"{result.display}{unit} {time_words(members[0])}: the sum of these figures, listed under"
        f" “{members[0].measure}”: {parts}. The document prints no total."
    )
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, tuple(members)),),
        figures=tuple(members),
        workings=(result.working,),
        measure=members[0].measure,
        period=label_of(members[0]),
    )
