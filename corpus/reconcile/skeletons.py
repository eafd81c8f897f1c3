"""A sentence with its numbers replaced by marks, so that the words between them can be compared.

"480 of the 1,200 carers (40%)" becomes "{n0} of the {n1} carers ({p2})": n a count, g money, p a percentage, q
percentage points. In: a text and its offset in the page. Out: the skeleton, and the numbers its marks stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.quantities import find_quantities
from corpus.reconcile.numbers import COUNT, GBP, PERCENT, POINTS, Number, number_of_quantity
from corpus.sentences import sentences

_MARKS = {COUNT: "n", GBP: "g", PERCENT: "p", POINTS: "q"}
MARK = re.compile(r"\{([ngpq])(\d+)\}")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text with marks for numbers: mark k stands for `numbers[k]`."""

    text: str
    numbers: tuple[Number, ...]


def skeleton_of(text: str, page_index: int, offset: int) -> Skeleton:
    """The skeleton of a text that begins at `offset` of its page. Durations and rates stay words."""
    parts: list[str] = []
    numbers: list[Number] = []
    position = 0
    for quantity in find_quantities(text):
        number = number_of_quantity(quantity, page_index, offset)
        if number is None or quantity.start < position:
            continue
        parts.append(text[position : quantity.start].replace("{", "("))
        mark = f"{{{_MARKS[number.unit]}{len(numbers)}}}"
        if quantity.printed.startswith("(") and quantity.printed.endswith(")"):
            mark, number = f"({mark})", replace(number, value=abs(number.value))  # "the year before (10,800)"
        parts.append(mark)
        numbers.append(number)
        position = quantity.end
    return Skeleton("".join(parts) + text[position:].replace("{", "("), tuple(numbers))


def skeletons(text: str, page_index: int, offset: int) -> Iterator[Skeleton]:
    """The skeletons of the sentences of a text that hold a number."""
    for start, end in sentences(text):
        found = skeleton_of(text[start:end], page_index, offset + start)
        if found.numbers:
            yield found
