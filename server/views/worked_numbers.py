"""A computed number as it stands large above its answer: in words, with what it is of, when and where.

In: an answer with workings. Out: `WorkedNumber`, plain values for the template, or None where two things are found to
be the same: a large "0" beside "is one better than the other?" would be read as the value of both.
"""

from __future__ import annotations

from dataclasses import dataclass

from server.answers.models import Answer
from server.filters import comma_list, figure_words, worked_noun, worked_words

_RELATIVE = "percentage change"
"""The one operation that tells the first working once more, in another unit; a total beside a share is a part of it."""


@dataclass(frozen=True, slots=True)
class WorkedNumber:
    """The number with what stands around it; "" where it is not one for all that it was worked out from."""

    words: str
    noun: str
    relative: str
    """The same change as a percentage: "up 5.4%"."""
    counted: str
    period: str
    area: str
    status: str
    """What it was worked out from, unless that happened: "budget"."""


def worked_number(answer: Answer) -> WorkedNumber | None:
    """The number of the first working of an answer."""
    if not answer.workings:
        return None
    first, *others = answer.workings
    if first.operation == "difference" and not first.result:
        return None
    operands = [each for each in answer.figures if each.observation_id in first.operands]
    if first.operation == "share":  # of its first operand, in all of them
        operands = [each for each in operands if each.observation_id == first.operands[0]]
    counted = {figure_words(each) for each in operands}
    measures = {each.measure for each in operands}
    periods = [] if first.operation == "change" and len(first.periods) == 2 else first.periods
    return WorkedNumber(
        worked_words(first),
        worked_noun(first),
        next((each.display for each in others if each.operation == _RELATIVE), ""),
        _only(counted) or _only(measures),
        comma_list(periods) or " to ".join(first.periods),
        _only({each.area or "" for each in operands}),
        _only({each.status for each in operands} - {"actual"}),
    )


def _only(words: set[str]) -> str:
    return next(iter(words)) if len(words) == 1 else ""
