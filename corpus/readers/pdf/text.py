"""The text of a PDF's pages, its bookmarks, page labels and title: the one door to pypdf.

In: the bytes of a file. Out: the lines of each page in the order in which the page draws them, with the size and weight
of their type. pypdf reads only what the file holds: a page that is a picture has no lines.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import Destination

from corpus.characters import clean_line, clean_text
from corpus.errors import DocumentUnreadable
from corpus.readers.pdf.printed import DAMAGE, PageDamaged, PrintedLine
from corpus.readers.pdf.raised import Piece, lines_of, said_by
from corpus.readers.pdf.turns import most_of, way_of
from corpus.readers.pdf.unseen import LEAST_SIZE, Inks

MAX_PAGES = 5_000
"""The longest committee pack known has some 1,500 pages."""
MAX_PAGE_CHARS = 200_000
"""Ten times the densest printed page: more is made to exhaust what reads it."""
MAX_BOOKMARKS = 5_000
MIN_WORD_LINES = 20
"""Fewer lines of one word may be a title page or a column of figures."""
APART = 1.6
"""A step down of more than this many sizes of the type parts two paragraphs."""
_LEADING_AWAY = ("/Annots", "/B", "/StructParents")
"""Parts of a page that lead to others, which a copy of it would take along."""
_DAMAGE = (PyPdfError, *DAMAGE)


class Bookmark(NamedTuple):
    """An entry of the file's outline: its depth from 1, its title, and the 1-based page it points to."""

    level: int
    title: str
    page: int


class DrawnText(NamedTuple):
    """The text of a page: its lines, and whether some of it stands off the page or is too small to be read, whether
    some is in ink that may not be seen, and whether all of it is without ink."""

    lines: list[PrintedLine]
    is_out_of_sight: bool
    is_odd_ink: bool
    is_layer: bool
    turn: int | None
    """Degrees clockwise by which the page as it is drawn has to be turned for most of its text to stand upright; None
    where it is neither drawn nor shown turned."""


class TextFile:
    """A PDF opened for its text. Raises DocumentUnreadable if it is encrypted or damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._reader = PdfReader(io.BytesIO(data))
            locked = self._reader.is_encrypted and not self._reader.decrypt("")
            self.count = 0 if locked else len(self._reader.pages)
        except _DAMAGE as error:
            raise _unreadable(error) from error
        if locked:
            raise DocumentUnreadable("the PDF asks for a password; save a copy without one")
        if not 0 < self.count <= MAX_PAGES:
            raise DocumentUnreadable(f"the PDF has {self.count} pages; 1 to {MAX_PAGES} can be read")

    def drawn(self, number: int) -> DrawnText:
        """Return the text of a page; `number` is 1-based. Raises PageDamaged."""
        try:
            return self._drawn(self._reader.pages[number - 1])
        except _DAMAGE as error:
            raise PageDamaged(clean_line(str(error))[:120] or type(error).__name__) from error

    def _drawn(self, page: PageObject) -> DrawnText:
        pieces: list[Piece] = []
        chars, weights = 0, dict[int, bool]()
        inks, edges, is_out, ways = Inks(), _edges(page), False, Counter[int]()

        def take(text: str, outer: Sequence[float], inner: Sequence[float], font: Any, size: float) -> None:
            nonlocal chars, is_out
            if id(font) not in weights:
                weights[id(font)] = _is_bold(font)  # looked up once: some programs draw each letter by itself
            chars += len(text)
            ways[way_of(outer, inner)] += len(text.strip())
            if chars > MAX_PAGE_CHARS:
                raise ValueError(f"it holds more than the {MAX_PAGE_CHARS} characters of any printed page")
            across = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            scale = abs(inner[3]) or abs(inner[1])
            type_size = size * scale * (abs(outer[3]) or abs(outer[1]))
            # A file may state places and sizes beyond all numbers; what has none is as if it stood anywhere.
            known = isfinite(height) and isfinite(type_size)
            left, low, right, high = edges
            is_there = left <= across <= right and low <= height <= high and type_size >= LEAST_SIZE
            is_out = is_out or bool(text.strip() and not is_there)
            pieces.append(Piece(text, height if known else 0.0, type_size if known else 0.0, weights[id(font)]))

        page.extract_text(visitor_text=take, visitor_operand_before=inks.see)
        turn = most_of(ways)
        is_turned = bool(turn or page.rotation % 360) and any(ways.values())
        return DrawnText(_joined(pieces), is_out, inks.is_odd, inks.is_layer, turn if is_turned else None)

    def upright(self, number: int, turn: int) -> bytes:
        """Return a file of one page, turned clockwise by so many degrees; `number` is 1-based. Raises PageDamaged."""
        try:
            return _turned(self._reader.pages[number - 1], turn)
        except _DAMAGE as error:
            raise PageDamaged(clean_line(str(error))[:120] or type(error).__name__) from error

    def labels(self) -> list[str]:
        """Return the printed label of each page ("iv", "C-12"), or none if the file states none."""
        try:
            root = self._reader.root_object
            return [clean_line(label)[:20] for label in self._reader.page_labels] if "/PageLabels" in root else []
        except _DAMAGE:
            return []

    def bookmarks(self) -> list[Bookmark]:
        """Return the outline in its order; entries that point nowhere are left out."""
        try:
            return list(self._marks(self._reader.outline, 1))[:MAX_BOOKMARKS]
        except _DAMAGE:
            return []

    def title(self) -> str:
        """Return the title that the file states, unless a word processor made it up, or an empty text.

        The file's dates tell when it was made, not published, so they are not taken.
        """
        try:
            title = clean_line(str(self._reader.metadata.title or "")) if self._reader.metadata else ""
        except _DAMAGE:
            return ""
        made_up = title.lower().startswith(("microsoft word", "untitled", "powerpoint")) or title.lower().endswith(
            (".doc", ".docx", ".pdf", ".indd", ".xlsx")
        )
        return "" if made_up else title

    def _marks(self, outline: Sequence[Any], level: int) -> Iterator[Bookmark]:
        for entry in outline:
            if isinstance(entry, list):
                yield from self._marks(entry, level + 1)
            elif isinstance(entry, Destination):
                page = self._reader.get_destination_page_number(entry)
                title = clean_line(str(entry.title or ""))
                if page is not None and page >= 0 and title:
                    yield Bookmark(level, title, page + 1)


def _turned(page: PageObject, turn: int) -> bytes:
    """A file of one page, its content and its edges turned clockwise by so many degrees."""
    writer = PdfWriter()
    copy = writer.add_page(page, excluded_keys=_LEADING_AWAY)
    copy.rotation = turn
    copy.transfer_rotation_to_content()
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _edges(page: PageObject) -> tuple[float, float, float, float]:
    """The edges of what is shown of a page: left, low, right, high."""
    box = page.cropbox
    return float(box.left) - 1, float(box.bottom) - 1, float(box.right) + 1, float(box.top) + 1


def _joined(pieces: Sequence[Piece]) -> list[PrintedLine]:
    """The lines that the pieces of a page make."""
    lines = [(clean_text(text), said) for text, said in lines_of(pieces)]
    filled = [text for text, _ in lines if text.strip()]
    if len(filled) >= MIN_WORD_LINES and sum(len(text.split()) for text in filled) < 1.5 * len(filled):
        return list(_with_gaps(_words_by_place(pieces)))
    return list(_with_gaps(lines))


def _with_gaps(lines: Sequence[tuple[str, Piece]]) -> Iterator[PrintedLine]:
    """The lines, each with whether white space parts it from the one above."""
    last: Piece | None = None
    blank = False
    for text, said in lines:
        if not text.strip():
            blank = True
            continue
        step = last.height - said.height if last else 0.0
        yield PrintedLine(text, round(said.size, 1), said.bold, blank or step > APART * said.size or step < 0)
        last, blank = said, False


def _is_bold(font: Any) -> bool:
    name = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    return any(word in name.lower() for word in ("bold", "black", "heavy", "demi"))


def _unreadable(error: BaseException) -> DocumentUnreadable:
    what = clean_line(str(error))[:120] or type(error).__name__
    if "cryptography" in what or "encrypted" in what.lower():
        return DocumentUnreadable("the PDF is encrypted; save a copy without a password or restrictions")
    return DocumentUnreadable(f"the PDF is damaged or cut short ({what}); get it again from where it was published")


def _words_by_place(pieces: Sequence[Piece]) -> list[tuple[str, Piece]]:
    """The lines of a page whose words were placed one by one: words at one height make a line.

    Such a page would else read as one word a line.
    """
    lines: list[list[Piece]] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if lines and abs(piece.height - lines[-1][-1].height) < piece.size / 4:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [(clean_text(" ".join(piece.text.strip() for piece in line)), said_by(line)) for line in lines]
