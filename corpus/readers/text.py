"""Plain text files.

In: the bytes of a .txt file. Out: one unnumbered page, its paragraphs, items, tables and headings told from the layout
of its lines (`corpus.lines`, `corpus.layout`).
"""

from __future__ import annotations

from corpus.characters import clean_text, decode
from corpus.drafts import write_pages
from corpus.errors import DocumentUnreadable
from corpus.layout import infer_headings
from corpus.lines import draft_lines
from corpus.readers.front_matter import split_front_matter
from corpus.readers.readings import Reading


def read_text(data: bytes) -> Reading:
    """Return the reading of a text file. Raises DocumentUnreadable if the bytes are not text, or hold none."""
    text, warning = decode(data)
    front_matter, rest = split_front_matter(text.replace("\r\n", "\n"))
    drafts = infer_headings(draft_lines(clean_text(rest).split("\n")))
    pages = write_pages([drafts], numbered=False)
    if not pages[0].text:
        raise DocumentUnreadable("the file holds no text")
    return Reading(pages, front_matter, {}, (warning,) if warning else ())
