"""The likeliest of all numbers of the passages found, from sentences and tables, where no other way answers.

In: a query for one number, and the passages and figures found. Out: a `Draft`, or None. The ways before this one ask
whether the words of a question are said of a figure. A model that learnt from many pages which number a question means
is asked here alone; what is known of a number, another kind, place or time, only rules it out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from corpus.models import Observation
from corpus.periods import Period
from corpus.quantities import Quantity, find_quantities
from index.models import Evidence, PassageHit, SentenceHit
from index.pair_reading import JOINED, Comparing
from index.store import IndexVersion
from server.answers.drafts import Draft, Statement
from server.answers.kinds_told import tells_statistic
from server.answers.lookups import answer_lookup, periods_asked
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.number_reading import asked_in_terms, figure_told, told_number
from server.answers.periods_asked import in_periods_asked
from server.answers.printed_answers import is_of_paper
from server.answers.printed_kinds import is_asked_for
from server.answers.printed_numbers import asks_of_deed, looked_up, may_be_read, periods_in
from server.answers.queries import Operation, Query, Wants
from server.answers.sentences_read import Read, nearest_sentences, quoted_around, tells
from server.answers.unfit import OTHER_AREA, OTHER_UNIT, unfit

LEAST, LEAST_ANYWHERE, RIVAL = 0.4, 0.6, 3.0
"""How likely a number must be, beside all others and "none of these", the second where neither a place nor a paper is
named; and how many times as likely as any other."""
MOST_NUMBERS, MOST_FIGURES = 60, 40
"""Numbers of sentences and figures that are compared, those of the nearest sentences and passages."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number as it is read with the question, and whether it may answer or is only a rival of those that do."""

    told: str
    value: Decimal
    may_answer: bool
    figure: Observation | None
    read: tuple[PassageHit, SentenceHit, Quantity] | None = None


def answer_likeliest(
    query: Query, evidence: Evidence, found: Sequence[Series], version: IndexVersion, model: Comparing
) -> Draft | None:
    """The draft that answers with the one number that is likely enough; None for questions not for one number."""
    if not (_is_for_one(query) and may_be_read(query)):
        return None
    query, least = looked_up(query), LEAST if is_of_paper(query) else LEAST_ANYWHERE
    numbers = islice(_of_sentences(query, evidence, version), MOST_NUMBERS)
    figures = islice(_of_figures(query, evidence, found, version), MOST_FIGURES)
    compared = list({one.told: one for one in (*numbers, *figures)}.values())
    if not any(one.may_answer for one in compared):
        return None
    asked = asked_in_terms(query, [one.told.split(JOINED)[0] for one in compared])
    scores = model.compare(asked, [one.told for one in compared]).tolist()
    best: dict[Decimal, float] = {}
    for one, score in zip(compared, scores, strict=True):
        best[one.value] = max(best.get(one.value, -math.inf), score)
    first, *others = sorted(best, key=lambda value: -best[value])
    meant = [one for one in compared if one.value == first and one.may_answer]
    powers = [(one.value, math.exp(score)) for one, score in zip(compared, scores, strict=True)]
    chance = sum(power for value, power in powers if value == first) / (1 + sum(power for _, power in powers))
    has_rival = bool(others) and best[first] - best[others[0]] < math.log(RIVAL)
    if not meant or has_rival or chance < least:
        return None
    return _told(query, meant, found)


def _is_for_one(query: Query) -> bool:
    """Whether one number is asked for, and neither what must be reckoned nor words: "what did they say of the fee?"."""
    is_looked_up = query.operation is Operation.LOOKUP or (
        query.operation is Operation.SHARE and query.wants is Wants.PERCENT
    )
    in_words = query.wants is Wants.EITHER and (query.asks_in_words or asks_of_deed(query))
    return is_looked_up and not in_words


def _told(query: Query, meant: Sequence[Candidate], found: Sequence[Series]) -> Draft | None:
    """As a figure that was looked up, where one of the same value was; else as it is printed in its sentence."""
    figures = [one.figure for one in meant if one.figure is not None]
    for series in found:
        if any(figure in series.observations for figure in figures):
            draft = answer_lookup(query, [replace(series, likelihood=1.0)])
            if draft is not None and draft.outcome is Outcome.ANSWERED and draft.figures[0] in figures:
                return draft
    for hit, sentence, number in (one.read for one in meant if one.read is not None):
        read = Read(hit, sentence, 0.0)
        if tells_statistic(query, read.text):
            said = f"{number.printed}: “{quoted_around(read)}”"
            return Draft(Outcome.ANSWERED, (Statement(said, (hit,)),), hits=(hit,))
    return None


def _of_sentences(query: Query, evidence: Evidence, version: IndexVersion) -> Iterator[Candidate]:
    """The numbers of the kind asked for of all sentences, the nearest first."""
    near = nearest_sentences(query, evidence.passages, version, of_numbers=True)
    named = {(hit.passage.id, sentence.start) for hit, sentence in near}
    every = ((hit, sentence) for hit in evidence.passages for sentence in hit.sentences if tells(hit, sentence))
    for hit, sentence in sorted(every, key=lambda pair: -pair[1].closeness):
        text = hit.passage.text[sentence.start : sentence.end]
        numbers = [number for number in find_quantities(text) if is_asked_for(query, number)]
        observations = version.observations_within(hit.passage) if numbers else ()
        for number in numbers:
            own = [each for each in observations if each.value == number.value and each.locator.quote.strip() in text]
            here = not own or any(unfit(query, each) != OTHER_AREA for each in own)
            of_time = _may_be_of_time(query, text, hit, own, version)
            may_answer = (hit.passage.id, sentence.start) in named and here and of_time
            figure = next((each for each in own if unfit(query, each) is None), None)
            told = told_number(hit, sentence, number, version.documents)
            yield Candidate(told, number.value, may_answer, figure, (hit, sentence, number))


def _of_figures(
    query: Query, evidence: Evidence, found: Sequence[Series], version: IndexVersion
) -> Iterator[Candidate]:
    """The figures that were looked up, the likeliest first, and those of the tables of the passages found."""
    looked_up = (periods_asked(query, series)[:1] for series in found)
    cells = (
        [each] for hit in evidence.passages for each in version.observations_within(hit.passage) if each.is_cell
    )
    for figure in (each for figures in (*islice(looked_up, 12), *cells) for each in figures):
        why = unfit(query, figure)
        if figure.value is None or why == OTHER_UNIT:
            continue
        paper = version.documents[figure.document_id]
        of_time = bool(in_periods_asked(query, [figure]))
        may_answer = why is None and of_time
        yield Candidate(figure_told(figure, title=paper.title, home=paper.area), figure.value, may_answer, figure)


def _may_be_of_time(
    query: Query, text: str, hit: PassageHit, own: Sequence[Observation], version: IndexVersion
) -> bool:
    """Whether nothing tells that a number is of another time than the one asked for: it, its sentence, its heading."""
    if not query.periods:
        return True
    dated = [each for each in own if each.period]
    if dated:
        return any(in_periods_asked(query, [each]) for each in dated)
    paper = version.documents[hit.passage.document_id]
    around = (text, " ".join(hit.passage.headings), paper.period or "", paper.title)
    told = next(filter(None, map(periods_in, around)), [])
    return not told or all(_overlaps(want, told) for want in query.periods)


def _overlaps(want: Period, told: Sequence[Period]) -> bool:
    return any(one.contains(want) or want.contains(one) for one in told)
