"""Back to an earlier version: which one, and that it stays until there is something new to build.

In: an index folder and perhaps a digest. Out: `current` names the earlier version, and what was left is kept. A version
that was left for an earlier one is withdrawn: it was published later than the current one. The same documents, rules
and model would only make it again, so that for them nothing is due to be built.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index import versions
from index.errors import StoreError, VersionMissing
from index.locks import held
from index.models import Manifest


@dataclass(frozen=True, slots=True)
class Rollback:
    """The digest that was current and the one that is now; equal when there was nothing to do."""

    left: str | None
    current: str


def roll_back(index_folder: Path, *, to: str | None = None) -> Rollback:
    """Make an earlier version current: that of the digest, or the one published before the current one.

    Raises `VersionMissing` where it is not kept, `IndexDamaged` or `IndexUnsuitable` where its files cannot be served;
    then what was current stays so.
    """
    with held(index_folder):
        try:
            left = versions.current_digest(index_folder)
        except StoreError:
            left = None
        digest = to if to is not None else _before(index_folder, left)
        versions.check_files(versions.version_folder(index_folder, digest))
        if digest != left:
            versions.make_current(index_folder, digest)
        return Rollback(left, digest)


def withdrawn(index_folder: Path) -> list[Manifest]:
    """Return the manifests of the versions published after the current one, which was gone back to."""
    try:
        current = versions.current_digest(index_folder)
    except StoreError:
        return []
    kept = versions.kept_digests(index_folder)
    later = kept[: kept.index(current)] if current in kept else ()
    found = []
    for digest in later:
        try:
            found.append(versions.read_manifest(versions.version_folder(index_folder, digest)))
        except StoreError:
            continue  # what cannot be read was not made by this program from these documents
    return found


def _before(index_folder: Path, current: str | None) -> str:
    kept = versions.kept_digests(index_folder)
    earlier = kept[kept.index(current) + 1 :] if current in kept else kept
    if not earlier:
        named = f"kept are {', '.join(kept)}" if kept else "no version is kept"
        raise VersionMissing(f"{index_folder}: there is no version before {current or 'the current one'}; {named}")
    return earlier[0]
