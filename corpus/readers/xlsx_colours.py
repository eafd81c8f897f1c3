"""Cells of an Excel workbook whose text has the colour of what stands behind it, so that nobody sees it.

In: a cell with its looks, and its sheet. Out: whether its own looks hide it, and the ranges of the sheet where a style
of a table or a rule may colour what is behind: there a cell counts as seen, for headings are often white on dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.styles.colors import Color
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

WHITE, WHITE_OF_THEME = "FFFFFF", 0
_RULES = re.compile(rb"<(?:\w{1,20}:)?conditionalFormatting\b[^<>]{0,500}?\bsqref=[\"']([^\"'<>]{1,2000})[\"']")
_TABLE = re.compile(rb"<(?:\w{1,20}:)?table\b[^<>]{0,2000}?\bref=[\"']([^\"'<>]{1,40})[\"']")
_NAME = re.compile(r"\$?[A-Z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Z]{1,3}\$?[0-9]{1,7})?")
_TABLE_KIND = "/table"
Range = tuple[int, int, int, int]
"""First and last row, first and last column, 0-based."""


def is_unseen(cell: ReadOnlyCell) -> bool:
    """Whether the looks of a cell give its text the colour of its own background, which is white where it has none."""
    if not cell.has_style:
        return False
    colour = _colour(cell.font.color)
    if colour is None:
        return False
    fill = cell.fill
    if fill.fill_type is None:
        return colour == WHITE
    return fill.fill_type == "solid" and colour == _colour(fill.fgColor)


def coloured_ranges(worksheet: ReadOnlyWorksheet, part: bytes) -> Sequence[Range]:
    """Return the ranges of a sheet that a rule or a table's style may colour."""
    named = [name for found in _RULES.findall(part) for name in found.decode("ascii", "replace").split()]
    archive, relations = worksheet.parent._archive, get_rels_path(worksheet._worksheet_path)
    if relations in archive.namelist():
        for relation in get_dependents(archive, relations):
            if relation.Type.endswith(_TABLE_KIND) and relation.target in archive.namelist():
                named += [ref.decode("ascii", "replace") for ref in _TABLE.findall(archive.read(relation.target))]
    return [_range(name) for name in named if _NAME.fullmatch(name)]


def lies_in(spot: tuple[int, int], ranges: Iterable[Range]) -> bool:
    """Whether a 0-based place lies in one of some ranges."""
    row, column = spot
    return any(top <= row <= bottom and left <= column <= right for top, bottom, left, right in ranges)


def _range(name: str) -> Range:
    left, top, right, bottom = range_boundaries(name)
    return top - 1, bottom - 1, left - 1, right - 1


def _colour(colour: Color | None) -> str | None:
    """A colour in six capital digits, as far as a cell itself states it."""
    if colour is None:
        return None
    if colour.type == "theme":
        return WHITE if colour.theme == WHITE_OF_THEME and not colour.tint else None
    return str(colour.rgb)[-6:].upper() if colour.type == "rgb" else None
