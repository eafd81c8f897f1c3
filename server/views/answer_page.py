"""What the page of an answer shows beyond the answer itself: which figure is large, and where each source opens.

In: an `Answer` and the desk that gave it. Out: `AnswerPage`, plain values for the template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from corpus.models import Metadata
from server.answers.models import Answer, Citation, Figure, Outcome, QuotedPassage
from server.answers.queries import Operation
from server.desk import Desk
from server.views.figure_rows import FigureRows, rows_of
from server.views.newer import newer_than
from server.views.readings import Reading, reading_of
from server.views.simple_answer import SimpleAnswer, simplified
from server.views.years_before import YearBefore, year_before

_EMERGENCY = "999"
_MAX_LARGE = 2
"""Figures shown large: the one that was asked for, or one for each of two years; more stand in a table."""


@dataclass(frozen=True, slots=True)
class Source:
    """A citation as a card: where it opens here, where the original is, and whether ours is only a summary."""

    citation: Citation
    place: str
    """Address of the place in the document on this site."""
    is_summary: bool
    in_text: bool
    """Whether the answer's text quotes it already."""
    newer: Metadata | None
    """A newer document that takes the place of the one cited."""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer arranged for its page."""

    answer: Answer
    headlines: tuple[Figure, ...]
    """The figures to show large."""
    rows: FigureRows | None
    """The figures to show as a table."""
    beside: FigureRows | None
    """The figures that only stand beside the answer."""
    quotes: tuple[QuotedPassage, ...]
    """Passages whose words no source card shows yet."""
    sources: tuple[Source, ...]
    before: YearBefore | None
    """The same figure a year before the large one, where the answer holds it."""
    reading: Reading
    simple: SimpleAnswer

    @property
    def title_key(self) -> str:
        """Of the public wording: what came of the question. A refusal that names a place does not say "not held"."""
        unsure = self.answer.outcome is Outcome.NOT_HELD and _names_a_place(self.answer)
        return "not_held.unsure_title" if unsure else f"{self.answer.outcome.value}.title"

    @property
    def contacts_first(self) -> bool:
        """Whether somebody may need help before anything else."""
        return puts_contacts_first(self.answer)


def _names_a_place(answer: Answer) -> bool:
    """Whether a refusal tells where an answer may stand, without a figure of its own."""
    return bool(answer.citations) and not (answer.held and answer.held.nearest)


def puts_contacts_first(answer: Answer) -> bool:
    """Whether the people to ring stand above everything else of an answer."""
    contacts = answer.contacts
    return answer.outcome is Outcome.SIGNPOST or bool(contacts and contacts[0].phone == _EMERGENCY)


def arrange(answer: Answer, desk: Desk) -> AnswerPage:
    """The answer arranged for its page, with links into the documents held now."""
    headlines, documents = _headlines(answer), desk.documents
    shown = [citation.quote for citation in answer.citations]
    return AnswerPage(
        answer,
        headlines,
        rows=_table(answer.figures[len(headlines) :], "The figures"),
        beside=_table(answer.related, "Also in the documents, beside the answer"),
        quotes=tuple(item for item in answer.passages if not any(item.text in quote for quote in shown)),
        sources=tuple(_source(citation, answer, desk, documents) for citation in answer.citations),
        before=year_before(headlines[0], answer) if len(headlines) == 1 else None,
        reading=reading_of(answer, desk),
        simple=simplified(answer),
    )


def _headlines(answer: Answer) -> tuple[Figure, ...]:
    """None where a working is the answer or a list is: to show its first figure large would call that the answer."""
    if answer.workings:
        return ()
    if answer.understood.operation == Operation.RANK:
        return answer.figures[:1]
    return answer.figures if len(answer.figures) <= _MAX_LARGE else ()


def _table(figures: Sequence[Figure], title: str) -> FigureRows | None:
    return rows_of(figures, title) if figures else None


def _source(citation: Citation, answer: Answer, desk: Desk, documents: Mapping[str, Metadata]) -> Source:
    metadata = documents.get(citation.document_id)
    return Source(
        citation,
        place=_opened(citation, _place(citation.number, answer) or _under_heading(citation, desk)),
        is_summary=metadata is not None and metadata.rendering_of is not None,
        in_text=citation.quote in answer.text,
        newer=newer_than(metadata, documents, desk.version.holdings.successions) if metadata else None,
    )


def _opened(citation: Citation, place: Mapping[str, str]) -> str:
    named: dict[str, Any] = {**place, "_anchor": "place"} if place else {}
    return url_for("documents.document", document_id=citation.document_id, **named)


def _place(number: int, answer: Answer) -> dict[str, str]:
    """What names the cited place: the figure or passage that cites it."""
    nearest = [answer.held.nearest] if answer.held and answer.held.nearest else []
    for figure in (*answer.figures, *answer.related, *nearest):
        if figure.citation == number:
            return {"figure": figure.observation_id}
    return next(({"passage": item.passage_id} for item in answer.passages if item.citation == number), {})


def _under_heading(citation: Citation, desk: Desk) -> dict[str, str]:
    """What names the place of a citation by its heading alone: the first passage under it."""
    passages = desk.version.passages_of(citation.document_id) if citation.quote == citation.heading else ()
    return next(({"passage": each.id} for each in passages if citation.heading in each.headings[-1:]), {})
