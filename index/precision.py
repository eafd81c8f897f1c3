"""The number format that models compute in on this machine."""

from __future__ import annotations

from typing import Literal

Precision = Literal["bfloat16", "float32"]


def fastest_precision() -> Precision:
    """bfloat16 where the processor computes in it, else float32; imports torch."""
    import torch  # noqa: PLC0415 - 4 seconds that `figures` and `--help` must not pay

    features = torch.cpu.get_capabilities()
    return "bfloat16" if features.get("avx512_bf16") or features.get("amx_bf16") else "float32"
