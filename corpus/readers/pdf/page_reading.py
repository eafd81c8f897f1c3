"""A file read page by page, each page with what it needs: text alone, places too, or recognition.

In: the bytes of a file. Out: what the file says of itself, and its pages. This runs in a process of its own
(`corpus.readers.pdf.worker`), for a hostile page may take all the time or memory there is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.readers.pdf.glance import GlanceFile
from corpus.readers.pdf.page_lines import page_parts
from corpus.readers.pdf.printed import PageDamaged, PrintedPage
from corpus.readers.pdf.recognition import DOTS_AN_INCH, RecognitionFailed, recogniser
from corpus.readers.pdf.tables import find_tables
from corpus.readers.pdf.text import Bookmark, TextFile
from corpus.readers.pdf.words import WordFile

UNREAD = "damaged, its text could not be read"
PICTURE = "no text; it may be a picture that needs text recognition (OCR)"
RECOGNISED = "read by text recognition; check its figures against the original"


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file says of itself: how many pages, their printed labels if any, its outline and title."""

    count: int
    labels: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    title: str


class OpenFile:
    """A PDF that is being read. Raises DocumentUnreadable if it cannot be.

    The libraries for places and for pictures open it when a page first needs them.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._text = TextFile(data)
        self._glances: GlanceFile | None = None
        self._words: WordFile | None = None
        self._recognise = recogniser()

    def facts(self) -> FileFacts:
        """Return what the file says of itself."""
        text = self._text
        return FileFacts(text.count, tuple(text.labels()), tuple(text.bookmarks()), text.title())

    def page(self, number: int) -> PrintedPage:
        """Return a page; `number` is 1-based. What of it could not be read is in its notes."""
        try:
            lines = self._text.lines(number)
        except PageDamaged:
            return self._recognised(PrintedPage(number, notes=(UNREAD,)))
        if not any(line.text.strip() for line in lines):
            return self._recognised(PrintedPage(number, notes=(PICTURE,)))
        page = PrintedPage(number, tuple(lines))
        try:
            return self._with_tables(page) if self._glance().may_hold_table(number) else page
        except PageDamaged as error:
            return replace(page, notes=(f"its tables could not be read as tables ({error})",))

    def _with_tables(self, page: PrintedPage) -> PrintedPage:
        self._words = self._words or WordFile(self._data)
        words, rules, notes = self._words.page(page.number)
        tables = find_tables(words, rules)
        # Without a table the page stays as its text was drawn, turned or not.
        return replace(page, parts=tuple(page_parts(words, tables)), notes=notes) if tables else page

    def _recognised(self, page: PrintedPage) -> PrintedPage:
        """A page without text, recognised if something here can; else as it is."""
        if self._recognise is None:
            return page
        try:
            words = self._recognise(self._glance().picture(page.number, dots_an_inch=DOTS_AN_INCH))
        except (RecognitionFailed, PageDamaged) as error:
            return replace(page, notes=(*page.notes, f"text recognition did not help: {error}"))
        if not words:
            return page
        return PrintedPage(page.number, tuple(page_parts(words, find_tables(words, ()))), (RECOGNISED,), True)

    def _glance(self) -> GlanceFile:
        self._glances = self._glances or GlanceFile(self._data)
        return self._glances
