"""Which published series a question is about: its area, unit and status first, then how well the words fit.

In: a query and candidate observations. Out: series (the same measure, group and area over its periods), likeliest
first, each with the probability that the question asks for it (`fit`), so that an absent measure is not answered by a
similar one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from corpus.glossary import Glossary
from corpus.measures import stems, unit_alike
from corpus.models import Observation
from index.retriever import MOST_SHARED, SHARED_WORD
from server.answers.coverage import IN_CONTEXT, Coverage, coverage_of
from server.answers.fit import FEATURES, Standing, features_of, shipped_model
from server.answers.fitness import said_of_others
from server.answers.heads import fits_head
from server.answers.joining import joined
from server.answers.periods_asked import in_periods_asked
from server.answers.queries import Operation, Query, Wants
from server.answers.rarity import Rarity
from server.answers.statistics_asked import of_asked_statistic
from server.answers.unfit import unfit
from server.answers.words_of_others import said_elsewhere, words_of_others

PERIOD_MISSING, AGES_UNASKED = FEATURES.index("period_missing"), FEATURES.index("ages_unasked")
PARTIAL = 0.5
"""Share of a question that a series must name to be worth telling of."""


@dataclass(frozen=True, slots=True)
class Series:
    """One measure, group, area, unit and status over the periods held, oldest first, and how it fits a question."""

    observations: tuple[Observation, ...]
    coverage: Coverage
    fits_head: float
    """1 if the noun asked for is what is counted, 0.5 if it is named, 0 if neither."""
    likelihood: float
    """Probability that the question asks for this series, among all that are held and none of them."""
    whatever_period: float = 0.0
    """The same, were no period asked for: it tells of what a period is not held."""
    of_others: tuple[str, ...] = ()
    """Words of the question that its document says of something else alone."""

    @property
    def latest(self) -> Observation:
        """The observation of the latest period."""
        return self.observations[-1]


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds the series that a question may ask for."""

    glossary: Glossary
    rarity: Rarity
    nearness: Callable[[str], Mapping[str, float]]
    """Cosines of a text and of the description of each figure held."""
    published: Mapping[str, str] = field(default_factory=dict)
    """When each document was published, by its id: what it says of no other time is of then."""

    def series(
        self, query: Query, observations: Iterable[Observation], similarities: Mapping[str, float] | None = None
    ) -> tuple[Series, ...]:
        """The series of the kind asked for, likeliest first; `similarities`: cosines of it and the descriptions."""
        near = similarities if similarities is not None else self.nearness(query.compared)
        found, rows = self.candidates(query, observations, near)
        model = shipped_model()
        likely = model.likelihoods(rows).tolist() if found else []
        rows[:, PERIOD_MISSING] = 0
        undated = model.likelihoods(rows).tolist() if found else []
        told = [
            replace(series, likelihood=chance, whatever_period=other)
            for series, chance, other in zip(found, likely, undated, strict=True)
        ]
        return tuple(sorted(told, key=lambda series: (-round(series.likelihood, 6), *_where(series.latest))))

    def candidates(
        self, query: Query, observations: Iterable[Observation], similarities: Mapping[str, float]
    ) -> tuple[list[Series], np.typing.NDArray[np.float64]]:
        """The series of the kind asked for, and their features, float64 (n, len(FEATURES))."""
        grouped: dict[tuple[object, ...], list[Observation]] = {}
        paragraphs: dict[tuple[object, ...], list[Observation]] = {}
        seen = list(observations)
        for observation in seen:
            if observation.wording.startswith("sentence"):
                paragraphs.setdefault(_paragraph(observation), []).append(observation)
            if unfit(query, observation) is None:
                grouped.setdefault(series_key(observation), []).append(observation)
        of_one_name = joined(of_asked_statistic(query.text, list(grouped.values())), self.glossary)
        groups = _nearest(query, of_one_name, similarities)
        near = [max(similarities.get(said, 0.0) for said in _descriptions(members)) for members in groups]
        nearest = max(near, default=0.0)
        found, rows = [], []
        for members, similarity in zip(groups, near, strict=True):
            members.sort(key=self._time)
            told = [(self._coverage(query, each, paragraphs), each) for each in _of_each_name(members)]
            best, observation = max(told, key=lambda pair: self._firmness(query, *pair))
            held = bool(in_periods_asked(query, members))
            standing = Standing(similarity, nearest, held, _is_of_unit(query, observation))
            features = features_of(query, observation, best, standing, self.glossary, self.rarity)
            rows.append(features)
            head = features[FEATURES.index("fits_head")]
            if features[AGES_UNASKED]:
                best = replace(best, narrower=max(1, best.narrower))
            siblings = paragraphs.get(_paragraph(observation), [])
            others = words_of_others(query, observation, siblings, best, self.glossary)
            others += said_elsewhere(query, observation, seen, best, self.glossary)
            found.append(Series(tuple(members), best, head, 0.0, of_others=others))
        return found, np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))

    def _time(self, observation: Observation) -> tuple[object, ...]:
        """When a figure is of: one without a period is of the time at which its document was published."""
        period, published = observation.period, self.published.get(observation.document_id, "")
        told = (period.end.isoformat(), period.start.isoformat()) if period else (published, published)
        return (*told, *_where(observation))

    def _coverage(
        self, query: Query, observation: Observation, paragraphs: Mapping[tuple[object, ...], list[Observation]]
    ) -> Coverage:
        others = said_of_others(observation, paragraphs.get(_paragraph(observation), []))
        return coverage_of(query, observation, self.glossary, others, self.rarity)

    def _firmness(self, query: Query, coverage: Coverage, observation: Observation) -> tuple[float, float, int]:
        named = coverage.named_from(IN_CONTEXT) + coverage.named_from(1.0)
        return fits_head(query, observation, self.glossary), named, -coverage.narrower


_NOT = re.compile(r"\b(?:not|never|without)\b|n['’]t\b", re.IGNORECASE)
CANDIDATES = 40
"""Series that are looked at word by word: those that share telling words with the question, then those near to it."""
LATEST = 3
"""Periods of a name whose wording is looked at."""


def _of_each_name(members: Sequence[Observation]) -> list[Observation]:
    """The latest observations under each name of a series, oldest first."""
    by_name: dict[tuple[str, str | None], list[Observation]] = {}
    for each in members:
        by_name.setdefault((each.measure, each.group), []).append(each)
    return [each for named in by_name.values() for each in named[-LATEST:]]


def _descriptions(members: Sequence[Observation]) -> set[str]:
    """The descriptions of a series, each put together once."""
    named = {(each.measure, each.dimensions, each.group, each.locator.headings): each for each in members}
    return {each.description for each in named.values()}


def _nearest(
    query: Query, groups: list[list[Observation]], similarities: Mapping[str, float]
) -> list[list[Observation]]:
    """The groups that may be asked for, in their order: all where they are few."""
    if len(groups) <= CANDIDATES:
        return groups
    asked = {word for term in query.terms for phrase in (term.name, *term.words) for word in stems(phrase)}
    asked |= set(query.stems)

    def nearness(at: int) -> tuple[float, int]:
        said = _descriptions(groups[at])
        shared = max(len(asked & set(stems(one))) for one in said)
        return max(similarities.get(one, 0.0) for one in said) + SHARED_WORD * min(shared, MOST_SHARED), -at

    return [groups[at] for at in sorted(sorted(range(len(groups)), key=nearness)[-CANDIDATES:])]


def series_key(observation: Observation) -> tuple[object, ...]:
    """What two years of one series have in common."""
    area = observation.area or ""
    return (
        _content(observation.measure, area),
        _content(observation.group or "", area),
        observation.dimensions,
        observation.area,
        unit_alike(observation.unit),
        observation.status,
        observation.aspect,
        _sentence(observation) if observation.unit == "votes" else None,  # each vote is on something else
    )


def _sentence(observation: Observation) -> tuple[object, ...]:
    place = observation.locator
    return (observation.document_id, place.page_index, place.start, place.end)


def _paragraph(observation: Observation) -> tuple[object, ...]:
    """The paragraph of a sentence: its words around are the whole of it."""
    return (observation.document_id, observation.locator.page_index, observation.context)


@lru_cache(maxsize=50_000)
def _content(label: str, area: str) -> tuple[str, ...]:
    """What a label says: "safeguarding concerns in Northumberland" no more than without its own area."""
    negated = ("not",) if _NOT.search(label) else ()  # "granted" and "not granted" are two
    return (*sorted(set(stems(label)) - set(stems(area))), *negated)


def _where(observation: Observation) -> tuple[str, int, int, str]:
    """The place of an observation, for order only: its id would be a hash to compute for every candidate."""
    place = observation.locator
    return (observation.document_id, place.page_index, place.start, observation.label)


def _is_of_unit(query: Query, observation: Observation) -> bool:
    """Whether the unit is of the kind asked for: "how many" may be answered with a share, if all else fits."""
    is_count = observation.unit not in ("percent", "score", "percentage points")
    return is_count or query.wants is not Wants.COUNT or query.operation is Operation.SHARE
