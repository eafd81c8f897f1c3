"""Figures as a workbook for spreadsheet programs (Office Open XML, ECMA-376).

In: rows of plain values and a note of where they come from. Out: the bytes of an .xlsx file with a sheet of figures and
a sheet of sources. The only door to openpyxl, which is loaded when the first workbook is asked for. Written row by row,
so that a long table is never held twice. Texts are written as texts: none can become a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from server.figures.exports import Value

LONGEST_CELL = 32_767
"""Characters that a cell holds (Microsoft, "Excel specifications and limits")."""


def as_workbook(sheets: Sequence[tuple[str, Iterable[Sequence[Value]]]]) -> bytes:
    """The sheets, each a name and its rows of which the first is the header, as the bytes of a workbook."""
    from openpyxl import Workbook  # noqa: PLC0415 - see the head of the module
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook(write_only=True)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, value, Font(bold=True) if number == 0 else None) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Value, font: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell = WriteOnlyCell(sheet, value=text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…")
        cell.data_type = "s"  # "=1+1" stays what a document says
    else:
        cell = WriteOnlyCell(sheet, value=value)
    if font is not None:
        cell.font = font
    return cell
