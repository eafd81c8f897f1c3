"""All that a build embeds: passages for searching, passages word by word for answering, and descriptions of figures.

In: the texts and the embedder. Out: their vectors, from the caches of the index folder where nothing has changed.
Up to three teachings of one model are used; another model of a folder serves for all, and compares no words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.cache import CachedVectors, Texts, VectorCache
from index.embedding import Embedder

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of one build, in the order of the texts."""

    passages: CachedVectors
    labels: CachedVectors
    readings: CachedVectors
    """Of the passages, by the model that compares word by word."""
    caches: tuple[VectorCache, ...]

    @property
    def count(self) -> int:
        """How many texts had to be embedded; a passage that is embedded by two models is one."""
        passages, *others = self.caches
        answers, figures = others[0] if len(others) > 1 else passages, others[-1] if others else None
        return max(passages.embedded, answers.embedded) + (figures.embedded if figures else 0)


@contextmanager
def embed(
    index_folder: Path, embedder: Embedder, passages: Texts, descriptions: Texts, tell: Progress, *, forget: bool
) -> Iterator[Embedded]:
    """Embed what the caches do not hold; with `forget` they lose what this build does not need."""
    models = dict.fromkeys((embedder, embedder.for_answers, embedder.for_figures))
    caches = {model: VectorCache(index_folder, model) for model in models}

    def vectors(model: Embedder, texts: Texts, what: str) -> CachedVectors:
        return caches[model].vectors(texts, progress=lambda done, of: tell(what, done, of))

    try:
        rows = vectors(embedder, passages, "Embedding passages")
        readings = rows
        if embedder.for_answers is not embedder:
            readings = vectors(embedder.for_answers, passages, "Reading passages")
        labels = vectors(embedder.for_figures, descriptions, "Embedding figures")
        if forget:
            for cache in caches.values():
                cache.keep()
        yield Embedded(rows, labels, readings, tuple(caches.values()))
    finally:
        for cache in caches.values():
            cache.close()
