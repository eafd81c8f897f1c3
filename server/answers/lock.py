"""The figure lock: the last check of every answer, whatever made it.

In: an answer and the observations it was made from. Out: the same answer, or `LockBroken`: a number shown that equals
no cited observation, no exact working on them, and stands in no quotation must never be sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from corpus.models import Observation
from corpus.quantities import find_quantities
from server.answers.display import as_number, show_observation
from server.answers.models import Answer, Figure, Outcome

_QUOTED = re.compile(r"“[^”]*”")
_MARKS = re.compile(r"\[\d+\]")


class LockBroken(AssertionError):
    """An answer shows a number that its sources do not hold: the person gets a refusal, the log the fault."""


def checked(answer: Answer, observations: Iterable[Observation]) -> Answer:
    """The answer, if every figure equals its observation and every number said is one of its figures or workings."""
    nearest = [answer.held.nearest] if answer.held and answer.held.nearest else []
    shown = [figure.observation_id for figure in (*answer.figures, *answer.related, *nearest)]
    places = {_place_of(name) for name in (*shown, *(name for w in answer.workings for name in w.operands))}
    held = {o.id: o for o in observations if f"{o.document_id}:{o.locator.page_index}.{o.locator.start}" in places}
    for figure in (*answer.figures, *answer.related, *nearest):
        _check_figure(figure, held)
    for working in answer.workings:
        missing = [operand for operand in working.operands if operand not in held]
        if missing:
            raise LockBroken(f"a working stands on {missing[0]}, which is not held")
    if answer.outcome in (Outcome.ANSWERED, Outcome.NOT_HELD):
        _check_text(answer, nearest)
    return answer


def _place_of(observation_id: str) -> str:
    """Document and place of an observation id, without the hash of what it says."""
    return observation_id.rpartition(":")[0]


def _check_figure(figure: Figure, held: dict[str, Observation]) -> None:
    observation = held.get(figure.observation_id)
    if observation is None:
        raise LockBroken(f"figure {figure.observation_id} is not held")
    says = (
        figure.value,
        figure.upper,
        figure.unit,
        figure.measure,
        figure.group,
        figure.area,
        figure.qualifier,
        figure.display,
        figure.period,
    )
    holds = (
        as_number(observation.value),
        as_number(observation.upper),
        observation.unit,
        observation.measure,
        observation.group,
        observation.area,
        observation.qualifier.value,
        show_observation(observation),
        observation.dated,
    )
    if says != holds:
        raise LockBroken(f"figure {figure.observation_id} says {says}, its source {holds}")


def _check_text(answer: Answer, nearest: list[Figure]) -> None:
    """Every number outside quotations is shown by a figure, a working, or the labelled nearest value."""
    text = _MARKS.sub(" ", _QUOTED.sub(" ", answer.text))
    shown = " ; ".join(
        [figure.display for figure in (*answer.figures, *answer.related, *nearest)]
        + [words for working in answer.workings for words in (working.display, working.expression)]
        + [label for figure in (*answer.figures, *nearest) for label in (figure.measure, figure.group or "")]
    )
    allowed = {
        abs(value)
        for quantity in find_quantities(shown)
        for value in (quantity.value, quantity.upper)
        if value is not None
    }
    for quantity in find_quantities(text):
        for value in (quantity.value, quantity.upper):
            if value is not None and abs(Decimal(value)) not in allowed:
                raise LockBroken(f"the text says {quantity.printed!r}, which no figure or working of it shows")
