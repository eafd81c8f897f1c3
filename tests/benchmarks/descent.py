"""How the models of `tune.py`, `danger.py` and `teach.py` learn: one loop of gradient descent.

In: the loss of a step, the steps, and the parts that are learnt with their rates. Out: the parts, changed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import nn

Step = TypeVar("Step")
LOWEST, LARGEST_GRADIENT, TOLD_EVERY = 0.02, 1.0, 20
"""Share of its rate at which a part ends, norm at which the gradient of the first is cut, steps between reports."""


@dataclass(frozen=True, slots=True)
class Part:
    """Weights that are learnt at one rate, pulled towards nothing by `decay`."""

    weights: Iterable[nn.Parameter]
    rate: float
    decay: float = 0.0


def descend(loss_of: Callable[[Step], torch.Tensor], steps: Sequence[Step], parts: Sequence[Part], warm: int) -> None:
    """Take every step once, the rates rising over the first `warm` and falling after. Tells the loss as it falls."""
    weights = [list(part.weights) for part in parts]
    groups = zip(weights, parts, strict=True)
    optimizer = torch.optim.AdamW([{"params": own, "weight_decay": part.decay} for own, part in groups])
    for at, step in enumerate(steps):
        for group, part in zip(optimizer.param_groups, parts, strict=True):
            group["lr"] = part.rate * min(1.0, (at + 1) / warm) * max(LOWEST, 1 - at / len(steps))
        loss = loss_of(step)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights[0], LARGEST_GRADIENT)
        optimizer.step()
        if at % TOLD_EVERY == 0:
            sys.stdout.write(f"step {at} of {len(steps)}: loss {loss.item():.3f}\n")
            sys.stdout.flush()
