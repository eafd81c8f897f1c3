"""All that a build embeds: passages for searching, passages word by word for answering, and descriptions of figures.

In: the texts and the embedder. Out: their vectors, from the caches of the index folder where nothing has changed.
Up to three teachings of one model are used; another model of a folder serves for all, and compares no words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cache import VectorCache
from index.embedding import Embedder
from index.token_vectors import Tokens

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The vectors of one build, float32 (n, dimension) in the order of the texts."""

    passages: NDArray[np.float32]
    labels: NDArray[np.float32]
    readings: NDArray[np.float32]
    """Of the passages, by the model that compares word by word."""
    texts: Sequence[str]
    """What was embedded of the passages."""
    reader: VectorCache
    """Of the model that compares word by word."""
    caches: tuple[VectorCache, ...]

    def tokens(self) -> Iterator[Tokens]:
        """Yield the tokens of each passage, in order."""
        return self.reader.tokens(self.texts)

    @property
    def count(self) -> int:
        """How many texts had to be embedded; a passage that is embedded by two models is one."""
        passages, *others = self.caches
        answers, figures = others[0] if len(others) > 1 else passages, others[-1] if others else None
        return max(passages.embedded, answers.embedded) + (figures.embedded if figures else 0)


@contextmanager
def embed(
    index_folder: Path,
    embedder: Embedder,
    passages: Sequence[str],
    descriptions: Sequence[str],
    tell: Progress,
    *,
    forget: bool,
) -> Iterator[Embedded]:
    """Embed what the caches do not hold; with `forget` they lose what this build does not need."""
    models = dict.fromkeys((embedder, embedder.for_answers, embedder.for_figures))
    caches = {model: VectorCache(index_folder, model) for model in models}

    def vectors(model: Embedder, texts: Sequence[str], what: str) -> NDArray[np.float32]:
        return caches[model].vectors(texts, progress=lambda done, of: tell(what, done, of))

    try:
        rows = vectors(embedder, passages, "Embedding passages")
        readings = vectors(embedder.for_answers, passages, "Reading passages")
        labels = vectors(embedder.for_figures, descriptions, "Embedding figures")
        if forget:
            for model, cache in caches.items():
                kept = list(passages) if model in (embedder, embedder.for_answers) else []
                cache.keep([*kept, *descriptions] if model is embedder.for_figures else kept)
        yield Embedded(rows, labels, readings, passages, caches[embedder.for_answers], tuple(caches.values()))
    finally:
        for cache in caches.values():
            cache.close()
