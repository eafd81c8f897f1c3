"""What `danger.py` learns with: low-rank changes of the embedding model, and a linear model over its vectors.

In: messages with their kinds. Out: `index/danger.safetensors` and the weights of `server/answers/danger.json`. What is
learnt is the kind of each message, and above all whether it is one of the needs (the sum of their shares). Some are met
with something ordinary beside them, so that a statistic does not hide who is in danger.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from index.adapters import DANGER_ADAPTER
from index.embedding import Embedder
from server.answers.dangers import MODEL, THRESHOLDS
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.tune import changes_of, lower

NEEDS = (
    "immediate_danger",
    "medical_emergency",
    "self_harm",
    "adult_at_risk",
    "domestic_abuse",
    "child_at_risk",
    "out_of_hours",
)
EPOCHS, RATE, HEAD_RATE, WARM_STEPS, TEXTS, MOST_TOKENS = 2, 1e-3, 3e-3, 30, 32, 80
SCALE = 10.0
"""Of the unit vectors before the linear model: so that its weights need not grow."""
OFTEN, SHORT = 0.12, 200
"""How often an example is varied in each way, and the length up to which an ordinary one stands beside another."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message and its kind, a need or what sort of ordinary message it is; what is kept is not learnt from."""

    text: str
    kind: str
    kept: bool = False


class Learner(nn.Module):
    """The embedding model with its changes, and the linear model over its vectors."""

    def __init__(self, kinds: Sequence[str]) -> None:
        """Load the model as published and freeze it; the changes begin as nothing."""
        super().__init__()
        folder = Embedder().folder
        self.kinds = list(kinds)
        self.tokens = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).requires_grad_(False)
        lower(self.model)
        self.head = nn.Linear(self.model.config.hidden_size, len(self.kinds))

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """The logarithm of the share of each kind, a row a text."""
        read = self.tokens(list(texts), truncation=True, max_length=MOST_TOKENS, padding=True, return_tensors="pt")
        hidden = self.model(**read).last_hidden_state
        mask = read["attention_mask"][..., None]
        means = functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
        return torch.log_softmax(self.head(SCALE * means), dim=1)

    def loss(self, step: Sequence[Example]) -> torch.Tensor:
        """How wrong it is about danger or none, and half of how wrong it is about the kind."""
        shares = self([one.text for one in step])
        wanted = torch.tensor([self.kinds.index(one.kind) for one in step])
        danger = torch.logsumexp(shares[:, : len(NEEDS)], 1)
        ordinary = torch.logsumexp(shares[:, len(NEEDS) :], 1)
        right = torch.where(wanted < len(NEEDS), danger, ordinary)
        return -right.mean() - 0.5 * shares[range(len(step)), wanted].mean()

    def weights(self) -> dict[str, Any]:
        """The kinds, constants and weights of the linear model, as `server.answers.dangers` reads them."""
        rows = (SCALE * self.head.weight).detach().numpy().astype(float).round(4).tolist()
        constants = self.head.bias.detach().numpy().astype(float).round(4).tolist()
        return {
            "needs": list(NEEDS),
            "others": self.kinds[len(NEEDS) :],
            "constants": dict(zip(self.kinds, constants, strict=True)),
            "weights": dict(zip(self.kinds, rows, strict=True)),
        }


def learn(examples: Sequence[Example]) -> Learner:
    """The model learnt from examples. Tells the loss as it falls."""
    learner = Learner((*NEEDS, *sorted({one.kind for one in examples} - set(NEEDS))))
    changes = [weight for name, weight in learner.model.named_parameters() if weight.requires_grad]
    steps = [step for _ in range(EPOCHS) for step in _steps(examples)]
    parts = [Part(changes, RATE, decay=0.01), Part(learner.head.parameters(), HEAD_RATE)]
    descend(learner.loss, steps, parts, WARM_STEPS)
    return learner


def write(learner: Learner) -> None:
    """Keep what is learnt for the program; until thresholds are set, nothing is believed."""
    save_file(changes_of(learner.model), DANGER_ADAPTER)
    write_model(dict.fromkeys(THRESHOLDS, 1.0) | learner.weights())


def write_model(told: dict[str, Any]) -> None:
    """Keep the linear model, a line a part."""
    parts = (f"{json.dumps(name)}: {json.dumps(part)}" for name, part in told.items())
    MODEL.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _steps(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """The examples in random order, those of about one length together, as many as one step takes."""
    ordinary = [one.text for one in examples if one.kind not in NEEDS and len(one.text) < SHORT]
    told = [_varied(one, ordinary) for one in random.sample(examples, len(examples))]
    steps = []
    for first in range(0, len(told), 8 * TEXTS):
        near = sorted(told[first : first + 8 * TEXTS], key=lambda one: len(one.text))
        steps += [near[at : at + TEXTS] for at in range(0, len(near), TEXTS)]
    yield from random.sample(steps, len(steps))


def _varied(one: Example, ordinary: Sequence[str]) -> Example:
    """An example as another person might send it: with something ordinary beside it, or without capitals and stops."""
    text = one.text
    if random.random() < OFTEN:
        beside, between = random.choice(ordinary), random.choice((". ", " ", " - ", "? "))
        text = between.join((text, beside) if random.random() < 0.5 else (beside, text))
    if random.random() < OFTEN:
        text = "".join(mark for mark in text.lower() if mark.isalnum() or mark in " '%£")
    return Example(text, one.kind)
