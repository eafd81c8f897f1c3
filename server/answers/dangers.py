"""How likely a message tells of somebody in danger, and which need it would be, learnt from examples.

In: the text of a message. Out: the likelihood that it asks for help now, and the likeliest need ("domestic_abuse").
The model is a linear one (softmax over the needs and the kinds of ordinary messages) over the embedding of the whole
message by a model taught for this. `tests/benchmarks/danger.py` learns both from `tests/evaluation/safety`; the
weights and the thresholds stand in `danger.json`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder

MODEL = Path(__file__).with_name("danger.json")
THRESHOLDS = ("alone_from", "with_words_from", "possible_from")
ALSO_FROM = 0.2
"""Share of the likelihood from which a second need is told beside the likeliest: who is beaten by a husband who is also
the carer needs the numbers of both."""
RATHER_FROM = 0.5
"""Share of the likelihood from which a message is of one kind rather than of all the others together."""


@dataclass(frozen=True, slots=True)
class Sensed:
    """What a message is felt to be: how likely danger, the likeliest need, and for what that is enough."""

    need: str
    likelihood: float
    alone: bool
    """Likely enough whatever its words."""
    with_words: bool
    """Likely enough when its words tell of danger too."""
    possible: bool
    """Likely enough to name those who help beside the usual answer."""
    needs: tuple[str, ...] = ()
    """The needs with a fair share of the likelihood, the likeliest first."""
    kind: str = ""
    """The kind of message that it is rather than anything else ("complaint"), a need or an ordinary one; else empty."""


@dataclass(frozen=True, slots=True)
class Model:
    """A row of weights and a constant for each kind, the needs first, and from which likelihood on it is danger."""

    needs: tuple[str, ...]
    others: tuple[str, ...]
    weights: NDArray[np.float32]
    constants: NDArray[np.float32]
    alone_from: float
    with_words_from: float
    possible_from: float

    def sensed(self, vector: NDArray[np.float32]) -> Sensed:
        """What a message with this embedding is felt to be."""
        scores = (self.weights @ vector + self.constants).astype(np.float64)
        shares = np.exp(scores - scores.max())
        shares = shares / shares.sum()
        first = int(shares.argmax())
        kind = (*self.needs, *self.others)[first] if shares[first] >= RATHER_FROM else ""
        shares = shares[: len(self.needs)]
        likelihood = float(shares.sum())
        likely = [int(row) for row in shares.argsort()[::-1] if shares[row] >= ALSO_FROM * likelihood]
        return Sensed(
            needs=tuple(self.needs[row] for row in likely[:2]),
            kind=kind,
            need=self.needs[int(shares.argmax())],
            likelihood=likelihood,
            alone=likelihood >= self.alone_from,
            with_words=likelihood >= self.with_words_from,
            possible=likelihood >= self.possible_from,
        )


class Dangers:
    """The learnt sense of danger. Safe for threads; nothing heavy is loaded before the first message."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def sense(self, text: str) -> Sensed:
        """What a message is felt to be. How it is set, in capitals or over several lines, makes no difference."""
        (vector,) = self._embedder.for_danger.encode([" ".join(text.split())])
        return self._model.sensed(vector)

    @cached_property
    def _model(self) -> Model:
        return load_model(MODEL)


def load_model(path: Path) -> Model:
    """The model of a file. KeyError or ValueError for a file that is broken."""
    told = json.loads(path.read_text(encoding="utf-8"))
    kinds = (*told["needs"], *told["others"])
    return Model(
        needs=tuple(told["needs"]),
        others=tuple(told["others"]),
        weights=np.array([told["weights"][kind] for kind in kinds], dtype=np.float32),
        constants=np.array([told["constants"][kind] for kind in kinds], dtype=np.float32),
        **{name: float(told[name]) for name in THRESHOLDS},
    )
