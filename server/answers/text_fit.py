"""How likely each passage found is the one that answers a question in words, or that none of them is.

In: how near the question comes to each passage, and how surely one of its sentences answers, read together with the
question. Out: a probability each; what is left belongs to "none of these". The model is a conditional logit, as `fit`
is for figures; its weights, and the probability from which a passage is shown as an answer, stand in `text_fit.json`,
which `tests/benchmarks/text_fit.py` learns.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models import PassageHit

MODEL = Path(__file__).with_name("text_fit.json")
FEATURES = ("closeness", "behind", "read", "unread")
NUMBERS = ("none", "answers_from", "about_from", "named_from", "alone_from")
UNREAD = -8.0
"""Log-odds of a passage of which no sentence is among those read: none read came lower by much."""


@dataclass(frozen=True, slots=True)
class TextFit:
    """A weight for each feature, the score of "none of these", and the likelihood from which a passage answers."""

    weights: NDArray[np.float64]
    none: float
    answers_from: float
    about_from: float
    """The same for one that names everything, where all that is said of a thing answers: "what is reablement?"."""
    named_from: float
    """The same for one that names everything of a question for words about a named place."""
    alone_from: float
    """The same for one that names most of it, where no other passage comes near."""

    def likelihoods(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probability of each passage, float64 (n,), of its features (n, len(FEATURES)); they sum to below 1."""
        scores = np.append(rows @ self.weights, self.none)
        powers = np.exp(scores - scores.max())
        return np.asarray((powers / powers.sum())[:-1])

    def with_caution(self, caution: float) -> TextFit:
        """The same with every likelihood asked for moved by `caution`, in log-odds: 1 asks 0.6 to be 0.8."""
        told = (self.answers_from, self.about_from, self.named_from, self.alone_from)
        answers, about, named, alone = (moved(each, caution) for each in told)
        return replace(self, answers_from=answers, about_from=about, named_from=named, alone_from=alone)


def features_of(hits: Sequence[PassageHit], read: Sequence[float | None]) -> NDArray[np.float64]:
    """The features of passages, float64 (n, len(FEATURES)); `read`: the log-odds of each one's surest sentence.

    `behind`: how much less near it is than the nearest of all; `unread`: whether none of its sentences was read.
    """
    nearest = max((hit.closeness for hit in hits), default=0.0)
    rows = [
        (hit.closeness, hit.closeness - nearest, UNREAD if odds is None else odds, float(odds is None))
        for hit, odds in zip(hits, read, strict=True)
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, len(FEATURES))


def moved(likelihood: float, caution: float) -> float:
    """A likelihood that is asked for, with `caution` more in log-odds."""
    return 1 / (1 + (1 / likelihood - 1) * math.exp(-caution))


@cache
def shipped_fit() -> TextFit:
    """The model of the program. KeyError or ValueError for a file that is broken."""
    told = json.loads(MODEL.read_text(encoding="utf-8"))
    return TextFit(np.array([told["weights"][name] for name in FEATURES]), *(told[name] for name in NUMBERS))
