"""A figure that an answer cited, looked up again: as it stood then, and what the same thing is now.

In: the open version, the id of an observation, and the digest of the version that the answer came from. Out: `Cited`.
An id carries a hash of what the figure said, so that one whose value has changed is not found under it any more; the
version it came from still has it while it is kept, and tells what to look for in the open one.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Observation
from index import versions
from index.changes import thing_of
from index.errors import StoreError
from index.observations import Holdings
from index.store import IndexVersion


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure as it was cited, and as it is. `then` is None where the version cited is not kept or has no such figure;
    `now` is None where the document tells nothing of the same thing any more."""

    then: Observation | None
    now: Observation | None

    @property
    def has_changed(self) -> bool:
        """Whether the document says something else of the thing now, or nothing."""
        return self.now is None or (self.then is not None and self.now.id != self.then.id)


def cited_figure(version: IndexVersion, observation_id: str, *, digest: str | None = None) -> Cited:
    """Return a cited figure then and now; nothing of a document that its audience may not see.

    `digest`: that of the answer. Without it, or when it is not kept, only a figure that is as it was is found.
    """
    same = version.observation(observation_id)
    if same is not None:
        return Cited(same, same)
    then = _in_version(version, observation_id, digest)
    if then is None or then.document_id not in version.readable:
        return Cited(None, None)
    told = [held for held in version.holdings.observations_of(then.document_id) if thing_of(held) == thing_of(then)]
    # Of several with one label the one nearest to where the cited one stood.
    place = then.locator
    told.sort(key=lambda held: (abs(held.locator.page_index - place.page_index), abs(held.locator.start - place.start)))
    return Cited(then, told[0] if told else None)


def _in_version(version: IndexVersion, observation_id: str, digest: str | None) -> Observation | None:
    if digest is None:
        return None
    try:
        folder = versions.version_folder(version.folder.parent.parent, digest)
        holdings = Holdings(folder / versions.HOLDINGS)
    except StoreError:  # no longer kept, or of another layout: then nothing can be said of it
        return None
    try:
        return holdings.observation(observation_id)
    finally:
        holdings.close()
