"""What `teach_retold` teaches: the model whose upper layers are changed whole, and how it is judged.

In: questions beside texts. Out: a loss to descend, scores, and what is learnt as `index.adapters` reads it. A second
line over a pair tells of each text whether it is needed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from transformers import AutoModel, AutoTokenizer

from index.adapters import PAIR_TOKENS
from index.pair_reading import as_asked
from tests.benchmarks.pairs_asked import Pairs
from tests.benchmarks.teach_pairs import BATCH, LAYERS

FROZEN_LAYERS, RANK = 2, 64
LEASTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Taught:
    """A question beside texts; `each`: whether every right one is needed, by the second line, or any one answers."""

    pairs: Pairs
    each: bool = False


class WholeLearner(nn.Module):
    """The model with what it was taught before, its upper layers to be changed whole, and two lines over a pair."""

    def __init__(self, folder: Path, begun: Path) -> None:
        """Load the model as published with the changes of `begun`."""
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32)
        told = load_file(begun)
        self.published = {name: weight.detach().clone() for name, weight in self.model.named_parameters()}
        with torch.no_grad():
            for name, weight in self.model.named_parameters():
                if f"{name.removesuffix('.weight')}.a" in told:
                    layer = name.removesuffix(".weight")
                    weight.add_(told[f"{layer}.b"].float() @ told[f"{layer}.a"].float())
                weight.requires_grad_(_is_taught(name))
        names = ("pair", "operand" if "operand.line" in told else "pair")
        self.lines = nn.Parameter(torch.stack([told[f"{name}.line"].float() for name in names]))
        self.constants = nn.Parameter(torch.stack([told[f"{name}.constant"][0].float() for name in names]))

    def of_each(self, questions: Sequence[str], texts: Sequence[str]) -> torch.Tensor:
        """The scores of each pair by both lines, (n, 2), pairs of like length at once."""
        order = sorted(range(len(texts)), key=lambda at: len(questions[at]) + len(texts[at]))
        found = torch.zeros(len(texts), 2)
        told_how = {"padding": True, "truncation": True, "max_length": PAIR_TOKENS, "return_tensors": "pt"}
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            told = self.tokenizer([as_asked(questions[at]) for at in places], [texts[at] for at in places], **told_how)
            with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
                hidden = self.model(**told).last_hidden_state
            mask = told["attention_mask"][..., None]
            mean = (hidden.float() * mask).sum(1) / mask.sum(1)
            scores = torch.cat([hidden[:, 0].float(), mean], dim=1) @ self.lines.T + self.constants
            found = found.index_put((torch.tensor(places),), scores)
        return found

    def loss_of(self, step: Sequence[Taught]) -> torch.Tensor:
        """The mean of -log of the probability of what is right, "none of these" among it."""
        questions = [one.pairs.question for one in step for _ in one.pairs.sentences]
        scores, at, losses = self.of_each(questions, [text for one in step for text in one.pairs.sentences]), 0, []
        for one in step:
            own, at = scores[at : at + len(one.pairs.sentences)], at + len(one.pairs.sentences)
            losses.append(_of_each(own[:, 1], one.pairs) if one.each else _of_any(own[:, 0], one.pairs))
        return torch.stack(losses).mean()

    def kept(self) -> dict[str, torch.Tensor]:
        """What is learnt, as `index.adapters` reads it; of a layer that is not taught what it was taught before."""
        halves = {}
        for name, line, constant in zip(("pair", "operand"), self.lines, self.constants, strict=True):
            halves |= {f"{name}.line": line.detach().clone(), f"{name}.constant": constant.detach()[None].clone()}
        for name, weight in self.model.named_parameters():
            change = weight.detach() - self.published[name]
            if change.dim() == 2 and change.abs().max() > 0:
                left, sizes, right = torch.linalg.svd(change, full_matrices=False)
                layer = name.removesuffix(".weight")
                halves[f"{layer}.b"] = (left[:, :RANK] * sizes[:RANK]).half()
                halves[f"{layer}.a"] = right[:RANK].half()
        return {name: half.contiguous() for name, half in halves.items()}


def _is_taught(name: str) -> bool:
    is_layer = name.startswith("encoder") and name.endswith(tuple(f"{layer}.weight" for layer in LAYERS))
    return is_layer and int(name.split(".")[2]) >= FROZEN_LAYERS


def _of_any(scores: torch.Tensor, pairs: Pairs) -> torch.Tensor:
    own = torch.cat([scores, torch.zeros(1)])
    right = sorted(pairs.right) or [len(scores)]
    lost = torch.logsumexp(own, 0) - torch.logsumexp(own[right], 0)
    if pairs.right:  # the same question where what answers it is not held: nothing else does
        lost = lost + torch.logsumexp(own[[place for place in range(len(own)) if place not in right]], 0)
    return lost


def _of_each(scores: torch.Tensor, pairs: Pairs) -> torch.Tensor:
    wanted = torch.zeros(len(scores))
    wanted[sorted(pairs.right)] = 1
    return 2 * nn.functional.binary_cross_entropy_with_logits(scores, wanted)


def judge(learner: WholeLearner, asked: Sequence[Taught], name: str) -> None:
    """Tell how often what answers comes first, or all that is needed is told, and how answers end by likelihood."""
    ends = []
    with torch.no_grad():
        for one in (each for each in asked if each.pairs.sentences):
            scores = learner.of_each([one.pairs.question] * len(one.pairs.sentences), one.pairs.sentences)
            if one.each:
                told = {place for place, score in enumerate(scores[:, 1].tolist()) if score > 0}
                surest = float(torch.sigmoid(scores[:, 1].abs().min()))
                ends.append((surest if told else 0.0, told == set(one.pairs.right), bool(one.pairs.right)))
            else:
                likely = torch.softmax(torch.cat([scores[:, 0], torch.zeros(1)]), 0)
                best = int(scores[:, 0].argmax())
                ends.append((float(likely[best]), best in one.pairs.right, bool(one.pairs.right)))
    held, first = sum(is_held for *_, is_held in ends), sum(right and is_held for _, right, is_held in ends)
    sys.stdout.write(f"{name}: {len(ends)} questions, {first} of {held} right\n")
    for least in LEASTS:
        given = [(right, is_held) for likely, right, is_held in ends if likely >= least]
        right, absent = sum(right and is_held for right, is_held in given), sum(not is_held for _, is_held in given)
        sys.stdout.write(f"  from {least}: {right} right, {len(given) - right - absent} wrong, {absent} absent\n")
    sys.stdout.flush()
