"""The reverse question: "what is the 30% about?" finds the figures of that value and quotes where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import ANSWERS_FROM, Observation
from corpus.quantities import Quantity, UnitKind
from server.answers.drafts import Draft, Statement
from server.answers.lookups import MAX_CHOICES
from server.answers.models import Outcome
from server.answers.phrases import sentence
from server.answers.queries import Query


def answer_reverse(query: Query, observations: Sequence[Observation]) -> Draft | None:
    """Every held figure that equals a number of the question, quoted; None when there is none, or too many to tell."""
    found = [o for o in observations if o.confidence >= ANSWERS_FROM]
    found = [o for o in found if any(_equals(quantity, o) for quantity in query.numbers)]
    found = [o for o in found if not query.area or not o.area or o.area.casefold() == query.area.casefold()]
    if not found or len(found) > MAX_CHOICES:
        return None
    statements = tuple(Statement(sentence(o), (o,)) for o in found)
    return Draft(Outcome.ANSWERED, statements, figures=tuple(found), measure=found[0].measure, group=found[0].group)


def _equals(quantity: Quantity, observation: Observation) -> bool:
    kinds = {UnitKind.GBP: "GBP", UnitKind.PERCENT: "percent"}
    unit = kinds.get(quantity.kind)
    fits = observation.unit == unit if unit else observation.unit not in kinds.values()
    return fits and quantity.value in (observation.value, observation.upper)
