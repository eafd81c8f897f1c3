"""Which of some series a question asks for, where only those that hold what it needs can be meant.

In: a query, all series that fit it, and those that hold both values of a change, or a part and its whole. Out: the
series that are meant. A figure alone may be any of many; a change can only be of a series that holds both times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from server.answers.coverage import BY_LABEL
from server.answers.matching import Series
from server.answers.queries import Query
from server.answers.series_meant import best_series

OUTRIGHT = 5.0
"""A series that the question names word for word must be likelier than another by this factor."""


def among(query: Query, found: Sequence[Series], holding: Sequence[Series]) -> tuple[Series, ...]:
    """Those of `holding` that are meant, their likelihoods told among themselves and "none of these"."""
    if not holding:
        return ()
    sure = best_series(query, found)
    if sure and not any(each.latest in series.observations for series in sure for each in holding):
        return ()  # what is plainly asked for does not hold it, so another series would be a wrong answer
    none = max(0.0, 1 - sum(series.likelihood for series in found))
    chance = sum(series.likelihood for series in holding) + none
    alone = [replace(series, likelihood=series.likelihood / chance) for series in holding]
    return best_series(query, alone) or _named_outright(alone)


def _named_outright(series: Sequence[Series]) -> tuple[Series, ...]:
    """The one series whose own label says all that is asked and no more, far likelier than any other."""
    named = [
        each
        for each in series
        if each.coverage.is_full
        and each.fits_head
        and not each.coverage.narrower
        and len(each.coverage.named) > 1
        and all(word.firmness >= BY_LABEL for word in each.coverage.named)
    ]
    if len(named) != 1:
        return ()
    others = max((each.likelihood for each in series if each is not named[0]), default=0.0)
    return (named[0],) if named[0].likelihood >= others * OUTRIGHT else ()
