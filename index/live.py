"""The newest sound version of an index, for a server that stays while builds come and go.

In: the index folder and the embedder that will ask it. Out: `LiveIndex`, from which each request takes one version and
keeps it to its end.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from index.embedding import Embedder
from index.errors import StoreError
from index.store import IndexVersion, open_version


class LiveIndex:
    """The newest sound version, for programs that stay while builds come and go."""

    def __init__(self, index_folder: Path, *, embedder: Embedder) -> None:
        """Open the current version; raises as `open_version` does, because without any there is nothing to serve."""
        self._folder = index_folder
        self._embedder = embedder
        self._changing = Lock()
        self._stamp = self._look()
        self._version = open_version(index_folder, embedder=embedder)
        self.problem: str | None = None
        """Why the newest version is not the one that is served, or None when it is."""

    def pin(self) -> IndexVersion:
        """Return the version to use for one request from start to end.

        A version published since the last call is opened first. If it cannot be, the last good one keeps serving and
        `problem` says why; it is tried again when `current` changes again.
        """
        if self._look() != self._stamp:
            with self._changing:
                stamp = self._look()
                if stamp != self._stamp:
                    self._renew()
                    self._stamp = stamp
        return self._version

    def _renew(self) -> None:
        try:
            # The version before is not closed: requests that pinned it close it by letting go of it.
            self._version = open_version(self._folder, embedder=self._embedder)
        except StoreError as error:
            self.problem = str(error)
        else:
            self.problem = None

    def _look(self) -> tuple[int, int] | None:
        """What tells one `current` from the next without reading it: a rename brings another time and another file."""
        try:
            status = (self._folder / "current").stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino
