"""The draft that answers with a number where it is printed: as the figure that was read there, else in its sentence.

In: a query, the passages and figures found for it, and the draft that would stand instead. Out: a `Draft`, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.models import Evidence
from server.answers.drafts import Draft, Statement
from server.answers.lookups import answer_lookup
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.nations import is_nation
from server.answers.printed_numbers import (
    SURELY,
    Printed,
    Reading,
    answers_surely,
    likely_numbers,
    looked_up,
    may_be_read,
)
from server.answers.printed_shares import is_of_other
from server.answers.queries import Operation, Query
from server.answers.sentences_read import quoted_around
from server.answers.share_sides import sides_of

PRINTED_LEAST = 0.45
"""The likelihood from which a printed number answers a plain question for one."""


@dataclass(frozen=True, slots=True)
class Printing:
    """Answers from the numbers that one version prints. `least`: the likelihood from which a plain one answers."""

    reading: Reading
    least: float

    def answer(
        self, query: Query, evidence: Evidence, found: Sequence[Series], *, instead: Draft | None
    ) -> Draft | None:
        """The number that answers.

        Where a refusal knows the figure meant, no place or paper is named, or what is printed would mostly be reckoned,
        it must be surer. Nor is a country asked for what the council's own papers do not say.
        """
        unasked = is_nation(query.area or "") and str(query.area).casefold() not in query.text.casefold()
        if unasked or not may_be_read(query):
            return None
        is_of_paper = query.area_named or query.sources or query.titled
        is_plain = query.operation is Operation.LOOKUP and is_of_paper and instead is None
        asked = query if query.operation is Operation.CHANGE else looked_up(query)
        least = self.least if is_plain else max(self.least, SURELY)
        likely = likely_numbers(asked, evidence.passages, self.reading, likelihoods_of(found))
        if (
            not likely
            or not answers_surely(query, likely[0], self.reading, least=least)
            or self._is_of_other(query, likely[0])
        ):
            return None
        one = likely[0]
        held = [each for each in found if one.figure is not None and one.figure in each.observations]
        draft = answer_lookup(query, [replace(held[0], likelihood=1.0)]) if held else None
        if draft is not None and draft.outcome is Outcome.ANSWERED:
            return draft
        hit = one.candidate.told.hit
        said = f"{one.candidate.number.printed}: “{quoted_around(hit, one.candidate.told.sentence)}”"
        return Draft(Outcome.ANSWERED, (Statement(said, (hit,)),), hits=(hit,))

    def _is_of_other(self, query: Query, one: Printed) -> bool:
        """Whether a share is one of another whole than is asked of."""
        sides = sides_of(query)
        return one.figure is not None and sides is not None and is_of_other(one.figure, sides, self.reading.glossary)


def likelihoods_of(found: Sequence[Series]) -> dict[str, float]:
    """How likely each figure is the one asked for, by its id."""
    return {each.id: series.likelihood for series in found for each in series.observations}
