"""The parts of a search that are put together: what a question means after another, and one score from two.

In: texts; cosines and BM25 scores of candidates. Out: the texts to embed; scores from 0 to 1.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

LEXICAL_WEIGHT = 0.2

Vector = NDArray[np.float32]


def texts_meant(text: str, before: str) -> list[str]:
    """Return the texts whose embeddings together stand for a question that follows another."""
    return [text, f"{before} {text}"] if before.strip() else [text]


def fuse(cosines: Vector, words: Vector) -> Vector:
    """Return one score, 0 to 1, of each candidate from its cosine and its BM25 score, 0 where no word is shared."""
    return np.asarray((1 - LEXICAL_WEIGHT) * _stretched(cosines) + LEXICAL_WEIGHT * _stretched(words), dtype=np.float32)


def _stretched(scores: Vector) -> Vector:
    """Return the scores moved and stretched to 0..1; where all are equal, all 1 if they say anything, else all 0."""
    if not len(scores):
        return scores
    low, high = scores.min(), scores.max()
    if high == low:
        return np.full_like(scores, float(high > 0))
    return np.asarray((scores - low) / (high - low), dtype=np.float32)
