"""How figures moved between two periods: the change of one series, or of the sum of a printed list.

In: a query, the observations that may answer it, what matches them. Out: a `Draft` with its workings, or None where
the two values are not held. What was is compared with what is planned only where that is said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.glossary import Glossary
from corpus.measures import unit_alike
from corpus.models import Aspect, Observation
from corpus.periods import Partial, Period, PeriodKind
from server.answers.display import in_points, show_observation
from server.answers.drafts import Draft, Statement
from server.answers.lookups import answer_lookup, periods_asked
from server.answers.matching import Matcher, Series
from server.answers.models import Outcome
from server.answers.nearest import not_held_for_period
from server.answers.operations import Result, change_of_totals, difference, percentage_change, total
from server.answers.pairs import among
from server.answers.periods_asked import of_period
from server.answers.phrases import label_of, opening, time_words
from server.answers.printed_lists import members_named, printed_lists
from server.answers.queries import Query, Wants
from server.answers.series_meant import best_series
from server.answers.told_apart import FORESEEN, with_those_of_one_name, with_what_is_foreseen
from server.answers.told_before import told_of_now, told_with_earlier

_OVER_YEARS = re.compile(
    r"\b(?:over|in|during) the (?P<n>two|three|four|five|ten)?\s?years? (?:up )?(?:to|ending|ended)\b", re.IGNORECASE
)
"""A stretch that is named by its end: it begins at the end of another year."""
_ADDED = re.compile(
    r"(?<!care )(?<!caring )\b(?:combined|together|altogether|added up|in total)\b|\w \+ \w|\bplus\b|\bsum of\b",
    re.IGNORECASE,
)
"""Asks for the change of things taken together, which that of none of them is."""
_SPENDING = re.compile(r"\b(?:spend(?:ing)?|spent|expenditure)\b", re.IGNORECASE)
_YEARS = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
MONTHS_OF_QUARTER = 3
RIVAL_PAIR = 2.0
"""A pair of values must be likelier than another pair by this factor."""


def answer_change(
    query: Query,
    observations: Sequence[Observation],
    matcher: Matcher,
    similarities: Mapping[str, float],
) -> Draft | None:
    """How a series moved between two periods; a published difference where levels are not held; else totals."""
    adds = _ADDED.search(query.text) is not None and not query.is_vague
    if query.is_vague or adds:
        return _change_of_totals(query, observations, matcher.glossary, of_named=adds)
    # "by what percentage" is asked of people and of money alike, but of spending it is asked of money
    of_any = Wants.MONEY if _SPENDING.search(query.text) else Wants.FIGURE
    asked = replace(query, wants=of_any) if query.wants is Wants.PERCENT else query
    held = [o for o in observations if o.aspect is Aspect.LEVEL]
    levels = matcher.series(asked, held, similarities)
    pair = _pair_meant(asked, with_what_is_foreseen(asked, with_those_of_one_name(levels)))
    if pair:
        return moved(pair, in_percent=query.wants is Wants.PERCENT)
    best = best_series(asked, levels)
    if len(best) == 1 and (pair := told_with_earlier(query, best[0], observations)):
        return moved(pair, in_percent=query.wants is Wants.PERCENT)
    best = best_series(query, levels)
    if len(best) == 1 and len(query.periods) > 1:
        return not_held_for_period(query, best[0])
    if len(query.periods) > 1:
        return None  # a published change is between two years of its own
    found = matcher.series(query, observations, similarities)
    moves = [series for series in found if series.latest.aspect is not Aspect.LEVEL]
    if query.wants is Wants.PERCENT:
        moves = [series for series in moves if series.latest.unit in ("percent", "percentage points")]
    return answer_lookup(query, moves, alone=True)


def _pair_meant(query: Query, levels: Sequence[Series]) -> tuple[Observation, Observation] | None:
    """The two values that are meant, among those series that hold both: only such a one can be asked about."""
    pairs = [(series, pair) for series in levels if (pair := pair_asked(query, series))]
    meant = among(query, levels, list({series.observations: series for series, _ in pairs}.values()))
    told: dict[tuple[object, ...], float] = {}
    for series in meant:
        values = _values(next(pair for one, pair in pairs if one.observations == series.observations))
        told[values] = told.get(values, 0.0) + series.likelihood
    ordered = sorted(told.items(), key=lambda each: -each[1])
    if not ordered or (len(ordered) > 1 and ordered[0][1] < ordered[1][1] * RIVAL_PAIR):
        return None
    return next(pair for series, pair in pairs if _values(pair) == ordered[0][0] and series.likelihood > 0)


def _values(pair: tuple[Observation, Observation]) -> tuple[object, ...]:
    return tuple((each.value, unit_alike(each.unit), each.period) for each in pair)


def pair_asked(query: Query, series: Series) -> tuple[Observation, Observation] | None:
    """The earlier and the later observation that a change is asked between, both of one unit."""
    units = dict.fromkeys(unit_alike(o.unit) for o in reversed(series.observations))
    of_units = (tuple(o for o in series.observations if unit_alike(o.unit) == unit) for unit in units)
    pairs = (_pair_of_unit(query, replace(series, observations=each)) for each in of_units)
    return next((pair for pair in pairs if pair), None)


def _pair_of_unit(query: Query, series: Series) -> tuple[Observation, Observation] | None:
    dated = [o for o in series.observations if o.period is not None]
    if query.parts:
        ends = [end for part in query.parts for end in part.ends]  # "from May to June" reads as one stretch
        at = _at_ends(query, series, ends)
        if None in at and len(query.parts) == 1 and (quarters := _quarters(query.parts[0])):
            at = _at_ends(query, series, quarters)
        earlier, later = (at[0], at[-1] if len(at) > 1 else _latest_like(dated, at[0]))
        if earlier is later and earlier is not None and earlier.period:  # "more in December than a year earlier"
            earlier = _one_of(dated, earlier.period.previous())
    elif query.since and query.periods:
        earlier = _one_of(dated, query.periods[0])
        later = _latest_like(dated, earlier)
    elif query.periods and (over := _OVER_YEARS.search(query.text)):
        first = last = max(query.periods)
        for _ in range(_YEARS.get((over["n"] or "").lower(), 1)):
            first = first.previous()
        earlier, later = _one_of(dated, first), _one_of(dated, last)
    elif len(query.periods) >= 2:
        earlier, later = _one_of(dated, min(query.periods)), _one_of(dated, max(query.periods))
    elif query.periods:
        later = _one_of(dated, query.periods[0])
        earlier = _one_of(dated, query.periods[0].previous())
    else:
        earlier, later = (dated[-2], dated[-1]) if len(dated) > 1 else (None, None)
    if now := told_of_now(query, series):
        return now
    if not (earlier and later) or earlier is later:
        return None
    return (earlier, later) if _alike(earlier, later) else None


def _at_ends(query: Query, series: Series, ends: Sequence[Partial]) -> list[Observation | None]:
    return [next(iter(periods_asked(replace(query, parts=(part,)), series)), None) for part in ends]


def _quarters(stretch: Partial) -> tuple[Partial, ...]:
    """The first and the last quarter of a stretch: "from Q1 to Q3"; none of one that is shorter than two."""
    if stretch.last[0] - stretch.first[0] < 2 * MONTHS_OF_QUARTER - 1:
        return ()
    first = replace(stretch, last=(stretch.first[0] + 2, stretch.last[1]))
    return (first, replace(stretch, first=(stretch.last[0] - 2, stretch.first[1])))


def _latest_like(dated: Sequence[Observation], earlier: Observation | None) -> Observation | None:
    """The latest value of the kind of period that the earlier one has: a month goes on to a month."""
    kinds = [o for o in dated if earlier and earlier.period and o.period and o.period.kind is earlier.period.kind]
    return kinds[-1] if kinds else None


def _one_of(dated: Sequence[Observation], period: Period) -> Observation | None:
    """What answers for a period, or None."""
    return next(iter(of_period(dated, period)), None)


def _alike(earlier: Observation, later: Observation) -> bool:
    """Whether the times of two values can be compared: of one kind, stretches of the same months, a day in a month."""
    if earlier.period is None or later.period is None or earlier.value is None or later.value is None:
        return False
    kinds = {earlier.period.kind, later.period.kind}
    if kinds == {PeriodKind.AS_AT, PeriodKind.MONTH}:  # "436 on 30 November 2024; in November 2023 it had been 588"
        return earlier.period.end.month == later.period.end.month
    same = [(one.start.month, one.start.day, one.end.month, one.end.day) for one in (earlier.period, later.period)]
    return len(kinds) == 1 and (PeriodKind.RANGE not in kinds or same[0] == same[1])


def moved(pair: tuple[Observation, Observation], *, in_percent: bool = False) -> Draft:
    """How one figure became the other, with both values; in percent first where that was asked."""
    earlier, later = pair
    steps = [difference(later, earlier)]
    if earlier.value and earlier.value > 0 and later.unit != "percent":
        steps.append(percentage_change(later, earlier))
    if in_percent and len(steps) > 1:
        steps.reverse()
    foreseen = later.status in FORESEEN and earlier.status is not later.status
    return Draft(
        Outcome.ANSWERED,
        (
            Statement(_moved_words(pair, steps), (later, earlier)),
            *((Statement.worded(FORESEEN[later.status], later),) if foreseen else ()),
        ),
        figures=(later, earlier),
        workings=tuple(step.working for step in steps),
        measure=later.measure,
        group=later.group,
        period=f"{label_of(earlier)} to {label_of(later)}" if earlier.period else later.dated,
    )


def _moved_words(pair: tuple[Observation, Observation], steps: Sequence[Result]) -> str:
    later = pair[1]
    name = later.group or later.measure
    beside = ""
    if len(steps) > 1:  # an amount that moved keeps its direction, or it would pass for one that is
        told = steps[1].display
        beside = f" ({told.removeprefix('up ').removeprefix('down ') if steps[1].unit == 'percent' else told})"
    moved = in_points(steps[0].display) if later.unit == "percent" else steps[0].display
    ends = (f"{show_observation(each)} {time_words(each)}".rstrip() for each in pair)
    return f"{opening(moved)}{beside}: {name}, from {' to '.join(ends)}."


def _change_of_totals(
    query: Query, observations: Sequence[Observation], glossary: Glossary, *, of_named: bool
) -> Draft | None:
    """How the sum of a printed list moved between two years, where one list of the unit stands for each year.

    `of_named`: whether only those of its members are added that the question names.
    """
    lists = [members for members in printed_lists(query, observations, glossary) if members[0].period]
    if of_named:
        lists = [named for members in lists if len(named := members_named(query, members, glossary)) > 1]
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
        f"{opening(steps[0].display)} ({moved}): from {sums[0].display} {time_words(earlier[0])} to {sums[1].display}"
        f" {time_words(later[0])}. "
    )
    parts = "; ".join(f"{each.group} {show_observation(each)} {time_words(each)}" for each in (*earlier, *later))
    listed = f"Each is the sum of the figures listed under “{later[0].measure}”; no total is printed."
    text += f"The sum of {parts}." if of_named else listed
    operands = (*later, *earlier)
    return Draft(
        Outcome.ANSWERED,
        (Statement(text, operands),),
        figures=operands,
        workings=tuple(step.working for step in (*steps, *reversed(sums))),
        measure=later[0].measure,
        period=f"{label_of(earlier[0])} to {label_of(later[0])}",
    )
