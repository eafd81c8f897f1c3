"""Raised marks: the numbers of notes, printed small above the line, set apart from what they stand behind.

In: the pieces in which a page's text was drawn, with the size and height of their type. Out: the text, a note mark as
" [1]" as in `corpus.readers.html_nodes`, so that "1,204" with a raised 3 is not 12043 people, nor "2024/25" with a
raised 1 the year 251. A line that begins with a mark is a note of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SMALLER = 0.8
"""Note marks are set at two thirds of the size of their line; 0.8 leaves room for rounding."""
LEAST_RISE, MOST_RISE = 0.1, 0.8
"""Shares of the size of a line: less is an uneven line, more is the line above."""
_MARK = re.compile(r"\d{1,3}(?:\s?,\s?\d{1,3}){0,3}|[*†‡§]{1,3}")
_MEASURE = re.compile(r"(?:\b(?:[ckm]?m|ft|x|10)|[^\w\s])$", re.IGNORECASE)
"""What may be squared: "m" with a raised 2 is an area."""


class Piece(NamedTuple):
    """A run of text as a page draws it; the height of its foot and the size of its type are in points."""

    text: str
    height: float
    size: float
    bold: bool = False


def text_of(pieces: Iterable[Piece]) -> str:
    """The text of a page's pieces in their order, with its raised note marks in brackets."""
    return "\n".join(text for text, _ in lines_of(pieces))


def lines_of(pieces: Iterable[Piece]) -> list[tuple[str, Piece]]:
    """Each line of the pieces: its text as `text_of` has it, and a piece that tells its size, height and weight."""
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        groups[-1].append(piece)
        if "\n" in piece.text:
            groups.append([])
    lines: list[tuple[str, Piece]] = [("", Piece("", 0.0, 0.0))]
    for group in groups:
        first, *others = _line(group).split("\n")
        said = said_by(group)
        text, before = lines[-1]
        lines[-1] = (text + first, said if first.strip() and not text.strip() else before)
        lines += [(other, said) for other in others]
    return lines


def said_by(pieces: Sequence[Piece]) -> Piece:
    """What a line looks like: the type of its longest piece, bold if all of it is."""
    drawn = [piece for piece in pieces if piece.text.strip()]
    if not drawn:
        return Piece("", 0.0, 0.0)
    longest = max(drawn, key=lambda piece: len(piece.text))
    return longest._replace(bold=all(piece.bold for piece in drawn))


def _line(pieces: Sequence[Piece]) -> str:
    drawn = [piece for piece in pieces if piece.text.strip()]
    if not any(_MARK.fullmatch(piece.text.strip()) for piece in drawn) or len(drawn) < 2:
        return "".join(piece.text for piece in pieces)
    text, number = "", -1
    for piece in pieces:
        bare = piece.text.strip()
        number += bool(bare)
        beside = [*drawn[max(0, number - 1) : number], *drawn[number + 1 : number + 2]] if bare else []
        is_mark = _MARK.fullmatch(bare) and any(_is_raised(piece, other) for other in beside)
        if not is_mark:
            text += piece.text.lstrip(" ") if text.endswith("] ") else piece.text
        elif not text.strip():
            text += f"[{bare}] "
        elif _MEASURE.search(text) and text[-1] not in ".,;:)”’\"'":
            text += piece.text
        else:
            text += f" [{bare}]" + (" " if drawn[number + 1 : number + 2] and beside[-1].text[:1].isalnum() else "")
    return text


def _is_raised(piece: Piece, other: Piece) -> bool:
    """Whether a piece stands above the foot of another in its line, in smaller type."""
    rise = piece.height - other.height
    return piece.size <= SMALLER * other.size and LEAST_RISE * other.size < rise < MOST_RISE * other.size
