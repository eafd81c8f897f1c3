"""What earlier versions of the index held, as far as they are kept: when a document changed, what a figure was.

In: the folder of a version. Out: the days on which the text of each public document changed, an observation that only
an earlier version holds, and whether its number was suppressed after that. Files are opened for one look and closed,
because a later build may remove them at any time: what is gone is not reported.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

from corpus.models import Audience, Availability, Observation
from index import versions
from index.errors import StoreError
from index.observations import Holdings
from index.things import thing_of


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version on disk: the day (UTC) on which it was published, and a print of each public document's text by id."""

    published: date
    prints: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A day on which what is held of a document changed; `is_first` where no kept version before held it."""

    on: date
    is_first: bool


def changes(folder: Path) -> Mapping[str, tuple[Change, ...]]:
    """The changes of every public document of a version, latest first, as far back as versions are kept."""
    kept = [_kept(version) for version in (folder, *kept_before(folder))]
    found: dict[str, list[Change]] = {}
    for newer, older in pairwise(kept):
        if newer is None or older is None:
            continue
        for document_id in kept[0].prints if kept[0] else ():
            now, then = newer.prints.get(document_id), older.prints.get(document_id)
            if now is not None and now != then:
                found.setdefault(document_id, []).append(Change(newer.published, then is None))
    return {document_id: tuple(held) for document_id, held in found.items()}


def earlier_observation(folder: Path, observation_id: str) -> Observation | None:
    """The observation of that id in the latest kept version before this one that held it for the public, or None."""
    for version in kept_before(folder):
        with opened(version) as holdings:
            found = holdings.observation(observation_id) if holdings else None
            if holdings and found and found.document_id in holdings.readable_by(Audience.PUBLIC):
                return found
    return None


def suppressed_since(folder: Path, held: Observation) -> bool:
    """Whether a kept version before this one suppresses what an observation of a version before that gave."""
    if held.value is None:
        return False
    for version in kept_before(folder):
        with opened(version) as holdings:
            if holdings is None:
                continue
            if holdings.observation(held.id) is not None:
                return False
            same = holdings.observations(measure=held.measure, group=held.group, area=held.area)
            if any(each.availability is Availability.SUPPRESSED and thing_of(each) == thing_of(held) for each in same):
                return True
    return False


def kept_before(folder: Path) -> list[Path]:
    """The folders of the versions published before one that this program can read, latest first."""
    here = folder.stat().st_mtime_ns
    kept = (folder.parent / digest for digest in versions.kept_digests(folder.parent.parent))
    others = [path for path in kept if path != folder]
    dated = [(path.stat().st_mtime_ns, path) for path in others]
    return [path for when, path in sorted(dated, reverse=True) if when <= here and _is_readable(path)]


def published_at(folder: Path) -> datetime:
    """When a version was published, in UTC."""
    return datetime.fromtimestamp(folder.stat().st_mtime, UTC)


def _is_readable(folder: Path) -> bool:
    try:
        versions.read_manifest(folder)
    except StoreError:
        return False
    return True


def _kept(folder: Path) -> KeptVersion | None:
    with opened(folder) as holdings:
        if holdings is None:
            return None
        texts = {
            document_id: "\f".join(text for _, text in holdings.pages_of(document_id))
            for document_id in holdings.readable_by(Audience.PUBLIC)
        }
    prints = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    return KeptVersion(published_at(folder).date(), prints)


@contextmanager
def opened(folder: Path) -> Iterator[Holdings | None]:
    """For one look, the store of a version, or None where it is gone, damaged, or of another layout."""
    try:
        versions.read_manifest(folder)
        holdings = Holdings(folder / versions.HOLDINGS)
    except StoreError:
        yield None
        return
    try:
        yield holdings
    finally:
        holdings.close()
