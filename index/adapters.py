"""Teaches a loaded model further: adds low-rank changes of some of its weights (LoRA, Hu et al. 2021).

In: a safetensors file that holds for each changed weight W (out, in) two matrices, `<name>.b` (out, rank) and
`<name>.a` (rank, in). Out: what is added to each weight, b·a, once and for all:
using the taught model costs nothing. A model taught to compare texts word by word has a head in its file as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from index.errors import ModelUnusable

FIGURES_ADAPTER = Path(__file__).with_name("figures.safetensors")
"""What all-MiniLM-L6-v2 is taught for matching questions with figures, by `tests/benchmarks/tune.py`."""
ANSWERS_ADAPTER = Path(__file__).with_name("answers.safetensors")
"""What it is taught for telling which passage answers a question, by `tests/benchmarks/teach.py`."""
DANGER_ADAPTER = Path(__file__).with_name("danger.safetensors")
"""What it is taught for telling who is in danger, by `tests/benchmarks/danger.py`."""
PAIRS_ADAPTER = Path(__file__).with_name("pairs.safetensors")
"""What it is taught for reading a question and a sentence together, by `tests/benchmarks/teach_pairs.py`."""
NUMBERS_ADAPTER = Path(__file__).with_name("numbers.safetensors")
"""What it is taught for reading a question and a figure together, by `tests/benchmarks/teach_figures.py`."""
LARGE_ADAPTER = Path(__file__).with_name("large.safetensors")
"""What the larger model is taught for reading a question and a text together, by `tests/benchmarks/teach_large.py`."""
PAIR_TOKENS = 128
"""Tokens of a question and a sentence that are read together; what is beyond is cut off the longer one."""


def changes_of(path: Path) -> dict[str, NDArray[np.float32]]:
    """What is added to each weight, float32 (out, in), by the weight's name. Raises `ModelUnusable` for a bad file."""
    try:
        halves = load_file(path)
        names = sorted({key.rsplit(".", 1)[0] for key in halves if key.endswith((".a", ".b"))})
        return {
            f"{name}.weight": halves[f"{name}.b"].astype(np.float32) @ halves[f"{name}.a"].astype(np.float32)
            for name in names
        }
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise _unreadable(path, error) from error


@dataclass(frozen=True, slots=True)
class TokenHead:
    """What brings the hidden states of tokens to the vectors that are compared, after ColBERT (Khattab, Zaharia 2020).

    `projection` float32 (token dimension, hidden size), `weights` float32 (hidden size,); both empty without a head.
    """

    projection: NDArray[np.float32]
    weights: NDArray[np.float32]

    def read(self, hidden: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Return the vectors of tokens, float32 (n, token dimension), and the share of each, float32 (n,)."""
        if not len(self.projection):
            return np.empty((0, 0), dtype=np.float32), np.empty(0, dtype=np.float32)
        lengths = np.linalg.norm(hidden, axis=1, keepdims=True)
        shares = hidden @ self.weights
        shares = np.exp(shares - shares.max(initial=-np.inf))
        return (hidden / lengths) @ self.projection.T, shares / shares.sum()


def token_head_of(path: Path | None) -> TokenHead:
    """The head of a taught model, empty where it has none. Raises `ModelUnusable` for a bad file."""
    try:
        told = load_file(path) if path else {}
    except (OSError, ValueError, SafetensorError) as error:
        raise _unreadable(path, error) from error
    empty = np.empty((0, 0), dtype=np.float32)
    projection, weights = told.get("head.projection", empty), told.get("head.weights", empty.ravel())
    return TokenHead(projection.astype(np.float32), weights.astype(np.float32))


@dataclass(frozen=True, slots=True)
class PairLine:
    """What brings the hidden states of a question and a text, read together, to the log-odds that the text answers.

    `weights` float32 (2 × hidden size,): of the first token and of the mean of all; `constant` float32.
    """

    weights: NDArray[np.float32]
    constant: np.float32

    def read(self, hidden: NDArray[np.float32], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the log-odds float32 (n,) of hidden states float32 (n, tokens, hidden size), `mask` (n, tokens)."""
        kept = mask[..., np.newaxis]
        mean = (hidden * kept).sum(axis=1) / kept.sum(axis=1)
        return np.asarray(np.concatenate([hidden[:, 0], mean], axis=1) @ self.weights + self.constant, dtype=np.float32)


@lru_cache(maxsize=8)
def pair_line_of(path: Path | None) -> PairLine:
    """The line over pairs of a model taught to read them. Raises `ModelUnusable` for another, or a bad file."""
    try:
        told = load_file(path) if path else {}
        return PairLine(told["pair.line"].astype(np.float32), np.float32(told["pair.constant"][0]))
    except (OSError, KeyError, IndexError, ValueError, SafetensorError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path | None, error: Exception) -> ModelUnusable:
    return ModelUnusable(f"{path}: cannot be read ({error}); install the program again")
