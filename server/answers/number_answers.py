"""The draft that gives one number: a figure that stands when it is read again, or a number where it is printed.

In: a query for a number, the passages and figures found, and the draft of the figures. Out: that draft where it stands,
else a number that the passages print, or one reckoned from such numbers; None where none is sure.
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
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.numbers_compared import Compared, compare_numbers
from server.answers.one_number import may_ask_for_words, may_be_read
from server.answers.printed_answers import Printing
from server.answers.printed_numbers import SURELY
from server.answers.printed_reckoning import answer_from_two
from server.answers.printed_sums import answer_sum_of_all
from server.answers.queries import Operation, Query, Wants

_HOW_MUCH = frozenset({Wants.COUNT, Wants.MONEY, Wants.PERCENT})
MATCHED, STANDS = 0.8, 0.1
"""From which likelihood by its label a figure stands whatever else is found; and how likely another must be, beside all
numbers that may answer and "none of these"."""


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
            # who asks of no place asks of all together, to which the number of each place is no rival
            if (is_matched or query.area is None) and not given:
                return draft
            compared = compare_numbers(query, evidence, found, self.version, self.reader, beside=[figure])
            return draft if not given and stands(query, figure.value, compared) else None
        printing = Printing(self.version, self.glossary, self.reader, self.least)
        told = printing.answer(query, evidence, found, draft) or draft
        return told if is_settled(told) else self._reckoned(query, evidence) or told

    def _reckoned(self, query: Query, evidence: Evidence) -> Draft | None:
        """What is reckoned from numbers that the passages print."""
        ways = (answer_from_two, answer_sum_of_all)
        sums = (way(query, evidence.passages, self.version, self.glossary, self.model) for way in ways)
        return next(filter(None, sums), None)


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
