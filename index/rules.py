"""The fingerprint of the rules that read documents: when one changes, an index made by the old ones is stale."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import corpus
from corpus.readers.pdf.recognition import recogniser_release

_SUFFIXES = frozenset({".py", ".toml"})
_NOT_RULES = frozenset({"documents", "sources", "__pycache__"})
"""The shipped documents have a fingerprint of their own; `sources` only makes them."""

LIBRARIES = (
    *(
        "markdown-it-py",
        "pypdf",
        "pdfplumber",
        "pdfminer.six",
        "pypdfium2",
        "pillow",
        "rapidocr",
        "onnxruntime",
        "opencv-python-headless",
        "openpyxl",
        "python-docx",
        "lxml",
    ),
    *("trafilatura", "pystemmer", "pyyaml", "rapidfuzz", "selectolax", "datasketch"),
)
"""What `corpus` reads with, and what makes signatures: another release may read a document otherwise."""
_MADE_BY = ("extracts.py", "meeting_rows.py", "rows.py", "shingles.py", "stretches.py")
"""The modules beside this one that decide what is kept of a document."""


@cache
def rules_fingerprint() -> str:
    """Return the SHA-256 of the code and glossary in `corpus`, of its libraries' releases, of what recognises text
    in scans, and of the code that keeps what was read, all as they were at first call."""
    root = Path(corpus.__file__).parent
    found = hashlib.sha256()
    for name in LIBRARIES:
        found.update(f"{name}\0{_release(name)}\0".encode())
    found.update(f"{recogniser_release()}\0".encode())
    for name in _MADE_BY:
        found.update(Path(__file__).with_name(name).read_bytes())
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.suffix in _SUFFIXES and not _NOT_RULES & set(inside.parts):
            found.update(f"{inside.as_posix()}\0{path.stat().st_size}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def _release(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
