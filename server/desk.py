"""All that answers questions from one version of the index, put together once for the site and the command line.

In: an open version as an audience sees it, the embedder, the settings. Out: a `Desk`: the assistant, the retriever, the
documents and figures of that audience, the people to turn to.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import ANSWERS_FROM, Metadata, Observation
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import IndexVersion, open_version
from server.answers.models import Contact
from server.answers.pipeline import Assistant
from server.config import Settings
from server.contacts import Contacts, load_contacts, shipped_contacts


@dataclass(frozen=True, slots=True)
class Desk:
    """One version of the index with the parts that read it."""

    version: IndexVersion
    assistant: Assistant
    retriever: Retriever
    contacts: Contacts
    council_name: str | None
    area: str | None

    @property
    def digest(self) -> str:
        """The version's name."""
        return self.version.manifest.digest

    @property
    def documents(self) -> dict[str, Metadata]:
        """The documents of the version's audience, by id, in the order of their titles."""
        held = self.version.documents.values()
        return {item.id: item for item in sorted(held, key=lambda item: (item.title.casefold(), item.id))}

    @property
    def people(self) -> tuple[Contact, ...]:
        """Whom to turn to when no particular need is known."""
        route = self.contacts.route("general")
        return route.contacts if route else ()

    def observations(
        self,
        *,
        measure: str | None = None,
        group: str | None = None,
        period: str | None = None,
        area: str | None = None,
    ) -> tuple[Observation, ...]:
        """The observations of the version's audience that may answer and pass the filters."""
        found = self.version.observations(measure=measure, group=group, period=period, area=area)
        return tuple(item for item in found if item.confidence >= ANSWERS_FROM)


def make_desk(version: IndexVersion, *, embedder: Embedder, settings: Settings) -> Desk:
    """The desk over an open version. Raises `ContactsInvalid` if the file of contacts cannot be used."""
    contacts = _contacts(version, settings)
    return Desk(
        version,
        Assistant(version, embedder=embedder, settings=settings, contacts=contacts),
        Retriever(version, embedder),
        contacts,
        settings.council_name or version.council.name,
        settings.council_area or version.council.area,
    )


def open_desk(settings: Settings, *, embedder: Embedder | None = None) -> Desk:
    """The desk over the published version of the settings' index. Raises `index.errors.StoreError`."""
    embedder = embedder or Embedder(settings.model)
    return make_desk(open_version(settings.index, embedder=embedder), embedder=embedder, settings=settings)


def _contacts(version: IndexVersion, settings: Settings) -> Contacts:
    area = settings.council_area or version.council.area
    if settings.contacts is not None:
        return load_contacts(settings.contacts, area=area)
    named = version.council.contacts
    if named and (settings.corpus / named).exists():
        return load_contacts(settings.corpus / named, area=area)
    return shipped_contacts(area)
