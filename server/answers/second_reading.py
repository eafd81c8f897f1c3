"""A figure that was looked up, read once more beside the other numbers of the passages found.

In: a query, the draft that answers it with one figure, and the passages found. Out: the same draft, one that answers
with another number, or None where another is likelier by much. A figure is looked up by its label, to which "13,627
applications, of these 8,811 to local authorities" are both near; read in their sentences with the question one is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from index.models import Evidence
from server.answers.drafts import Draft
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.printed_answers import Printing
from server.answers.printed_numbers import SURELY, Printed, may_be_read, numbers_read
from server.answers.queries import Query

LIKELIER = 1.0
"""Log-odds by which another number must be likelier for a figure not to stand. Of the single figures that answer `ro`,
`rp` and two later sets rightly, none is less likely than another by more than 0.8; of eight wrong ones three are."""


def read_again(
    query: Query, draft: Draft, evidence: Evidence, found: Sequence[Series], printing: Printing
) -> Draft | None:
    """What answers after a second reading; a figure of a table, which has no sentence, stands as it is."""
    figure = draft.figures[0] if draft.outcome is Outcome.ANSWERED and len(draft.figures) == 1 else None
    is_read = figure is not None and not figure.is_cell and not draft.workings and may_be_read(query)
    if figure is None or not (is_read and query.is_of_one_number):
        return draft
    numbers = numbers_read(query, evidence.passages, printing.version, printing.model)
    own = [one for one in numbers if one.number.value == figure.value]
    others = [one for one in numbers if one.number.value != figure.value]
    if not own or not others or others[0].score - own[0].score < LIKELIER:
        return draft
    return printing.answer(query, evidence, found, instead=None) if _chance(others[0], numbers) >= SURELY else None


def _chance(one: Printed, numbers: Sequence[Printed]) -> float:
    """How likely it is that a number answers, beside all that were read and "none of these"."""
    return math.exp(one.score) / (1 + sum(math.exp(each.score) for each in numbers))
