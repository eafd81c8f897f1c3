"""The measures held: each with its address, its topic and its names, and found by words.

In: the listings of a version. Out: `Measure`s, one for all labels whose content words are the same, as the answers
group them (`server.answers.matching.series_key`). Read once for a version; counts of a filtered list come from SQL.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property, lru_cache

from corpus.measures import stems, topic_of
from corpus.models import ANSWERS_FROM, Observation
from index.earlier import kept_before, opened, suppressed_since
from index.listings import Listings, MeasureHeld
from index.revisions import Revisions, revisions_between
from index.selections import Facet, PartKey, Selection
from index.store import IndexVersion
from server.figures.bounds import Margins, is_of_bounds, margins_by_cell
from server.figures.breaks import breaks_of, broken
from server.figures.definitions import Definition, Meaning, definition_among, terms_in
from server.figures.filter_values import Choices, choices
from server.figures.listed import Listed, Measure
from server.figures.parts import part_name, parts_of
from server.figures.slugs import slug_of
from server.figures.standing import Standing, standing
from server.figures.tables import History, histories
from server.figures.topics import shipped_topics

FACETS = (Facet.AREA, Facet.GROUP, Facet.PERIOD, Facet.UNIT, Facet.DOCUMENT, Facet.STATUS, Facet.AVAILABILITY)
"""The filters of the list, in the order in which they are shown."""
_ROWS_AT_ONCE = 500
_DEFINING = 20
"""Passages nearest by words that are looked through for what a measure is."""
KEPT = 64
"""Lists and orders of areas that are kept: some 200 figures each."""
MOST_AREAS = 1000
"""Areas that are put in order: the councils with adult social care duties are 153."""


Pair = tuple[str | None, str | None]
"""The id of a figure in this version, and in the one before; None where it has none."""


@lru_cache(maxsize=5_000)
def _told(dimensions: tuple[tuple[str, str], ...]) -> str:
    """Dimensions as the index has them."""
    return json.dumps(dimensions, ensure_ascii=False)


class HeldFigures:
    """The measures of one version, and their lists."""

    def __init__(self, version: IndexVersion) -> None:
        """Nothing is read before it is asked for."""
        self._version = version
        self.listings = Listings(version.holdings, version.audience)
        # A version never changes, so what was counted last need not be counted again.
        self.counts = lru_cache(maxsize=KEPT)(self.listings.counts)
        self.facets = lru_cache(maxsize=KEPT)(self._facets_of)
        self.facet = lru_cache(maxsize=KEPT * 4)(self.listings.facet)
        self.parts = lru_cache(maxsize=KEPT)(self.listings.parts)
        self.parts_of = lru_cache(maxsize=KEPT)(lambda measure: parts_of(self.parts(Selection(measure.labels))))
        self.definition = lru_cache(maxsize=KEPT * 4)(self._definition_of)
        self.meanings = lru_cache(maxsize=KEPT * 4)(self._meanings_of)
        self._breaks = lru_cache(maxsize=KEPT * 4)(lambda name: breaks_of(version.passages_of(name)))
        self._first_rows = lru_cache(maxsize=KEPT)(
            lambda selection, home: self.listings.first_rows(selection, home=home)
        )
        self._at_rows = lru_cache(maxsize=KEPT)(self.listings.at_rows)
        self.standing = lru_cache(maxsize=KEPT)(self._standing_of)
        self.margins = lru_cache(maxsize=KEPT)(self._margins_of)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures, by topic and label."""
        grouped: dict[object, list[MeasureHeld]] = {}
        held = self.listings.measures()
        for each in held:
            grouped.setdefault(tuple(sorted(set(stems(each.label)))) or each.label, []).append(each)
        first = self._first_of(held)
        found = [self._measure(members, first) for members in grouped.values()]
        order = shipped_topics().names
        return tuple(sorted(found, key=lambda measure: (order.index(measure.topic), measure.label.casefold())))

    @cached_property
    def by_slug(self) -> Mapping[str, Measure]:
        """Each measure under the address of every label that it has."""
        return {slug_of(label): measure for measure in self.measures for label in measure.labels}

    def measure_of(self, observation: Observation) -> Measure | None:
        """The measure that an observation is of; None where it is not listed."""
        return self.by_slug.get(slug_of(observation.measure))

    def observation(self, observation_id: str) -> Observation | None:
        """The observation of that id, if it may be shown to the public and may answer."""
        found = self._version.observation(observation_id)
        return found if found is not None and found.confidence >= ANSWERS_FROM else None

    def part_of(self, observation: Observation) -> PartKey:
        """The part of its measure that an observation belongs to."""
        return PartKey(self.dimensions_of(observation), observation.unit, observation.aspect.value)

    def dimensions_of(self, observation: Observation) -> str:
        """The dimensions of an observation as the index has them."""
        return _told(observation.dimensions)

    def part_slug(self, observation: Observation) -> str:
        """The address of that part."""
        return slug_of(part_name(self.part_of(observation)))

    def firsts(self, measures: Sequence[Measure], selection: Selection, home: str | None) -> dict[str, Observation]:
        """The most telling figure of each measure that the filters leave, by the addresses of the measures.

        Of the part that is least narrowed, and of the area `home` where that has one.
        """
        first = self._first_rows(selection, home)
        left = {each.slug: [part for label in each.labels for part in first.get(label, ())] for each in measures}
        told = {slug: [row for part, row in parts if not is_of_bounds(part)] for slug, parts in left.items()}
        rows = {slug: found[0] for slug, found in told.items() if found}
        held = self._at_rows(tuple(rows.values()))
        return {slug: held[row] for slug, row in rows.items()}

    def _definition_of(self, label: str, document_id: str) -> Definition | None:
        """What the document of a figure says that its measure is; where it does not, what another document says."""
        return definition_among(self._version.passages_of(document_id), label) or self._defined_near(label)

    def _meanings_of(self, label: str) -> tuple[Meaning, ...]:
        """What the terms in a label mean."""
        return tuple(Meaning(term.name, self._defined_near(term.name), term.definition) for term in terms_in(label))

    def _defined_near(self, label: str) -> Definition | None:
        near = self._version.lexical.search(tuple(dict.fromkeys(stems(label))), k=_DEFINING)
        found = (self._version.passage(each) for each, _ in near)
        return definition_among(filter(None, found), label)

    def histories(self, observations: Sequence[Observation]) -> list[History]:
        """The histories among observations of one part and area, with the breaks that their documents tell of."""
        return histories(observations, self._version.documents, broken(observations, self._breaks))

    def find(self, words: str, selection: Selection) -> list[Listed]:
        """The measures that the words find and of which the filters leave something, by topic and label."""
        counts = self.counts(selection)
        found = [Listed(each, sum(counts.get(label, 0) for label in each.labels)) for each in self.measures]
        return [each for each in found if each.figures and each.measure.matches(words)]

    def topics(self, found: Iterable[Listed]) -> dict[str, int]:
        """How many of some measures stand under each topic that has any, in the order of topics."""
        count = Counter(each.measure.topic for each in found)
        return {name: count[name] for name in shipped_topics().names if name in count}

    def _standing_of(self, selection: Selection) -> Standing:
        """The areas of a selection in order."""
        return standing(self.listings.observations(selection, limit=MOST_AREAS), self._version.documents)

    def _margins_of(self, selection: Selection) -> Margins:
        """The margins and limits of all areas in a selection of them."""
        return margins_by_cell(self.listings.observations(selection, limit=MOST_AREAS * 2))

    def earlier_observation(self, observation_id: str) -> Observation | None:
        """What that id named in an earlier version that is still kept, of a document that may be seen now."""
        return self._version.earlier_observation(observation_id)

    def was_suppressed_since(self, earlier: Observation) -> bool:
        """Whether a number that only an earlier version holds was suppressed before it went."""
        return suppressed_since(self._version.folder, earlier)

    @cached_property
    def revisions(self) -> Revisions | None:
        """What has changed since the version before; None where none is kept."""
        before = next(iter(kept_before(self._version.folder)), None)
        return revisions_between(before, self._version.folder) if before else None

    def revised(self, pairs: Sequence[Pair]) -> list[tuple[Observation | None, Observation | None]]:
        """The observations of ids of this version and of the one before, as far as that is still kept."""
        with ExitStack() as looks:
            kept = [looks.enter_context(opened(folder)) for folder in kept_before(self._version.folder)[:1]]
            earlier = next(filter(None, kept), None)
            return [
                (
                    self._version.observation(now) if now else None,
                    earlier.observation(before) if before and earlier else None,
                )
                for now, before in pairs
            ]

    def _facets_of(self, words: str, topic: str, selection: Selection) -> dict[Facet, Choices]:
        """For each filter its values, and how many figures each would leave with the other filters as they are."""
        if words or topic:
            left = (each for each in self.measures if each.matches(words) and topic in ("", each.topic))
            labels = (label for each in left for label in each.labels)
            selection = Selection(tuple(labels), selection.part, selection.values)
        chosen = dict(selection.values)
        return {facet: choices(self.listings.facet(selection.without(facet), facet), facet, chosen) for facet in FACETS}

    def _first_of(self, held: Iterable[MeasureHeld]) -> dict[int, Observation]:
        rows = [each.first_row for each in held]
        found: dict[int, Observation] = {}
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            found |= self.listings.at_rows(rows[start : start + _ROWS_AT_ONCE])
        return found

    def _measure(self, members: list[MeasureHeld], first: Mapping[int, Observation]) -> Measure:
        most = min(members, key=lambda each: (-each.figures, each.label))
        groups = dict.fromkeys(group for each in members for group in each.groups)
        labels = tuple(each.label for each in members)
        observation = first[most.first_row]
        headings = observation.locator.headings
        title = self._version.documents[observation.document_id].title
        topic = shipped_topics().topic_of((most.label, *reversed(headings[1:]), title), observation.unit)
        count = sum(each.figures for each in members)
        return Measure(
            slug_of(most.label), most.label, labels, topic, _under(headings, most.label), count, tuple(groups)
        )


def _under(headings: Sequence[str], label: str) -> str:
    """The heading over a figure where it says more than the label does; that over all of a document says no more."""
    heading = topic_of(headings[-1]) if len(headings) > 1 else ""
    return "" if set(stems(heading)) <= set(stems(label)) else heading
