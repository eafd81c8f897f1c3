"""An observation and a passage as an answer shows them: the figure in JSON numbers, the citation that proves it."""

from __future__ import annotations

from corpus.models import Locator, Metadata, Observation, Passage
from server.answers.display import as_number, show_observation
from server.answers.models import Citation, Figure


def figure_of(observation: Observation, *, citation: int | None) -> Figure:
    """An observation as it is shown when it stands for itself, with the number of the citation that proves it."""
    return Figure(
        observation_id=observation.id,
        measure=observation.measure,
        group=observation.group,
        area=observation.area,
        period=observation.dated,
        period_known=observation.period_known.value if observation.period_known else None,
        value=as_number(observation.value),
        upper=as_number(observation.upper),
        unit=observation.unit,
        scale_max=as_number(observation.scale_max),
        qualifier=observation.qualifier.value,
        status=observation.status.value,
        availability=observation.availability.value,
        speaker=observation.speaker,
        revised=False,
        display=show_observation(observation),
        citation=citation,
    )


def citation_of(observation: Observation, metadata: Metadata, *, number: int) -> Citation:
    """The place where an observation stands; the address is the original's where the document renders one."""
    place = observation.locator
    return _citation(metadata, number, place, place.quote)


def citation_of_passage(passage: Passage, metadata: Metadata, *, number: int, by_heading: bool = False) -> Citation:
    """The place where a passage stands, quoted whole, or by its own heading alone where it has one."""
    quote = passage.headings[-1] if by_heading and passage.headings else passage.text
    return _citation(metadata, number, passage, quote)


def _citation(metadata: Metadata, number: int, place: Locator | Passage, quote: str) -> Citation:
    """A citation; what its page is marked with stands behind the heading, for there is no key of its own for it."""
    mark = f"({place.page_mark})" if place.page_mark else ""
    return Citation(
        number=number,
        document_id=metadata.id,
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        page=place.page,
        heading=" ".join(filter(None, (*place.headings[-1:], mark))) or None,
        quote=quote,
        url=metadata.rendering_of or metadata.url,
    )
