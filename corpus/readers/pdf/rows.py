"""Words set out in rows, and each row in chunks that stand apart: what a table's cells are made of.

In: the words of a page or a part of it. Out: rows from top to bottom, each of chunks from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from corpus.readers.pdf.narrow import part_narrow
from corpus.readers.pdf.printed import Box, Rule, Word, is_figure
from corpus.readers.pdf.raised import Piece, text_of

APART = 0.62
"""A gap of this share of the type's size parts two chunks; justified prose stays below."""
FIGURES_APART = 0.42
"""Between two numbers less is enough: within a number a space is at most 0.3 wide."""

SIGNS, SIGN_APART = ("£", "$", "€"), 6.0
"""A sign of currency may stand at the edge of its column, so many sizes of the type before its sum."""


@dataclass(frozen=True)
class Chunk:
    """Words that stand together in a row."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with spaces, raised note marks in brackets."""
        return words_text(self.words)

    @property
    def x0(self) -> float:
        """The left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right edge."""
        return max(word.x1 for word in self.words)

    @cached_property
    def is_figure(self) -> bool:
        """Whether it is a number or what stands in place of one."""
        return is_figure(" ".join(word.text for word in self.words))


@dataclass(frozen=True)
class Row:
    """The chunks of one line of print."""

    chunks: tuple[Chunk, ...]

    @cached_property
    def box(self) -> Box:
        """Its edges."""
        words = [word for chunk in self.chunks for word in chunk.words]
        return Box(
            min(word.x0 for word in words),
            max(word.x1 for word in words),
            min(word.top for word in words),
            max(word.bottom for word in words),
        )

    @cached_property
    def size(self) -> float:
        """The usual size of its type."""
        return median(word.size for chunk in self.chunks for word in chunk.words)

    @property
    def foot(self) -> float:
        """Where its line stands: the usual lower edge of its words."""
        return median(word.bottom for chunk in self.chunks for word in chunk.words)


def words_text(words: Sequence[Word]) -> str:
    """The text of words in a line, with raised note marks in brackets."""
    pieces = []
    for place, word in enumerate(words):
        gap = word.x0 - words[place - 1].x1 if place else 0.0
        # A mark stands right behind its word, without the space that its own small size would make of the gap.
        pieces.append(Piece((" " if place and gap > 0.1 * word.size else "") + word.text, -word.bottom, word.size))
    return text_of(pieces)


def rows_of(words: Iterable[Word], uprights: Sequence[Rule] = ()) -> list[Row]:
    """The rows of words, top first. An upright rule between two words parts their chunks."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.bottom + word.top, word.x0)):
        for row in reversed(rows[-3:]):
            if _beside(row, word):
                row.append(word)
                break
        else:
            rows.append([word])
    made = (Row(tuple(_chunks(sorted(row, key=lambda word: word.x0), uprights))) for row in rows)
    return _parted(sorted(made, key=lambda row: row.foot))


def _parted(rows: Sequence[Row]) -> list[Row]:
    """The rows, their chunks parted at narrow gutters too."""
    parted = part_narrow([[chunk.words for chunk in row.chunks] for row in rows])
    return [Row(tuple(Chunk(tuple(words)) for words in row)) for row in parted]


def _beside(row: Sequence[Word], word: Word) -> bool:
    """Whether a word stands in a row: their heights overlap by more than half of the smaller."""
    tallest = max(row, key=lambda one: one.size)
    overlap = min(tallest.bottom, word.bottom) - max(tallest.top, word.top)
    return overlap > 0.5 * min(tallest.bottom - tallest.top, word.bottom - word.top)


def _chunks(words: Sequence[Word], uprights: Sequence[Rule]) -> Iterable[Chunk]:
    chunk: list[Word] = []
    for word in words:
        if chunk and _parts(chunk[-1], word, uprights):
            yield Chunk(tuple(chunk))
            chunk = []
        chunk.append(word)
    if chunk:
        yield Chunk(tuple(chunk))


def _parts(left: Word, right: Word, uprights: Sequence[Rule]) -> bool:
    gap, size = right.x0 - left.x1, max(left.size, right.size)
    if gap < SIGN_APART * size and ((left.text in SIGNS and is_figure(right.text)) or right.text == "%"):
        return False
    if gap > APART * size or (gap > FIGURES_APART * size and is_figure(left.text) and is_figure(right.text)):
        return True
    middle = (left.top + left.bottom) / 2
    return any(left.x1 - 2 < rule.x0 < right.x0 + 2 and rule.top < middle < rule.bottom for rule in uprights)
