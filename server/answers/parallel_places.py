"""Where a number stands that is like another: in its sentence, its row or block, its list, or told as a part of it.

In: the `Place` of a number that was gone on from, and what is named instead. Out: the places of numbers told so. What
is set apart (a plan, another place or time, a change) is like nothing that is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.areas import find_areas
from corpus.measures import STOP_WORDS, stem, stems, without_periods
from corpus.models import Passage
from corpus.periods import Period
from corpus.quantities import Quantity
from server.answers.named_instead import Instead
from server.answers.parallel_lines import Item, block_of, columns_over, items_of, periods_in
from server.answers.printed_numbers import is_moved_by
from server.answers.queries import Query

_SET_APART = frozenset(stems("target budget forecast planned draft average national England expected"))
"""Stems of what sets a number apart from one beside it, unless both say so or it is asked for."""
_OF_THE = re.compile(r"\bof (?:the|these|those|all)(?: the)?\s*$", re.IGNORECASE)
_THE_SAME = re.compile(r"\bthe same (?:measure|figure|rate|number|share|percentage|proportion)\b", re.IGNORECASE)
_IT_WAS = re.compile(r"\b(?:it|this|that|they|there) (?:was|were|had been|stood)\b", re.IGNORECASE)
_A_YEAR_BEFORE = re.compile(
    r"\b(?:(?:the|a) (?:year (?:before|earlier)|previous year)|(?:twelve|12) months (?:before|earlier)|last year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number is printed: which of the items of a passage, and which of its numbers."""

    passage: Passage
    at: int
    number: Quantity

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of its passage."""
        return items_of(self.passage.text)

    @property
    def item(self) -> Item:
        """The row, bullet or sentence that prints it."""
        return self.items[self.at]

    @property
    def column(self) -> int:
        """Which of the numbers of its item it is."""
        return self.item.numbers.index(self.number)

    @property
    def start(self) -> int:
        """Where the number itself begins in the text of its passage."""
        return self.item.start + self.number.number_start

    @property
    def told(self) -> str:
        """The words that tell what the number is of."""
        return self.item.label or self.item.clause(self.number)

    @property
    def alike(self) -> list[Quantity]:
        """The other numbers of its kind beside it."""
        return [each for each in self.item.numbers if each.kind is self.number.kind and each is not self.number]


def placed(passage: Passage) -> tuple[Place, ...]:
    """The numbers of a passage, in order."""
    return tuple(
        Place(passage, at, number) for at, item in enumerate(items_of(passage.text)) for number in item.numbers
    )


def in_sentence(anchor: Place, named: Instead, last: Query, *, among: bool) -> Iterator[Place]:
    """Other numbers of the same sentence or cell of which it says what is named."""
    for number in anchor.alike if not anchor.item.label else ():
        place = Place(anchor.passage, anchor.at, number)
        if (
            named.is_told(place.told)
            and _is_like(anchor, place, named, last)
            and (not among or _is_part(anchor, place))
        ):
            yield place


def in_block(anchor: Place, named: Instead, last: Query) -> Iterator[Place]:
    """Numbers in the same column of other rows of the block that are named so."""
    if not _is_of_column(anchor, last):
        return
    for place in _rows_of(anchor):
        if named.is_told(place.told) and _is_like(anchor, place, named, last):
            yield place


def in_list(
    anchor: Place, named: Instead, last: Query, passages: Sequence[Passage], *, among: bool, heads: Sequence[str]
) -> Iterator[Place]:
    """Numbers of other items told as the last: in a list with it, as its parts, by the noun asked for, "the same"."""
    for passage in passages:
        for at, item in enumerate(items_of(passage.text)):
            if item.is_cell or item.label or (passage is anchor.passage and at == anchor.at):
                continue
            alike = [number for number in item.numbers if number.kind is anchor.number.kind]
            are_parts = len(alike) > 1 and sum(number.value for number in alike) == anchor.number.value
            for place in (Place(passage, at, number) for number in alike):
                is_same = (named.ages or named.of_groups) and _THE_SAME.search(place.told)
                is_head = bool(heads) and _counted(place) == heads[0]
                is_told = named.is_told(place.told) and _is_like(anchor, place, named, last)
                in_parallel = (item.is_listed and anchor.item.is_listed) or is_head or is_same
                if is_told and (are_parts or (in_parallel and (not among or _is_part(anchor, place)))):
                    yield place


def told_as_part(anchor: Place, named: Instead, passages: Sequence[Passage]) -> Iterator[Place]:
    """Numbers told as a part of the very number gone on from: "of the 4,287 contacts, 2,337 were taken on"."""
    whole = anchor.number.value
    for passage in passages:
        for at, item in enumerate(items_of(passage.text)):
            of_it = [n for n in item.numbers if n.value == whole and _OF_THE.search(item.text[: n.start])]
            alike = [n for n in item.numbers if n.kind is anchor.number.kind and n not in of_it]
            for number in alike:
                is_part = number.out_of == whole or (of_it and len(alike) == 1)
                if is_part and number.value < whole and named.is_half_told(item.text):
                    yield Place(passage, at, number)


def of_time(anchor: Place, time: Period, last: Query) -> Iterator[Place]:
    """The number of another time: in its column of the row, in the row of it alone, or told of it in words beside."""
    if len(last.periods) != 1:
        return
    own = anchor.item.label
    columns = columns_over(anchor.items, anchor.at)
    if columns and columns[anchor.column] == last.periods[0]:
        numbers = zip(columns, anchor.item.numbers, strict=True)
        yield from (Place(anchor.passage, anchor.at, number) for period, number in numbers if period == time)
    yield from _told_of_time(anchor, time, last)
    for place in _rows_of(anchor) if periods_in(own) == [last.periods[0]] else ():
        if periods_in(place.told) == [time] and stems(without_periods(place.told)) == stems(without_periods(own)):
            yield place


def _told_of_time(anchor: Place, time: Period, last: Query) -> Iterator[Place]:
    """Numbers of the same thing that the sentence, or the next by a pronoun, tells of a time: "(2022/23: 1,932)"."""
    is_year_before = time == last.periods[0].previous()
    for at in range(anchor.at, min(anchor.at + 2, len(anchor.items))):
        item = anchor.items[at]
        if item.label or item.is_cell or (at != anchor.at and not _IT_WAS.search(item.text)):
            continue
        for place in (Place(anchor.passage, at, number) for number in item.numbers):
            times = periods_in(place.told)
            is_then = times == [time] or (is_year_before and not times and _A_YEAR_BEFORE.search(place.told))
            is_other = (place.at, place.number) != (anchor.at, anchor.number)
            is_alike = is_other and place.number.kind is anchor.number.kind and is_moved(place) is is_moved(anchor)
            if is_then and is_alike and _counted(place) in ("", _counted(anchor)):
                yield place


def _rows_of(anchor: Place) -> Iterator[Place]:
    """The numbers in the same column of the rows of its block."""
    for row in block_of(anchor.items, anchor.at):
        yield Place(anchor.passage, anchor.items.index(row), row.numbers[anchor.column])


def _is_of_column(anchor: Place, last: Query) -> bool:
    """Whether the column of a number is known: the only one of its kind, or headed by the time asked for."""
    columns = columns_over(anchor.items, anchor.at)
    return not anchor.alike or (bool(columns) and last.periods == (columns[anchor.column],))


def _is_like(anchor: Place, place: Place, named: Instead, last: Query) -> bool:
    """Whether nothing sets a number apart from the last: a plan, a place, a time, that one is by how much it moved."""
    own, told = anchor.told, place.told
    apart = set(stems(told)) & _SET_APART - named.words - set(stems(f"{own} {last.text}"))
    areas = {mention.name for mention in find_areas(told)} - {mention.name for mention in find_areas(own)}
    others = {area for area in areas - {last.area} if not set(stems(area)) & named.words}
    known = last.periods if len(last.periods) == 1 else periods_in(own)
    times = [time for time in periods_in(told) if not any(one.contains(time) or time.contains(one) for one in known)]
    return not (apart or others or times) and is_moved(place) is is_moved(anchor)


def is_moved(place: Place) -> bool:
    """Whether a number is by how much something moved."""
    return is_moved_by(place.item.text, place.number)


def _is_part(anchor: Place, place: Place) -> bool:
    """Whether a number may be of some of those that another counts."""
    return place.number.value < anchor.number.value and _counted(place) in ("", _counted(anchor))


def _counted(place: Place) -> str:
    """The stem of the word that stands behind a number; "" for none, or one that names nothing."""
    behind = re.match(r"[ \t]+([A-Za-z]+)", place.item.text[place.number.end :])
    word = behind[1].lower() if behind else ""
    return "" if word in STOP_WORDS else stem(word)
