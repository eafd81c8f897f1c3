"""Readers: one module for each format, each a function from a file's bytes to a `Reading`.

A new format is a module and a line in `READERS`. The libraries for Office files take half a second to import, so their
readers are imported when the first such file is read.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from corpus.readers.csv_tables import read_csv
from corpus.readers.html_pages import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.ods import read_ods
from corpus.readers.odt import read_odt
from corpus.readers.packages import refuse_binary, refuse_other
from corpus.readers.pdf import read_pdf
from corpus.readers.readings import Reading
from corpus.readers.text import read_text


def _read_xlsx(data: bytes) -> Reading:
    from corpus.readers.xlsx import read_xlsx  # noqa: PLC0415 - see above

    return read_xlsx(data)


def _read_docx(data: bytes) -> Reading:
    from corpus.readers.docx import read_docx  # noqa: PLC0415 - see above

    return read_docx(data)


READERS: dict[str, Callable[[bytes], Reading]] = {
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".csv": read_csv,
    ".pdf": read_pdf,
    ".docx": _read_docx,
    ".xlsx": _read_xlsx,
    ".xlsm": _read_xlsx,
    ".ods": read_ods,
    ".odt": read_odt,
    ".tsv": read_csv,
    ".doc": refuse_binary,
    ".xls": refuse_binary,
    **dict.fromkeys((".rtf", ".docm", ".xlsb", ".ppt", ".pptx", ".odp", ".eml", ".msg", ".epub", ".zip"), refuse_other),
}
"""The reader for each known file name extension, in lower case: what documents come in and is not read is refused,
not passed over, so that the report names it."""


def reader_for(name: str) -> Callable[[bytes], Reading] | None:
    """Return the reader for a file by its name's extension, or None if the format is not known."""
    return READERS.get(PurePath(name).suffix.lower())
