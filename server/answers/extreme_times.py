"""Which year, quarter or month a figure was highest or lowest in: "in which year were the fewest agreements made?".

In: a question that asks for a time by the size of what it held. Out: a `Draft` with the figure of that time and those
of the others, or None where one series does not hold two times of the kind asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.measures import unit_alike
from corpus.models import Aspect, Availability, Observation, Status
from corpus.periods import Period, PeriodKind
from server.answers.calculations import ranked, told_in_order
from server.answers.drafts import Draft
from server.answers.matching import Matcher
from server.answers.phrases import label_of, sentence
from server.answers.queries import Operation, Query
from server.answers.series_meant import best_series

_ASKED = re.compile(r"\b(?:which|what)\b(?: \S+){0,4}? (?P<kind>quarter|month)s?\b", re.IGNORECASE)
_KINDS = {"quarter": PeriodKind.QUARTER, "month": PeriodKind.MONTH}
_NEVER_KNOWN = (Availability.NOT_AVAILABLE, Availability.NOT_APPLICABLE, Availability.NOT_COLLECTED)
"""Of a time before something was counted there is no value that could be the highest."""
_YEARS = frozenset({PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.AS_AT})


def answer_which_time(
    query: Query, observations: Sequence[Observation], matcher: Matcher, similarities: Mapping[str, float]
) -> Draft | None:
    """The time asked for, with its figure, and the others in order; all of them where no place in it is asked for."""
    asked = replace(query, operation=Operation.LOOKUP, periods=(), since=False)
    held = [each for each in observations if each.aspect is Aspect.LEVEL and each.status is Status.ACTUAL]
    best = best_series(asked, matcher.series(asked, held, similarities), alone=True)
    told = [shown for series in best if (shown := _of_times(query, series.observations))]
    if not told or len({tuple((o.period, o.value) for o in shown) for shown in told}) != 1:
        return None
    return told_in_order(query, ranked(told[0], lowest=query.lowest), first_words=sentence, name=label_of)


def _of_times(query: Query, held: Sequence[Observation]) -> list[Observation]:
    """The figures of a series for the times that may be meant, one for each; none where they cannot be compared."""
    dated = [(each, each.period) for each in held if each.period is not None and _is_meant(query, each.period)]
    dated = [(each, period) for each, period in dated if each.availability not in _NEVER_KNOWN]
    once = {(period.start, period.end, each.value, each.upper): (each, period) for each, period in dated}
    dated = list(once.values())  # two papers that tell the same agree
    kinds = {period.kind for _, period in dated}
    names = {(period.start, period.end) for _, period in dated}
    values = [each.value for each, _ in dated if each.value is not None and each.upper is None]
    alike = len(kinds) == 1 and len({unit_alike(each.unit) for each, _ in dated}) == 1
    # what is suppressed is small, and a time with two figures has none that is sure
    whole = len(values) == len(dated) == len(names) > 1
    return [each for each, _ in dated] if alike and whole else []


def _is_meant(query: Query, period: Period) -> bool:
    named = _ASKED.search(query.text)
    of_kind = period.kind is _KINDS[named["kind"].lower()] if named else period.kind in _YEARS
    if not query.periods:
        return of_kind
    first, last = min(each.start for each in query.periods), max(each.end for each in query.periods)
    return of_kind and first <= period.start and (query.since or period.end <= last)
