"""Teaches a loaded model further: adds low-rank changes of some of its weights (LoRA, Hu et al. 2021).

In: a torch model and a safetensors file that holds for each changed weight W (out, in) two matrices, `<name>.b`
(out, rank) and `<name>.a` (rank, in). Out: the same model with W + b·a in place of W, so that using it costs nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelUnusable

if TYPE_CHECKING:
    from torch import nn

FIGURES_ADAPTER = Path(__file__).with_name("figures.safetensors")
"""What all-MiniLM-L6-v2 is taught for matching questions with figures, by `tests/benchmarks/tune.py`."""
DANGER_ADAPTER = Path(__file__).with_name("danger.safetensors")
"""What it is taught for telling who is in danger, by `tests/benchmarks/danger.py`."""


def adapt(model: nn.Module, path: Path) -> None:
    """Change the weights that the file names. Raises `ModelUnusable` where the model has no such weights."""
    import torch  # noqa: PLC0415 - 4 seconds that `figures` and `--help` must not pay
    from safetensors.torch import load_file  # noqa: PLC0415 - brings torch

    changes = load_file(path)
    weights = dict(model.named_parameters())
    try:
        with torch.no_grad():
            for name in sorted({key.rsplit(".", 1)[0] for key in changes}):
                weight = weights[f"{name}.weight"]
                change = changes[f"{name}.b"].float() @ changes[f"{name}.a"].float()
                weight.copy_((weight.float() + change).to(weight.dtype))
    except (KeyError, RuntimeError) as error:
        raise ModelUnusable(f"{path}: does not belong to this model ({error}); install the program again") from error
