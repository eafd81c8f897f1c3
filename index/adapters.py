"""Teaches a loaded model further: adds low-rank changes of some of its weights (LoRA, Hu et al. 2021).

In: a safetensors file that holds for each changed weight W (out, in) two matrices, `<name>.b` (out, rank) and
`<name>.a` (rank, in). Out: what is added to each weight, b·a, once and for all:
using the taught model costs nothing.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file

from index.errors import ModelUnusable

FIGURES_ADAPTER = Path(__file__).with_name("figures.safetensors")
"""What all-MiniLM-L6-v2 is taught for matching questions with figures, by `tests/benchmarks/tune.py`."""
DANGER_ADAPTER = Path(__file__).with_name("danger.safetensors")
"""What it is taught for telling who is in danger, by `tests/benchmarks/danger.py`."""


def changes_of(path: Path) -> dict[str, NDArray[np.float32]]:
    """What is added to each weight, float32 (out, in), by the weight's name. Raises `ModelUnusable` for a bad file."""
    try:
        halves = load_file(path)
        names = sorted({key.rsplit(".", 1)[0] for key in halves})
        return {
            f"{name}.weight": halves[f"{name}.b"].astype(np.float32) @ halves[f"{name}.a"].astype(np.float32)
            for name in names
        }
    except (OSError, KeyError, ValueError, SafetensorError) as error:
        raise ModelUnusable(f"{path}: cannot be read ({error}); install the program again") from error
