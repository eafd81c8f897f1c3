"""The sentences of the passages found, read together with the question.

In: a query and the passages found. Out: the sentences nearest to it that may answer, each with the log-odds that it
does. A sentence of another time or name than those asked for is never read, however near it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.measures import stem, stems
from index.models import PassageHit, SentenceHit
from index.pair_reading import Comparing, as_asked, told_with
from index.store import IndexVersion
from server.answers.asking import is_telling
from server.answers.kinds_told import TIMES
from server.answers.passage_words import is_name_held
from server.answers.queries import Query
from server.answers.quoting import quotation
from server.answers.sections import covers_times
from server.answers.things_told import holds_thing

MOST_READ = 14
"""Sentences read together with a question, the nearest by words: each costs as much as embedding it."""
_CELLS = re.compile(r"\|[^|\n]*\d[^|\n]*\|[^|\n]*\d")
"""A row of several numbers: which of them answers stands in its columns, which figures are read by."""
_RUN = re.compile(r"(?:(?:^|\s)['’£(]?-?\d[\d,.]{0,12}(?:[%)k]|m)?(?=\s|$)){4}", re.IGNORECASE)
"""The same, or the axis of a chart, where a page has lost its columns."""
_NAMED_ROW = re.compile(r"[A-Z][^\d.,;:]{0,60}(?:\s['’£(]?-?[1-9][\d,.]{0,12}(?:[%)k]|m)?){2,9}\s*", re.IGNORECASE)
"""One row with its name: "Approved 640 441 735"; of a telephone the first digit is nought."""

_NAME = re.compile(r"(?<=[a-z\d,;’')] )[A-Z][a-z][\w’'-]+")
"""A capital inside a sentence."""
_ASKS = re.compile(
    r"^\W{0,5}(?:\d{1,2}[.)]\s{0,3})?(?:i(?:['’]d| would| am)? (?:like|writing|want|wish|request\w*|ask\w*)\b"
    r"|(?:please|kindly|(?:could|can|would) you)(?: please)? (?:tell|let|provide|confirm|state|supply|give|send|list)\b"
    r"[^.?]{0,40}\b(?:how (?:many|much|long|often)|numbers?|amounts?|breakdown|figures|details|following|whether)\b"
    r"|also,? the\b[^.]{1,60}\.?$)",
    re.IGNORECASE,
)
"""A request for information, as it is printed above its answer: it tells nothing itself."""


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
    query: Query, hits: Sequence[PassageHit], version: IndexVersion, *, of_numbers: bool = False
) -> list[tuple[PassageHit, SentenceHit]]:
    """The sentences that tell something in the passages that may answer, the nearest to the question first.

    `of_numbers`: for a number the names of the question may stand elsewhere in the document, where the sentence names
    nothing else: of "Belfast 323; Southern 623" the sentence about the Northern Trust is told of another.
    """
    held = [(hit, _names_held(query, hit, version)) for hit in hits]
    fitting = [hit for hit, is_here in held if is_here or (of_numbers and is_here is not None)]
    return sorted(
        (
            (hit, one)
            for hit in fitting
            for one in hit.sentences
            if tells(hit, one)
            and not (of_numbers and query.names and _names_other(query, _said(hit, one), hit, version))
            and holds_thing(query, _said(hit, one), version.documents[hit.passage.document_id].published)
        ),
        key=lambda pair: (-pair[1].closeness, pair[0].rank, pair[1].start),
    )


def _names_held(query: Query, hit: PassageHit, version: IndexVersion) -> bool | None:
    """Whether a passage has the names of the question, with its headings and title; None for one that may not answer.

    That is one of another time, or of a document that has not the names either, its publisher's among them.
    """
    document = version.documents[hit.passage.document_id]
    if not covers_times(query, hit.passage, document):
        return None
    here = frozenset(stems(" ".join((document.title, *hit.passage.headings, hit.passage.text))))
    if all(is_name_held(name, query, here) for name in query.names):
        return True
    anywhere = version.stems_of(document.id) | frozenset(stems(document.publisher or ""))
    return False if all(is_name_held(name, query, anywhere) for name in query.names) else None


def _names_other(query: Query, said: str, hit: PassageHit, version: IndexVersion) -> bool:
    """Whether a sentence lacks a name of the question, with its heading and title, and has another."""
    document = version.documents[hit.passage.document_id]
    own = frozenset(stems(" ".join((document.title, *hit.passage.headings[-1:], said))))
    if all(is_name_held(name, query, own) for name in query.names):
        return False
    bodies = (name for name in (document.publisher, document.area) if name)
    heading = "" if hit.passage.headings[-1:] == (document.title,) else "".join(hit.passage.headings[-1:])
    for body in bodies:
        said, heading = said.replace(body, " "), heading.replace(body, " ")
    told = (*_NAME.findall(said), *_NAME.findall(heading))
    names = {stem(word.lower()) for word in told} - frozenset(stems(query.text))
    return any(is_telling(name) and name not in TIMES for name in names)


def tells(hit: PassageHit, sentence: SentenceHit) -> bool:
    """Whether a sentence tells something: a question, a request, the line above a list, a row of numbers do not."""
    text = _said(hit, sentence).rstrip(" \n\"'”’")
    is_row = _CELLS.search(f"|{text}|") or is_run_of_numbers(text)
    return not text.endswith(("?", ":", " -", " –", " —")) and not is_row and not _ASKS.search(text)


@lru_cache(maxsize=50_000)
def is_run_of_numbers(text: str) -> bool:
    """Whether a text has a row of numbers that has lost its columns, or the axis of a chart."""
    said = " ".join(text.split())
    return _RUN.search(said) is not None or _NAMED_ROW.fullmatch(said) is not None


def _said(hit: PassageHit, sentence: SentenceHit) -> str:
    return hit.passage.text[sentence.start : sentence.end]


def quoted_around(best: Read) -> str:
    """The sentence with what it cannot be understood without."""
    nearest = tuple(replace(one, closeness=float(one == best.sentence)) for one in best.hit.sentences)
    return quotation(replace(best.hit, sentences=nearest))
