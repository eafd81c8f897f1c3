"""The index as the running server uses it: one version for the length of a request, opened anew when it changes.

In: the settings and the embedder. Out: `Desk`, all that answers one request from one version of the index. When no
version can be opened, `NotReady` says why; the process lives on and looks again at the next request.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from corpus.models import Audience, Metadata, Observation
from index.embedding import Embedder
from index.errors import StoreError
from index.retriever import Retriever
from index.store import IndexVersion, LiveIndex
from server.answers.pipeline import Assistant
from server.config import Settings
from server.errors import NotReady


@dataclass(frozen=True, slots=True)
class Desk:
    """One version of the index with the parts that read it."""

    version: IndexVersion
    assistant: Assistant
    retriever: Retriever

    @property
    def documents(self) -> dict[str, Metadata]:
        """The documents the public may see, by id, in the order of their titles."""
        public = [item for item in self.version.documents.values() if item.audience is Audience.PUBLIC]
        return {item.id: item for item in sorted(public, key=lambda item: (item.title.casefold(), item.id))}

    def observations(self, **filters: str | None) -> tuple[Observation, ...]:
        """The observations of public documents that pass the filters `measure`, `group`, `period`, `area`."""
        public = self.documents
        return tuple(item for item in self.version.observations(**filters) if item.document_id in public)


class LiveAssistant:
    """Hands each request its `Desk`. Safe for threads."""

    def __init__(self, settings: Settings, *, embedder: Embedder) -> None:
        self._settings = settings
        self._embedder = embedder
        self._index = LiveIndex(settings.index, embedder=embedder)
        self._lock = threading.Lock()
        self._desk: Desk | None = None

    def pin(self) -> Desk:
        """The desk over the newest version that can be opened."""
        try:
            version = self._index.pin()
        except StoreError as error:
            raise NotReady("not_ready", str(error), "Build the index with `local-account build`.") from error
        with self._lock:
            if self._desk is None or self._desk.version is not version:
                assistant = Assistant(version, embedder=self._embedder, settings=self._settings)
                self._desk = Desk(version, assistant, Retriever(version, self._embedder))
            return self._desk
