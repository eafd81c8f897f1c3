"""The passages that a search has found, read word by word: those first that answer the question.

In: a question and found passages. Out: the same in a new order, each with how near the question comes to it and to
each of its sentences. Searching stays as it is: a model taught to tell what answers a council's questions finds less in
other fields (MTRAG: nDCG@10 .35 against .39), so it only orders what has been found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.sentences import sentences
from index.embedding import Embedder
from index.models import PassageHit, SentenceHit
from index.readings import Reading
from index.store import IndexVersion
from index.token_vectors import nearest

SCORE_DECIMALS = 4
SEARCH_WEIGHT = 0.1
"""What the search's own score, 0 to 1, counts beside the closeness, which differs by some tenths."""


def read_closely(
    version: IndexVersion, embedder: Embedder, text: str, hits: Sequence[PassageHit], *, k: int
) -> tuple[PassageHit, ...]:
    """The k passages that come nearest to a question; as they were, for a model that compares no words."""
    if not hits:
        return ()
    (question,) = embedder.for_answers.read([text])
    if not len(question.tokens):
        return tuple(hits[:k])
    read = sorted((_read(version, question, hit) for hit in hits), key=lambda hit: (-_worth(hit), hit.passage.id))
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(read[:k], start=1))


def _worth(hit: PassageHit) -> float:
    return round(hit.closeness + SEARCH_WEIGHT * hit.score, SCORE_DECIMALS)


def _read(version: IndexVersion, question: Reading, hit: PassageHit) -> PassageHit:
    near, starts = version.tokens.near(question, version.passage_rows[hit.passage.id])
    found = tuple(
        SentenceHit(start, end, round(nearest(question, near[:, (starts >= start) & (starts < end)]), SCORE_DECIMALS))
        for start, end in sentences(hit.passage.text)
    )
    closeness = round(nearest(question, near), SCORE_DECIMALS)
    return replace(hit, closeness=closeness, sentences=found, reasons=(*hit.reasons, f"word by word: {closeness:.2f}"))
