"""The figures that a reading considered, likeliest first, and why each was given or passed over.

In: a reading with the series found for it. Out: steps for a trace. The reasons are those of the matching itself: what
rules a figure out, how likely it is the one asked for, what of the question it does not name, for when it is held.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.models import Observation
from server.answers.lookups import periods_asked
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.phrases import join_words, series_name
from server.answers.queries import Operation
from server.answers.series_meant import RIVAL, best_series, least_sure
from server.answers.trace import Drafted, Step
from server.answers.unfit import unfit

_BY_ITSELF = frozenset({Operation.LOOKUP, Operation.RANK, Operation.TOTAL, Operation.LIST})
"""Operations whose answer may be one figure that nothing else bears out."""
MOST, MOST_RULED_OUT = 8, 5
"""Figures shown that might have been asked for, and of the nearest that were ruled out before."""


def figures_considered(drafted: Drafted) -> tuple[Step, ...]:
    """The series considered, likeliest first, then the nearest figures that were ruled out."""
    if drafted.evidence is None:
        return ()
    fitting = best_series(drafted.query, drafted.found, alone=drafted.query.operation in _BY_ITSELF)
    given = {figure.id for figure in drafted.draft.figures}
    first = drafted.found[0].likelihood if drafted.found else 0.0
    steps = [_step(drafted, series, fitting, given, first) for series in drafted.found[:MOST]]
    taken = [_step(drafted, series, fitting, given, first) for series in drafted.found[MOST:] if _is_in(series, given)]
    return (*steps, *taken, *_ruled_out(drafted))


def unnamed(series: Series) -> tuple[str, ...]:
    """The words of a question that a series names nowhere, by their stems, and the terms by their names."""
    return tuple(each.word for each in series.coverage.missing)


def _step(drafted: Drafted, series: Series, fitting: tuple[Series, ...], given: set[str], likeliest: float) -> Step:
    taken = _is_in(series, given)
    reason = "given" if taken else "; ".join(_why_not(drafted, series, fitting, likeliest))
    return Step(_named(series), round(series.likelihood, 4), reason, taken)


def _is_in(series: Series, given: set[str]) -> bool:
    return any(observation.id in given for observation in series.observations)


def _why_not(drafted: Drafted, series: Series, fitting: tuple[Series, ...], likeliest: float) -> Iterator[str]:
    """Why a series that was considered is not the answer."""
    query = drafted.query
    if query.periods and not periods_asked(query, series):
        asked = join_words([period.label for period in query.periods])
        yield f"not held for {asked}, which makes it less likely ({series.whatever_period:.2f} whatever the period)"
    missing = unnamed(series)
    if missing:
        yield f"does not name: {', '.join(missing)}"
    if series.coverage.narrower:
        yield "of a narrower group or service than is asked for"
    if series in fitting:
        chosen = drafted.draft.outcome is Outcome.CLARIFY
        yield "sure enough, and so is another: a choice is offered" if chosen else "sure enough, and not what is said"
    elif series.likelihood * RIVAL < likeliest:
        yield "much less likely than the first"
    else:
        sure, in_full = least_sure(query, (series,), alone=query.operation in _BY_ITSELF)
        least = in_full if series.coverage.is_full else sure
        yield f"not sure enough: {least:.2f} is needed, with its rivals together"


def _ruled_out(drafted: Drafted) -> Iterator[Step]:
    """The figures whose descriptions come nearest among those of another kind than what is asked for."""
    if drafted.evidence is None:
        return
    considered = {id(each) for series in drafted.found for each in series.observations}
    told: set[str] = set()
    for observation in drafted.evidence.observations:
        if id(observation) in considered or observation.description in told:
            continue
        reason = unfit(drafted.query, observation)
        if reason is None:
            continue
        told.add(observation.description)
        near = drafted.evidence.label_scores.get(observation.description, 0.0)
        yield Step(_series_of((observation,)), near, f"ruled out: {reason}")
        if len(told) == MOST_RULED_OUT:
            return


def _named(series: Series) -> str:
    return _series_of(series.observations)


def _series_of(observations: tuple[Observation, ...]) -> str:
    """A series by its measure, group, area and the periods it is held for."""
    last = observations[-1]
    periods = list(dict.fromkeys(each.dated for each in observations if each.dated))
    held = f"{periods[0]} to {periods[-1]}" if len(periods) > 2 else " and ".join(periods)
    parts = (series_name(last), last.area, held or "no period", last.status if last.status != "actual" else "")
    return ", ".join(str(part) for part in parts if part)
