"""A sentence with its numbers replaced by marks, so that the words between them can be compared.

"480 of the 1,200 carers (40%)" becomes "{n0} of the {n1} carers ({p2})": n a count, g money, p a percentage, q
percentage points. In: a text and its offset in the page. Out: the skeleton, and the numbers its marks stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.quantities import Quantity, find_quantities
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, POINTS, Number, number_of_quantity
from corpus.sentences import sentences

_MARKS = {COUNT: "n", GBP: "g", PERCENT: "p", POINTS: "q"}
_DIGITS = re.compile(r"\d[\d,]*")
MARK = re.compile(r"\{([ngpq])(\d+)\}")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text with marks for numbers: mark k stands for `numbers[k]`."""

    text: str
    numbers: tuple[Number, ...]


def skeleton_of(text: str, page_index: int, offset: int) -> Skeleton:
    """The skeleton of a text that begins at `offset` of its page. Durations, scores and rates stay words."""
    parts: list[str] = []
    numbers: list[Number] = []
    position = 0
    for quantity in find_quantities(text):
        found = _numbers(quantity, page_index, offset)
        if not found or quantity.start < position:
            continue
        parts.append(text[position : quantity.start].replace("{", "("))
        for number in found:
            if parts and number is not found[0]:
                parts.append(text[found[0].end - offset : number.start - offset])  # "40 of the 52": the words between
            mark = f"{{{_MARKS[number.unit]}{len(numbers)}}}"
            parts.append(f"({mark})" if quantity.printed.startswith("(") else mark)
            numbers.append(number)
        position = quantity.end
    return Skeleton("".join(parts) + text[position:].replace("{", "("), tuple(numbers))


def _numbers(quantity: Quantity, page_index: int, offset: int) -> list[Number]:
    """The number of a quantity, and its whole where it is printed with one: "40 of the 52"."""
    number = number_of_quantity(quantity, page_index, offset)
    if number is None:
        return []
    if quantity.printed.startswith("("):
        number = replace(number, value=abs(number.value))  # "the year before (10,800)"
    digits = list(_DIGITS.finditer(quantity.printed))
    if quantity.out_of is None or len(digits) < 2:
        return [number]
    start = offset + quantity.start
    first = replace(number, start=start + digits[0].start(), end=start + digits[0].end(), text=digits[0][0])
    spot = start + digits[-1].start(), start + digits[-1].end()
    return [first, replace(first, start=spot[0], end=spot[1], text=digits[-1][0], value=quantity.out_of)]


def skeletons(text: str, page_index: int, offset: int) -> Iterator[Skeleton]:
    """The skeletons of the sentences of a text that hold a number."""
    for start, end in sentences(text):
        found = skeleton_of(text[start:end], page_index, offset + start)
        if found.numbers:
            yield found
