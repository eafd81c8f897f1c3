"""The files of a corpus folder: their names, their bytes as hashes, and one fingerprint of all.

In: a folder. Out: the SHA-256 of each file by its name in the folder. Hidden files are left out, and links are
followed only if they stay inside. Nothing is read as a document here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path


def file_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file by its name, in order; "unreadable" and a number for one that cannot be read."""
    hashes = {}
    for name, path in _files(folder):
        try:
            with path.open("rb") as file:
                hashes[name] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            hashes[name] = f"unreadable {error.errno}"
    return hashes


def fingerprint_of(hashes: Mapping[str, str]) -> str:
    """Return one SHA-256 that changes with any name or byte of the files."""
    digest = hashlib.sha256()
    for name, file_hash in sorted(hashes.items()):
        digest.update(f"{len(name.encode())}:{name}{file_hash}".encode())
    return digest.hexdigest()


def corpus_fingerprint(folder: Path) -> str:
    """Return the SHA-256 over the names and bytes of all files in the folder, hidden ones left out."""
    return fingerprint_of(file_hashes(folder))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of the folder by name, in order. Links are followed only if they stay inside it."""
    root = folder.resolve()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder)
        if any(part.startswith(".") for part in parts.parts) or not path.is_file():
            continue
        if path.resolve().is_relative_to(root):
            yield parts.as_posix(), path
