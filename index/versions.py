"""Versions on disk: a folder each, one of them named by the file `current`, none ever changed once published.

In: a finished folder and its manifest. Out: the same folder as `versions/<digest>/`, checked files, the digest that is
current. Everything is written beside its place, flushed to the disk and renamed, so that after a power cut or a kill
the index is the old version or the new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from dataclasses import asdict, fields, replace
from pathlib import Path

from index.errors import IndexDamaged, IndexMissing, IndexUnsuitable, VersionMissing
from index.models import Manifest

FORMAT = 5
"""Number of the layout below and of what is embedded; raise it when either changes."""
KEPT_VERSIONS = 3

HOLDINGS, PASSAGE_VECTORS, LABEL_VECTORS = "holdings.sqlite", "passages.faiss", "labels.faiss"
LEXICAL, TOKENS = "lexical", "tokens"
MANIFEST = "manifest.json"
REBUILD = "run `local-account build`"

_DIGEST = re.compile(r"[0-9a-f]{16}")


def versions_folder(index_folder: Path) -> Path:
    """Return the folder that holds a folder for each version."""
    return index_folder / "versions"


def current_digest(index_folder: Path) -> str | None:
    """Return the digest of the published version, or None when nothing has been published in the folder.

    Raises `IndexDamaged` when the file `current` is there and names no version.
    """
    path = index_folder / "current"
    try:
        digest = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"{path}: cannot be read ({error}); {REBUILD}") from error
    if not _DIGEST.fullmatch(digest):
        raise IndexDamaged(f"{path}: names no version ({digest[:40]!r}); {REBUILD}")
    return digest


def version_folder(index_folder: Path, digest: str) -> Path:
    """Return the folder of a kept version; raises `VersionMissing` when there is none of that digest."""
    kept = kept_digests(index_folder)
    if digest not in kept:
        held = f"kept are {', '.join(kept)}" if kept else "no version is kept"
        raise VersionMissing(f"{index_folder}: holds no version {digest[:40]}; {held}")
    return versions_folder(index_folder) / digest


def current_folder(index_folder: Path) -> Path:
    """Return the folder of the published version; raises `IndexMissing` when there is none."""
    digest = current_digest(index_folder)
    if digest is None:
        raise IndexMissing(f"{index_folder}: holds no index; {REBUILD}, or name another folder with --index")
    folder = versions_folder(index_folder) / digest
    if not folder.is_dir():
        raise IndexDamaged(f"{folder}: is not there although {index_folder / 'current'} names it; {REBUILD}")
    return folder


def kept_digests(index_folder: Path) -> tuple[str, ...]:
    """Return the digests of the versions in the folder, the one published last first."""
    folder = versions_folder(index_folder)
    found = [path for path in folder.iterdir() if _DIGEST.fullmatch(path.name)] if folder.is_dir() else []
    ordered = sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return tuple(path.name for path in ordered)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a manifest with the size and SHA-256 of every other file of the folder, in place of any before."""
    listed = {name: {"size": path.stat().st_size, "sha256": _sha256(path)} for name, path in _files(folder).items()}
    _write_durably(folder / MANIFEST, json.dumps(asdict(manifest) | {"files": listed}, indent=1, sort_keys=True) + "\n")


def check_files(folder: Path) -> Manifest:
    """Return the manifest of a version once every file it lists is there with its size and SHA-256, and no other.

    Hashing reads about a gigabyte a second, so an index of a council's papers is checked in well under a second.
    """
    manifest, listed = _parse(folder)
    present = _files(folder)
    for name, facts in sorted(listed.items()):
        path = folder / name
        if name not in present:
            raise IndexDamaged(f"{path}: is missing from the index; {REBUILD}")
        size = path.stat().st_size
        if size != facts["size"]:
            raise IndexDamaged(f"{path}: has {size} bytes where {facts['size']} were written; {REBUILD}")
        if _sha256(path) != facts["sha256"]:
            raise IndexDamaged(f"{path}: has changed since it was written; {REBUILD}")
    if extra := sorted(present.keys() - listed.keys()):
        raise IndexDamaged(f"{folder / extra[0]}: does not belong to the index; {REBUILD}")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest of a version without looking at its other files; raises as `check_files` does of one."""
    return _parse(folder)[0]


def publish(index_folder: Path, building: Path, manifest: Manifest) -> bool:
    """Give a finished folder its name and make it current; return whether what is served has changed.

    Where a sound version of that digest is there already it stays as it is, and only its manifest learns from which
    bytes and rules it has now been made; a damaged one is replaced. Of the older versions the last few are kept.
    """
    target = versions_folder(index_folder) / manifest.digest
    try:
        as_before = current_digest(index_folder) == manifest.digest
    except IndexDamaged:
        as_before = False
    for path in _files(building).values():
        _flush(path)
    _flush(building)
    if target.exists():
        as_before = _renew(target, building, manifest) and as_before
    else:
        building.rename(target)
        as_before = False
    os.utime(target)
    _flush(target.parent)
    make_current(index_folder, manifest.digest)
    _remove_old(target)
    return not as_before


def make_current(index_folder: Path, digest: str) -> None:
    """Name the version that is served from now on."""
    _write_durably(index_folder / "current", digest + "\n")


def _renew(target: Path, building: Path, manifest: Manifest) -> bool:
    """Return whether the version that was there could stay."""
    try:
        kept = check_files(target)
    except (IndexDamaged, IndexUnsuitable):
        shutil.rmtree(target)
        building.rename(target)
        return False
    shutil.rmtree(building)
    made_from = {name: getattr(manifest, name) for name in ("corpus_fingerprint", "rules_fingerprint")}
    if kept != (renewed := replace(kept, **made_from)):
        write_manifest(target, renewed)
    return True


def _remove_old(current: Path) -> None:
    """Remove what is neither the current version nor among the last ones published, also leavings of killed builds."""
    others = [digest for digest in kept_digests(current.parent.parent) if digest != current.name]
    kept = {current, *(current.parent / digest for digest in others[: KEPT_VERSIONS - 1])}
    for path in current.parent.iterdir():
        if path not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _parse(folder: Path) -> tuple[Manifest, dict[str, dict[str, str | int]]]:
    path = folder / MANIFEST
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{path}: cannot be read; {REBUILD}") from error
    if not isinstance(stored, dict) or stored.get("format") != FORMAT:
        found = stored.get("format") if isinstance(stored, dict) else None
        raise IndexUnsuitable(f"{path}: is of format {found}, this program reads format {FORMAT}; {REBUILD}")
    try:
        manifest = Manifest(**{field.name: stored[field.name] for field in fields(Manifest)})
        listed = dict(stored["files"])
    except KeyError as error:
        raise IndexDamaged(f"{path}: lacks {error}; {REBUILD}") from error
    return manifest, listed


def _files(folder: Path) -> dict[str, Path]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found.pop(MANIFEST, None)
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _write_durably(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    _flush(beside)
    beside.replace(path)
    _flush(path.parent)


def _flush(path: Path) -> None:
    """Wait until a file or the names in a folder are on the disk; Windows has no such call for folders."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
