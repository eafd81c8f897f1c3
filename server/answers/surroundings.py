"""What stands around an answer: the passage a figure comes from, the reason beside it, the figures a passage holds.

In: a draft and the open index. Out: the draft with the passages in which its figures stand, or with the figures that
stand in its passages beside it; and the sentence that explains a figure, where its own document gives one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from corpus.measures import stems
from corpus.models import ANSWERS_FROM, Observation, Passage
from index.models import PassageHit
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.models import Outcome
from server.answers.queries import Query
from server.answers.times_carried import content_of_query

MAX_PASSAGES = 2
"""Of the figures of an answer the first two may bring their passage: the one asked for, one for each of two years."""
MAX_RELATED = 6
_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result|reasons?|caused by|driven by|follow(?:s|ed|ing)|thanks to|comes? from"
    r"|came from|explain(?:s|ed)|attribut\w{1,8}|is difficult|are difficult|led to by|reflect(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:[^\n.!?]++|[.!?](?!\s))++(?:[.!?](?=\s)|\n|$)")


def with_surroundings(draft: Draft, version: IndexVersion) -> tuple[Draft, tuple[Observation, ...]]:
    """The draft with what stands around it, and the observations that it now shows besides."""
    if draft.outcome is not Outcome.ANSWERED:
        return draft, ()
    if draft.figures:
        found = [passage for figure in draft.figures[:MAX_PASSAGES] for passage in _of(figure, version)]
        held = {hit.passage.id for hit in draft.hits}
        new = [hit_of(passage) for passage in dict.fromkeys(found) if passage.id not in held]
        return replace(draft, hits=(*draft.hits, *new)), ()
    inside = [figure for hit in draft.hits for figure in version.observations_within(hit.passage)]
    related = tuple(figure for figure in inside if figure.confidence >= ANSWERS_FROM and figure.value is not None)
    return replace(draft, related=(*draft.related, *related[:MAX_RELATED])), related


def reason_beside(query: Query, figure: Observation, version: IndexVersion) -> Statement | None:
    """The sentence that gives a reason beside a figure, quoted; None where its document gives none there."""
    for passage in around(figure, version):
        before = ""
        for sentence in sentences_of(passage):
            if _REASON.search(sentence) and _is_about(f"{before} {sentence}", query, figure):
                return quoted(sentence, passage)
            before = sentence
    return None


def sentences_of(passage: Passage) -> list[str]:
    """The sentences and lines of a passage, each a slice of it."""
    return [match[0].strip() for match in _SENTENCE.finditer(passage.text) if match[0].strip()]


def quoted(sentence: str, passage: Passage) -> Statement:
    """A sentence of a passage, in quotation marks."""
    return Statement(f"“{sentence}”", (hit_of(passage),))


def hit_of(passage: Passage) -> PassageHit:
    """A passage that was not searched for: it is known to be the one."""
    return PassageHit(passage, 1.0, 1, 1.0)


def _of(figure: Observation, version: IndexVersion) -> Iterable[Passage]:
    return (passage for passage in version.passages_of(figure.document_id) if stands_in(figure, passage))


def around(figure: Observation, version: IndexVersion) -> Iterable[Passage]:
    """The passage in which a figure stands, then the others under its heading."""
    own = list(_of(figure, version))
    others = version.passages_of(figure.document_id) if own else ()
    return [*own, *(each for each in others if each not in own and each.headings == own[0].headings)]


def stands_in(figure: Observation, passage: Passage) -> bool:
    """Whether a figure is printed in a passage."""
    if figure.document_id != passage.document_id:
        return False
    place = figure.locator
    return passage.page_index == place.page_index and passage.start <= place.start < passage.end


def _is_about(text: str, query: Query, figure: Observation) -> bool:
    """Whether a sentence, with the one before it, names what was asked or stands in the figure's own sentence."""
    asked = set(stems(" ".join(content_of_query(query))))
    return bool(set(stems(text)) & asked) or figure.locator.quote in text
