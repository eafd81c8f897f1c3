"""The lines of a page from its words, with its tables in their places.

In: the words of a page in the order in which it draws them, and its tables. Out: lines and tables in reading order.
What a table took stands in no line. Where the page draws its lines across two columns of prose, the columns are read
one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf.printed import PrintedLine, PrintedTable, Word
from corpus.readers.pdf.rows import words_text
from corpus.readers.pdf.tables import FoundTable
from corpus.readers.pdf.zones import zones

APART = 1.6
"""A step down of more than this many sizes of the type parts two paragraphs."""
LONG_GAP = 3.0
"""A gap of so many sizes of the type ends a line, unless the next words stand beside it by design (a label)."""


def page_parts(words: Sequence[Word], tables: Sequence[FoundTable]) -> list[PrintedLine | PrintedTable]:
    """The lines and tables of a page."""
    owner = {word: number for number, table in enumerate(tables) for word in table.words}
    placed: set[int] = set()
    parts: list[PrintedLine | PrintedTable] = []
    free: list[Word] = []
    for word in words:
        number = owner.get(word)
        if number is None:
            free.append(word)
        elif number not in placed:
            placed.add(number)
            parts += _lines(free)
            free = []
            found = tables[number]
            entries = [PrintedLine(entry, round(word.size, 1), apart=True) for entry in found.entries]
            parts += entries or [PrintedTable(found.cells, found.edges)]
    return [*parts, *_lines(free)]


def _lines(words: Sequence[Word]) -> Iterator[PrintedLine]:
    """The lines of words that no table took."""
    last: list[Word] = []
    for line in _in_lines(_by_columns(words)):
        size = max(line, key=lambda word: len(word.text)).size
        step = line[0].bottom - last[0].bottom if last else 0.0
        apart = step > APART * size or step < -0.5 * size
        yield PrintedLine(words_text(line), round(size, 1), all(word.bold for word in line), apart)
        last = line


def _by_columns(words: Sequence[Word]) -> Sequence[Word]:
    """The words column by column, if the page draws them to and fro across its columns."""
    parts = zones(words)
    if len(parts) < 2:
        return words
    part_of = {word: number for number, part in enumerate(parts) for word in part}
    changes = sum(part_of[one] != part_of[other] for one, other in pairwise(words))
    if changes <= 2 * len(parts):
        return words
    return sorted(words, key=lambda word: part_of[word])


def _in_lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and not _beside(line, word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _beside(line: Sequence[Word], word: Word) -> bool:
    """Whether a word goes on with a line: beside its last word, at its height."""
    last = line[-1]
    size = max(last.size, word.size)
    overlap = min(last.bottom, word.bottom) - max(last.top, word.top)
    level = overlap > 0.5 * min(last.bottom - last.top, word.bottom - word.top)
    return level and -0.5 * size < word.x0 - last.x1 < LONG_GAP * size
