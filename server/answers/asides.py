"""Asides of a conversation: "why?" and "who do I ring about that?", asked of what was just spoken of.

In: the question that was asked last, and its figure where it has one. Out: a `Draft` that quotes the sentence with a
reason, or a telephone number, beside the figure; else one that says that there is none, with whom to turn to.
"""

from __future__ import annotations

import re

from corpus.measures import stems
from corpus.models import Observation
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.models import Contact, Outcome
from server.answers.queries import Query
from server.answers.surroundings import quoted, reason_beside, sentences_of
from server.answers.times_carried import content_of_query

_PHONE = re.compile(r"\b0\d{2,4} ?\d{3} ?\d{3,4}\b")


def explained(last: Query, figure: Observation | None, version: IndexVersion) -> Draft:
    """The sentence that gives the reason beside a figure, or that no reason is given."""
    reason = reason_beside(last, figure, version) if figure else None
    if reason is not None:
        return _answered(reason)
    return Draft(Outcome.NOT_HELD, (Statement.worded("answered.no_reason"),))


def to_ask(last: Query, figure: Observation | None, version: IndexVersion, people: tuple[Contact, ...]) -> Draft:
    """The sentence with a telephone number in the document of a figure, or of the place; else whom to turn to."""
    of_area = [told.id for told in version.documents.values() if last.area and told.area == last.area]
    documents = [figure.document_id] if figure else of_area
    passages = [passage for document in documents for passage in version.passages_of(document)]
    numbered = [(passage, each) for passage in passages for each in sentences_of(passage) if _PHONE.search(each)]
    told = set(stems(" ".join(content_of_query(last))))
    numbered.sort(key=lambda each: -len(told & set(stems(f"{' '.join(each[0].headings)} {each[0].text}"))))
    if numbered:
        passage, sentence = numbered[0]
        return _answered(quoted(sentence, passage))
    return Draft(Outcome.NOT_HELD, (Statement.worded("not_held.text"),), contacts=people)


def _answered(statement: Statement) -> Draft:
    return Draft(
        Outcome.ANSWERED, (statement,), hits=tuple(one for one in statement.sources if isinstance(one, PassageHit))
    )
