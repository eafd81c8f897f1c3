"""The JSON shapes that other programs rely on (DESIGN section 4): answers, hits, figures, citations, documents.

In: values of the server and the index. Out: dictionaries of JSON types in which every key of the contract is there.
Published numbers are `Decimal` inside and JSON numbers here; Flask and pydantic would write them as strings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from corpus.models import Metadata, Observation
from index.models import PassageHit
from server.answers.display import as_number, show_observation
from server.answers.models import Answer, Citation, Figure


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer with every key of the contract; times are milliseconds, rounded to one decimal."""
    return {**asdict(answer), "outcome": answer.outcome.value, "took_ms": round(answer.took_ms, 1)}


def hit_json(hit: PassageHit) -> dict[str, Any]:
    """A found passage as `search --batch` writes it."""
    passage = hit.passage
    return {
        "passage_id": passage.id,
        "document_id": passage.document_id,
        "page": passage.page,
        "heading": passage.headings[-1] if passage.headings else None,
        "rank": hit.rank,
        "score": hit.score,
    }


def hit_with_text(hit: PassageHit) -> dict[str, Any]:
    """A found passage with its words and why it was found, for a reader."""
    return {**hit_json(hit), "text": hit.passage.text, "reasons": list(hit.reasons)}


def document_json(metadata: Metadata) -> dict[str, Any]:
    """What is known of a document, without its path on this machine and its audience."""
    known = asdict(metadata)
    return {name: known[name] for name in known if name not in ("path", "audience")} | {"kind": metadata.kind.value}


def figure_of(observation: Observation, *, citation: int | None) -> Figure:
    """An observation as it is shown when it stands for itself, with the number of the citation that proves it."""
    return Figure(
        observation_id=observation.id,
        measure=observation.measure,
        group=observation.group,
        area=observation.area,
        period=observation.period.label if observation.period else None,
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
    return Citation(
        number=number,
        document_id=observation.document_id,
        title=metadata.title,
        publisher=metadata.publisher,
        published=metadata.published,
        page=place.page,
        heading=place.headings[-1] if place.headings else None,
        quote=place.quote,
        url=metadata.rendering_of or metadata.url,
    )


def figures_json(observations: Sequence[Observation], documents: Mapping[str, Metadata]) -> dict[str, Any]:
    """Observations as figures, each with its own citation, in the order given."""
    numbered = list(enumerate(observations, start=1))
    return {
        "figures": [asdict(figure_of(item, citation=number)) for number, item in numbered],
        "citations": [
            asdict(citation_of(item, documents[item.document_id], number=number)) for number, item in numbered
        ],
    }
