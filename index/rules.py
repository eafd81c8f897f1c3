"""The fingerprint of the rules that read documents: when one changes, an index made by the old ones is stale."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import corpus

_SUFFIXES = frozenset({".py", ".toml"})
_NOT_RULES = frozenset({"documents", "sources", "__pycache__"})
"""The shipped documents have a fingerprint of their own; `sources` only makes them."""


@cache
def rules_fingerprint() -> str:
    """Return the SHA-256 of the names and contents of the code and glossary in `corpus`, as they were at first call."""
    root = Path(corpus.__file__).parent
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix in _SUFFIXES and not _NOT_RULES & set(inside.parts):
            found.update(f"{inside.as_posix()}\0{path.stat().st_size}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
