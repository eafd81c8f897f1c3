"""From a draft to the answer: text with numbered citations, figures as JSON numbers, all pointing at their sources."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.models import Metadata, Observation
from index.models import PassageHit
from server.answers.display import as_number, show_observation
from server.answers.drafts import Draft, Source
from server.answers.models import Answer, Citation, Figure, Held, QuotedPassage, Understood
from server.answers.queries import Query


def compose(
    draft: Draft, query: Query, *, question: str | None, documents: Mapping[str, Metadata], digest: str
) -> Answer:
    """The answer of a draft. Citations are numbered in the order in which the text first stands on them."""
    book = _Citations(documents)
    text = " ".join(
        _cited(statement.text, [book.number(source) for source in statement.sources]) for statement in draft.statements
    )
    figures = tuple(_figure(observation, book.number(observation)) for observation in draft.figures)
    related = tuple(_figure(observation, book.number(observation)) for observation in draft.related)
    passages = tuple(_quoted(hit, book.number(hit)) for hit in draft.hits)
    held = None
    if draft.holding is not None:
        nearest = draft.holding.nearest
        held = Held(
            draft.holding.periods, draft.holding.groups, _figure(nearest, book.number(nearest)) if nearest else None
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


def _cited(text: str, numbers: list[int]) -> str:
    marks = "".join(f" [{number}]" for number in dict.fromkeys(numbers))
    return f"{text}{marks}"


class _Citations:
    """Numbers the places that an answer stands on, each place once."""

    def __init__(self, documents: Mapping[str, Metadata]) -> None:
        self._documents = documents
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._made: list[Citation] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._made)

    def number(self, source: Source) -> int:
        """The number of a source's citation, made on first use."""
        if isinstance(source, Observation):
            where, quote, page, headings = (
                source.locator,
                source.locator.quote,
                source.locator.page,
                source.locator.headings,
            )
            document_id, key = source.document_id, (where.page_index, where.start)
        else:
            passage = source.passage
            quote, page, headings = passage.text, passage.page, passage.headings
            document_id, key = passage.document_id, (passage.page_index, passage.start)
        place = (document_id, *key)
        if place not in self._numbers:
            self._numbers[place] = len(self._made) + 1
            document = self._documents[document_id]
            self._made.append(
                Citation(
                    number=self._numbers[place],
                    document_id=document_id,
                    title=document.title,
                    publisher=document.publisher,
                    published=document.published,
                    page=page,
                    heading=headings[-1] if headings else None,
                    quote=quote,
                    url=document.url or document.rendering_of,
                )
            )
        return self._numbers[place]


def _figure(observation: Observation, citation: int) -> Figure:
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


def _quoted(hit: PassageHit, citation: int) -> QuotedPassage:
    passage = hit.passage
    heading = passage.headings[-1] if passage.headings else None
    return QuotedPassage(passage.id, passage.document_id, passage.text, heading, passage.page, hit.score, citation)
