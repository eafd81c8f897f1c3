"""Answers by one sentence, read together with the question, where neither figures nor a passage as a whole answer.

In: what the passages found say to a question for words. Out: a `Draft` that quotes the sentence which most surely
answers, or None where its passage is not likely enough. Questions for a number are not answered so: of two numbers in
one sentence it does not tell which is meant.
"""

from __future__ import annotations

import re

from corpus.periods import find_periods
from corpus.quantities import find_quantities
from server.answers.drafts import Draft, Statement
from server.answers.judged_passages import Words
from server.answers.kinds_told import Where, tells_kind, tells_number
from server.answers.models import Outcome
from server.answers.papers_then import lacks_paper
from server.answers.passage_words import coverage_of
from server.answers.periods_asked import is_told_of_before
from server.answers.queries import Operation, Query, Wants
from server.answers.reasons import gives_reason, lacks_reason
from server.answers.sentences_read import Read, quoted_around
from server.answers.things_told import describes, holds_thing

NEXT_SUREST = 2.0
"""Log-odds by which a sentence may be less sure than the surest of its passage, and stand where that one may not."""
_SEVERAL = re.compile(r"[,;:]\s|[•·▪]|\bboth\b")
_OF_NUMBERS = (Wants.COUNT, Wants.MONEY, Wants.PERCENT, Wants.FIGURE)


def answer_sentence(words: Words, *, instead: Outcome | None = None) -> Draft | None:
    """The surest sentence of the likeliest passage that may stand; `instead`: how the figures found would end this.

    Of a passage that surely answers the surest sentence may be the one above what is asked for: "three councils were
    rated good", where the next one names the three.
    """
    likeliest = words.likeliest if asks_for_words(words.query) else None
    if likeliest is None or likeliest.surest is None:
        return None
    least = likeliest.surest.score - NEXT_SUREST
    read = (one for one in words.read if one.hit.passage.id == likeliest.hit.passage.id and one.score >= least)
    told = ((one, words.whole(likeliest) or quoted_around(one)) for one in read)
    for best, quoted in told:
        if _answers(words, best, quoted, instead):
            return Draft(Outcome.ANSWERED, (Statement(f"“{quoted}”", (best.hit,)),), hits=(best.hit,))
    return None


def _answers(words: Words, read: Read, quoted: str, instead: Outcome | None) -> bool:
    """Whether a sentence of a passage that is likely to answer holds the kind of thing asked for: of "who?" a name."""
    query, passage = words.query, read.hit.passage
    document = words.version.documents[passage.document_id]
    of_place = query.area_named and not query.names
    if not (of_place or coverage_of(query, passage, document, words.glossary)):
        return False  # in other words, but not of something else altogether
    return (
        _may_stand(query, read, instead)
        and gives_reason(query.text, read.text)
        and not lacks_reason(query.text, read.text)
        and tells_kind(query, quoted)
        and holds_thing(query, quoted, document.published)
        and (not query.asks_for_meaning or bool(describes(query, read.hit, read.sentence)))
        and tells_number(query, Where.of(passage), quoted, words.version, words.glossary)
        and names_several(query, quoted)
    )


def names_several(query: Query, quoted: str) -> bool:
    """Whether a quotation holds more than one thing, where a list is asked for."""
    return query.operation is not Operation.LIST or _SEVERAL.search(quoted) is not None


def asks_for_words(query: Query) -> bool:
    """Whether a sentence may answer: of a number it would not tell which of several it is, and "the year before?" by
    itself asks for nothing; where numbers of two areas are compared, it seldom holds both.
    """
    told = query.is_plainly_told and not query.other_areas
    return not query.is_vague and (query.wants not in _OF_NUMBERS or told)


def _may_stand(query: Query, best: Read, instead: Outcome | None) -> bool:
    """Whether the surest sentence may answer: it is of the time asked for, where it or the figures tell of times.

    "Home care 2020-21?" may ask for a figure, for which a sentence with numbers would pass.
    """
    of_amounts = (query.wants is Wants.EITHER and not query.asks_in_words) or lacks_paper(query)
    if of_amounts and (query.periods or query.parts) and find_quantities(best.text):
        return False
    if not is_told_of_before(query, best.text):
        return False
    told = [mention.period for mention in find_periods(best.text) if mention.period]
    named = all(any(one.contains(want) or want.contains(one) for one in told) for want in query.periods)
    return named if told or instead is not None else True
