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
from server.answers.models import Answer
from server.answers.shown import citation_of, figure_of


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


def figures_json(observations: Sequence[Observation], documents: Mapping[str, Metadata]) -> dict[str, Any]:
    """Observations as figures, each with its own citation, in the order given."""
    numbered = list(enumerate(observations, start=1))
    return {
        "figures": [asdict(figure_of(item, citation=number)) for number, item in numbered],
        "citations": [
            asdict(citation_of(item, documents[item.document_id], number=number)) for number, item in numbered
        ],
    }
