"""Teach the larger model to read a question and a number together (`index/large.safetensors`, DECISIONS 136).

Run `python -m tests.benchmarks.teach_large [--write]`; an hour on two cores. In: all-mpnet-base-v2 as published, the
passages of `tests/evaluation/texts/retold` but for those kept out, and of `texts/numbers` those that look like pages
and some of the others. Of a question up to five numbers of its passage are read, each marked in its line. Out: how
often the number that answers comes first on the passages kept out, and how answers end from which likelihood on. Learnt
are low-rank changes of all linear layers (LoRA, Hu et al. 2021) and a line over what the model makes of a pair.
"""

from __future__ import annotations

import argparse
import random

import torch
from safetensors.torch import load, save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional
from transformers import MPNetConfig, MPNetModel

from index.adapters import LARGE_ADAPTER
from index.large_model import large_model, large_pieces
from index.large_reading import MOST_TOKENS
from index.pair_reading import as_asked
from tests.benchmarks import teach_retold
from tests.benchmarks.numbers_asked import NUMBERS
from tests.benchmarks.pairs_asked import Pairs
from tests.benchmarks.teach_pairs import Learner
from tests.benchmarks.teach_retold import KEPT_OUT, OF_BEFORE, PLAIN, RETOLD, UNTIDY, numbers_of, teach

RANK, RATE, LINE_RATE, WARM_STEPS, BATCH = 32, 5e-4, 3e-3, 30, 24
MOST_NUMBERS = 5
"""Numbers beside a question."""
LAYERS = (".q", ".k", ".v", ".o", ".dense")


class Changed(nn.Module):
    """A linear layer in bfloat16, kept as it is, with a low-rank change in float32."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.layer = layer
        self.a = nn.Parameter(torch.randn(RANK, layer.in_features) * 0.02)
        self.b = nn.Parameter(torch.zeros(layer.out_features, RANK))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """What the layer makes of rows, with the change."""
        change = functional.linear(functional.linear(rows, self.a.to(rows.dtype)), self.b.to(rows.dtype))
        return self.layer(rows) + 2 * change


class LargeLearner(Learner):
    """The larger model with its changes, and the line over a pair."""

    def __init__(self) -> None:
        """Load the model as published and freeze it; the changes begin as nothing."""
        nn.Module.__init__(self)
        files = large_model(large_pieces())
        config = MPNetConfig.from_dict(files.config)
        model = MPNetModel(config, add_pooling_layer=False)
        model.load_state_dict(load(files.weights), strict=False)
        self.model = model.to(torch.bfloat16).requires_grad_(False).eval()
        for name, layer in list(self.model.named_modules()):
            if name.startswith("encoder") and name.endswith(LAYERS):
                parent, _, last = name.rpartition(".")
                setattr(self.model.get_submodule(parent), last, Changed(layer))
        self.tokens = Tokenizer.from_str(files.tokenizer)
        self.tokens.enable_truncation(MOST_TOKENS)
        self.tokens.enable_padding(pad_id=config.pad_token_id, pad_token="<pad>")
        self.line = nn.Parameter(torch.zeros(2 * config.hidden_size))
        self.constant = nn.Parameter(torch.tensor(-1.0))

    def scores(self, questions: list[str], texts: tuple[str, ...]) -> torch.Tensor:  # type: ignore[override]
        """The score of each pair, pairs of like length at once."""
        order = sorted(range(len(texts)), key=lambda at: len(questions[at]) + len(texts[at]))
        found = torch.zeros(len(texts))
        for first in range(0, len(order), BATCH):
            places = order[first : first + BATCH]
            told = self.tokens.encode_batch([(as_asked(questions[at]), texts[at]) for at in places])
            mask = torch.tensor([one.attention_mask for one in told])
            hidden = self.model(input_ids=torch.tensor([one.ids for one in told]), attention_mask=mask)
            states, kept = hidden.last_hidden_state.float(), mask[..., None]
            mean = (states * kept).sum(1) / kept.sum(1)
            read = torch.cat([states[:, 0], mean], dim=1) @ self.line + self.constant
            found = found.index_put((torch.tensor(places),), read)
        return found

    def kept(self) -> dict[str, torch.Tensor]:
        """What is learnt, as `index.adapters` reads it."""
        halves = {"pair.line": self.line.detach(), "pair.constant": self.constant.detach()[None]}
        for name, layer in self.model.named_modules():
            if isinstance(layer, Changed):
                halves |= {f"{name}.a": layer.a.detach().half(), f"{name}.b": (2 * layer.b).detach().half()}
        return {name: half.contiguous() for name, half in halves.items()}


def main() -> None:
    """Learn, judge on the passages kept out, and with --write keep what is learnt for the program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep what is learnt for the program")
    chosen = parser.parse_args()
    random.seed(5)
    torch.manual_seed(5)
    teach_retold.MOST = MOST_NUMBERS
    files = sorted(RETOLD.glob("r*.jsonl"))
    kept_out: list[Pairs] = [one for file in files if file.name in KEPT_OUT for one in numbers_of(file)]
    taught = [one for file in files if file.name not in KEPT_OUT for one in numbers_of(file)]
    taught += [one for name in UNTIDY for one in numbers_of(NUMBERS / name)]
    taught += random.sample([one for name in PLAIN for one in numbers_of(NUMBERS / name)], OF_BEFORE["numbers"])
    learner = LargeLearner()
    teach(learner, taught, kept_out, (RATE, LINE_RATE, WARM_STEPS))
    if chosen.write:
        save_file(learner.kept(), LARGE_ADAPTER)


if __name__ == "__main__":
    main()
