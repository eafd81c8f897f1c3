"""Numbers of one kind that documents print side by side: in one sentence, in rows made alike, in the items of a list.

In: a query for what is reckoned from several numbers, and the passages found. Out: the sets of numbers nearest to it.
Where no row or sentence was read as figures, numbers that stand so still say the same of different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain

from corpus.quantities import Quantity, UnitKind
from index.models import PassageHit, SentenceHit
from index.pair_reading import JOINED, told_with
from index.store import IndexVersion
from server.answers.number_reading import around_number
from server.answers.parallel_lines import block_of
from server.answers.parallel_places import Place, is_moved, placed
from server.answers.queries import Query
from server.answers.sentences_read import nearest_sentences

MOST_SETS, MOST_NUMBERS = 12, 40
"""Sets around the nearest sentences that are read with a question, and numbers: each costs as much as embedding it."""


_OF_THESE = re.compile(
    r"\b(?:of|from|among) (?:these|those|them|which|whom|this|that)\b(?! (?:the|an?)\b)", re.IGNORECASE
)
_OF_THE = re.compile(r"\bof (?:the|all|these|those|all the) $", re.IGNORECASE)
FAR = 4
"""Items behind a whole in which its parts are told."""


class Layout(Enum):
    """How the numbers of a set stand to each other."""

    SENTENCE = auto()
    ROWS = auto()
    LIST = auto()
    PARTS = auto()
    """A whole, then its parts, told so: "309 complaints. Out of these, 134 were …"."""


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """Numbers of one kind that stand side by side, in reading order."""

    hit: PassageHit
    layout: Layout
    members: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The items that print the numbers, each once."""
        return "\n".join(dict.fromkeys(member.item.text for member in self.members))


def sets_printed(query: Query, hits: Sequence[PassageHit], version: IndexVersion) -> tuple[PrintedSet, ...]:
    """The sets around the numbers of the sentences nearest to a question, the nearest first."""
    found: dict[tuple[object, ...], PrintedSet] = {}
    count = 0
    for hit, sentence in nearest_sentences(query, hits, version):
        for layout, members in chain.from_iterable(map(_sets_around, _places(hit, sentence))):
            key = (hit.passage.id, *(member.start for member in members))
            if key not in found:
                found[key] = PrintedSet(hit, layout, members)
                count += len(members)
        if len(found) >= MOST_SETS or count >= MOST_NUMBERS:
            break
    return tuple(found.values())


def told_at(place: Place, version: IndexVersion) -> str:
    """The item of a number as it is read with a question: the number marked, then what it hangs on and its headings."""
    item, passage = place.item, place.passage
    whole = told_with(passage, item.start, item.end, title=version.documents[passage.document_id].title)
    marked = around_number(item.text, place.number.start, place.number.end).strip()
    return JOINED.join((marked, *whole.split(JOINED)[1:]))


def _places(hit: PassageHit, sentence: SentenceHit) -> Iterator[Place]:
    """The numbers of a sentence as places among the items of its passage."""
    for place in placed(hit.passage):
        if sentence.start <= place.start < sentence.end:
            yield place


def _sets_around(anchor: Place) -> Iterator[tuple[Layout, tuple[Place, ...]]]:
    """The sets of at least two numbers that a number stands in."""
    if anchor.number.kind is UnitKind.DURATION:
        return
    items, passage = anchor.items, anchor.passage
    if parts := tuple(_parts_of(anchor)):
        yield Layout.PARTS, (anchor, *parts)
    if not anchor.item.label:
        alike = [number for number in anchor.item.numbers if number.kind is anchor.number.kind]
        yield from _of_levels(Layout.SENTENCE, [Place(passage, anchor.at, number) for number in alike])
    block = block_of(items, anchor.at)
    if len(block) > 1:
        rows = [Place(passage, items.index(row), row.numbers[anchor.column]) for row in block]
        yield from _of_levels(Layout.ROWS, rows)
    elif anchor.item.is_listed:
        listed = [Place(passage, at, _first(numbers)) for at, numbers in _list_around(anchor) if numbers]
        if anchor in listed:
            yield from _of_levels(Layout.LIST, listed)


def _parts_of(whole: Place) -> Iterator[Place]:
    """The smaller numbers of the kind that are told as parts of one: behind "of these", or "of the 309"."""
    items, is_told = whole.items, False
    for at in range(whole.at, min(whole.at + FAR, len(items))):
        item = items[at]
        for number in item.numbers:
            before = item.text[whole.number.end if at == whole.at else 0 : number.start]
            is_behind = at > whole.at or number.start >= whole.number.end
            if is_behind and _OF_THESE.search(before):
                is_told = True
            behind = _OF_THESE.match(item.text, number.end + 1)
            is_part = (
                is_told
                or bool(behind)
                or (at == whole.at and bool(_OF_THE.search(item.text[: whole.number.number_start])))
            )
            if is_behind and is_part and number.kind is whole.number.kind and number.value < whole.number.value:
                yield Place(whole.passage, at, number)


def _list_around(anchor: Place) -> Iterator[tuple[int, list[Quantity]]]:
    """The items of the list that a number stands in, each with its numbers of the kind."""
    items, first, last = anchor.items, anchor.at, anchor.at
    while first and items[first - 1].is_listed:
        first -= 1
    while last + 1 < len(items) and items[last + 1].is_listed:
        last += 1
    for at in range(first, last + 1):
        yield at, [number for number in items[at].numbers if number.kind is anchor.number.kind]


def _first(numbers: Sequence[Quantity]) -> Quantity:
    return numbers[0]


def _of_levels(layout: Layout, members: Sequence[Place]) -> Iterator[tuple[Layout, tuple[Place, ...]]]:
    levels = tuple(member for member in members if member.number.upper is None and not is_moved(member))
    if len(levels) > 1:
        yield layout, levels
