"""Files made to exhaust a reader, each read in a process of its own: `python -m tests.hostile_files CASE`.

Prints the greatest memory that the process took, in MiB, and whether the file was read or refused.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable
from pathlib import Path

from corpus.errors import DocumentUnreadable
from corpus.readers import READERS
from tests.office_files import raw_open, raw_xlsx

VALUE = "<c><v>5</v></c>"
LAST_ROW = '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'
LINKS = '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'
PADDING = '<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
FULL = '<table:table-cell table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>'


def rows(count: int, cells: str) -> str:
    """Rows of the same cells."""
    return "".join(f'<row r="{row}">{cells}</row>' for row in range(1, count + 1))


def sheet(body: str, after: str = "") -> tuple[str, bytes]:
    """A workbook whose first row has a value, with further rows."""
    return ".xlsx", raw_xlsx(f"<sheetData><row>{VALUE}</row>{body}</sheetData>{after}")


def table(body: str) -> tuple[str, bytes]:
    """An OpenDocument spreadsheet of rows."""
    return ".ods", raw_open(f"<table:table>{body}</table:table>")


def merged() -> str:
    """Merged cells that each cover nearly all of a sheet."""
    return "<mergeCells>" + "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(1, 600)) + "</mergeCells>"


CASES: dict[str, tuple[Callable[[], tuple[str, bytes]], str]] = {
    "bomb": (lambda: (".xlsx", raw_xlsx(" " * (120 * 2**20))), "refused more than 96 MB of XML"),
    "million": (lambda: sheet(rows(10_000, VALUE * 100)), "refused more than 400000 cells"),
    "formatted": (lambda: sheet(rows(1_048_576, '<c s="1"/>')), "read"),
    "corner": (lambda: sheet(LAST_ROW), "read"),
    "merged": (lambda: sheet(rows(200, VALUE * 200), merged()), "refused sheet 'S': merged cells cover"),
    "linked": (lambda: sheet("", LINKS), "read"),
    "repeated": (
        lambda: table(f'<table:table-row table:number-rows-repeated="1000000">{FULL}</table:table-row>'),
        "refused more than 400000 cells",
    ),
    "padded": (
        lambda: table(f"<table:table-row>{FULL.replace('16000', '2')}</table:table-row>{PADDING * 100_000}"),
        "read",
    ),
}
"""How each is made, and what comes of it."""


def peak_mib() -> int:
    """The greatest memory of this process, where Linux tells it without that of the one that started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return (
            next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) // 1024
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(case: str) -> None:
    """Read a case and print what came of it."""
    suffix, data = CASES[case][0]()
    try:
        READERS[suffix](data)
        said = "read"
    except DocumentUnreadable as error:
        said = f"refused {error}"
    sys.stdout.write(f"{peak_mib()} {said}\n")


if __name__ == "__main__":
    main(sys.argv[1])
