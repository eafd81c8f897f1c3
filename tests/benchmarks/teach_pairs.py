"""Teach the embedding model to read a question and a sentence together (`index/pairs.safetensors`).

Run `python -m tests.benchmarks.teach_pairs [--numbers N] [--write]`; some hours on two cores. In: the questions of
`pairs_asked`, each beside sentences of which some answer it or none; with `--numbers` those of `numbers_asked`, from
the shipped weights on, with N of the others so that nothing is forgotten (an hour). What is learnt is a score that is
above 0 where a sentence answers and below where it is only near (softmax over the sentences and "none of these", whose
score is 0): low-rank changes of all linear layers (LoRA, Hu et al. 2021) and a line over what the model makes of the
pair. A question is also put without the sentences that answer it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import AutoModel, AutoTokenizer

from index.adapters import PAIR_TOKENS, PAIRS_ADAPTER
from index.embedding import Embedder
from index.pair_reading import as_asked
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.numbers_asked import all_numbers
from tests.benchmarks.pairs_asked import PAIRS, Pairs, all_pairs, of_passages
from tests.benchmarks.tune import LowRank, changes_of

EPOCHS, RATE, WARM_STEPS, QUESTIONS, BATCH, RANK = 1, 1e-3, 30, 20, 40, 16
LAYERS = (".query", ".key", ".value", ".dense")


class Learner(nn.Module):
    """The model with its changes, and the line over a pair."""

    def __init__(self, folder: Path) -> None:
        """Load the model as published and freeze it; the changes begin as nothing."""
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).requires_grad_(False)
        for name, layer in list(self.model.named_modules()):
            if name.startswith("encoder") and name.endswith(LAYERS):
                parent, _, last = name.rpartition(".")
                setattr(self.model.get_submodule(parent), last, LowRank(layer, RANK))
        hidden = self.model.config.hidden_size
        self.line = nn.Parameter(torch.zeros(2 * hidden))
        self.constant = nn.Parameter(torch.tensor(-1.0))

    def begin_with(self, path: Path) -> None:
        """Go on from what was learnt before, as `kept` gave it."""
        told = load_file(path)
        with torch.no_grad():
            for name, layer in self.model.named_modules():
                if isinstance(layer, LowRank):
                    layer.a.copy_(told[f"{name}.a"])
                    layer.b.copy_(told[f"{name}.b"] / 2)
            self.line.copy_(told["pair.line"])
            self.constant.copy_(told["pair.constant"][0])

    def scores(self, questions: Sequence[str], texts: Sequence[str]) -> torch.Tensor:
        """The score of each pair, pairs of like length at once."""
        order = sorted(range(len(texts)), key=lambda at: len(questions[at]) + len(texts[at]))
        found = torch.zeros(len(texts))
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            told = self.tokenizer(
                [as_asked(questions[at]) for at in places],
                [texts[at] for at in places],
                padding=True,
                truncation=True,
                max_length=PAIR_TOKENS,
                return_tensors="pt",
            )
            hidden = self.model(**told).last_hidden_state
            mask = told["attention_mask"][..., None]
            mean = (hidden * mask).sum(1) / mask.sum(1)
            scores = torch.cat([hidden[:, 0], mean], dim=1) @ self.line + self.constant
            found = found.index_put((torch.tensor(places),), scores)
        return found

    def loss(self, step: Sequence[Pairs]) -> torch.Tensor:
        """The mean of -log of the probability of what is right, "none of these" among it."""
        questions = [one.question for one in step for _ in one.sentences]
        scores = self.scores(questions, [text for one in step for text in one.sentences])
        losses, at = [], 0
        for one in step:
            own = torch.cat([scores[at : at + len(one.sentences)], torch.zeros(1)])
            right = sorted(one.right) or [len(one.sentences)]
            losses.append(torch.logsumexp(own, 0) - torch.logsumexp(own[right], 0))
            if one.right:  # the same question where what answers it is not held: nothing else does
                others = [place for place in range(len(own)) if place not in right]
                losses[-1] = losses[-1] + torch.logsumexp(own[others], 0)
            at += len(one.sentences)
        return torch.stack(losses).mean()

    def kept(self) -> dict[str, torch.Tensor]:
        """What is learnt, as `index.adapters` reads it."""
        line = {"pair.line": self.line, "pair.constant": self.constant[None]}
        return changes_of(self.model) | {name: part.detach().contiguous() for name, part in line.items()}


def main() -> None:
    """Learn, tell the loss as it falls, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--numbers", type=int, metavar="N", help="teach numbers, with N questions for words beside")
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    embedder = Embedder()
    learner = Learner(embedder.folder)
    if chosen.numbers is None:
        every = list(all_pairs(embedder))
    else:
        learner.begin_with(PAIRS_ADAPTER)
        words = random.sample(list(of_passages(PAIRS)), chosen.numbers)
        every = [*words, *all_numbers(embedder.for_figures)]
    changes = [weight for weight in learner.model.parameters() if weight.requires_grad]
    parts = [Part(changes, RATE, decay=0.01), Part([learner.line, learner.constant], 5e-3)]
    orders = [random.sample(every, len(every)) for _ in range(EPOCHS)]
    steps = [order[at : at + QUESTIONS] for order in orders for at in range(0, len(order), QUESTIONS)]
    descend(learner.loss, steps, parts, WARM_STEPS)
    if chosen.write:
        save_file(learner.kept(), PAIRS_ADAPTER)


if __name__ == "__main__":
    main()
