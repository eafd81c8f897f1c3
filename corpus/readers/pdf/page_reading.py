"""A file read page by page, each page with what it needs: text alone, places too, or recognition.

In: the bytes of a file. Out: what the file says of itself, and its pages. This runs in a process of its own
(`corpus.readers.pdf.worker`), for a hostile page may take all the time or memory there is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.errors import DocumentUnreadable
from corpus.readers.pdf.glance import GlanceFile
from corpus.readers.pdf.page_lines import page_parts
from corpus.readers.pdf.printed import PageDamaged, PrintedLine, PrintedPage
from corpus.readers.pdf.recognition import DOTS_AN_INCH, RecognitionFailed, recogniser
from corpus.readers.pdf.tables import find_tables
from corpus.readers.pdf.text import Bookmark, DrawnText, TextFile
from corpus.readers.pdf.unseen import apart
from corpus.readers.pdf.words import WordFile

UNREAD = "damaged, its text could not be read"
PICTURE = "no text; it may be a picture that needs text recognition (OCR)"
STAMPED = "a picture with little text on it, which may need text recognition (OCR)"
LAYER = "its text lies over a scan, as another program recognised it; check its figures against the original"
TURNED = "turned, and could not be set upright; check its tables against the original"
MAX_STAMP_CHARS = 150
"""Letters and figures that are printed on a scan when it is put into a pack: its number, item, and the pack's name."""
LOOKED_AT_DOTS = 144
"""An inch. At half of it small pale print has too few tones."""
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
            text = self._text.drawn(number)
        except PageDamaged:
            return self._recognised(PrintedPage(number, notes=(UNREAD,)))
        if not any(line.text.strip() for line in text.lines):
            return self._recognised(PrintedPage(number, notes=(PICTURE,)))
        page = PrintedPage(number, tuple(text.lines))
        return self._with_text(page, text) if text.turn is None else self._upright(page, text, text.turn)

    def _upright(self, page: PrintedPage, text: DrawnText, turn: int) -> PrintedPage:
        """A page that lies on its side, read from a copy that does not."""
        try:
            # The stamp on a scan does not say how the scan lies.
            if _chars(page) < MAX_STAMP_CHARS and self._glance().is_picture(page.number):
                return self._with_text(page, text)
            copy = OpenFile(self._text.upright(page.number, turn))
            drawn = copy._text.drawn(1)
        except (DocumentUnreadable, PageDamaged):
            read = self._with_text(page, text)
            return replace(read, notes=(*read.notes, TURNED))
        return replace(copy._with_text(PrintedPage(1, tuple(drawn.lines)), drawn), number=page.number)

    def _with_text(self, page: PrintedPage, text: DrawnText) -> PrintedPage:
        """A page that has text, with its tables and without what is hidden."""
        number = page.number
        try:
            if text.is_layer and self._glance().is_picture(number):
                placed = self._placed(page)
                return replace(placed, notes=(*placed.notes, LAYER), is_recognised=True)
            if _chars(page) < MAX_STAMP_CHARS and self._glance().is_picture(number):
                return self._behind(page)
            may_hide = text.is_out_of_sight or (text.is_odd_ink and self._glance().may_hide_text(number))
            seen = self._seen(page) if may_hide else page
            return self._placed(page) if seen is page and self._glance().may_hold_table(number) else seen
        except PageDamaged as error:
            hidden = "; some of its text may be hidden from people" if text.is_odd_ink or text.is_out_of_sight else ""
            return replace(page, notes=(f"its tables could not be read as tables ({error}){hidden}",))

    def _placed(self, page: PrintedPage) -> PrintedPage:
        """A page with its tables."""
        words, rules, notes = self._places().page(page.number)
        tables = find_tables(words, rules)
        # Without a table the page stays as its text was drawn, turned or not.
        return replace(page, parts=tuple(page_parts(words, tables)), notes=notes) if tables else page

    def _seen(self, page: PrintedPage) -> PrintedPage:
        """A page without the text that people do not see and with its tables, or the same page if all is seen."""
        words, rules, notes = self._places().page(page.number)
        picture = self._glance().drawn(page.number, dots_an_inch=LOOKED_AT_DOTS)
        seen, hidden = apart(words, picture, self._places().view(page.number))
        if not hidden:
            return page
        return replace(page, parts=tuple(page_parts(seen, find_tables(seen, rules))), notes=(*notes, *hidden))

    def _behind(self, page: PrintedPage) -> PrintedPage:
        """A picture of a page on which little is printed, such as its number in a pack: recognised if it says more."""
        recognised = self._recognised(replace(page, notes=(STAMPED,)))
        said_all = recognised.is_recognised and _chars(recognised) <= 2 * _chars(page)
        return page if said_all else recognised

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

    def _places(self) -> WordFile:
        self._words = self._words or WordFile(self._data)
        return self._words

    def _glance(self) -> GlanceFile:
        self._glances = self._glances or GlanceFile(self._data)
        return self._glances


def _chars(page: PrintedPage) -> int:
    """How many letters and figures the lines and tables of a page have."""
    texts = (
        text
        for part in page.parts
        for text in ([part.text] if isinstance(part, PrintedLine) else [cell.text for cell in part.cells])
    )
    return sum(character.isalnum() for text in texts for character in text)
