"""What the page of an answer shows beyond the answer itself: which figure is large, and where each source opens.

In: an `Answer` and the documents now held. Out: `AnswerPage`, plain values for the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from corpus.models import Metadata
from server.answers.models import Answer, Citation, Figure, Outcome, QuotedPassage

_SIDE_BY_SIDE = {"list", "rank", "compare", "trend"}
"""Operations whose figures stand beside each other; to show the first of them large would call it the answer."""


@dataclass(frozen=True, slots=True)
class Source:
    """A citation as a card: where it opens here, where the original is, and whether ours is only a summary."""

    citation: Citation
    place: str
    """Address of the place in the document on this site."""
    is_summary: bool


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer arranged for its page."""

    answer: Answer
    headline: Figure | None
    """The figure to show large; None when there is none or several stand side by side."""
    rows: tuple[Figure, ...]
    """The figures to show as a table."""
    quotes: tuple[QuotedPassage, ...]
    """Passages whose words no source card shows yet."""
    sources: tuple[Source, ...]

    @property
    def contacts_first(self) -> bool:
        """Whether somebody may need help before anything else."""
        return self.answer.outcome is Outcome.SIGNPOST


def arrange(answer: Answer, documents: Mapping[str, Metadata]) -> AnswerPage:
    """The answer arranged for its page, with links into the documents held now."""
    beside = answer.understood.operation in _SIDE_BY_SIDE and len(answer.figures) > 1
    headline = answer.figures[0] if answer.figures and not answer.workings and not beside else None
    rows = tuple(figure for figure in answer.figures if figure is not headline)
    shown = [citation.quote for citation in answer.citations]
    quotes = tuple(item for item in answer.passages if not any(item.text in quote for quote in shown))
    sources = tuple(_source(citation, answer, documents.get(citation.document_id)) for citation in answer.citations)
    return AnswerPage(answer, headline, rows, quotes, sources)


def _source(citation: Citation, answer: Answer, metadata: Metadata | None) -> Source:
    address = url_for("documents.document", document_id=citation.document_id)
    place = _place(citation.number, answer)
    link = f"{address}?{urlencode(place)}#place" if place else address
    return Source(citation, link, is_summary=metadata is not None and metadata.rendering_of is not None)


def _place(number: int, answer: Answer) -> dict[str, str]:
    """What names the cited place: the figure or passage that cites it."""
    nearest = [answer.held.nearest] if answer.held and answer.held.nearest else []
    for figure in (*answer.figures, *answer.related, *nearest):
        if figure.citation == number:
            return {"figure": figure.observation_id}
    return next(({"passage": item.passage_id} for item in answer.passages if item.citation == number), {})
