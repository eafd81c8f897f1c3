"""Text of a page that people do not see: white on white, without ink, or off the page. Left out, and told.

In: what a page draws, step by step, then its words and the page drawn as a picture. Out: whether a closer look is
needed, and the words apart: those that leave a mark in the picture, and a note that quotes the others. Text without ink
over a scan is no secret: the program that scanned it put there what it recognised.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, cast

from PIL.Image import Image

from corpus.readers.pdf.printed import Box, Word

LIGHT = 0.9
"""Of 1: a colour so near to white may be white on white; on a dark band it is not."""
TONES = 12
"""Of 255. Where a word stands the picture has fewer tones from darkest to lightest: nobody can read it."""
LEAST_SIZE = 2.0
"""Points: smaller type is a grey line."""
NO_INK = (3, 7)
"""Modes of drawing text that leave nothing on the page."""
_QUOTED, _CHARS = 3, 80
_FILLS = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
_COLOURS = (b"g", b"rg", b"k", b"sc", b"scn")


class Inks:
    """The ink with which a page draws its text, followed through its operators."""

    def __init__(self) -> None:
        self._light, self._mode = False, 0
        self._kept: list[tuple[bool, int]] = []
        self._drawn = self._without_ink = 0
        self._is_odd = False

    def see(self, operator: bytes, operands: Sequence[Any], *_: object) -> None:
        """Take the next operator of the page; what makes no sense is passed over."""
        if operator == b"q":
            self._kept.append((self._light, self._mode))
        elif operator == b"Q" and self._kept:
            self._light, self._mode = self._kept.pop()
        elif operator in _COLOURS:
            self._light = _is_light(operands)
        elif operator == b"cs":
            self._light = False
        elif operator == b"Tr" and operands and isinstance(operands[0], int):
            self._mode = operands[0]
        elif operator in (b"Tj", b"TJ", b"'", b'"'):
            self._drawn += 1
            self._without_ink += self._mode in NO_INK
            self._is_odd = self._is_odd or self._light
        elif operator in _FILLS and self._drawn and self._light:
            self._is_odd = True  # it may cover what was drawn before

    @property
    def is_odd(self) -> bool:
        """Whether some text is in ink that may not be seen, or may be covered."""
        return self._is_odd or self._without_ink > 0

    @property
    def is_layer(self) -> bool:
        """Whether all text is without ink, as that which lies over a scan."""
        return 0 < self._drawn == self._without_ink


def _is_light(operands: Sequence[Any]) -> bool:
    parts = [float(one) for one in operands if isinstance(one, int | float)]
    if len(parts) == 4:  # cyan, magenta, yellow, black
        return max(parts) <= 1 - LIGHT
    return bool(parts) and min(parts) >= LIGHT


def leaves_mark(picture: Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether something can be seen in a part of a grey picture, by its edges in dots."""
    first, last = max(0, int(left)), min(picture.width, int(right) + 1)
    high, low = max(0, int(top)), min(picture.height, int(bottom) + 1)
    if first >= last or high >= low:
        return False
    darkest, lightest = cast(tuple[int, int], picture.crop((first, high, last, low)).getextrema())
    return lightest - darkest > TONES


def apart(words: Sequence[Word], picture: Image, view: Box) -> tuple[list[Word], tuple[str, ...]]:
    """Return the words that can be seen, and notes that quote the others.

    `picture`: the page in grey; `view`: the part of the page that it shows, in points.
    """
    across, down = picture.width / max(view.x1 - view.x0, 1.0), picture.height / max(view.bottom - view.top, 1.0)

    def is_seen(word: Word) -> bool:
        left, right = (word.x0 - view.x0) * across, (word.x1 - view.x0) * across
        top, bottom = (word.top - view.top) * down, (word.bottom - view.top) * down
        middle, half = (top + bottom) / 2, (left + right) / 2
        if word.size < LEAST_SIZE or not (0 <= middle < picture.height and 0 <= half < picture.width):
            return False
        return leaves_mark(picture, left, top, right, bottom)

    told: list[str] = []
    seen: list[Word] = []
    for visible, run in groupby(words, key=is_seen):
        if visible:
            seen += run
        else:
            told.append(" ".join(word.text for word in run))
    notes = [f"hidden text was left out: ‘{text[:_CHARS]}’" for text in told[:_QUOTED]]
    more = len(told) - len(notes)
    return seen, (*notes, *((f"{more} more hidden texts were left out",) if more else ()))
