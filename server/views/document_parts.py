"""A long document cut into parts that a phone and a screen reader can take, and its list of contents.

In: the layout of the document and the text of its pages. Out: `Outline`, which knows the part that holds a place, a
page or a number. Cells of tables are not needed for it, so that a table of 100,000 rows is cut without being read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from corpus.models import BlockKind
from index.stretches import Stretch

PART_CHARS = 30_000
"""Length at which a document is cut into parts: about ten printed pages."""


@dataclass(frozen=True, slots=True)
class Place:
    """The span to mark: 0-based page index, start and end as character offsets in that page's text, end exclusive."""

    page_index: int
    start: int
    end: int
    at: int | None = None
    """Where in it the cited number stands, which is brought into view: a row of a table may be wider than a screen."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text, marked or not; `first` where the marked place begins, or holds the number cited."""

    text: str
    marked: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of contents: a heading, its depth (2 to 6, under the page's h1), and where it is shown."""

    text: str
    level: int
    part: int
    anchor: str


class Outline:
    """A document by its parts, which are numbered from 1; a document without text has one empty part."""

    def __init__(self, stretches: Sequence[Stretch], pages: Sequence[tuple[int | None, str]], *, title: str) -> None:
        """`pages`: number (1-based or None) and text of each page; `title`: what the page shows as its h1 already."""
        self.pages = pages
        self.title = title
        self.parts = tuple(tuple(part) for part in _cut(stretches)) or ((),)

    def text_of(self, stretch: Stretch) -> str:
        """The words of a stretch, verbatim."""
        return self.pages[stretch.page_index][1][stretch.start : stretch.end]

    def depth(self, stretch: Stretch) -> int:
        """The depth of a heading under the h1 of the page: 2 to 6, the title not counted where it stands above."""
        return min(2 + sum(heading != self.title for heading in stretch.headings), 6)

    def repeats_title(self, stretch: Stretch) -> bool:
        """Whether a heading only says the title again."""
        return stretch.kind is BlockKind.HEADING and self.text_of(stretch) == self.title

    def part_at(self, place: Place) -> int | None:
        """The number of the part in which a place begins, or None where it lies outside every block."""
        for stretch in self._all:
            if _holds(stretch, place):
                return self._part_of[stretch.row]
        return None

    def shown(self, number: int, place: Place | None = None) -> tuple[Stretch, ...]:
        """What a part shows: its stretches, and those after it into which a place that begins in it goes on."""
        part, after = self.parts[number - 1], self.parts[number : number + 1]
        if place is None or self.part_at(place) != number:
            return part
        return (*part, *(stretch for stretch in chain(*after) if _holds(stretch, place)))

    def part_of_page(self, page: int) -> int | None:
        """The number of the part in which the page of that number begins."""
        return next((self._part_of[stretch.row] for stretch in self._all if stretch.page == page), None)

    @cached_property
    def contents(self) -> tuple[Entry, ...]:
        """The headings in reading order."""
        return tuple(
            Entry(self.text_of(stretch), self.depth(stretch), self._part_of[stretch.row], anchor_of(stretch))
            for stretch in self._all
            if stretch.kind is BlockKind.HEADING and not self.repeats_title(stretch)
        )

    @cached_property
    def _all(self) -> tuple[Stretch, ...]:
        return tuple(stretch for part in self.parts for stretch in part)

    @cached_property
    def _part_of(self) -> dict[int, int]:
        return {stretch.row: number for number, part in enumerate(self.parts, start=1) for stretch in part}


def _holds(stretch: Stretch, place: Place) -> bool:
    return stretch.page_index == place.page_index and stretch.end > place.start and stretch.start < place.end


def anchor_of(stretch: Stretch) -> str:
    """The id of a heading in its page: it changes only where the document does."""
    return f"at-{stretch.page_index}-{stretch.start}"


def _cut(stretches: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """Parts of about `PART_CHARS`; a heading stands in the same part as what follows it."""
    part: list[Stretch] = []
    length = 0
    for stretch in stretches:
        size = stretch.end - stretch.start
        if part and length + size > PART_CHARS:
            kept = len(part)
            while kept > 1 and part[kept - 1].kind is BlockKind.HEADING:
                kept -= 1
            yield part[:kept]
            part = part[kept:]
            length = sum(held.end - held.start for held in part)
        part.append(stretch)
        length += size
    if part:
        yield part
