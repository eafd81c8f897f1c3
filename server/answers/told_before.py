"""Values that a paper sets beside each other without a time of one of them: "1,936, up from 1,744", "now 11 weeks".

In: a query, a series and the observations around. Out: the value before, or the one of now, that a change is between.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import EARLIER_VALUE, Observation
from corpus.periods import PeriodKnown
from server.answers.lookups import periods_asked
from server.answers.matching import Series
from server.answers.periods_asked import of_period
from server.answers.queries import Query

_BY_PAPER = (None, PeriodKnown.DOCUMENT, PeriodKnown.PUBLISHED)
"""How the time of a figure is known of which its own words say nothing."""


def told_with_earlier(
    query: Query, series: Series, observations: Sequence[Observation]
) -> tuple[Observation, Observation] | None:
    """The latest value and the one that its sentence sets before it without a time: "1,936 people, up from 1,744"."""
    shown = [] if query.since or query.parts or query.periods[1:] else periods_asked(query, series)
    if not shown or shown[-1].value is None or shown[-1].upper is not None:
        return None
    later = shown[-1]
    told = [
        each
        for each in observations
        if each.wording == EARLIER_VALUE
        and (each.document_id, each.locator.quote, each.label, each.unit, each.area, each.aspect)
        == (later.document_id, later.locator.quote, later.label, later.unit, later.area, later.aspect)
        and each.period is None
        and each.value is not None
        and each.upper is None
    ]
    return (told[0], later) if len(told) == 1 else None


def told_of_now(query: Query, series: Series) -> tuple[Observation, Observation] | None:
    """The only dated value of a series and the one of no time but that of its paper: "is 11 weeks, 19 in October"."""
    undated = [o for o in series.observations if o.period_known in _BY_PAPER and o.wording != EARLIER_VALUE]
    dated = [o for o in series.observations if o.period is not None and o.period_known not in _BY_PAPER]
    if len(undated) != 1 or len(dated) != 1 or undated[0] is not series.observations[-1] or query.periods[1:]:
        return None
    if query.periods and not of_period(dated, query.periods[0]):
        return None
    (now,), (before,) = undated, dated
    known = now.value is not None and before.value is not None and now.document_id == before.document_id
    return (before, now) if known else None
