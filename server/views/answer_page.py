"""What the page of an answer shows beyond the answer itself: which figure is large, and where each source opens.

In: an `Answer` and the desk that gave it. Out: `AnswerPage`, plain values for the template.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import url_for

from corpus.models import Metadata
from server.answers.models import Answer, Citation, Figure, Outcome, QuotedPassage
from server.answers.queries import Operation
from server.desk import Desk
from server.summaries import summary_key
from server.views.figure_rows import FigureRows, rows_of
from server.views.newer import newer_than
from server.views.readings import Reading, reading_of
from server.views.simple_answer import SimpleAnswer, simplified
from server.views.worked_numbers import WorkedNumber, worked_number
from server.views.years_before import YearBefore, held_before, year_before

_EMERGENCY = "999"
_MAX_LARGE = 2
"""Figures shown large: the one asked for, or one for each of two years or firsts; more stand in a table."""


@dataclass(frozen=True, slots=True)
class Source:
    """A citation as a card: where it opens here, where the original is, and whether ours is only a summary."""

    citation: Citation
    place: str
    """Address of the place in the document on this site."""
    is_rendering: bool
    """Whether the document is a summary of the original that its address leads to."""
    summary: str
    """Key of the wording that calls the document a summary; "" where it is none."""
    in_text: bool
    """Whether the answer's text quotes it already."""
    newer: Metadata | None
    """A newer document that takes the place of the one cited."""


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """An answer arranged for its page."""

    answer: Answer
    warning: str
    """What stands before the people to ring where somebody may be in danger; "" where nothing says so."""
    text: str
    """The answer's text after the warning."""
    headlines: tuple[Figure, ...]
    """The figures to show large."""
    worked: WorkedNumber | None
    """The computed number to show large."""
    rows: FigureRows | None
    """The figures to show as a table."""
    beside: FigureRows | None
    """The figures that only stand beside the answer."""
    quotes: tuple[QuotedPassage, ...]
    """Passages whose words no source card shows yet."""
    sources: tuple[Source, ...]
    before: YearBefore | None
    """The same figure a year before the large one, where it is held."""
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

    @property
    def may_be_rated(self) -> bool:
        """Whether the page asks if the answer helped: neither somebody in danger nor a message turned away is asked."""
        return self.answer.outcome is not Outcome.PERSONAL_DATA and not _names_emergency_first(self.answer)


def _names_a_place(answer: Answer) -> bool:
    """Whether a refusal tells where an answer may stand, without a figure of its own."""
    return bool(answer.citations) and not (answer.held and answer.held.nearest)


def puts_contacts_first(answer: Answer) -> bool:
    """Whether the people to ring stand above everything else of an answer."""
    return answer.outcome is Outcome.SIGNPOST or _names_emergency_first(answer)


def _names_emergency_first(answer: Answer) -> bool:
    return bool(answer.contacts) and answer.contacts[0].phone == _EMERGENCY


def arrange(answer: Answer, desk: Desk, *, warning: str) -> AnswerPage:
    """The answer arranged for its page, with links into the documents held now.

    `warning` is the wording with which a text begins where somebody may be in danger.
    """
    is_warned = bool(answer.contacts) and answer.text.startswith(warning)
    text = answer.text.removeprefix(warning).lstrip() if is_warned else answer.text
    headlines, documents = headlines_of(answer), desk.documents
    shown = [citation.quote for citation in answer.citations]
    before = _before(headlines, answer, desk)
    beside = [figure for figure in answer.related if before is None or figure is not before.figure]
    return AnswerPage(
        answer,
        warning if is_warned else "",
        text,
        headlines,
        worked=worked_number(answer),
        rows=_table(answer.figures[len(headlines) :], "The figures"),
        beside=_table(beside, "Also in the documents, beside the answer"),
        quotes=tuple(item for item in answer.passages if not any(item.text in quote for quote in shown)),
        sources=tuple(_source(citation, answer, desk, documents) for citation in answer.citations),
        before=before,
        reading=reading_of(answer, desk),
        simple=simplified(replace(answer, text=text), before),
    )


def headlines_of(answer: Answer) -> tuple[Figure, ...]:
    """The figures to show large: those that come first in an order, or that are the answer.

    None where a working is the answer or a list is: to show its first figure large would call that the answer.
    """
    if answer.workings:
        return ()
    if answer.understood.operation == Operation.RANK:
        first = tuple(each for each in answer.figures if each.value == answer.figures[0].value)
        return first if len(first) <= _MAX_LARGE else ()
    return answer.figures if len(answer.figures) <= _MAX_LARGE else ()


def _before(headlines: Sequence[Figure], answer: Answer, desk: Desk) -> YearBefore | None:
    if len(headlines) != 1:
        return None
    return year_before(headlines[0], answer) or held_before(headlines[0], desk.figures)


def _table(figures: Sequence[Figure], title: str) -> FigureRows | None:
    return rows_of(figures, title) if figures else None


def _source(citation: Citation, answer: Answer, desk: Desk, documents: Mapping[str, Metadata]) -> Source:
    metadata = documents.get(citation.document_id)
    return Source(
        citation,
        place=_opened(citation, _place(citation.number, answer) or _under_heading(citation, desk)),
        is_rendering=metadata is not None and metadata.rendering_of is not None,
        summary=summary_key(metadata) if metadata else "",
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
