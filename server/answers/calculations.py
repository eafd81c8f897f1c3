"""Answering with figures worked out from published ones: change, share, total, rank, list, ratio.

In: a query, the series that fit it, all candidate observations. Out: a `Draft` with its workings, or None where the
operands are not held. Only members of one printed list are added, so that unlike things never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.glossary import Glossary
from corpus.models import Aspect, Observation
from corpus.periods import PeriodKind
from corpus.totals import names_total
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.lookups import answer_lookup, best_series, periods_asked
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.nearest import not_held_for_period
from server.answers.operations import Result, change_of_totals, difference, percentage_change, share, total
from server.answers.phrases import opening
from server.answers.printed_lists import members_named, members_of, of_period, one_list, printed_lists
from server.answers.queries import Query


def answer_change(
    query: Query, found: Sequence[Series], observations: Sequence[Observation], glossary: Glossary
) -> Draft | None:
    """How a series moved between two periods; a published difference where levels are not held; else totals."""
    if query.is_vague:
        return _change_of_totals(query, observations, glossary)
    levels = best_series(query, [s for s in found if s.latest.aspect is Aspect.LEVEL])
    pairs = [pair for series in levels if (pair := pair_asked(query, series))]
    if len(pairs) == 1:  # of two that could be meant, one has both values
        return _moved(pairs[0])
    if len(levels) == 1 and len(query.periods) > 1:
        return not_held_for_period(query, levels[0])
    if len(query.periods) > 1:
        return None  # a published change is between two years of its own
    published = [s for s in found if s.latest.aspect is not Aspect.LEVEL]
    return answer_lookup(query, published)


def pair_asked(query: Query, series: Series) -> tuple[Observation, Observation] | None:
    """The earlier and the later observation that a change is asked between, both of one unit."""
    units = dict.fromkeys(o.unit.lower() for o in reversed(series.observations))
    of_units = (tuple(o for o in series.observations if o.unit.lower() == unit) for unit in units)
    pairs = (_pair_of_unit(query, replace(series, observations=each)) for each in of_units)
    return next((pair for pair in pairs if pair), None)


def _pair_of_unit(query: Query, series: Series) -> tuple[Observation, Observation] | None:
    dated = [o for o in series.observations if o.period is not None]
    if query.parts:
        ends = [end for part in query.parts for end in part.ends]  # "from May to June" reads as one stretch
        at = [next(iter(periods_asked(replace(query, parts=(part,)), series)), None) for part in ends]
        earlier, later = (at[0], at[-1] if len(at) > 1 else dated[-1] if dated else None)
    elif query.since and query.periods:
        earlier, later = of_period(dated, query.periods[0]), dated[-1] if dated else None
    elif len(query.periods) >= 2:
        first, last = min(query.periods), max(query.periods)
        earlier, later = of_period(dated, first), of_period(dated, last)
    elif query.periods:
        later = of_period(dated, query.periods[0])
        earlier = of_period(dated, query.periods[0].previous())
    else:
        earlier, later = (dated[-2], dated[-1]) if len(dated) > 1 else (None, None)
    if not (earlier and later) or earlier is later:
        return None
    return (earlier, later) if _alike(earlier, later) else None


def _alike(earlier: Observation, later: Observation) -> bool:
    kinds = {o.period.kind for o in (earlier, later) if o.period}
    return len(kinds) == 1 and PeriodKind.RANGE not in kinds and earlier.value is not None and later.value is not None


def _moved(pair: tuple[Observation, Observation]) -> Draft:
    earlier, later = pair
    steps = [difference(later, earlier)]
    if earlier.value and earlier.value > 0 and later.unit != "percent":
        steps.append(percentage_change(later, earlier))
    return Draft(
        Outcome.ANSWERED,
        (Statement(_moved_words(later, earlier, steps), (later, earlier)),),
        figures=(later, earlier),
        workings=tuple(step.working for step in steps),
        measure=later.measure,
        group=later.group,
        period=f"{_label(earlier)} to {_label(later)}",
    )


def _moved_words(later: Observation, earlier: Observation, steps: Sequence[Result]) -> str:
    name = later.group or later.measure
    percent = f" ({steps[1].display.removeprefix('up ').removeprefix('down ')})" if len(steps) > 1 else ""
    unit = " percentage points" if later.unit == "percent" else ""
    moved = steps[0].display.replace("%", "") + unit if unit else steps[0].display
    return (
        f"{opening(moved)}{percent}: {name}, from {show_observation(earlier)} in {_label(earlier)}"
        f" to {show_observation(later)} in {_label(later)}."
    )


def _label(observation: Observation) -> str:
    return observation.period.label if observation.period else "an unknown period"


def answer_share(query: Query, found: Sequence[Series], observations: Sequence[Observation]) -> Draft | None:
    """The part as a share of the sum of its printed list; a published percentage where it fits better."""
    published = answer_lookup(query, [s for s in found if s.latest.unit == "percent"])
    fitting = best_series(query, [s for s in found if s.latest.breakdown and s.latest.unit != "percent"])
    likeliest = max((s.likelihood for s in found if s.latest.unit == "percent"), default=0.0)
    if len(fitting) != 1 or (published and (fitting[0].coverage.narrower or likeliest > fitting[0].likelihood)):
        return published
    part = _chosen(query, fitting[0].observations)
    if part is None:
        answered = published is not None and published.outcome is Outcome.ANSWERED
        return published if answered else not_held_for_period(query, fitting[0])
    whole = members_of(part, observations)
    if len(whole) < 2 or any(member.value is None or member.upper is not None for member in whole):
        return published
    result, sum_of = share(part, whole), total(whole)
    text = (
        f"{opening(result.display)}: {show_observation(part)} of {sum_of.display} for {part.group or part.measure}"
        f" in {_label(part)}. The whole is the sum of the figures listed under “{part.measure}”."
    )
    operands = (part, *(other for other in whole if other is not part))
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, operands),),
        figures=operands,
        workings=(result.working, sum_of.working),
        measure=part.measure,
        group=part.group,
        period=_label(part),
    )


def _chosen(query: Query, observations: Sequence[Observation]) -> Observation | None:
    if not query.periods:
        return observations[-1]
    return of_period(observations, query.periods[0])


def answer_total(query: Query, observations: Sequence[Observation], glossary: Glossary) -> Draft | None:
    """The sum of the one printed list that fits the unit and period asked for, where no total is printed."""
    members = one_list(query, observations, glossary)
    if members is None or query.every_year or any(names_total(each.group or "") for each in members):
        return None  # years are not added up
    return _total(query, members, glossary)


def ranked(members: Sequence[Observation], *, lowest: bool) -> list[Observation]:
    """Figures from the largest to the smallest, or the reverse; where all are below zero, as savings are, by size."""
    sizes = {o.id: o.value or Decimal(0) for o in members}
    if max(sizes.values(), default=Decimal(0)) <= 0:
        sizes = {name: abs(value) for name, value in sizes.items()}
    return sorted(members, key=lambda o: sizes[o.id], reverse=not lowest)


def _total(query: Query, listed: Sequence[Observation], glossary: Glossary) -> Draft | None:
    """The sum of a list, or of those members that the question names; None when it names only one."""
    members = members_named(query, listed, glossary) or list(listed)
    if len(members) < 2:
        return None
    result = total(members)
    unit = "" if members[0].unit in ("GBP", "percent") else f" {members[0].unit}"
    parts = "; ".join(f"{o.group} {show_observation(o)}" for o in members)
    text = (
        f"{result.display}{unit} in {_label(members[0])}: the sum of these figures, listed under"
        f" “{members[0].measure}”: {parts}. The document prints no total."
    )
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, tuple(members)),),
        figures=tuple(members),
        workings=(result.working,),
        measure=members[0].measure,
        period=_label(members[0]),
    )


def _change_of_totals(query: Query, observations: Sequence[Observation], glossary: Glossary) -> Draft | None:
    """How the sum of a printed list moved between two years, where one list of the unit stands for each year."""
    lists = [members for members in printed_lists(query, observations, glossary) if members[0].period]
    by_period = {members[0].period: members for members in lists}
    if len(by_period) != len(lists) or len({members[0].measure for members in lists}) != 1:
        return None
    periods = sorted(period for period in by_period if period and (not query.periods or period in query.periods))[-2:]
    if len(periods) != 2:
        return None
    earlier, later = (by_period[period] for period in periods)
    if {m.group for m in earlier} != {m.group for m in later}:
        return None
    steps = change_of_totals(later, earlier)
    sums = [total(members) for members in (earlier, later)]
    moved = steps[1].display.split(maxsplit=1)[-1]
    text = (
        f"{opening(steps[0].display)} ({moved}): from {sums[0].display} in {_label(earlier[0])} to {sums[1].display}"
        f" in {_label(later[0])}. Each is the sum of the figures listed under “{later[0].measure}”;"
        " no total is printed."
    )
    operands = (*later, *earlier)
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, operands),),
        figures=operands,
        workings=tuple(step.working for step in (*steps, *reversed(sums))),
        measure=later[0].measure,
        period=f"{_label(earlier[0])} to {_label(later[0])}",
    )
