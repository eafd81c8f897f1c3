"""From a draft to the answer: text with numbered citations, figures as JSON numbers, all pointing at their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.models import Metadata, Observation
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Source, Statement
from server.answers.models import Answer, Citation, Held, Outcome, QuotedPassage, Understood
from server.answers.queries import Query
from server.answers.shown import citation_of, citation_of_passage, figure_of
from server.answers.surroundings import stands_in
from server.wording import Wording


def compose(
    draft: Draft,
    query: Query,
    *,
    question: str | None,
    documents: Mapping[str, Metadata],
    digest: str,
    wording: Wording,
) -> Answer:
    """The answer of a draft. Citations are numbered in the order in which the text first stands on them."""
    book = _Citations(documents, by_heading=draft.outcome is Outcome.NOT_HELD)
    text = " ".join(
        _cited(_words(statement, wording), [book.number(source) for source in statement.sources])
        for statement in draft.statements
    )
    figures = tuple(figure_of(observation, citation=book.number(observation)) for observation in draft.figures)
    related = tuple(figure_of(observation, citation=book.number(observation)) for observation in draft.related)
    passages = tuple(_quoted(hit, _number(hit, draft.figures, book)) for hit in draft.hits)
    held = None
    if draft.holding is not None:
        nearest = draft.holding.nearest
        held = Held(
            draft.holding.periods,
            draft.holding.groups,
            figure_of(nearest, citation=book.number(nearest)) if nearest else None,
        )
    understood = Understood(
        intent=query.wants.value,
        measure=draft.measure,
        group=draft.group,
        area=query.area,
        period=draft.period or ", ".join(period.label for period in query.periods) or None,
        operation=query.operation.value,
        carried=query.carried,
    )
    return Answer(
        question=question,
        outcome=draft.outcome,
        text=text,
        figures=figures,
        workings=draft.workings,
        related=related,
        passages=passages,
        citations=book.citations,
        held=held,
        clarify=draft.choices,
        contacts=draft.contacts,
        understood=understood,
        follow_ups=draft.follow_ups,
        index=digest,
    )


def quotable(draft: Draft, version: IndexVersion) -> tuple[str, ...]:
    """The passages of a draft, and the headings above them, as the index holds them: what its answer may quote."""
    named = [source for statement in draft.statements for source in statement.sources]
    shown = () if draft.figures else draft.hits
    hits = [source for source in (*shown, *named) if isinstance(source, PassageHit)]
    held = [passage for hit in dict.fromkeys(hits) if (passage := version.passage(hit.passage.id))]
    return tuple(text for passage in held for text in (passage.text, *passage.headings))


def _words(statement: Statement, wording: Wording) -> str:
    return wording.text(statement.key, **dict(statement.blanks)) if statement.key else statement.text


def _cited(text: str, numbers: list[int]) -> str:
    marks = "".join(f" [{number}]" for number in dict.fromkeys(numbers))
    return f"{text}{marks}"


class _Citations:
    """Numbers the places that an answer stands on, each place once."""

    def __init__(self, documents: Mapping[str, Metadata], *, by_heading: bool) -> None:
        """`by_heading`: a passage is cited by its heading alone, where nothing that it says is shown."""
        self._documents = documents
        self._by_heading = by_heading
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._made: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._made)

    def number(self, source: Source) -> int:
        """The number of a source's citation, made on first use."""
        where = source.locator if isinstance(source, Observation) else source.passage
        document_id = source.document_id if isinstance(source, Observation) else source.passage.document_id
        place = (document_id, where.page_index, where.start)
        if place not in self._numbers:
            number = self._numbers[place] = len(self._made) + 1
            document = self._documents[document_id]
            if isinstance(source, Observation):
                self._made.append(citation_of(source, document, number=number))
            else:
                self._made.append(
                    citation_of_passage(source.passage, document, number=number, by_heading=self._by_heading)
                )
        return self._numbers[place]


def _number(hit: PassageHit, figures: Sequence[Observation], book: _Citations) -> int:
    """The citation of a passage: that of the figure it is shown for, where one of them stands in it."""
    inside = (figure for figure in figures if stands_in(figure, hit.passage))
    return book.number(next(inside, hit))


def _quoted(hit: PassageHit, citation: int) -> QuotedPassage:
    passage = hit.passage
    heading = passage.headings[-1] if passage.headings else None
    return QuotedPassage(passage.id, passage.document_id, passage.text, heading, passage.page, hit.score, citation)
