"""The likeliest of all numbers of the passages found, from sentences and tables, where no other way answers.

In: a query for one number, and the numbers compared. Out: a `Draft`, or None. The ways before this one ask whether the
words of a question are said of a figure. A model that learnt from many pages which number a question means is asked
here alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from corpus.glossary import Glossary
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.kinds_told import Where, tells_number
from server.answers.lookups import answer_lookup
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.numbers_compared import Candidate, Compared
from server.answers.one_number import may_ask_for_words, may_be_read
from server.answers.printed_answers import is_of_paper
from server.answers.queries import Operation, Query, Wants
from server.answers.sentences_read import Read, quoted_around

MATCHED = 0.8
"""From which likelihood by its label on a figure that was looked up stands, whatever else is found."""
LEAST, LEAST_ANYWHERE, RIVAL = 0.4, 0.6, 3.0
"""How likely a number must be, beside all others and "none of these", the second where neither a place nor a paper is
named; and how many times as likely as any other."""


def asks_for_one(query: Query) -> bool:
    """Whether one number is asked for, and neither what must be reckoned nor words."""
    is_looked_up = query.operation is Operation.LOOKUP or (
        query.operation is Operation.SHARE and query.wants is Wants.PERCENT
    )
    return is_looked_up and not may_ask_for_words(query) and may_be_read(query)


def answer_likeliest(
    query: Query,
    compared: Compared,
    found: Sequence[Series],
    version: IndexVersion,
    glossary: Glossary,
    *,
    instead: bool = False,
) -> Draft | None:
    """The draft that answers with the one number that is likely enough; None for none.

    `instead`: another number was looked up, so that this one must be as sure as a figure that is.
    """
    first = compared.first()
    least = MATCHED if instead else LEAST if is_of_paper(query) else LEAST_ANYWHERE
    if first is None or compared.chance(first) < least or compared.lead(first) < math.log(RIVAL):
        return None
    told = (one for one in compared.meant(first) if tells_number(query, *_words(one), version, glossary, is_sure=True))
    return _told(list(told), query, found)


def _words(one: Candidate) -> tuple[Where, str]:
    """Where a number stands, and the words that tell it: its sentence, or the label of a cell."""
    if one.read is not None:
        hit, sentence, _ = one.read
        return Where.of(hit.passage), hit.passage.text[sentence.start : sentence.end]
    assert one.figure is not None
    return Where(one.figure.document_id, one.figure.locator.headings), f"{one.figure.label}: {one.figure.locator.quote}"


def _told(meant: Sequence[Candidate], query: Query, found: Sequence[Series]) -> Draft | None:
    """As a figure that was looked up, where one of the same value was; else as it is printed in its sentence."""
    figures = [one.figure for one in meant if one.figure is not None]
    for series in found:
        if any(figure in series.observations for figure in figures):
            draft = answer_lookup(query, [replace(series, likelihood=1.0)])
            if draft is not None and draft.outcome is Outcome.ANSWERED and draft.figures[0] in figures:
                return draft
    for hit, sentence, number in (one.read for one in meant if one.read is not None):
        said = f"{number.printed}: “{quoted_around(Read(hit, sentence, 0.0))}”"
        return Draft(Outcome.ANSWERED, (Statement(said, (hit,)),), hits=(hit,))
    return None
