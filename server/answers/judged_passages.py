"""What the passages found say to one question: their sentences read together with it, and how likely each answers.

In: a query and the passages found. Out: `Words`, which reads and judges once for all that ask, and only when it is
asked: each sentence read costs as much as embedding it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.glossary import Glossary
from corpus.models import Passage
from index.models import Evidence, PassageHit
from index.pair_reading import Comparing
from index.store import IndexVersion
from server.answers.passage_words import coverage_of, named_heading
from server.answers.queries import EVERYDAY, Operation, Query, Wants
from server.answers.quoting import MAX_CHARS
from server.answers.reasons import asks_for_reason
from server.answers.sentences_read import Read, sentences_read
from server.answers.suited import kind_of_thing, unsuited
from server.answers.text_fit import TextFit, features_of

_OF_ALL = re.compile(
    r"^\W*(?:so |and )?(?:what|who)(?:['’]?s| is| are| was| were) "
    r"(?!(?:in|inside|included|behind|counted|under|within|of)\b)(?:[\w&'’-]+ ?){1,4}\W*$"
    r"|\b(?:say|says|said|know) about\b|\btell me about\b|\bmean by\b|\bdo(?:es)? .{1,60} (?:mean|(?<!to )do)\b",
    re.IGNORECASE,
)
"""Asks for whatever is said of a thing."""
NAMED, NEAR = 0.6, 0.2
"""Share of the content that a passage names which stands alone, and the likelihood of another that comes near."""
MOST = 0.74
"""Share of the question's content that counts as most of it: three words of four."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage that may answer, how likely it does, and its surest sentence; None where none was read."""

    hit: PassageHit
    likelihood: float
    surest: Read | None


@dataclass(frozen=True)
class Words:
    """The passages found for one question."""

    query: Query
    evidence: Evidence
    version: IndexVersion
    glossary: Glossary
    model: Comparing
    """What reads a question and a sentence together."""
    fit: TextFit

    @property
    def hits(self) -> Sequence[PassageHit]:
        """The passages found, best first."""
        return self.evidence.passages

    @cached_property
    def read(self) -> tuple[Read, ...]:
        """The sentences nearest to the question that may answer it, the surest first."""
        return sentences_read(self.query, self.hits, self.version, self.model)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """The passages that may answer, the likeliest first."""
        fitting = [hit for hit in self.hits if unsuited(self.query, hit.passage, self.version) is None]
        surest: dict[str, Read] = {}
        for one in self.read:
            surest.setdefault(one.hit.passage.id, one)
        read = [surest.get(hit.passage.id) for hit in fitting]
        likely = self.fit.likelihoods(features_of(fitting, [one.score if one else None for one in read]))
        told = (Judged(hit, float(chance), one) for hit, chance, one in zip(fitting, likely, read, strict=True))
        return tuple(sorted(told, key=lambda one: (-one.likelihood, one.hit.rank)))

    @cached_property
    def likeliest(self) -> Judged | None:
        """The passage that is likely enough to answer; None for none."""
        return next((one for one in self.judged if one.likelihood >= self.least(one)), None)

    def least(self, one: Judged) -> float:
        """The likelihood from which a passage answers."""
        if self._tells_of_all(one.hit.passage):
            return self.fit.about_from
        named = self.fit.named_from if self._names_all(one.hit.passage) else self.fit.answers_from
        return min(named, self.fit.alone_from) if self._stands_alone(one) else named

    def whole(self, one: Judged) -> str | None:
        """A short passage that answers because it names all that is asked; None for others, which a sentence answers.

        Which of its sentences it is, is as unsure: of two options that were turned down, each has its reason.
        """
        text = one.hit.passage.text.strip()
        by_names = one.likelihood < self.fit.answers_from and self._names_all(one.hit.passage)
        return text if by_names and len(text) <= MAX_CHARS and "“" not in text else None

    def _names_all(self, passage: Passage) -> bool:
        """Whether a passage names all that a question for words says of a place: two things that are no name."""
        query, document = self.query, self.version.documents[passage.document_id]
        says = len(set(query.stems) - set(query.names)) + sum(term.kind != EVERYDAY for term in query.terms)
        in_words = query.area_named and (query.asks_in_words or query.wants is Wants.TEXT)
        return says > 1 and in_words and coverage_of(query, passage, document, self.glossary) >= 1

    def _stands_alone(self, one: Judged) -> bool:
        """Whether a passage names most of a question of a named place that asks for a reason, and no other comes near.

        What gives no reason is no answer to it; who decided and what somebody thinks may stand beside what is asked.
        """
        query, passage = self.query, one.hit.passage
        is_plain = query.operation in (Operation.LOOKUP, Operation.LIST) and query.is_told_whole
        if not (is_plain and query.area_named and asks_for_reason(query.text)) or one is not self.judged[0]:
            return False
        is_alone = all(other.likelihood < NEAR for other in self.judged[1:2])
        document = self.version.documents[passage.document_id]
        return is_alone and coverage_of(query, passage, document, self.glossary) >= NAMED

    def _tells_of_all(self, passage: Passage) -> bool:
        """Whether a passage names what is asked: a thing of which all answers, a heading, or a person, date or number.

        One without the kind of thing that is asked for is none of those judged.
        """
        by_most = named_heading(self.query, passage) or kind_of_thing(self.query) is not None
        needed = MOST if by_most else 1.0 if _OF_ALL.search(self.query.text) else None
        document = self.version.documents[passage.document_id]
        return needed is not None and coverage_of(self.query, passage, document, self.glossary) >= needed
