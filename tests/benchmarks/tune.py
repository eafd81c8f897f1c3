"""Teach the embedding model which figure a question asks for (`index/figures.safetensors`).

Run `python -m tests.benchmarks.tune [--write]`; about fifteen minutes on two cores. In: the questions of
`tests/evaluation/asked` about the labelled pages of TAUGHT and about invented sets of measures. Each question stands
beside all figures of its page; what is learnt is to be near to the right one and far from the others, or far from all
where none is right (contrastive loss over cosines, with one constant for none). Only low-rank changes of the attention
weights are learnt (LoRA, Hu et al. 2021), so that the file is small and the model keeps what it knew.

A question is read as the program reads it, over an index of all these pages. The folder `open` is left out: from its
questions `fit.py` learns when a figure is near enough.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Aspect
from index.adapters import FIGURES_ADAPTER
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from tests.answering import make_assistant
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.merged import merge

EVALUATION = Path(__file__).parent.parent / "evaluation"
TAUGHT = ("late", "last", "pieces")
RANK, EPOCHS, RATE, WARM_STEPS = 8, 2, 1e-3, 30
MOST_TOKENS, MOST_FIGURES, QUESTIONS, TEXTS = 64, 60, 24, 128
"""Tokens of a text, figures beside a question, questions of a page and texts that one step takes."""
ADAPTED = ("self.query", "self.key", "self.value", "output.dense")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question beside the descriptions of all figures of its page: which are right, by their places."""

    question: str
    figures: tuple[str, ...]
    right: frozenset[int]


class LowRank(nn.Module):
    """A linear layer with a low-rank change that is learnt, the layer itself kept as it is."""

    def __init__(self, layer: nn.Linear, rank: int = RANK) -> None:
        """Begin with a change of nothing."""
        super().__init__()
        self.layer = layer
        self.a = nn.Parameter(torch.randn(rank, layer.in_features) * 0.02)
        self.b = nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """The layer's rows and the change's."""
        return self.layer(rows) + 2 * functional.linear(functional.linear(rows, self.a), self.b)


def lower(model: nn.Module) -> None:
    """Give the attention layers of a model low-rank changes."""
    for name, layer in list(model.named_modules()):
        if name.startswith("encoder") and ".attention." in name and name.endswith(ADAPTED):
            parent, _, last = name.rpartition(".")
            setattr(model.get_submodule(parent), last, LowRank(layer))


def changes_of(model: nn.Module) -> dict[str, torch.Tensor]:
    """What such a model has learnt, as `index.adapters` reads it."""
    learnt = {name: module for name, module in model.named_modules() if isinstance(module, LowRank)}
    halves = {f"{name}.a": one.a for name, one in learnt.items()}
    halves |= {f"{name}.b": 2 * one.b for name, one in learnt.items()}
    return {name: half.detach().half().contiguous() for name, half in sorted(halves.items())}


def asked_of_pages(folder: str, compared: Callable[[str], str]) -> Iterator[Asked]:
    """The questions about a folder of labelled pages, beside the figures that the program reads there.

    `compared` gives what figures are compared with of a question.
    """
    pages = EVALUATION / "figures" / folder
    labels = [json.loads(line) for line in (pages / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    figures: dict[str, dict[str, list[tuple[object, bool]]]] = {}
    for document in read_corpus(pages).documents:
        told = figures.setdefault(document.metadata.path, {})
        for each in find_observations(document):
            if each.confidence >= ANSWERS_FROM and each.aspect is Aspect.LEVEL and each.value is not None:
                counts = each.unit not in ("GBP", "percent", "score")
                told.setdefault(each.description, []).append((round(float(each.value), 4), counts))
    for line in (EVALUATION / "asked" / f"{folder}.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        beside = figures[told["document"]]
        right: frozenset[int] = frozenset()
        if told["label"] is not None:
            label = labels[told["label"]]
            if label["value"] is None:
                continue
            wanted = (round(float(label["value"]), 4), label["unit"] not in ("GBP", "percent", "score"))
            right = frozenset(at for at, values in enumerate(beside.values()) if wanted in values)
            if not right:
                continue  # the program does not read it
        yield Asked(compared(told["question"]), tuple(beside), right)


def asked_of_sets(compared: Callable[[str], str]) -> Iterator[Asked]:
    """The questions about invented measures that would stand near each other in one document."""
    for line in (EVALUATION / "asked" / "sets.jsonl").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        figures = tuple(f"{one['label']} | {told['heading']} | {one['unit']}" for one in told["measures"])
        for at, one in enumerate(told["measures"]):
            yield from (Asked(compared(question), figures, frozenset({at})) for question in one["questions"])
        yield from (Asked(compared(question), figures, frozenset()) for question in told["absent"])


def all_asked() -> list[Asked]:
    """Every question to learn from, read over an index of all the pages."""
    with tempfile.TemporaryDirectory() as made:
        documents, index, embedder = Path(made, "documents"), Path(made, "index"), Embedder()
        documents.mkdir()
        merge({name: EVALUATION / "figures" / name for name in TAUGHT}, documents)
        build(documents, index, embedder=embedder)
        with closing(open_version(index, embedder=embedder)) as version:
            reader = make_assistant(version, embedder).reader
            of_pages = [one for name in TAUGHT for one in asked_of_pages(name, lambda text: reader.read(text).compared)]
            return [*of_pages, *asked_of_sets(lambda text: reader.read(text).compared)]


class Learner(nn.Module):
    """The model with its changes, the scale of its cosines and the cosine of "none of these"."""

    def __init__(self, folder: Path) -> None:
        """Load the model as published and freeze it; the changes begin as nothing."""
        super().__init__()
        self.tokens = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).requires_grad_(False)
        lower(self.model)
        self.scale, self.none = nn.Parameter(torch.tensor(20.0)), nn.Parameter(torch.tensor(0.45))

    def embed(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit rows (len(texts), dimension), of texts of like length at once."""
        rows: list[torch.Tensor] = [torch.empty(0)] * len(texts)
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for first in range(0, len(order), 32):
            places = order[first : first + 32]
            read = self.tokens(
                [texts[at] for at in places], padding=True, truncation=True, max_length=MOST_TOKENS, return_tensors="pt"
            )
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = self.model(**read).last_hidden_state.float()
            mask = read["attention_mask"][..., None]
            means = functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)
            for at, row in zip(places, means, strict=True):
                rows[at] = row
        return torch.stack(rows)

    def loss(self, pages: Sequence[Sequence[Asked]]) -> torch.Tensor:
        """The mean of -log of the probability of what is right, over the questions of some pages."""
        losses = []
        for page in pages:
            kept = sorted({at for asked in page for at in asked.right})
            others = [at for at in range(len(page[0].figures)) if at not in kept]
            kept += random.sample(others, min(len(others), max(0, MOST_FIGURES - len(kept))))
            rows = self.embed([*(page[0].figures[at] for at in kept), *(asked.question for asked in page)])
            figures, questions = rows[: len(kept)], rows[len(kept) :]
            none = (self.none * self.scale).expand(len(page), 1)
            scores = torch.cat([questions @ figures.T * self.scale, none], dim=1)
            for asked, row in zip(page, scores, strict=True):
                right = [place for place, at in enumerate(kept) if at in asked.right] or [len(kept)]
                losses.append(torch.logsumexp(row, 0) - torch.logsumexp(row[right], 0))
        return torch.stack(losses).mean()

    def changes(self) -> dict[str, torch.Tensor]:
        """What is learnt, as `index.adapters` reads it."""
        return changes_of(self.model)


def steps_of(asked: Sequence[Asked]) -> Iterator[list[list[Asked]]]:
    """The questions in random order, those of a page together, as many as one step takes."""
    pages: defaultdict[tuple[str, ...], list[Asked]] = defaultdict(list)
    for one in asked:
        pages[one.figures].append(one)
    parts = []
    for questions in pages.values():
        random.shuffle(questions)
        parts += [questions[first : first + QUESTIONS] for first in range(0, len(questions), QUESTIONS)]
    random.shuffle(parts)
    step: list[list[Asked]] = []
    texts = 0
    for part in parts:
        size = len(part) + min(len(part[0].figures), MOST_FIGURES)
        if step and texts + size > TEXTS:
            yield step
            step, texts = [], 0
        step.append(part)
        texts += size
    yield step


def main() -> None:
    """Learn, tell the loss as it falls, and with --write keep the changes for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the changes for the program")
    chosen = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    asked = all_asked()
    learner = Learner(Embedder().folder)
    weights = [weight for name, weight in learner.named_parameters() if weight.requires_grad and "model" in name]
    parts = [Part(weights, RATE, decay=0.01), Part([learner.scale], 0.05), Part([learner.none], 2e-3)]
    steps = [step for _ in range(EPOCHS) for step in steps_of(asked)]
    descend(learner.loss, steps, parts, WARM_STEPS)
    if chosen.write:
        save_file(learner.changes(), FIGURES_ADAPTER)


if __name__ == "__main__":
    main()
