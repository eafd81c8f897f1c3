"""All numbers that the passages found print, compared with one another: how likely each is the one that is asked for.

In: a query, the passages and figures found, and a model that reads a question and a number together. Out: `Compared`.
A number is judged beside its rivals, from sentences, from tables and looked up, whatever way found it; what is known of
it, another kind, place or time, only keeps it from answering itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from corpus.models import Observation
from corpus.periods import Period
from corpus.quantities import Quantity, find_quantities
from index.models import Evidence, PassageHit, SentenceHit
from index.pair_reading import JOINED, Comparing
from index.store import IndexVersion
from server.answers.lookups import periods_asked
from server.answers.matching import Series
from server.answers.number_reading import asked_in_terms, figure_told, told_number
from server.answers.one_number import looked_up
from server.answers.periods_asked import in_periods_asked
from server.answers.printed_kinds import is_asked_for
from server.answers.printed_numbers import periods_in
from server.answers.queries import Query
from server.answers.sentences_read import nearest_sentences, tells
from server.answers.unfit import OTHER_AREA, OTHER_UNIT, unfit

MOST_NUMBERS, MOST_FIGURES, MOST_SERIES = 32, 24, 12
"""Numbers of sentences and figures that are compared, of the nearest sentences and labels; figures looked up among the
second."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number as it is read with the question, and whether it may answer or is only a rival of those that do."""

    told: str
    value: Decimal
    may_answer: bool
    figure: Observation | None
    read: tuple[PassageHit, SentenceHit, Quantity] | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Numbers with the log-odds that each answers, beside one another and "none of these"."""

    numbers: tuple[tuple[Candidate, float], ...]

    def __contains__(self, value: Decimal) -> bool:
        return any(one.value == value for one, _ in self.numbers)

    def first(self) -> Decimal | None:
        """The value that is likeliest where it is likeliest; None for no number."""
        return max(self.numbers, key=lambda told: told[1])[0].value if self.numbers else None

    def of_those_that_may_answer(self) -> Compared:
        """The numbers without those that are known to be of another kind, place or time."""
        return Compared(tuple(told for told in self.numbers if told[0].may_answer))

    def meant(self, value: Decimal) -> list[Candidate]:
        """The numbers of a value that may answer."""
        return [one for one, _ in self.numbers if one.value == value and one.may_answer]

    def chance(self, value: Decimal) -> float:
        """How likely a value is the one that answers, wherever it is told."""
        powers = [(one.value == value, math.exp(score)) for one, score in self.numbers]
        return sum(power for same, power in powers if same) / (1 + sum(power for _, power in powers))

    def lead(self, value: Decimal) -> float:
        """The log-odds by which a value is likelier than any other, below 0 where another is."""
        own = max((score for one, score in self.numbers if one.value == value), default=-math.inf)
        return own - max((score for one, score in self.numbers if one.value != value), default=-math.inf)


def compare_numbers(
    query: Query,
    evidence: Evidence,
    found: Sequence[Series],
    version: IndexVersion,
    model: Comparing,
    *,
    beside: Sequence[Observation] = (),
) -> Compared:
    """The numbers that are read for a query, and figures `beside` them, each compared with all others."""
    query = looked_up(query)
    numbers = islice(_of_sentences(query, evidence, version), MOST_NUMBERS)
    figures = islice(_of_figures(query, evidence, found, version), MOST_FIGURES)
    given = (_of_figure(each, version, may_answer=True) for each in beside if each.value is not None)
    compared = list({one.told: one for one in (*numbers, *figures, *given)}.values())
    asked = asked_in_terms(query, [one.told.split(JOINED)[0] for one in compared])
    scores = model.compare(asked, [one.told for one in compared])
    return Compared(tuple(zip(compared, map(float, scores), strict=True)))


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
    given = (figure for series in islice(found, MOST_SERIES) for figure in periods_asked(query, series)[:1])
    cells = (each for hit in evidence.passages for each in version.observations_within(hit.passage) if each.is_cell)
    scores = evidence.label_scores
    near = sorted(cells, key=lambda cell: -scores.get(cell.description, 0.0))
    for figure in (*given, *near):
        why = unfit(query, figure)
        if figure.value is not None and why != OTHER_UNIT:
            of_time = bool(in_periods_asked(query, [figure]))
            yield _of_figure(figure, version, may_answer=why is None and of_time)


def _of_figure(figure: Observation, version: IndexVersion, *, may_answer: bool) -> Candidate:
    paper = version.documents[figure.document_id]
    told = figure_told(figure, title=paper.title, home=paper.area)
    return Candidate(told, figure.value or Decimal(0), may_answer, figure)


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
