"""The outcomes workbook, read by a parser of its own: SAX over its XML, typed numbers beside the printed ones."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml import sax
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl


@dataclass(frozen=True, slots=True)
class Truth:
    """One value of the workbook: where it stands, as printed, and the typed number behind it where there is one."""

    sheet: str
    title: str
    area: str
    year: int
    column: str
    printed: str
    typed: float | None


class Workbook(ContentHandler):
    """The tables of an OpenDocument workbook: rows of (printed, typed) cells by sheet, repeats written out."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, list[list[tuple[str, float | None]]]] = {}
        self._row: list[tuple[str, float | None]] = []
        self._text: list[str] | None = None
        self._typed: float | None = None
        self._times = 1

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the parser's name
        """Open a sheet, row or cell."""
        if name == "table:table":
            self._sheet = self.sheets.setdefault(attrs["table:name"], [])
        elif name == "table:table-row":
            self._row = []
        elif name == "table:table-cell":
            self._text, self._times = [], int(attrs.get("table:number-columns-repeated", "1"))
            typed = attrs.get("office:value")
            self._typed = float(typed) if typed else None

    def characters(self, content: str) -> None:
        """Take in the text of a cell."""
        if self._text is not None:
            self._text.append(content)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Close a cell or row; padding of thousands of empty cells is left out."""
        if name == "table:table-cell" and self._text is not None:
            text = "".join(self._text).strip()
            self._row += [(text, self._typed)] * (self._times if text else min(self._times, 2))
            self._text = None
        elif name == "table:table-row" and any(text for text, _ in self._row):
            self._sheet.append(self._row)


def truths(path: Path) -> Iterator[Truth]:
    """Every value of every measure's table."""
    handler = Workbook()
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
        sax.parse(content, handler)
    for sheet, rows in handler.sheets.items():
        if not sheet.startswith("Table_"):
            continue
        start = next(number for number, row in enumerate(rows) if row[0][0] == "Local authority code")
        title = re.sub(r"\s*\[note.*", "", rows[0][0][0].split(": ", 1)[1])
        for row in rows[start + 1 :]:
            for (head, _), (printed, typed) in zip(rows[start][3:], row[3:], strict=False):
                if head and printed:
                    year, _, column = head.partition(" - ")
                    yield Truth(sheet, title, row[1][0], int(year[:4]), column, printed, typed)
