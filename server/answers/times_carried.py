"""The times of a follow-up: those it names, a step from those of the question before, or the two that it moved between.

In: the query of a message and its move, the question before and those before that. Out: the slots of a query that tell
of time, or None where it is not sure which time is meant: then nothing is answered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.periods import Period, PeriodKind, Relation, calendar_year, financial_year, fiscal_start
from server.answers.moves import Move, Step
from server.answers.queries import EVERYDAY, Query

Times = dict[str, object]
_STEPS = {
    Relation.PREVIOUS: Step.EARLIER,
    Relation.BEFORE_PREVIOUS: Step.EARLIER,
    Relation.NEXT: Step.LATER,
    Relation.FOLLOWING: Step.LATER,
    Relation.CURRENT: Step.LATEST,
}


def content_of_query(query: Query) -> tuple[str, ...]:
    """What a question is about, whatever its time: the same for "contacts in 2021-22" and for "contacts in 2022-23"."""
    return (*(term.name for term in query.terms if term.kind != EVERYDAY), *query.stems)


def carried_times(query: Query, move: Move, last: Query) -> Times | None:
    """The time of a message that asks for figures as they stand."""
    if query.periods:
        return _times(query.periods, since=query.since)
    if query.parts:
        return _of_parts(query, move, last)
    step = move.step or (_STEPS.get(query.relation) if query.relation else None)
    if query.relation is not None and query.relation not in _STEPS and step is None:
        step = Step.LATEST
    if step is Step.EARLIER:
        return _earlier(last, move.years)
    if step is Step.LATER:
        if last.periods:
            return _times((_stepped(last.periods[-1], move.years, _following),))
        return _times() if last.relation is Relation.PREVIOUS and move.years == 1 else None
    if step is Step.LATEST:
        return _times()
    return _times(last.periods, last.parts, last.relation, since=last.since, every_year=last.every_year)


def changed_times(
    query: Query, move: Move, last: Query, thread: Sequence[Query], *, siblings_only: bool = False
) -> Times | None:
    """The two times between which what was spoken of moved."""
    if query.periods and not siblings_only:
        both = (*query.periods, *last.periods) if len(query.periods) == 1 else query.periods
        return _times(_ordered(both), since=query.since and not last.periods)
    if query.parts and not siblings_only:
        return _of_parts(query, move, last)
    if len(last.periods) > 1 or (last.periods and last.since):
        return _times(last.periods, since=last.since)
    sibling = next((each for each in reversed(thread) if each is not last), None)
    if sibling is not None and _alike(sibling, last):
        if sibling.periods != last.periods:
            return _between(sibling, last)
        if siblings_only and last.relation is Relation.PREVIOUS:
            return _times()
    return None if siblings_only or last.relation is Relation.BEFORE_PREVIOUS else _times(last.periods)


def _between(sibling: Query, last: Query) -> Times | None:
    """From the time of one question to that of the next one about the same thing; one that names none is the latest."""
    if last.periods and sibling.periods:
        return _times(_ordered((sibling.periods[-1], last.periods[-1])))
    named, other = (sibling, last) if sibling.periods else (last, sibling)
    return _times(named.periods[:1], since=True) if other.relation is None else None


def _alike(one: Query, other: Query) -> bool:
    """Whether two questions are about one thing in one place."""
    return content_of_query(one) == content_of_query(other) and one.area == other.area and one.wants == other.wants


def _times(
    periods: tuple[Period, ...] = (),
    parts: object = (),
    relation: Relation | None = None,
    *,
    since: bool = False,
    every_year: bool = False,
) -> Times:
    return {"periods": periods, "parts": parts, "relation": relation, "since": since, "every_year": every_year}


def _ordered(periods: Sequence[Period]) -> tuple[Period, ...]:
    return tuple(sorted(dict.fromkeys(periods), key=lambda period: (period.end, period.start)))


def _of_parts(query: Query, move: Move, last: Query) -> Times | None:
    """A part of the year that was spoken of: "and Q4?"; of the year before it for "the September before"."""
    if not last.periods:
        return None if move.step is Step.EARLIER else _times(parts=query.parts)  # "before April": of which year?
    spoken = last.periods[0]
    year = financial_year(fiscal_start(spoken.start))
    whole = tuple(period for part in query.parts if (period := part.complete(year)))
    if move.step is Step.EARLIER:
        whole = tuple(each if each.end < spoken.start else each.previous() for each in whole)
    return _times(whole) if whole else None


def _earlier(last: Query, years: int) -> Times | None:
    if last.periods:
        return _times((_stepped(last.periods[0], years, Period.previous),))
    if last.parts or years > 1:
        return None
    if last.relation is Relation.PREVIOUS:
        return _times(relation=Relation.BEFORE_PREVIOUS)
    return None if last.relation is Relation.BEFORE_PREVIOUS else _times(relation=Relation.PREVIOUS)


def _stepped(period: Period, years: int, step: Callable[[Period], Period]) -> Period:
    for _ in range(years):
        period = step(period)
    return period


def _following(period: Period) -> Period:
    """The year after a year; any other period as it is, which is then not held."""
    make = {PeriodKind.FINANCIAL_YEAR: financial_year, PeriodKind.CALENDAR_YEAR: calendar_year}.get(period.kind)
    return make(period.start.year + 1) if make else period
