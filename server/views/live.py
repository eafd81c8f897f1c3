"""The index as the running server uses it: one version for the length of a request, opened anew when it changes.

In: the settings and the embedder. Out: the `Desk` of each request, for its audience. When no version can be opened,
`NotReady` says why; the process lives on and looks again at the next request.
"""

from __future__ import annotations

import threading

from corpus.models import Audience
from index.embedding import Embedder
from index.errors import StoreError
from index.live import LiveIndex
from index.store import IndexVersion
from server.config import Settings
from server.contacts import ContactsInvalid
from server.desk import Desk, make_desk
from server.errors import NotReady
from server.palettes import PaletteInvalid

_HELP = "Try again in a few minutes. Whoever runs this site finds the reason with `local-account check`."
"""The reason itself names folders of this machine, which are nobody else's business."""


class LiveAssistant:
    """Hands each request its `Desk`. Safe for threads."""

    def __init__(self, settings: Settings, *, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._lock = threading.Lock()
        self._index: LiveIndex | None = None
        self._desks: dict[Audience, Desk] = {}
        self._problem: str | None = None

    @property
    def problem(self) -> str | None:
        """Why a newer version is not served, or None when the newest is."""
        return self._problem or (self._index.problem if self._index else None)

    def pin(self, audience: Audience = Audience.PUBLIC) -> Desk:
        """The desk of an audience over the newest version that can be opened."""
        with self._lock:
            try:
                if self._index is None:
                    self._index = LiveIndex(self._settings.index, embedder=self._embedder)
            except StoreError as error:
                raise NotReady("not_ready", "The documents are not ready to answer from yet.", _HELP) from error
            version, last = self._index.pin(), self._desks.get(audience)
            if last is None or last.version.holdings is not version.holdings:
                self._desks[audience] = self._renewed(version.seen_by(audience), last)
            return self._desks[audience]

    def _renewed(self, version: IndexVersion, last: Desk | None) -> Desk:
        """The desk over a new version, or the last good one if its contacts or colours cannot be used."""
        try:
            desk = make_desk(version, embedder=self._embedder, settings=self._settings)
        except (ContactsInvalid, PaletteInvalid) as error:
            if last is None:
                raise
            self._problem = error.message
            return last
        self._problem = None
        return desk
