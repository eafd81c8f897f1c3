"""Reads questions over one index: mends slips, knows its places and publishers, and tells a place that nobody knows.

In: the text of a question. Out: a `Query` that stands alone but for what earlier turns leave to it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.areas import known_areas
from corpus.glossary import Glossary, Term
from corpus.measures import stem, stems
from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.area_names import everyday_names
from server.answers.asking import said_whole
from server.answers.nations import of_many
from server.answers.paper_places import of_paper
from server.answers.papers_then import dated_papers, papers_then
from server.answers.publishers import sources_by_name
from server.answers.queries import EVERYDAY, Query, Wants
from server.answers.questions import read_question
from server.answers.said_before import read_asking
from server.answers.spelling import Speller
from server.answers.strangers import Strangers
from server.answers.titles_named import titles_of
from server.config import Settings

_MOST_LOOKED_AT = 5
"""Passages of the council's own papers that are looked through for a body."""


class QuestionReader:
    """Reads questions over one version of an index. Safe for threads: it holds no state of any question."""

    def __init__(self, version: IndexVersion, embedder: Embedder, settings: Settings, glossary: Glossary) -> None:
        self._version = version
        self._glossary = glossary
        self._area = settings.home_area(version.council)
        held = {document.area for document in version.documents.values() if document.area}
        self._home = self._area or (held.pop() if len(held) == 1 else None)
        self._everyday = everyday_names(version.areas)
        self._held = version.areas
        self._areas = version.areas | known_areas() | {name.title() for name in self._everyday}
        self._labels: dict[str | None, str] = {}
        self._called: dict[tuple[str | None, str], tuple[str, ...]] = {}
        self._strangers = Strangers(version, glossary, embedder)
        self._speller = Speller(glossary, version.labels, self._areas, self._strangers.is_told)
        self._titles = titles_of(version.documents.values())
        self._dated = dated_papers(version.documents.values())
        self._publishers = sources_by_name(version.documents.values())
        bodies = {
            version.council.name,
            settings.council_name,
            *(document.publisher for document in version.documents.values()),
        }
        if self._area:
            kinds = ("County", "City", "Borough", "District", "Metropolitan Borough")
            bodies |= {f"{self._area} {kind} Council" for kind in kinds}
        self._askers = frozenset("".join(word[0] for word in name.split()).lower() for name in bodies if name)

    def read(self, text: str) -> Query:
        """The query that a question makes."""
        text = self._speller.mend(text)
        query = read_asking(text, self._question)
        query = replace(
            query, area=self._whole(query.area) or None, other_areas=tuple(map(self._whole, query.other_areas))
        )
        query = of_paper(query, self._version.documents.values())
        query = replace(query, stems=self._said_whole(query)) if query.is_vague else query
        if not query.area_named and (meant := self._strangers.area_of(text, query.names, query.area)):
            query = replace(query, area=meant, area_named=True)
        query = of_many(query, self._held)
        query = replace(query, published=self._as_published(query), titled=self._titles.named(text))
        query = replace(query, then=papers_then(query, self._dated))
        strange = None if query.area_named or query.wants is Wants.TEXT else self._strangers.place(text)
        if strange is None:
            return query
        left = tuple(word for word in query.stems if word != stem(strange.lower()))
        return replace(query, area=strange, area_named=True, stems=left)

    def _question(self, text: str) -> Query:
        return read_question(
            text,
            glossary=self._glossary,
            areas=self._areas,
            default_area=self._area,
            home=self._home,
            askers=self._askers,
            publishers=self._publishers,
            spoken_of=self._is_spoken_of,
        )

    def _is_spoken_of(self, name: str) -> bool:
        """Whether a paper about the council's own area names a body."""
        own = [told.id for told in self._version.documents.values() if self._area and told.area == self._area]
        found = self._version.lexical.search(stems(name), k=_MOST_LOOKED_AT, documents=own)
        passages = (self._version.passage(place) for place, _ in found)
        return any(re.search(rf"\b{re.escape(name)}\b", each.text, re.IGNORECASE) for each in passages if each)

    def _whole(self, area: str | None) -> str:
        """The area as the documents call it."""
        return self._everyday.get((area or "").casefold(), area or "")

    def _as_published(self, query: Query) -> tuple[str, ...]:
        """What the documents of the area call the terms of a question, where they call them otherwise.

        The longest of the names of a term that stand in their labels, if none of those stands in the question.
        """
        names: list[str] = []
        asked = query.about.casefold()
        for term in query.terms:
            called = () if term.kind == EVERYDAY else self._called_there(term, query.area)
            if not any(name.casefold() in asked for name in called):
                names += called[:1]
        return tuple(names)

    def _called_there(self, term: Term, area: str | None) -> tuple[str, ...]:
        """The names of a term that stand in the labels of an area, the longest first."""
        if (area, term.name) not in self._called:
            labels = self._labels_of(area)
            held = (phrase for phrase in (term.name, *term.words) if phrase.casefold() in labels)
            self._called[area, term.name] = tuple(sorted(held, key=lambda phrase: (-len(phrase), phrase)))
        return self._called[area, term.name]

    def _labels_of(self, area: str | None) -> str:
        if area not in self._labels:
            holdings = self._version.holdings
            rows = holdings.label_rows(self._version.audience, frozenset({area}) if area else None)
            self._labels[area] = "\n".join(sorted({holdings.labels[row] for row in rows})).casefold()
        return self._labels[area]

    def _said_whole(self, query: Query) -> tuple[str, ...]:
        """The words of the longest label that a question without other content says whole."""
        asked, rows = stems(query.text), self._version.label_rows_by_stem
        near = {row for word in asked for row in rows.get(word, ())}
        found = [said_whole(asked, stems(self._version.holdings.labels[row])) for row in sorted(near)]
        return max(found, key=len, default=())
