"""What is held instead: the periods of a series, and its nearest value, labelled as not the answer.

In: a query and the series that fits it. Out: a `Draft` that refuses, naming what is held; or, where no series is sure
to fit, the place in the documents where the likeliest stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.measures import topic_of
from corpus.models import Observation
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.display import show_observation
from server.answers.drafts import KEPT_BACK, Draft, Holding, Statement
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.phrases import join_words, series_name, when_words
from server.answers.queries import Query
from server.answers.surroundings import around, hit_of

PERHAPS = 0.1
"""Likelihood from which the place of a figure is worth naming. It says nothing of what the figure is."""
_ORDINAL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[ivx]+)[.):]\s+")


def not_held_for_period(query: Query, series: Series) -> Draft:
    """Says for which periods the series is held, and shows the nearest as not the answer."""
    labels = tuple(dict.fromkeys(o.dated for o in series.observations if o.dated))
    asked = ", ".join(period.label for period in query.periods) or "the year before"
    nearest = _nearest(query, series)
    said = [Statement.worded("not_held.period", measure=series_name(series.latest), period=asked)]
    if labels:
        said.append(Statement.worded("not_held.held_for", periods=join_words(labels)))
    return Draft(
        Outcome.NOT_HELD,
        (*said, _nearest_words(nearest)),
        holding=Holding(labels, (), nearest),
        measure=series.latest.measure,
        group=series.latest.group,
        period=asked,
    )


def not_given(query: Query, series: Series, observations: Sequence[Observation]) -> Draft:
    """The source has a place for the figure and says there why it gives none."""
    valued = [o for o in series.observations if o.value is not None and o.period]
    nearest = min(valued, key=lambda o: (_days_apart(query, o), o.id)) if valued else None
    labels = tuple(dict.fromkeys(o.dated for o in valued if o.dated))
    return Draft(
        Outcome.NOT_HELD,
        (no_value(series, *observations), *([_nearest_words(nearest)] if nearest else [])),
        holding=Holding(labels, (), nearest),
        measure=series.latest.measure,
        group=series.latest.group,
    )


def no_value(series: Series, *observations: Observation) -> Statement:
    """Says how the source marks that it gives no value, and when."""
    told = "; ".join(f"{show_observation(o)}{when_words(o)}" for o in observations)
    return Statement.worded(KEPT_BACK, measure=series_name(series.latest), mark=told)


def _nearest(query: Query, series: Series) -> Observation:
    valued = [o for o in series.observations if o.value is not None] or list(series.observations)
    return min(valued, key=lambda o: (_days_apart(query, o), o.id))


def _published(observation: Observation) -> str:
    return f" (published {observation.period.label})" if observation.period else ""


def _nearest_words(nearest: Observation) -> Statement:
    when = nearest.dated or "a time the source does not state" + _published(nearest)
    return Statement.worded("not_held.nearest_is", value=show_observation(nearest), period=when)


def _days_apart(query: Query, observation: Observation) -> int:
    """Days between the end of the period asked for (else the latest) and that of an observation."""
    end = query.periods[0].end if query.periods else date.max
    return abs((observation.period.end - end).days) if observation.period else date.max.toordinal()


def part_of_likeliest(found: Sequence[Series], version: IndexVersion) -> Statement | None:
    """Where the likeliest figure stands, for a question that none is sure to answer; None if even that is unlikely."""
    likeliest = max(found, key=lambda series: series.likelihood, default=None)
    if likeliest is None or likeliest.likelihood < PERHAPS:
        return None
    passage = next(iter(around(likeliest.latest, version)), None)
    return part_named(hit_of(passage)) if passage else None


def part_named(hit: PassageHit) -> Statement | None:
    """The place of a passage by its heading alone: a refusal shows no numbers and no text that might pass for one."""
    named = ((topic_of(_ORDINAL.sub("", heading)), heading) for heading in reversed(hit.passage.headings))
    # a year inside of a heading cannot be left out: what stands in quotation marks is as it is printed
    heading = next((name for name, whole in named if name and name in whole and not re.search(r"\d", name)), None)
    if heading is None:
        return None
    return Statement.worded("not_held.nearest_part", hit, heading=f"“{heading}”")
