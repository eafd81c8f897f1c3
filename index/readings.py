"""A text as a model reads it: one vector of the whole, and one of each word."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as a model reads it, whole and word by word. A token is a word or a piece of one, with a letter or digit.

    `vector` float32 (dimension,) of length 1; `tokens` float32 (n, token dimension); `starts` int64 (n,), where each
    token begins in the text; `weights` float32 (n,), the share of each in what a question asks for, 1 together.
    """

    vector: NDArray[np.float32]
    tokens: NDArray[np.float32]
    starts: NDArray[np.int64]
    weights: NDArray[np.float32]
