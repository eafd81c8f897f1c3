"""Questions of several areas: "is Kent above England?", "Kent and Surrey"; each is looked up by itself.

In: a query that names more than one area. Out: a `Draft` with the figure of each, compared where unit, period and
status are the same; what is not held is said for its area. Areas are never added up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.models import Observation
from server.answers.display import show_observation
from server.answers.drafts import Draft, Statement
from server.answers.lookups import answer_lookup
from server.answers.matching import Series
from server.answers.models import Outcome
from server.answers.operations import Result, difference
from server.answers.phrases import sentence
from server.answers.queries import Operation, Query


def answer_each_area(query: Query, found_for: Callable[[Query], Sequence[Series]]) -> Draft | None:
    """The figure of every area asked for; None where the first area, or no second one, has it."""
    areas = [area for area in (query.area, *query.other_areas) if area]
    told: dict[str, Observation] = {}
    for area in areas:
        one = replace(query, area=area, area_named=True, other_areas=(), operation=Operation.LOOKUP)
        draft = answer_lookup(one, found_for(one))
        if draft is not None and draft.outcome is Outcome.ANSWERED and len(draft.figures) == 1:
            told[area] = draft.figures[0]
    if areas[0] not in told or len({each.unit for each in told.values()}) > 1:
        return None
    shown = list(told.values())
    statements = [Statement(f"{area}: {sentence(each)}", (each,)) for area, each in told.items()]
    compared = _compared(shown)
    if compared:
        statements.insert(0, Statement(_compared_words(list(told.items()), compared), tuple(shown)))
    statements += [Statement.worded("not_held.area", area=area) for area in areas if area not in told]
    return Draft(
        Outcome.ANSWERED,
        tuple(statements),
        figures=tuple(shown),
        workings=(compared.working,) if compared else (),
        measure=shown[0].measure,
        group=shown[0].group,
        period=shown[0].dated,
    )


def _compared(shown: Sequence[Observation]) -> Result | None:
    """How far the first of two areas is from the second, where the two can be compared."""
    if len(shown) != 2 or (shown[0].period, shown[0].status) != (shown[1].period, shown[1].status):
        return None
    try:
        return difference(shown[0], shown[1])
    except ValueError:
        return None


def _compared_words(told: Sequence[tuple[str, Observation]], apart: Result) -> str:
    (one, first), (other, second) = told
    how = "higher than" if apart.value > 0 else "lower than" if apart.value < 0 else "the same as"
    when = f" in {first.dated}" if first.dated else ""
    return f"{show_observation(first)} in {one} is {how} {show_observation(second)} in {other}{when}."
