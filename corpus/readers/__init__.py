"""Readers: one module for each format, each a function from a file's bytes to a `Reading`.

A new format is a module and a line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from corpus.readers.csv_tables import read_csv
from corpus.readers.html_pages import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.pdf import read_pdf
from corpus.readers.readings import Reading
from corpus.readers.text import read_text

READERS: dict[str, Callable[[bytes], Reading]] = {
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
    ".csv": read_csv,
    ".pdf": read_pdf,
}
"""The reader for each known file name extension, in lower case."""


def reader_for(name: str) -> Callable[[bytes], Reading] | None:
    """Return the reader for a file by its name's extension, or None if the format is not known."""
    return READERS.get(PurePath(name).suffix.lower())
