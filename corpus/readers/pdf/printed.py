"""What stands on a printed page: words with their places, rules, and the lines and tables that they make.

Places are in points, measured from the left and from the top of the page. `PrintedPage` is what the process that reads
a file hands to the one that asked for it, so it turns into JSON and back.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import Any, NamedTuple

from corpus.tables import GridCell

_FIGURE = re.compile(
    r"[^\w\s]{0,3}(?:[A-Z]{1,3}\$?)?[^\w\s]{0,2}\d[\d.,:/ ’']*(?:\s?(?:%|[a-z]{1,2}|bn|k))?[^\w\s]{0,4}"
)
_BLANK = re.compile(r"[-–—−.…:*x]{1,3}|n/?a\.?|n\.a\.?|nil|\[[a-z]{1,2}\]|\([a-z]\)", re.IGNORECASE)


class PageDamaged(Exception):
    """A library could not read a page, or the page holds more than any printed page does; the message says what."""


DAMAGE = (
    *(ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, ArithmeticError, RecursionError),
    *(NotImplementedError, UnicodeError, OSError, StopIteration, MemoryError, EOFError, zlib.error, struct.error),
)
"""What libraries let through from a damaged file beside errors of their own, seen with truncated and changed files."""


class Word(NamedTuple):
    """A word: its text, its edges, the size of its type, and whether it is bold."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False


class Rule(NamedTuple):
    """A straight line that is drawn along a side: `top` is `bottom` if it is flat, `x0` is `x1` if it is upright."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_flat(self) -> bool:
        """Whether the rule runs from left to right."""
        return self.x1 - self.x0 > self.bottom - self.top


class Box(NamedTuple):
    """A part of a page by its edges."""

    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of text, the size of its type, whether it is bold, and whether white space parts it from that above."""

    text: str
    size: float = 0.0
    bold: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as cells, and where its columns begin and the last ends (points), by which a continuation is known.

    `goes_on` says that it is one.
    """

    cells: tuple[GridCell, ...]
    edges: tuple[float, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as it was read: its lines and tables in reading order, and what could not be read of it.

    `number` is 1-based; `is_recognised` says that the text was recognised in a picture.
    """

    number: int
    parts: tuple[PrintedLine | PrintedTable, ...] = ()
    notes: tuple[str, ...] = ()
    is_recognised: bool = False


def is_figure(text: str) -> bool:
    """Whether a text is a number, or what is printed in place of one."""
    return _FIGURE.fullmatch(text) is not None or _BLANK.fullmatch(text) is not None


def page_to_json(page: PrintedPage) -> dict[str, Any]:
    """A page as lists and texts."""
    parts: list[list[Any]] = [
        [part.text, part.size, part.bold, part.apart]
        if isinstance(part, PrintedLine)
        else [list(part.cells), list(part.edges)]
        for part in page.parts
    ]
    return {"number": page.number, "parts": parts, "notes": page.notes, "is_recognised": page.is_recognised}


def page_from_json(said: dict[str, Any]) -> PrintedPage:
    """The page that `page_to_json` wrote."""
    parts = (
        PrintedLine(*part)
        if isinstance(part[0], str)
        else PrintedTable(tuple(GridCell(*cell) for cell in part[0]), tuple(part[1]))
        for part in said["parts"]
    )
    return PrintedPage(said["number"], tuple(parts), tuple(said["notes"]), said["is_recognised"])
