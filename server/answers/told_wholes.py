"""The whole of which a sentence says that a figure is a part: "112 people were seen, and 71 of them were diagnosed".

In: a figure and the observations around it. Out: the observation of its whole, or None where the words do not say
plainly of which number it is a part. What only stands beside it is no whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.measures import stems
from corpus.models import Aspect, Observation
from corpus.quantities import Quantity, find_quantities
from server.answers.families import is_additive

_OF_NUMBER = re.compile(
    r"\b(?:out of(?: (?:the|all|a total of))?|of(?: all)? (?:the|these|those|our|its)|of all)\s*$", re.IGNORECASE
)
"""Leads to the number of a whole: "of the 412", "out of 1,540"; "fell from 300" and "a list of 500" lead to none."""
_BEFORE_PART = re.compile(
    r"\b(?:of (?:which|whom)(?: [a-z]{1,20}){0,4}|of (?:these|those|them)|among (?:them|these|those)),?"
    r"(?: (?:the|some|about|around|only|just|over)){0,2}\s*$",
    re.IGNORECASE,
)
_AFTER_PART = re.compile(r"^(?:\s[\w’'-]+)?\sof (?:which|whom|these|those|them)\b", re.IGNORECASE)
"""Say of a number that it is a part of what was counted just before: "of whom 131", "71 of them"."""
_OF_MONEY = re.compile(r"^\sof (?:the|that|this) (?:money|cost|total|sum|bill|funding|amount)\b", re.IGNORECASE)
""" "£450,000 of the money": of the sum that was told last."""
_FAR = 600
"""Characters within which a sum was told that is called "the money"."""
_OF_COLUMN = re.compile(r"\s*(?:of (?:which|whom|these|those|them)|including)\b", re.IGNORECASE)
"""Opens the head of a column that counts a part of what the column before it counts."""
_UNNAMED = "number"
"""The unit of a count whose noun is not known."""
MARK = 3
"""Characters at most that stand before the number that opens a sentence."""
_NEXT = 3
"""Characters at most between the end of a sentence and the next one."""


def told_whole(part: Observation, observations: Sequence[Observation]) -> Observation | None:
    """The whole that the sentence of a figure, the one before it, or the head of its column says it is a part of."""
    if part.value is None or part.upper is not None or not is_additive(part.unit):
        return None
    if part.is_cell:
        return _beside(part, observations)
    sentence = part.locator.quote
    start, end = part.number_span
    larger = [each for each in observations if _may_hold(part, each)]
    if numbered := _whole_numbers(sentence, part):
        same = [each for each in larger if each.value == numbered[0].value] if len(numbered) == 1 else []
        return next((each for each in same if _of_sentence(each, part)), None) or _only_one(same)
    if part.unit == "GBP" and _OF_MONEY.match(sentence[end:]):
        return _money_before(part, observations)
    if not (_BEFORE_PART.search(sentence[:start]) or _AFTER_PART.match(sentence[end:]) or _is_handed(part)):
        return None
    before = [each for each in larger if _of_sentence(each, part) and each.number_span[0] < start]
    if before := [each for each in before if each.period == part.period] or before:
        return max(before, key=lambda each: each.number_span[0])
    beside = [each for each in larger if 0 <= part.locator.start - each.locator.end <= _NEXT]
    # "was 9,147, up from 8,788 a year before. 5,962 of them": of those of its own time
    return _only_one(beside) or _only_one([each for each in beside if each.period == part.period])


def counted_above(part: Observation, observations: Sequence[Observation]) -> Observation | None:
    """What the line above a list counts, all of what is listed: "Ratings of the 175 homes:"; None for no one number."""
    own = (part.document_id, part.locator.page_index, part.unit, stems(part.measure))
    above = [
        each
        for each in observations
        if each.group is None
        and each.period in (part.period, None)
        and (each.document_id, each.locator.page_index, each.unit, stems(each.measure)) == own
        and (each.value or 0) > (part.value or 0)
    ]
    return _only_one(above)


def _is_handed(part: Observation) -> bool:
    """Whether a figure only goes on with what was counted just before: "2,214 concerns were raised. 842 led to …"."""
    noun, opens = set(stems(part.unit)), part.number_span[0] <= MARK
    return bool(noun) and part.unit not in ("GBP", _UNNAMED) and opens and not noun & set(stems(part.locator.quote))


def _money_before(part: Observation, observations: Sequence[Observation]) -> Observation | None:
    """The sum told last before a part of it, whatever it is: planned or spent."""
    sums = [
        each
        for each in observations
        if (each.document_id, each.locator.page_index, each.area, each.unit)
        == (part.document_id, part.locator.page_index, part.area, "GBP")
        and each.aspect is Aspect.LEVEL
        and 0 <= part.locator.start - each.locator.end <= _FAR
        and each.value is not None
        and each.upper is None
    ]
    last = max(sums, key=lambda each: (each.locator.start, each.number_span[0]), default=None)
    return last if last and last.value is not None and last.value > (part.value or 0) else None


def _beside(part: Observation, observations: Sequence[Observation]) -> Observation | None:
    """The cell of the same row in the column of which that of a cell is a part: "supported", "of which under 65"."""
    if not part.dimensions or not _OF_COLUMN.match(part.dimensions[-1][1]):
        return None
    whole = part.dimensions[:-1]
    return _only_one(
        [
            each
            for each in observations
            if each.is_cell and _may_hold(part, each) and (each.group, each.dimensions) == (part.group, whole)
        ]
    )


def _may_hold(part: Observation, other: Observation) -> bool:
    """Whether an observation may be a whole of a part, by what both are."""
    units = {part.unit, other.unit}
    return (
        (other.document_id, other.locator.page_index, other.area, other.status)
        == (part.document_id, part.locator.page_index, part.area, part.status)
        and other.aspect is Aspect.LEVEL
        and other.value is not None
        and other.upper is None
        and other.value > (part.value or 0)
        and is_additive(other.unit)
        and (other.unit == part.unit or (_UNNAMED in units and "GBP" not in units))
    )


def _whole_numbers(sentence: str, part: Observation) -> list[Quantity]:
    """The numbers that the sentence calls a whole, and that are larger than the part."""
    return [
        each
        for each in find_quantities(sentence)
        if each.value > (part.value or 0) and _OF_NUMBER.search(sentence[: each.start])
    ]


def _of_sentence(one: Observation, other: Observation) -> bool:
    return (one.locator.start, one.locator.end) == (other.locator.start, other.locator.end)


def _only_one(found: Sequence[Observation]) -> Observation | None:
    return found[0] if len({(each.value, each.unit, each.period) for each in found}) == 1 else None
