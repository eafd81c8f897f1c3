"""The draft that gives one number: a figure that stands when it is read again, or a number where it is printed.

In: a query for a number, the passages and figures found, and the draft of the figures. Out: that draft where it stands,
else a number that the passages print, one reckoned from such numbers, or the likeliest of all; None where none is sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.glossary import Glossary
from corpus.models import Observation
from corpus.quantities import find_quantities
from index.models import Evidence
from index.pair_reading import Comparing
from index.store import IndexVersion
from server.answers.drafts import Draft
from server.answers.likeliest_number import MATCHED, answer_likeliest, asks_for_one
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.numbers_compared import Compared, compare_numbers
from server.answers.one_number import may_ask_for_words, may_be_read
from server.answers.printed_answers import Printing, may_be_printed
from server.answers.printed_numbers import SURELY
from server.answers.printed_reckoning import answer_from_two
from server.answers.printed_sums import answer_sum_of_all
from server.answers.queries import Operation, Query, Wants

_HOW_MUCH = frozenset({Wants.COUNT, Wants.MONEY, Wants.PERCENT})
STANDS = 0.3
"""How likely a number must be, beside all that may answer and "none of these". Of 254 figures that answered seven sets,
those that are `MATCHED` apart, it keeps 231 of 237 right and 6 of 17 wrong ones."""


@dataclass(frozen=True, slots=True)
class NumberAnswers:
    """Answers with numbers of one version. `reader` reads a question and a number together, `model` what is summed."""

    version: IndexVersion
    glossary: Glossary
    reader: Comparing
    model: Comparing
    least: float
    """The likelihood from which a plain number answers where it is printed."""

    def answer(self, query: Query, evidence: Evidence, found: Sequence[Series], draft: Draft | None) -> Draft | None:
        """What gives the number that is asked for, `draft` where no other does and it stands."""
        figure = figure_alone(draft)
        if draft is not None and is_settled(draft):
            if figure is None or figure.value is None or not may_be_read(query):
                return draft
            is_matched = any(each.likelihood >= MATCHED and figure in each.observations for each in found)
            given = is_given(query, figure)
            if is_matched and not given:
                return draft
            compared = self._compared(query, evidence, found, [figure])
            if not given and stands(query, figure.value, compared):
                return draft
            return self._likeliest(query, compared, found, instead=True)
        if not may_be_read(query):
            return self._reckoned(query, evidence) or draft
        compared = self._compared(query, evidence, found)
        told = Printing(self.version, self.glossary, self.reader, self.least).answer(query, evidence, found, draft)
        if told and stands(query, told[1], compared):
            return told[0]
        if reckoned := self._reckoned(query, evidence):
            return reckoned
        likeliest = self._likeliest(query, compared, found) if may_be_printed(query, draft) else None
        return likeliest or draft

    def _likeliest(
        self, query: Query, compared: Compared, found: Sequence[Series], *, instead: bool = False
    ) -> Draft | None:
        """The likeliest number, where one is asked for."""
        if not asks_for_one(query):
            return None
        return answer_likeliest(query, compared, found, self.version, self.glossary, instead=instead)

    def _reckoned(self, query: Query, evidence: Evidence) -> Draft | None:
        """What is reckoned from numbers that the passages print."""
        ways = (answer_from_two, answer_sum_of_all)
        sums = (way(query, evidence.passages, self.version, self.glossary, self.model) for way in ways)
        return next(filter(None, sums), None)

    def _compared(
        self, query: Query, evidence: Evidence, found: Sequence[Series], beside: Sequence[Observation] = ()
    ) -> Compared:
        return compare_numbers(query, evidence, found, self.version, self.reader, beside=beside)


def is_settled(draft: Draft | None) -> bool:
    """Whether a draft answers, or refuses with a reason that no other way may pass over."""
    return draft is not None and (draft.outcome is Outcome.ANSWERED or draft.is_kept_back)


def figure_alone(draft: Draft | None) -> Observation | None:
    """The one figure with which a draft answers as it is printed; None for what is reckoned, or said in words."""
    if draft is None or draft.outcome is not Outcome.ANSWERED or draft.workings or len(draft.figures) != 1:
        return None
    return draft.figures[0]


def is_given(query: Query, figure: Observation) -> bool:
    """Whether the question gives the number itself: "what does it really cost, when they charge £13?"."""
    asks_how_much = query.operation is Operation.LOOKUP and query.wants in _HOW_MUCH
    return asks_how_much and any(each.value == figure.value for each in find_quantities(query.text))


def stands(query: Query, value: Decimal, compared: Compared) -> bool:
    """Whether a number is likely what is asked for, surely where words may be."""
    beside = compared.of_those_that_may_answer()
    return value not in beside or beside.chance(value) >= (SURELY if may_ask_for_words(query) else STANDS)
