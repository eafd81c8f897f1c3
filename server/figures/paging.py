"""A long list a page at a time, told by what a page begins with and not by its number.

In: a list, the name of the item with which a page begins, as an address has it. Out: `Paged`. Items that come or go
elsewhere in the list with a newer index do not move a page; where its own first item is gone, the first page stands
for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Paged(Generic[Item]):
    """Some items of a list: `start` stand before them; `before` and `after` name what the pages beside begin with."""

    items: tuple[Item, ...]
    start: int
    before: str | None
    after: str | None
    is_lost: bool = False


def paged(items: Sequence[Item], *, size: int, begin: str | None, name: Callable[[Item], str]) -> Paged[Item]:
    """The page that begins with the item of that name; names are the items' own, each once."""
    start = _place(items, begin, name) if begin else 0
    first = start or 0
    return Paged(
        tuple(items[first : first + size]),
        first,
        name(items[max(first - size, 0)]) if first else None,
        name(items[first + size]) if first + size < len(items) else None,
        is_lost=start is None,
    )


def page_with(items: Sequence[Item], wanted: str | None, *, size: int, name: Callable[[Item], str]) -> str | None:
    """What that page begins with, of those one turns over from the start, that has an item; None where no page has."""
    place = _place(items, wanted, name)
    return None if place is None else name(items[place - place % size])


def _place(items: Sequence[Item], wanted: str | None, name: Callable[[Item], str]) -> int | None:
    return next((place for place, item in enumerate(items) if name(item) == wanted), None)
