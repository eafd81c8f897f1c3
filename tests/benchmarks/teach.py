"""Teach the embedding model which passage answers a question (`index/answers.safetensors`).

Run `python -m tests.benchmarks.teach [--write]`; about an hour on two cores. In: the questions of
`tests/evaluation/texts/asked` about pages, each with the words of its page that answer it, or with the words that a
careless reader would take for an answer. A question stands beside its passage, others of the same page and of other
pages. What is learnt is to come near, word by word, to the passage and the sentence that answer, and to none where none
does (contrastive loss over late interaction, Khattab and Zaharia 2020, with one constant for none): low-rank changes of
the attention weights (LoRA, Hu et al. 2021), a projection of the tokens, and how much each word of a question counts.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from index.adapters import ANSWERS_ADAPTER
from index.embedding import Embedder
from tests.benchmarks.descent import Part, descend
from tests.benchmarks.teach_asked import SAME, Asked, Page, all_asked, shared
from tests.benchmarks.tune import changes_of, lower

DIMENSION, EPOCHS, RATE, WARM_STEPS = 128, 2, 1e-3, 20
QUESTIONS, OTHERS, BATCH, MOST_TOKENS = 8, 4, 16, 256
"""Questions of a step, other passages beside each, texts read at once, and tokens of one."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the learner reads it: its tokens projected, their hidden states, and where each begins."""

    tokens: torch.Tensor
    hidden: torch.Tensor
    starts: torch.Tensor


class Learner(nn.Module):
    """The model with its changes, the head for tokens, and the closeness of "none of these"."""

    def __init__(self, folder: Path) -> None:
        """Load the model as published and freeze it; the projection begins as the main directions of its tokens."""
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(folder, dtype=torch.float32).requires_grad_(False)
        lower(self.model)
        hidden = self.model.config.hidden_size
        self.projection = nn.Parameter(torch.eye(hidden)[:DIMENSION].clone())
        self.weights = nn.Parameter(torch.zeros(hidden))
        self.scale, self.sentence_scale = nn.Parameter(torch.tensor(25.0)), nn.Parameter(torch.tensor(20.0))
        self.none = nn.Parameter(torch.tensor(0.5))
        known = sorted(self.tokenizer.get_vocab().items(), key=lambda item: item[1])
        special = set(self.tokenizer.all_special_tokens)
        self.telling = torch.tensor([token not in special and any(map(str.isalnum, token)) for token, _ in known])

    def begin(self, texts: Sequence[str]) -> None:
        """Set the projection to the main directions of the tokens of some texts."""
        with torch.no_grad():
            rows = torch.cat([functional.normalize(read.hidden, dim=1) for read in self.read(texts)])
            self.projection.copy_(torch.linalg.svd(rows, full_matrices=False).Vh[:DIMENSION])

    def read(self, texts: Sequence[str]) -> list[Read]:
        """The readings of some texts, in order."""
        found: dict[int, Read] = {}
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            told = self.tokenizer(
                [texts[at] for at in places],
                padding=True,
                truncation=True,
                max_length=MOST_TOKENS,
                return_tensors="pt",
                return_offsets_mapping=True,
            )
            starts = told.pop("offset_mapping")[..., 0]
            hidden = self.model(**told).last_hidden_state
            kept = (told["attention_mask"] == 1) & self.telling[told["input_ids"]]
            for row, at in enumerate(places):
                own = hidden[row][kept[row]]
                tokens = functional.normalize(own, dim=1) @ self.projection.T
                found[at] = Read(tokens, own, starts[row][kept[row]])
        return [found[at] for at in range(len(texts))]

    def loss(self, step: Sequence[Asked]) -> torch.Tensor:
        """The mean of -log of the probability of what is right, of passages and by half of sentences."""
        own = [random.choice(asked.quoted) for asked in step]
        beside = [_others(asked, OTHERS) for asked in step]
        pool = list(dict.fromkeys([*own, *(page for pages in beside for page in pages)]))
        read = self.read([*(page.text for page in pool), *(asked.question for asked in step)])
        passages, questions = dict(zip(pool, read, strict=False)), read[len(pool) :]
        losses = []
        for asked, first, others, question in zip(step, own, beside, questions, strict=True):
            weights = torch.softmax(question.hidden @ self.weights, 0)
            near = {
                page: question.tokens @ passages[page].tokens.T
                for page in (first, *pool)
                if page is first or not page.holds(asked.quote)
            }
            closeness = torch.stack([one.max(1).values @ weights for one in near.values()]) * self.scale
            scores = torch.cat([closeness, (self.none * self.scale)[None]])
            right = 0 if asked.answered else len(scores) - 1
            losses.append(functional.cross_entropy(scores[None], torch.tensor([right])))
            if asked.answered:
                losses[-1] = losses[-1] + 0.5 * self._of_sentences(asked, [first, *others[:3]], near, passages, weights)
        return torch.stack(losses).mean()

    def _of_sentences(
        self,
        asked: Asked,
        pages: Sequence[Page],
        near: dict[Page, torch.Tensor],
        passages: dict[Page, Read],
        weights: torch.Tensor,
    ) -> torch.Tensor:
        scores, right = [], []
        for page in pages:
            for start, end in page.spans:
                starts = passages[page].starts - page.before
                inside = (starts >= start) & (starts < end)
                if page in near and bool(inside.any()):
                    text = page.text[page.before + start : page.before + end]
                    scores.append(near[page][:, inside].max(1).values @ weights * self.sentence_scale)
                    right.append(shared(asked.quote, text) >= SAME or shared(text, asked.quote) >= SAME)
        if not any(right):
            return torch.tensor(0.0)
        every = torch.stack(scores)
        return torch.logsumexp(every, 0) - torch.logsumexp(every[torch.tensor(right)], 0)

    def kept(self) -> dict[str, torch.Tensor]:
        """What is learnt, as `index.adapters` reads it."""
        head = {"head.projection": self.projection, "head.weights": self.weights}
        return changes_of(self.model) | {name: part.detach().contiguous() for name, part in head.items()}


def _others(asked: Asked, count: int) -> list[Page]:
    """Passages of the same page that do not hold the quotation, and one of another page."""
    rest = [page for page in asked.page if page not in asked.quoted]
    return random.sample(rest, min(len(rest), count - 1)) + random.sample(asked.others, min(len(asked.others), 1))


def main() -> None:
    """Learn, tell the loss as it falls, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(0)
    torch.manual_seed(0)
    every = list(all_asked())
    learner = Learner(Embedder().folder)
    learner.begin([page.text for asked in random.sample(every, min(60, len(every))) for page in asked.quoted[:1]])
    changes = [weight for name, weight in learner.model.named_parameters() if weight.requires_grad]
    scales = [learner.scale, learner.sentence_scale]
    parts = [
        Part(changes, RATE, decay=0.01),
        Part([learner.projection], 2e-4),
        Part([learner.weights], 1e-2),
        Part(scales, 0.05),
        Part([learner.none], 2e-3),
    ]
    orders = [random.sample(every, len(every)) for _ in range(EPOCHS)]
    steps = [order[at : at + QUESTIONS] for order in orders for at in range(0, len(order), QUESTIONS)]
    descend(learner.loss, steps, parts, WARM_STEPS)
    if chosen.write:
        save_file(learner.kept(), ANSWERS_ADAPTER)


if __name__ == "__main__":
    main()
