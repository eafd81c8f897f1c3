"""Teach the readers of numbers and of sentences further with real pages retold (DECISIONS 111).

Run `python -m tests.benchmarks.teach_retold pairs|numbers [--write]`; half an hour each on two cores. In: the shipped
weights, the passages of `tests/evaluation/texts/retold` but for those kept out, and some of what was taught before, so
that nothing is forgotten. Out: how often what answers comes first on the passages kept out, and how many answers are
right and wrong from which likelihood on, before and after. The linear layers of the upper four of the six are changed
whole; what is kept of a change is its largest part (singular values), as the lower ranks of `teach_pairs` were.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from transformers import AutoModel, AutoTokenizer

from corpus.quantities import find_quantities
from index.adapters import NUMBERS_ADAPTER, PAIRS_ADAPTER
from index.embedding import Embedder
from index.pair_reading import ITEM, JOINED, MAX_LEAD
from server.answers.number_reading import around_number
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.numbers_asked import NUMBERS
from tests.benchmarks.pairs_asked import PAIRS, Pairs
from tests.benchmarks.pairs_asked import of_passages as of_pairs
from tests.benchmarks.teach_asked import EVALUATION
from tests.benchmarks.teach_pairs import LAYERS, QUESTIONS, Learner

RETOLD = EVALUATION / "texts" / "retold"
KEPT_OUT = ("r6.jsonl", "r8.jsonl")
UNTIDY = tuple(f"n{number}.jsonl" for number in (9, 10, 11, 12, 14))
PLAIN = tuple(f"n{number}.jsonl" for number in range(1, 8))
MOST, OF_BEFORE = 6, {"pairs": 1500, "numbers": 600}
"""Sentences or numbers beside a question; questions of what was taught before."""
RATE, LINE_RATE, WARM_STEPS, FROZEN_LAYERS, RANK = 1e-4, 2e-3, 50, 2, 64
LEASTS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


class WholeLearner(Learner):
    """The model with what it was taught before, its upper layers to be changed whole."""

    def __init__(self, folder: Path, begun: Path) -> None:
        """Load the model as published with the changes of `begun`."""
        nn.Module.__init__(self)
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
        self.line = nn.Parameter(told["pair.line"].float())
        self.constant = nn.Parameter(told["pair.constant"][0].float())

    def kept(self) -> dict[str, torch.Tensor]:
        """What is learnt, as `index.adapters` reads it; of a layer that is not taught what it was taught before."""
        halves = {"pair.line": self.line.detach(), "pair.constant": self.constant.detach()[None]}
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


def _told(file: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())


def sentences_of(file: Path) -> Iterator[Pairs]:
    """Every question of some passages beside lines of its passage: those that answer, what is near, some others."""
    for told in _told(file):
        for asked in told["asks"]:
            right = [] if asked["line"] is None else [asked["line"], *(asked.get("also") or ())]
            others = [at for at in range(len(told["lines"])) if at not in right]
            kept = [*right, *_near_first(others, asked.get("near_line"))][:MOST]
            texts = tuple(_read(told, at, told["lines"][at]) for at in kept)
            yield Pairs(asked["q"], texts, frozenset(range(len(right))))


def numbers_of(file: Path) -> Iterator[Pairs]:
    """The questions for a number beside numbers of the passage, each marked in its line."""
    for told in _told(file):
        lines = told["lines"]
        spans = [(at, found.start, found.end) for at, line in enumerate(lines) for found in find_quantities(line)]
        for asked in told["asks"]:
            if asked["number" if asked["line"] is not None else "near"] is None:
                continue  # words are asked for
            right = []
            for at in [] if asked["line"] is None else [asked["line"], *(asked.get("also") or ())]:
                start = lines[at].find(str(asked["number"]))
                end = start + len(str(asked["number"]))
                right += [span for span in spans if span[0] == at and span[1] < end and span[2] > start >= 0][:1]
            if asked["line"] is not None and not right:
                continue  # the program reads no number there
            others = [span for span in spans if span not in right]
            near = [span for span in others if span[0] in (asked.get("near_line"), asked["line"])]
            rest = [span for span in others if span not in near]
            kept = [*right, *near, *random.sample(rest, len(rest))][: max(MOST, len(right))]
            texts = tuple(_read(told, at, around_number(lines[at], start, end)) for at, start, end in kept)
            yield Pairs(asked["q"], texts, frozenset(range(len(right))))


def _near_first(places: list[int], near: int | None) -> list[int]:
    return sorted(random.sample(places, len(places)), key=lambda at: at != near)


def _read(told: dict[str, Any], at: int, text: str) -> str:
    """A line as the program reads it: with the line it hangs on, its heading and the title of its paper."""
    lines, lead = told["lines"], at
    while lead and ITEM.match(lines[lead]):
        lead -= 1
    hangs_on = lines[lead][:MAX_LEAD] if lead != at and lines[lead].endswith(":") else ""
    parts = (text, hangs_on, told["heading"], told["title"])
    return JOINED.join(dict.fromkeys(part.strip() for part in parts if part.strip()))


def judge(learner: Learner, asked: Sequence[Pairs], name: str) -> None:
    """Tell how often what answers comes first, and how answers end from which likelihood on."""
    ends = []
    with torch.no_grad():
        for one in asked:
            scores = learner.scores([one.question] * len(one.sentences), one.sentences)
            likely = torch.softmax(torch.cat([scores, torch.zeros(1)]), 0)
            best = int(scores.argmax())
            ends.append((float(likely[best]), best in one.right, bool(one.right)))
    held, first = sum(is_held for *_, is_held in ends), sum(is_first for _, is_first, _ in ends)
    sys.stdout.write(f"{name}: {len(ends)} questions, {first} of {held} first\n")
    for least in LEASTS:
        given = [(is_first, is_held) for likely, is_first, is_held in ends if likely >= least]
        right, absent = sum(is_first for is_first, _ in given), sum(not is_held for _, is_held in given)
        sys.stdout.write(f"  from {least}: {right} right, {len(given) - right - absent} wrong, {absent} absent\n")
    sys.stdout.flush()


def teach(
    learner: Learner, taught: Sequence[Pairs], kept_out: Sequence[Pairs], rates: tuple[float, float, int]
) -> None:
    """Learn each question once and judge; `rates` of the changes and the line, and the steps over which they rise."""
    order = random.sample(taught, len(taught))
    steps = [order[at : at + QUESTIONS] for at in range(0, len(order), QUESTIONS)]
    changes = [weight for weight in learner.model.parameters() if weight.requires_grad]
    rate, line_rate, warm = rates
    parts = [Part(changes, rate, decay=0.01), Part([learner.line, learner.constant], line_rate)]
    descend(learner.loss, steps, parts, warm)
    judge(learner, kept_out, "after")


def main() -> None:
    """Learn, judge on the passages kept out, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=("pairs", "numbers"))
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(5)
    torch.manual_seed(5)
    adapter = PAIRS_ADAPTER if chosen.reader == "pairs" else NUMBERS_ADAPTER
    read = sentences_of if chosen.reader == "pairs" else numbers_of
    files = sorted(RETOLD.glob("r*.jsonl"))
    kept_out = [one for file in files if file.name in KEPT_OUT for one in read(file)]
    before = (
        list(of_pairs(PAIRS))
        if chosen.reader == "pairs"
        else [one for name in PLAIN for one in numbers_of(NUMBERS / name)]
    )
    taught = [one for file in files if file.name not in KEPT_OUT for one in read(file)]
    taught += random.sample(before, OF_BEFORE[chosen.reader])
    if chosen.reader == "numbers":
        taught += [one for name in UNTIDY for one in numbers_of(NUMBERS / name)]
    learner = WholeLearner(Embedder().folder, adapter)
    judge(learner, kept_out, "before")
    teach(learner, taught, kept_out, (RATE, LINE_RATE, WARM_STEPS))
    if chosen.write:
        save_file(learner.kept(), adapter)


if __name__ == "__main__":
    main()
