"""Teach the larger model further with what the program finds for questions about many papers (DECISIONS 137).

Run `python -m tests.benchmarks.teach_further [SET …] [--write]`; an hour on two cores. In: the shipped weights, the
open sets of `tests/evaluation/retold`, each asked in the corpus of its group, and the passages that `teach_large`
teaches from, so that nothing is forgotten. Out: how often the number that answers comes first on the passages kept out,
and how answers end from which likelihood on, before and after. Last the line over a pair is scaled and moved so that
what is told likely is as likely as it is right (Guo et al. 2017), by questions that are not taught.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from corpus.models import NUMBER
from index.adapters import LARGE_ADAPTER
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from tests.benchmarks import teach_retold
from tests.benchmarks.candidates_asked import candidates_of
from tests.benchmarks.numbers_asked import NUMBERS
from tests.benchmarks.pairs_asked import Pairs
from tests.benchmarks.short import JUDGES, RETOLD, RETOLD_GROUPS, RETOLD_SETS, corpus_in
from tests.benchmarks.teach_large import MOST_NUMBERS, Changed, LargeLearner
from tests.benchmarks.teach_retold import KEPT_OUT, UNTIDY, judge, numbers_of, sentences_of, teach

RATE, LINE_RATE, WARM_STEPS = 3e-4, 1.5e-3, 20
REPLAYED, OF_WORDS = 1000, 300
"""Questions about a passage for a number, and for words, among those that are taught."""
STEPS_SCALED, HELD_PART = 200, 8
"""Steps of scaling; of how many questions that something was found for one only judges, and scales."""


class FurtherLearner(LargeLearner):
    """The larger model with what it was taught before."""

    def __init__(self, begun: Path) -> None:
        """Load the model as published, with the changes of `begun`."""
        super().__init__()
        told = load_file(begun)
        with torch.no_grad():
            for name, layer in self.model.named_modules():
                if isinstance(layer, Changed):
                    layer.a.copy_(told[f"{name}.a"])
                    layer.b.copy_(told[f"{name}.b"] / 2)
            self.line.copy_(told["pair.line"])
            self.constant.copy_(told["pair.constant"][0])

    def scale(self, asked: Sequence[Pairs]) -> None:
        """Scale and move the line so that the likelihoods of what answers some questions, or nothing, are highest."""
        with torch.no_grad():
            read = [self.scores([one.question] * len(one.sentences), one.sentences) for one in asked]
        factor, offset = torch.ones(1, requires_grad=True), torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.Adam([factor, offset], lr=0.02)
        for _ in range(STEPS_SCALED):
            losses = []
            for one, scores in zip(asked, read, strict=True):
                own = torch.cat([factor * scores + offset, torch.zeros(1)])
                right = sorted(one.right) or [len(one.sentences)]
                losses.append(torch.logsumexp(own, 0) - torch.logsumexp(own[right], 0))
            optimizer.zero_grad()
            torch.stack(losses).mean().backward()
            optimizer.step()
        with torch.no_grad():
            self.line.mul_(factor)
            self.constant.copy_((self.constant * factor + offset)[0])
        sys.stdout.write(f"scaled by {factor.item():.2f}, moved by {offset.item():.2f}\n")


def found_for(names: Sequence[str]) -> Iterator[Pairs]:
    """The questions of sets beside what the program finds for them, each group of sets in one corpus."""
    embedder = Embedder(None)
    for group in RETOLD_GROUPS:
        if not set(group) & set(names):
            continue
        with tempfile.TemporaryDirectory() as pages, tempfile.TemporaryDirectory() as index:
            build(corpus_in(Path(pages), [RETOLD / name for name in group]), Path(index), embedder=embedder)
            with closing(open_version(Path(index), embedder=embedder)) as version:
                for name in sorted(set(group) & set(names)):
                    yield from candidates_of(version, embedder, RETOLD_SETS[name])


def is_of_numbers(asked: Pairs) -> bool:
    """Whether numbers are read, each marked, and not sentences."""
    return all(NUMBER in text for text in asked.sentences)


def passages_asked() -> tuple[list[Pairs], list[Pairs]]:
    """Some of the questions about single passages that were taught before, and those that are kept out."""
    teach_retold.MOST = MOST_NUMBERS
    files = sorted(teach_retold.RETOLD.glob("r*.jsonl"))
    taught = [file for file in files if file.name not in KEPT_OUT]
    numbers = [one for file in [*taught, *(NUMBERS / name for name in UNTIDY)] for one in numbers_of(file)]
    words = [one for file in taught for one in sentences_of(file)]
    kept_out = [one for file in files if file.name in KEPT_OUT for one in numbers_of(file)]
    return random.sample(numbers, REPLAYED) + random.sample(words, OF_WORDS), kept_out


def main() -> None:
    """Learn, judge on the passages kept out, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", default=sorted(set(RETOLD_SETS) - set(JUDGES)))
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(5)
    torch.manual_seed(5)
    before, kept_out = passages_asked()
    found = list(found_for(chosen.sets))
    held = random.sample([one for one in found if is_of_numbers(one)], len(found) // HELD_PART)
    learner = FurtherLearner(LARGE_ADAPTER)
    judge(learner, held, "found, before")
    judge(learner, kept_out, "passages, before")
    teach(learner, [*(one for one in found if one not in held), *before], held, (RATE, LINE_RATE, WARM_STEPS))
    learner.scale(held)
    judge(learner, held, "found, scaled")
    judge(learner, kept_out, "passages, scaled")
    if chosen.write:
        save_file(learner.kept(), LARGE_ADAPTER)


if __name__ == "__main__":
    main()
