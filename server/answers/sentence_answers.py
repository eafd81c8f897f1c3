"""Answers by one sentence, read together with the question, where neither figures nor the nearest passage answer.

In: a query for words and the passages found. Out: a `Draft` that quotes the sentence which most surely answers, or None
where none is sure enough. A sentence of another time or name than those asked for is never read, however near it is.
Questions for a number are not answered so: of two numbers in one sentence it does not tell which is meant.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.glossary import Glossary
from corpus.measures import stems
from corpus.periods import find_periods
from corpus.quantities import find_quantities
from index.models import PassageHit, SentenceHit
from index.pair_reading import Comparing, as_asked, told_with
from index.store import IndexVersion
from server.answers.answer_kinds import gives_reason, lacks_reason
from server.answers.drafts import Draft, Statement
from server.answers.kinds_told import tells_kind
from server.answers.models import Outcome
from server.answers.passage_words import coverage_of, is_held
from server.answers.periods_asked import is_told_of_before
from server.answers.queries import Query, Wants
from server.answers.quoting import quotation
from server.answers.sections import covers_times

SURELY = 0.4
"""How likely a sentence must be the one that answers, beside all others read and "none of these"."""
MOST_READ = 14
"""Sentences read together with a question, the nearest by words: each costs as much as embedding it."""
_CELLS = re.compile(r"\|[^|\n]*\d[^|\n]*\|[^|\n]*\d")
"""A row of several numbers: which of them answers stands in its columns, which figures are read by."""
_OF_NUMBERS = (Wants.COUNT, Wants.MONEY, Wants.PERCENT, Wants.FIGURE)


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence of a found passage, and the log-odds that it answers."""

    hit: PassageHit
    sentence: SentenceHit
    score: float

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.hit.passage.text[self.sentence.start : self.sentence.end]


def answer_sentence(
    query: Query,
    hits: Sequence[PassageHit],
    version: IndexVersion,
    model: Comparing,
    *,
    glossary: Glossary,
    least: float,
    instead: Outcome | None = None,
) -> Draft | None:
    """The sentence that answers, from a likelihood of `least` on; `instead`: how the figures found would end it."""
    if not asks_for_words(query):
        return None
    read = sentences_read(query, hits, version, model)
    if not read or likelihood(read) < least or not _may_stand(query, read[0], instead):
        return None
    passage = read[0].hit.passage
    if not coverage_of(query, passage, version.documents[passage.document_id], glossary):
        return None  # in other words, but not of something else altogether
    quoted = quoted_around(read[0])
    reasoned = gives_reason(query.text, read[0].text) and not lacks_reason(query.text, read[0].text)
    if not reasoned or not tells_kind(query, quoted):
        return None  # of "who?" a name is asked, of "why?" a reason
    return Draft(Outcome.ANSWERED, (Statement(f"“{quoted}”", (read[0].hit,)),), hits=(read[0].hit,))


def asks_for_words(query: Query) -> bool:
    """Whether a sentence may answer: of a number it would not tell which of several it is, and "the year before?" by
    itself asks for nothing.
    """
    return not query.is_vague and (query.wants not in _OF_NUMBERS or query.is_plainly_told)


def likelihood(read: Sequence[Read]) -> float:
    """How likely the first of the sentences read is the one that answers, 0 to 1."""
    first = read[0].score
    return 1 / (math.exp(-first) + sum(math.exp(one.score - first) for one in read))


def sentences_read(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, model: Comparing
) -> tuple[Read, ...]:
    """The sentences nearest to a question that may answer it, the surest first."""
    nearest, documents = nearest_sentences(query, hits, version)[:MOST_READ], version.documents
    told = [
        told_with(hit.passage, one.start, one.end, title=documents[hit.passage.document_id].title)
        for hit, one in nearest
    ]
    scores = model.compare(as_asked(query.searched), told)
    read = (Read(hit, one, float(score)) for (hit, one), score in zip(nearest, scores, strict=True))
    return tuple(sorted(read, key=lambda one: -one.score))


def nearest_sentences(
    query: Query, hits: Sequence[PassageHit], version: IndexVersion
) -> list[tuple[PassageHit, SentenceHit]]:
    """The sentences that tell something in the passages that may answer, the nearest to the question first."""
    fitting = [hit for hit in hits if _may_answer(query, hit, version)]
    return sorted(
        ((hit, one) for hit in fitting for one in hit.sentences if _tells(hit, one)),
        key=lambda pair: (-pair[1].closeness, pair[0].rank, pair[1].start),
    )


def _may_answer(query: Query, hit: PassageHit, version: IndexVersion) -> bool:
    """Whether a passage is of the time asked for and, with its headings and title, has the names of the question."""
    document = version.documents[hit.passage.document_id]
    held = frozenset(stems(" ".join((document.title, *hit.passage.headings, hit.passage.text))))
    return covers_times(query, hit.passage, document) and all(is_held(name, held) for name in query.names)


def _tells(hit: PassageHit, sentence: SentenceHit) -> bool:
    """Whether a sentence tells something: a question, the line above a list and a row of numbers do not."""
    text = hit.passage.text[sentence.start : sentence.end].rstrip()
    return not text.endswith(("?", ":")) and not _CELLS.search(f"|{text}|")


def _may_stand(query: Query, best: Read, instead: Outcome | None) -> bool:
    """Whether the surest sentence may answer: it is of the time asked for, where it or the figures tell of times.

    "Home care 2020-21?" may ask for a figure, for which a sentence with numbers would pass.
    """
    if query.wants is Wants.EITHER and (query.periods or query.parts) and find_quantities(best.text):
        return False
    if not is_told_of_before(query, best.text):
        return False
    told = [mention.period for mention in find_periods(best.text) if mention.period]
    named = all(any(one.contains(want) or want.contains(one) for one in told) for want in query.periods)
    return named if told or instead is not None else True


def quoted_around(best: Read) -> str:
    """The sentence with what it cannot be understood without."""
    nearest = tuple(replace(one, closeness=float(one == best.sentence)) for one in best.hit.sentences)
    return quotation(replace(best.hit, sentences=nearest))
