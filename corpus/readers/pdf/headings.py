"""Headings of printed pages: what stands in larger type, or what the file's outline names.

In: the lines of all pages, and the bookmarks. Out: for any line the level of heading that it is, or 0. Body type is the
size in which most characters are set; each larger size that short lines are set in is a level. A bookmark makes the
line with its words a heading, whatever its type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from corpus.layout import MAX_HEADING_CHARS
from corpus.readers.pdf.printed import PrintedLine, PrintedPage
from corpus.readers.pdf.text import Bookmark

LARGER = 1.12
"""Headings are set at least so much larger than the body; rounding and mixed programs stay below."""
MAX_LEVEL = 4
MIN_LETTERS = 3


class Headings:
    """The headings of a file: `level` tells that of a line."""

    def __init__(self, pages: Iterable[PrintedPage], bookmarks: Sequence[Bookmark]) -> None:
        chars: Counter[float] = Counter()
        short: Counter[float] = Counter()
        for page in pages:
            for part in page.parts if not page.is_recognised else ():
                if isinstance(part, PrintedLine):
                    chars[_whole(part.size)] += len(part.text)
                    short[_whole(part.size)] += len(part.text) <= MAX_HEADING_CHARS
        self._body = max(chars, key=lambda size: (chars[size], size), default=0.0)
        sizes = sorted((size for size in short if short[size] and size >= LARGER * self._body), reverse=True)
        self._levels = {size: min(place, MAX_LEVEL) for place, size in enumerate(sizes, 1)} if self._body else {}
        self._marks: dict[int, list[Bookmark]] = {}
        for mark in bookmarks:
            self._marks.setdefault(mark.page, []).append(mark)

    def level(self, line: PrintedLine) -> int:
        """The level that a line's type gives it, 0 if it is no heading."""
        text = line.text.strip()
        letters = sum(map(str.isalpha, text))
        if len(text) > MAX_HEADING_CHARS or letters < MIN_LETTERS or letters * 2 < len(text.replace(" ", "")):
            return 0
        return self._levels.get(_whole(line.size), 0)

    def marks(self, page: int) -> list[Bookmark]:
        """The bookmarks that point to a page."""
        return self._marks.get(page, [])


def names(mark: Bookmark, text: str) -> bool:
    """Whether a line says what a bookmark names, numbers and marks apart."""
    one, other = _bare(mark.title), _bare(text)
    return bool(other) and (one == other or (len(other) >= 12 and one.endswith(other)))


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())


def _whole(size: float) -> float:
    """A size to the half point, so that programs that scale their type give one size."""
    return round(size * 2) / 2
