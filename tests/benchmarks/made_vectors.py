"""An embedder whose vectors are made up, for measuring what a build costs besides the model.

In: texts. Out: readings of the shape of the default model's, the same for the same text: 384 numbers, and 128 for each
word. Nothing that ranks or answers can be measured with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from index.embedding import Embedder
from index.readings import Reading

DIMENSION, TOKEN_DIMENSION, MAX_TOKENS = 384, 128, 256


class MadeEmbedder(Embedder):
    """Stands for the default model and for what it is taught to be; none of them is loaded."""

    precision = "float32"  # type: ignore[assignment]
    dimension = DIMENSION  # type: ignore[assignment]
    max_tokens = MAX_TOKENS  # type: ignore[assignment]

    def count_tokens(self, text: str) -> int:
        """How many words the text has."""
        return len(text.split())

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return a made reading of each text."""
        return [_reading(text) for text in texts]

    @property
    def for_figures(self) -> Embedder:  # type: ignore[override]
        """The same."""
        return self

    @property
    def for_answers(self) -> Embedder:  # type: ignore[override]
        """The same."""
        return self


def _reading(text: str) -> Reading:
    chance = np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
    vector = chance.standard_normal(DIMENSION, dtype=np.float32)
    count = min(len(text.split()), MAX_TOKENS)
    tokens = chance.standard_normal((count, TOKEN_DIMENSION), dtype=np.float32) / np.float32(np.sqrt(TOKEN_DIMENSION))
    starts, weights = np.arange(count, dtype=np.int64) * 6, np.full(count, 1 / max(count, 1), dtype=np.float32)
    return Reading(vector / np.linalg.norm(vector), tokens, starts, weights)
