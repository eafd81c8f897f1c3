"""What a question finds: passages by meaning and by words, and the observations whose labels are near to it.

In: the text of a question. Out: ranked passages with their reasons, or the whole `Evidence` with timings. Meaning is
the cosine of embeddings, words are BM25; both are brought to 0..1 over the candidates of either and added with weights.
That sum was measured on the MTRAG sets against reciprocal rank fusion and meaning alone, both of which it beats
(`tests/benchmarks/finding.py`). For an answer the passages found are then read word by word (`close_reading`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from time import perf_counter

import numpy as np

from corpus.measures import LIGHT_WORDS, stem, stems, tokens
from corpus.models import Observation, Passage
from index.close_reading import read_closely
from index.embedding import Embedder
from index.fusion import Vector, fuse, texts_meant
from index.models import Evidence, PassageHit
from index.precedence import prefer_newest
from index.rows import measure_of_label
from index.store import IndexVersion
from index.vectors import Rows

CANDIDATES = 50
"""Passages taken from each side before they are put in one order."""
SCORE_DECIMALS = 4
MOST_OBSERVATIONS = 4_000
"""Observations looked at where no area limits them: more than all that a council publishes about itself."""
SHARED_WORD, MOST_SHARED = 0.1, 3
"""What a shared word counts beside a cosine, and how many do."""


class Retriever:
    """Searches one version of an index with the model it was made with; cheap to make, safe between threads."""

    def __init__(self, version: IndexVersion, embedder: Embedder) -> None:
        self.version = version
        self._embedder = embedder

    def search(
        self,
        text: str,
        *,
        k: int = 10,
        before: str = "",
        document_id: str | None = None,
    ) -> tuple[PassageHit, ...]:
        """Return the k best passages, best first, equal scores in order of id; a blank text finds none.

        `before`: what the same person asked just before, by which "and the year before?" is understood. `document_id`
        limits the search to one document; what the version's audience may not see is left out before ranking.
        """
        if not text.strip():
            return ()
        documents = None if document_id is None else frozenset({document_id})
        return self._passages(text, distinct_stems(text), k, documents, before)

    def find(
        self,
        text: str,
        *,
        about: str | None = None,
        expansion: Sequence[str] = (),
        areas: frozenset[str] | None = None,
        documents: frozenset[str] | None = None,
        passages_k: int = 10,
        labels_k: int = 300,
    ) -> Evidence:
        """Return all that the index holds near to a question.

        `about`: the question without its times and places, which is what figures are compared with. `expansion`:
        further wordings of what is asked; they add words to look for and leave the embedding alone.
        `documents`: the only documents whose passages are wanted; None takes all.
        `areas`: the areas whose observations are wanted, those without an area and what one sentence says of several
        areas always with them; None takes all. They are taken before anything is compared.
        `labels_k`: how many observation labels are taken by meaning; those that share a word with the question come
        besides. Observations come label by label, the nearest label first.
        """
        if not text.strip():
            return Evidence()
        watch = _Watch()
        vector = self._embed_for_figures(about or text)
        watch.lap("embed")
        terms = distinct_stems(" ".join((text, *expansion)))
        labels = self._labels(vector, terms, labels_k, areas)
        if areas is None:
            labels = self._within_bound(labels, terms)
        watch.lap("labels")
        observations = self._observations(list(labels), areas)
        watch.lap("observations")
        names = self.version.holdings.descriptions
        scores = {names[row]: cosine for row, cosine in labels.items()}
        # most questions for a figure are answered without a passage, and the search costs as much as the embedding
        passages = cache(lambda: self._telling(text, terms, passages_k, documents))
        return Evidence(observations, scores, watch.timings_ms, passages)

    def places(
        self, text: str, *, expansion: Sequence[str] = (), documents: frozenset[str] | None = None
    ) -> tuple[dict[str, int], dict[str, int]]:
        """Return the 1-based places of passages, by id, in the search by meaning and in that by words of `find`."""
        terms = distinct_stems(" ".join((text, *expansion)))
        by_meaning, by_words = self._both(self._meaning(text, ""), terms, CANDIDATES, documents)
        ids = self.version.holdings.passage_ids
        meant = {ids[row]: place for place, row in enumerate(by_meaning.tolist(), start=1)}
        return meant, {name: place for place, (name, _) in enumerate(by_words, start=1)}

    def nearness(self, about: str) -> Mapping[str, float]:
        """Return the cosine of a question, its times and places left out, and of each description of a figure."""
        vector, version = self._embed_for_figures(about), self.version
        rows, names = version.rows_of_labels, version.holdings.descriptions
        cosines = version.label_vectors.cosines(vector, np.array(rows, dtype=np.int64)).astype(np.float64)
        return {names[row]: near for row, near in zip(rows, np.round(cosines, SCORE_DECIMALS).tolist(), strict=True)}

    def beside(self, evidence: Evidence, *, areas: frozenset[str] | None = None) -> tuple[Observation, ...]:
        """Return the observations of an evidence with all others of the same measures, of the areas that `find` takes.

        What is near to a question may be some members only of a table or list; of those none can be called the largest.
        """
        version = self.version
        near = [version.label_rows[description] for description in evidence.label_scores]
        openings = {measure_of_label(version.holdings.labels[row]) for row in near}
        together = {row for opening in openings for row in version.label_rows_by_measure[opening]}
        return self._observations([*near, *sorted(together - set(near))], areas)

    def _embed_for_figures(self, about: str) -> Vector:
        return np.asarray(self._embedder.for_figures.encode([about])[0])

    def _meaning(self, text: str, before: str) -> Vector:
        """The embedding of a question, and half of it that of the question with the one before."""
        whole = self._embedder.encode(texts_meant(text, before)).sum(axis=0)
        return np.asarray(whole / np.linalg.norm(whole), dtype=np.float32)

    def _telling(
        self, text: str, terms: Sequence[str], k: int, documents: frozenset[str] | None
    ) -> tuple[PassageHit, ...]:
        found = self._passages(text, terms, CANDIDATES, documents)
        return read_closely(self.version, self._embedder, text, found, k=k)

    def _passages(
        self,
        text: str,
        terms: Sequence[str],
        k: int,
        wanted: frozenset[str] | None,
        before: str = "",
    ) -> tuple[PassageHit, ...]:
        version = self.version
        vector = self._meaning(text, before)
        by_meaning, by_words = self._both(vector, terms, max(CANDIDATES, k), wanted)
        bm25 = {version.passage_rows[passage_id]: score for passage_id, score in by_words}
        rows = np.array(sorted({*by_meaning.tolist(), *bm25}), dtype=np.int64)
        cosines = version.passage_vectors.cosines(vector, rows)
        words = np.array([bm25.get(row, 0.0) for row in rows.tolist()], dtype=np.float32)
        fused = fuse(cosines, words)
        scored = [
            (-round(float(score), SCORE_DECIMALS), version.holdings.passage_ids[row], row, float(cosine))
            for score, row, cosine in zip(fused, rows.tolist(), cosines, strict=True)
        ]
        best = sorted(prefer_newest(version, scored))[: max(k, 0)]
        found = version.holdings.passages_at([row for _, _, row, _ in best])
        asked = {stem(word): word for word in reversed(tokens(text)) if stem(word) in terms}
        return tuple(
            PassageHit(passage, -negative, rank, round(cosine, SCORE_DECIMALS), _reasons(passage, asked, cosine))
            for rank, (passage, (negative, _, _, cosine)) in enumerate(zip(found, best, strict=True), start=1)
        )

    def _both(
        self, vector: Vector, terms: Sequence[str], depth: int, wanted: frozenset[str] | None
    ) -> tuple[Rows, list[tuple[str, float]]]:
        """What either search finds, best first: rows by meaning; ids and BM25 scores by words."""
        version = self.version
        documents = version.readable
        if wanted is not None:
            documents &= wanted
        everything, allowed = len(documents) == len(version.holdings.documents), None
        if not everything:
            owners = enumerate(version.holdings.passage_documents)
            allowed = np.array([row for row, owner in owners if owner in documents], dtype=np.int64)
        by_meaning, _ = version.passage_vectors.search(vector, k=depth, among=allowed)
        return by_meaning, version.lexical.search(terms, k=depth, documents=None if everything else documents)

    def _labels(
        self, vector: Vector, terms: Sequence[str], labels_k: int, areas: frozenset[str] | None
    ) -> dict[int, float]:
        """Return rows of labels with their cosines, nearest first, equal ones in order of the labels."""
        version = self.version
        allowed = np.array(version.holdings.label_rows(version.audience, areas), dtype=np.int64)
        near, _ = version.label_vectors.search(vector, k=labels_k, among=allowed)
        telling = [term for term in terms if term not in LIGHT_WORDS]
        sharing = {row for term in telling for row in version.label_rows_by_stem.get(term, ())}
        rows = np.array(sorted({*near.tolist(), *(sharing & set(allowed.tolist()))}), dtype=np.int64)
        cosines = version.label_vectors.cosines(vector, rows)
        scores = {row: round(float(cosine), SCORE_DECIMALS) for row, cosine in zip(rows.tolist(), cosines, strict=True)}
        return dict(sorted(scores.items(), key=lambda item: (-item[1], item[0])))

    def _within_bound(self, labels: dict[int, float], terms: Sequence[str]) -> dict[int, float]:
        """The labels nearest by meaning and by words, as many as hold a bounded number of observations together.

        Without an area to filter by, a label of a national data set stands for those of all areas and years.
        """
        held = self.version.observations_by_label
        if sum(held[row] for row in labels) <= MOST_OBSERVATIONS:
            return labels
        shared = Counter(row for term in terms for row in self.version.label_rows_by_stem.get(term, ()))
        nearest = sorted(labels, key=lambda row: -(labels[row] + SHARED_WORD * min(shared[row], MOST_SHARED)))
        before = accumulate((held[row] for row in nearest), initial=0)
        kept = {row for row, others in zip(nearest, before, strict=False) if others < MOST_OBSERVATIONS}
        return {row: cosine for row, cosine in labels.items() if row in kept}

    def _observations(self, label_rows: Sequence[int], areas: frozenset[str] | None) -> tuple[Observation, ...]:
        seen = self.version.readable
        return tuple(
            observation
            for observation in self.version.holdings.observations_labelled(label_rows, areas)
            if observation.document_id in seen
        )


def distinct_stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words, each once, in order, stop words left out."""
    return tuple(dict.fromkeys(stems(text)))


def _reasons(passage: Passage, asked: dict[str, str], cosine: float) -> tuple[str, ...]:
    held = set(stems(" ".join((*passage.headings, passage.text))))
    shared = [word for stemmed, word in reversed(asked.items()) if stemmed in held]
    meaning = f"meaning: cosine {cosine:.2f}"
    return (f"words: {', '.join(shared)}", meaning) if shared else (meaning,)


class _Watch:
    """Milliseconds from lap to lap, by the name of what was done."""

    def __init__(self) -> None:
        self.timings_ms: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.timings_ms[name] = round((now - self._last) * 1000, 3)
        self._last = now
