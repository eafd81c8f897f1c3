"""Which published series a question is about: words first, then the glossary, then the embedding of the label.

In: a query and candidate observations. Out: series (the same measure, group and area over its periods), best first,
each with how much of the question it covers. A glossary term of the question that a series does not name rules the
series out: an absent measure is never answered by a similar one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.glossary import Glossary
from corpus.measures import stems
from corpus.models import ANSWERS_FROM, Aspect, Availability, Observation
from server.answers.coverage import coverage_of, fits_head
from server.answers.fitness import is_ruled_out, said_of_others
from server.answers.queries import Operation, Query, Wants

FULL, PARTIAL = 0.99, 0.5


@dataclass(frozen=True, slots=True)
class Series:
    """One measure, group, area, unit and status over the periods held, oldest first, and how it fits a question."""

    observations: tuple[Observation, ...]
    coverage: float
    """Share of the question's content that the series names, 0 to 1."""
    strength: float
    """The same, a word found in the label counting more than one found around it."""
    extra: int
    """Narrowing terms of the series that the question does not name."""
    similarity: float
    fits_head: float
    """1 if the noun asked for is what is counted, 0.5 if it is named, 0 if neither."""

    @property
    def score(self) -> float:
        """For order only: what is named and where, then the embedding, less what is narrower than asked."""
        return self.strength + 0.3 * self.similarity - 0.2 * self.extra + 0.2 * self.fits_head

    @property
    def latest(self) -> Observation:
        """The observation of the latest period."""
        return self.observations[-1]


def match_series(
    query: Query, observations: Iterable[Observation], similarities: Mapping[str, float], glossary: Glossary
) -> tuple[Series, ...]:
    """The series that can answer, best first. `similarities` gives the cosine of the question and each label."""
    grouped: dict[tuple[object, ...], list[Observation]] = {}
    sentences: dict[tuple[object, ...], list[Observation]] = {}
    for observation in observations:
        if observation.wording.startswith("sentence"):
            sentences.setdefault(_sentence(observation), []).append(observation)
        if observation.confidence >= ANSWERS_FROM and _fits(query, observation):
            grouped.setdefault(series_key(observation), []).append(observation)
    found = [
        _series(query, tuple(sorted(members, key=_time)), similarities, glossary, sentences)
        for members in grouped.values()
    ]
    return tuple(
        sorted(
            (s for s in found if s.coverage > 0 or query.is_vague),
            key=lambda s: (-round(s.score, 4), *_where(s.latest)),
        )
    )


def series_key(observation: Observation) -> tuple[object, ...]:
    """What two years of one series have in common."""
    return (
        _content(observation.measure),
        _content(observation.group or ""),
        observation.dimensions,
        observation.area,
        observation.unit.lower(),
        observation.status,
        observation.aspect,
    )


def _sentence(observation: Observation) -> tuple[object, ...]:
    place = observation.locator
    return (observation.document_id, place.page_index, place.start, place.end)


def _content(label: str) -> tuple[str, ...]:
    return tuple(sorted(set(stems(label))))


def _where(observation: Observation) -> tuple[str, int, int, str]:
    """The place of an observation, for order only: its id would be a hash to compute for every candidate."""
    place = observation.locator
    return (observation.document_id, place.page_index, place.start, observation.label)


def _time(observation: Observation) -> tuple[object, ...]:
    period = observation.period
    return (period.end, period.start, *_where(observation)) if period else (date.min, date.min, *_where(observation))


def _fits(query: Query, observation: Observation) -> bool:
    """Whether area, unit and aspect are of the kind asked for."""
    if query.area and observation.area and observation.area.casefold() != query.area.casefold():
        return False
    if query.operation is not Operation.REVERSE and observation.availability is Availability.PUBLISHED:
        changes = observation.aspect is not Aspect.LEVEL
        if changes and query.operation is not Operation.CHANGE:
            return False
    if query.operation is not Operation.REVERSE and is_ruled_out(query.text, observation):
        return False
    unit = observation.unit
    if query.wants is Wants.COUNT and query.operation is not Operation.SHARE:
        return unit not in ("GBP", "percent", "score", "percentage points")
    if query.wants is Wants.MONEY:
        return unit == "GBP"
    if query.wants is Wants.PERCENT and query.operation is Operation.LOOKUP:
        return unit in ("percent", "percentage points")
    return True


def _series(
    query: Query,
    members: tuple[Observation, ...],
    similarities: Mapping[str, float],
    glossary: Glossary,
    sentences: Mapping[tuple[object, ...], list[Observation]],
) -> Series:
    coverage, strength, extra = max(
        (
            coverage_of(query, member, glossary, said_of_others(member, sentences.get(_sentence(member), [])))
            for member in members
        ),
        key=lambda fit: (fit[0], fit[1], -fit[2]),
    )
    similarity = max(similarities.get(member.label, 0.0) for member in members)
    return Series(members, coverage, strength, extra, similarity, fits_head(query, members[-1], glossary))
