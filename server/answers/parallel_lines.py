"""The items of a passage as they stand beside each other: lines, bullets, sentences, with their numbers.

In: the text of a passage. Out: its `Item`s in order, which of them are rows of one block, and the clause in which a
number stands. Rows that are made alike say the same of different things, so a number has its like in the row beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.periods import Period, find_periods
from corpus.quantities import Quantity, UnitKind, find_quantities

MOST_LABEL_WORDS = 10
"""Words of a row's name: more of them are a sentence."""
_BORDERS = re.compile(
    r"\n+|[ \t](?=[•·●▪‣]\s)|(?<=[;|])[ \t]?|(?<=[a-z\d)%][.?!])[ \t](?=[A-Z“])|(?<=[a-z]{4}[.?!])[ \t](?=[\d£])"
)
_MARK = re.compile(r"\s*(?:[-•·●▪‣*][ \t]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)][ \t]+|\d{1,2}[ \t](?=[A-Z][a-z]))")
"""What opens an item of a list: a bullet, "2.", "(b)", the number of a paragraph."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_JOINS = re.compile(rf"{_WORD.pattern}|\bto\b")
"""Between two numbers: what no row has between its columns."""
_CUTS = re.compile(r"[,;–—]|[ \t]-[ \t]")
_AND = re.compile(r"\b(?:and|but|while|whereas)\b")


@dataclass(frozen=True, slots=True)
class Item:
    """A line, bullet or sentence of a passage: `text` is the slice from `start` to `end`; its numbers by their place
    in `text`, the mark of a list not among them."""

    start: int
    end: int
    text: str
    numbers: tuple[Quantity, ...]
    is_listed: bool
    """Whether it opens with the mark of a list."""
    is_cell: bool
    """Whether it is a cell of a table of which the rows are lost."""

    @property
    def label(self) -> str:
        """What a row says beside its numbers; "" for what is no row: its numbers stand together, at one of its ends."""
        if self.is_cell or not self.numbers:
            return ""
        first, last = self.numbers[0], self.numbers[-1]
        between = [self.text[one.end : after.start] for one, after in pairwise(self.numbers)]
        sides = [_unmarked(self.text[: first.start]), self.text[last.end :]]
        named = [side for side in sides if _WORD.search(side) or periods_in(side)]
        is_row = len(named) == 1 and not any(map(_JOINS.search, between))
        return named[0] if is_row and len(named[0].split()) <= MOST_LABEL_WORDS else ""

    @property
    def mark(self) -> int:
        """Letters of the mark of a list that it opens with."""
        return len(self.text) - len(_unmarked(self.text))

    @property
    def shape(self) -> tuple[UnitKind, ...]:
        """The kinds of its numbers."""
        return tuple(number.kind for number in self.numbers)

    def clause(self, number: Quantity) -> str:
        """The words around a number that tell what it is of, up to its neighbours of the same kind."""
        others = [each for each in self.numbers if each.kind is number.kind and each is not number]
        before = max((each.end for each in others if each.end <= number.start), default=0)
        after = min((each.start for each in others if each.start >= number.end), default=len(self.text))
        left, right = self.text[before : number.start], self.text[number.end : after]
        cuts = [cut.end() for pattern in (_CUTS, _AND) for cut in pattern.finditer(left) if before]
        ends = [cut.start() for cut in _CUTS.finditer(right)]
        ends += [cut.start() for cut in _AND.finditer(right) if after < len(self.text)]
        return left[max(cuts, default=0) :] + number.printed + right[: min(ends, default=len(right))]


@lru_cache(maxsize=5_000)
def items_of(text: str) -> tuple[Item, ...]:
    """The items of the text of a passage, in order."""
    borders = [0, *(match.end() for match in _BORDERS.finditer(text)), len(text)]
    return tuple(_item(text, start, end) for start, end in pairwise(borders) if text[start:end].strip())


def _item(text: str, start: int, end: int) -> Item:
    is_cell = text[start:end].rstrip().endswith("|") or text[:start].rstrip(" \t").endswith("|")
    end = start + len(text[start:end].rstrip(" \n\t|"))
    told = text[start:end]
    mark = _MARK.match(told)
    numbers = tuple(each for each in find_quantities(told) if mark is None or each.start >= mark.end())
    return Item(start, end, told, numbers, mark is not None, is_cell)


def _unmarked(text: str) -> str:
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def periods_in(text: str) -> list[Period]:
    """The periods that a text names, in order."""
    return [mention.period for mention in find_periods(text) if mention.period]


def block_of(items: Sequence[Item], at: int) -> list[Item]:
    """The rows of the shape of one, with nothing between them; empty where that is no row."""
    if not items[at].label:
        return []

    def is_alike(place: int) -> bool:
        return 0 <= place < len(items) and bool(items[place].label) and items[place].shape == items[at].shape

    first = last = at
    while is_alike(first - 1):
        first -= 1
    while is_alike(last + 1):
        last += 1
    return list(items[first : last + 1])


def columns_over(items: Sequence[Item], at: int) -> list[Period]:
    """The periods that head the columns of the block of a row, one for each of its numbers; else empty."""
    block = block_of(items, at)
    first = at - block.index(items[at]) if block else 0
    head = items[first - 1] if first else None
    told = periods_in(head.text) if head is not None and not head.numbers else []
    return told if len(told) == len(items[at].numbers) else []
