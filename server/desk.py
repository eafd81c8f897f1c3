"""All that answers questions from one version of the index, put together once for the site and the command line.

In: an open version as an audience sees it, the embedder, the settings. Out: a `Desk`: the assistant, the retriever, the
documents and figures of that audience, the people to turn to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.models import ANSWERS_FROM, Metadata, Observation
from index.embedding import Embedder
from index.retriever import Retriever
from index.store import IndexVersion, open_version
from server.answers.models import Contact
from server.answers.pipeline import Assistant
from server.config import Settings
from server.contacts import Contacts, load_contacts, shipped_contacts
from server.figures.measure_pages import MeasurePages
from server.figures.measures import HeldFigures
from server.palettes import Palette, palette
from server.shelf import newest_first

NEWEST = 8


@dataclass(frozen=True, slots=True)
class Desk:
    """One version of the index with the parts that read it."""

    version: IndexVersion
    documents: Mapping[str, Metadata]
    """The documents of the version's audience, by id, in the order of their titles."""
    newest: tuple[Metadata, ...]
    """The newest of them, newest first: what a page that cannot list all names."""
    assistant: Assistant
    retriever: Retriever
    figures: HeldFigures
    measure_pages: MeasurePages
    contacts: Contacts
    embedder: Embedder
    council_name: str | None
    area: str | None
    palette: Palette = field(default_factory=Palette)

    @property
    def digest(self) -> str:
        """The version's name."""
        return self.version.manifest.digest

    @property
    def people(self) -> tuple[Contact, ...]:
        """Whom to turn to when no particular need is known."""
        return self.contacts_for("general")

    def contacts_for(self, need: str) -> tuple[Contact, ...]:
        """Whom to turn to for a need that the file of contacts may have a route for, else as for any."""
        route = self.contacts.route(need)
        return route.contacts if route else ()

    def contacts_about_site(self, need: str) -> tuple[Contact, ...]:
        """Whom to turn to about the site itself: by the route for that, else, for a council's site, by the general one.

        A demonstration sends nobody with its faults to a council that knows nothing of it.
        """
        return self.contacts_for(need) if self.council_name or need in self.contacts.routes else ()

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
    """The desk over an open version. Raises `ContactsInvalid`, or `PaletteInvalid` for a council's colours."""
    contacts = _contacts(version, settings)
    figures, home = HeldFigures(version), settings.home_area(version.council)
    titled = sorted(version.documents.values(), key=lambda item: (item.title.casefold(), item.id))
    return Desk(
        version,
        {item.id: item for item in titled},
        tuple(newest_first(titled)[:NEWEST]),
        Assistant(version, embedder=embedder, settings=settings, contacts=contacts),
        Retriever(version, embedder),
        figures,
        MeasurePages(figures, home=home),
        contacts,
        embedder,
        settings.council_name or version.council.name,
        home,
        palette(version.council.colours),
    )


def open_desk(settings: Settings, *, embedder: Embedder | None = None) -> Desk:
    """The desk over the published version of the settings' index. Raises `index.errors.StoreError`."""
    embedder = embedder or Embedder(settings.model)
    return make_desk(open_version(settings.index, embedder=embedder), embedder=embedder, settings=settings)


def _contacts(version: IndexVersion, settings: Settings) -> Contacts:
    area = settings.home_area(version.council)
    if settings.contacts is not None:
        return load_contacts(settings.contacts, area=area)
    named = version.council.contacts
    if named and (settings.corpus / named).exists():
        return load_contacts(settings.corpus / named, area=area)
    return shipped_contacts(area)
