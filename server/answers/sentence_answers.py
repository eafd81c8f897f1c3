"""Answers by one sentence, read together with the question, where neither figures nor a passage as a whole answer.

In: what the passages found say to a question for words. Out: a `Draft` that quotes the sentence which most surely
answers, or None where its passage is not likely enough. Questions for a number are not answered so: of two numbers in
one sentence it does not tell which is meant.
"""

from __future__ import annotations

from corpus.periods import find_periods
from corpus.quantities import find_quantities
from server.answers.drafts import Draft, Statement
from server.answers.judged_passages import Words
from server.answers.kinds_told import tells_kind, tells_number
from server.answers.models import Outcome
from server.answers.passage_words import coverage_of
from server.answers.periods_asked import is_told_of_before
from server.answers.queries import Query, Wants
from server.answers.reasons import gives_reason, lacks_reason
from server.answers.sentences_read import Read, quoted_around
from server.answers.things_told import describes, holds_thing

_OF_NUMBERS = (Wants.COUNT, Wants.MONEY, Wants.PERCENT, Wants.FIGURE)


def answer_sentence(words: Words, *, instead: Outcome | None = None) -> Draft | None:
    """The surest sentence of the likeliest passage; `instead`: how the figures found would end the question."""
    query = words.query
    if not asks_for_words(query) or words.likeliest is None:
        return None
    best = words.likeliest.surest
    if best is None or not _may_stand(query, best, instead):
        return None
    passage = best.hit.passage
    document = words.version.documents[passage.document_id]
    if not coverage_of(query, passage, document, words.glossary):
        return None  # in other words, but not of something else altogether
    quoted = quoted_around(best)
    reasoned = gives_reason(query.text, best.text) and not lacks_reason(query.text, best.text)
    if (
        not reasoned
        or not tells_kind(query, quoted)
        or not holds_thing(query, quoted, document.published)
        or (query.asks_for_meaning and not describes(query, best.hit, best.sentence))
        or not tells_number(query, passage, quoted, words.version, words.glossary)
    ):
        return None  # of "who?" a name is asked, of "why?" a reason
    return Draft(Outcome.ANSWERED, (Statement(f"“{quoted}”", (best.hit,)),), hits=(best.hit,))


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
    if query.wants is Wants.EITHER and (query.periods or query.parts) and find_quantities(best.text):
        return False
    if not is_told_of_before(query, best.text):
        return False
    told = [mention.period for mention in find_periods(best.text) if mention.period]
    named = all(any(one.contains(want) or want.contains(one) for one in told) for want in query.periods)
    return named if told or instead is not None else True
