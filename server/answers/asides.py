"""Asides of a conversation: "why?" and "who do I ring about that?", asked of what was just spoken of.

In: the question that was asked last, and its figure where it has one. Out: a `Draft` that quotes the sentence with a
reason, or a telephone number, beside the figure; else one that says that there is none, with whom to turn to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.measures import stems
from corpus.models import Observation, Passage
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.models import Contact, Outcome
from server.answers.queries import Query
from server.answers.times_carried import content_of_query

_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result|reasons?|caused by|driven by|follow(?:s|ed|ing)|thanks to|comes? from"
    r"|came from|explain(?:s|ed)|attribut\w{1,8}|is difficult|are difficult|led to by|reflect(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\b0\d{2,4} ?\d{3} ?\d{3,4}\b")
_SENTENCE = re.compile(r"[^\n]{1,600}?(?:[.!?](?=\s)|\n|$)")


def explained(last: Query, figure: Observation | None, version: IndexVersion) -> Draft:
    """The sentence that gives the reason beside a figure, or that no reason is given."""
    for passage in _around(figure, version) if figure else ():
        before = ""
        for sentence in _sentences(passage):
            if _REASON.search(sentence) and _is_about(f"{before} {sentence}", last, figure):
                return _quoted(sentence, passage)
            before = sentence
    return Draft(Outcome.NOT_HELD, (Statement.worded("answered.no_reason"),))


def to_ask(last: Query, figure: Observation | None, version: IndexVersion, people: tuple[Contact, ...]) -> Draft:
    """The sentence with a telephone number in the document of a figure, or of the place; else whom to turn to."""
    of_area = [told.id for told in version.documents.values() if last.area and told.area == last.area]
    documents = [figure.document_id] if figure else of_area
    passages = [passage for document in documents for passage in version.passages_of(document)]
    numbered = [(passage, each) for passage in passages for each in _sentences(passage) if _PHONE.search(each)]
    told = set(stems(" ".join(content_of_query(last))))
    numbered.sort(key=lambda each: -len(told & set(stems(f"{' '.join(each[0].headings)} {each[0].text}"))))
    if numbered:
        passage, sentence = numbered[0]
        return _quoted(sentence, passage)
    return Draft(Outcome.NOT_HELD, (Statement.worded("not_held.text"),), contacts=people)


def _quoted(sentence: str, passage: Passage) -> Draft:
    hit = PassageHit(passage, 1.0, 1, 1.0)
    return Draft(Outcome.ANSWERED, (Statement(f"“{sentence}”", (hit,)),), hits=(hit,))


def _around(figure: Observation, version: IndexVersion) -> Iterable[Passage]:
    """The passage in which a figure stands, then the others under its heading."""
    passages = version.passages_of(figure.document_id)
    own = [each for each in passages if _holds(each, figure)]
    return [*own, *(each for each in passages if own and each not in own and each.headings == own[0].headings)]


def _holds(passage: Passage, figure: Observation) -> bool:
    place = figure.locator
    return passage.page_index == place.page_index and passage.start <= place.start < passage.end


def _sentences(passage: Passage) -> list[str]:
    return [match[0].strip() for match in _SENTENCE.finditer(passage.text) if match[0].strip()]


def _is_about(text: str, last: Query, figure: Observation | None) -> bool:
    """Whether a sentence, with the one before it, names what was asked or stands in the figure's own sentence."""
    said = set(stems(text))
    asked = set(stems(" ".join(content_of_query(last))))
    return bool(said & asked) or (figure is not None and figure.locator.quote in text)
