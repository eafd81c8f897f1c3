"""A question and texts read together by a larger model: once more, and only what the small one finds likely.

In: a question and texts, as `index.pair_reading` has them. Out: for each text the log-odds that it answers. Of numbers
in passages that it was not taught, all-mpnet-base-v2 (Song et al. 2020) gives a third more right ones at a third of the
mistakes, but a text costs it eight times as much as the small model.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.adapters import LARGE_ADAPTER, changes_of, pair_line_of
from index.large_model import large_model, large_pieces
from index.pair_reading import Comparing
from index.precision import fastest_precision

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import nn

_LOG = logging.getLogger(__name__)

MOST_READ_AGAIN, NEAR = 8, 3.0
"""Texts that the larger model reads, the likeliest by the small one, and by how much less than the first they may be
likely: of 176 questions about papers that it was not taught 171 had the answer among those, a fifth less to read."""
MOST_TOKENS = 192
"""Tokens of a question and a text that are read together; what is beyond is cut off the longer one."""


class LargeReader:
    """The larger model, loaded when first needed and safe to share between threads.

    `pieces`: where its archive lies, see `index.large_model`. Raises `ModelUnusable` when it is first used and cannot
    be read or is not the published one.
    """

    def __init__(self, pieces: Sequence[Path]) -> None:
        self._pieces = pieces
        self._in_use = RLock()

    def compare(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 (len(texts),): for each text the log-odds that it answers."""
        if not texts:
            return np.empty(0, dtype=np.float32)
        import torch  # noqa: PLC0415 - 4 seconds that `figures` and `--help` must not pay

        with self._in_use, torch.inference_mode():
            tokenizer, model = self._loaded
            told = tokenizer.encode_batch([(question, text) for text in texts])
            mask = np.array([one.attention_mask for one in told], dtype=np.int64)
            tokens = torch.tensor([one.ids for one in told])
            hidden = model(input_ids=tokens, attention_mask=torch.from_numpy(mask)).last_hidden_state.float().numpy()
        return pair_line_of(LARGE_ADAPTER).read(hidden, mask)

    @cached_property
    def _loaded(self) -> tuple[Tokenizer, nn.Module]:
        import torch  # noqa: PLC0415
        from safetensors.torch import load  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415
        from transformers import MPNetConfig, MPNetModel  # noqa: PLC0415

        files, changes = large_model(self._pieces), changes_of(LARGE_ADAPTER)
        dtype = torch.bfloat16 if fastest_precision() == "bfloat16" else torch.float32
        weights = load(files.weights)
        for name, change in changes.items():
            weights[name] += torch.from_numpy(change)
        told = {name: weight.to(dtype) if weight.is_floating_point() else weight for name, weight in weights.items()}
        config = MPNetConfig.from_dict(files.config)
        with torch.device("meta"):  # no weights are made up only to be thrown away
            model = MPNetModel(config, add_pooling_layer=False)
        model.load_state_dict(told, strict=False, assign=True)  # the pooling it was published with is not used
        tokenizer = Tokenizer.from_str(files.tokenizer)
        tokenizer.enable_truncation(MOST_TOKENS)
        tokenizer.enable_padding(pad_id=config.pad_token_id, pad_token="<pad>")  # noqa: S106 - a mark, no secret
        return tokenizer, model.train(mode=False)


@cache
def large_reader() -> LargeReader | None:
    """The one of this process, which all that answer share; None where it is not installed."""
    if pieces := large_pieces():
        return LargeReader(pieces)
    _LOG.warning("the larger model is not installed, so fewer numbers are found; run `make setup`")
    return None


def with_larger(small: Comparing) -> Comparing:
    """A model that reads pairs, followed by the larger one; alone where that is not installed."""
    large = large_reader()
    return Cascade(small, large) if large else small


@dataclass(frozen=True, slots=True)
class Cascade:
    """Reads all texts with a small model and the likeliest of them with a larger one."""

    small: Comparing
    large: Comparing
    most: int = MOST_READ_AGAIN

    def compare(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 (len(texts),): for each text the log-odds that it answers.

        What the larger model does not read is at most as likely as what it finds least likely.
        """
        scores = self.small.compare(question, texts)
        likeliest = np.argsort(-scores, kind="stable")[: self.most]
        likeliest = likeliest[scores[likeliest] >= scores.max(initial=-np.inf) - NEAR]
        read = self.large.compare(question, [texts[at] for at in likeliest])
        told: NDArray[np.float32] = np.minimum(scores, read.min(initial=0.0))
        told[likeliest] = read
        return told
