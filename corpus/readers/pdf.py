"""PDF files, text page by page.

In: the bytes of a .pdf file. Out: pages numbered from 1, as the file counts them; running heads and feet left out,
lines joined to paragraphs, headings inferred. Read by pypdf, which reads only what the file holds: a page that is a
picture has no text and is reported. What pypdf complains about is counted, not printed.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from corpus.characters import clean_line, clean_text
from corpus.drafts import write_pages
from corpus.errors import DocumentUnreadable
from corpus.layout import infer_headings
from corpus.lines import draft_lines
from corpus.readers.page_tables import may_hold_table, with_tables
from corpus.readers.raised import Piece, text_of
from corpus.readers.readings import Reading
from corpus.readers.running_heads import without_running_heads

MAX_PAGES = 5_000
MIN_WORD_LINES = 20
"""Fewer lines of one word may be a title page or a column of figures."""
# What pypdf lets through from a damaged file, seen with truncated and randomly changed files.
_DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, ArithmeticError)
_DAMAGE_DEEP = (*_DAMAGE, RecursionError, NotImplementedError, UnicodeError, OSError, StopIteration, MemoryError)


def read_pdf(data: bytes) -> Reading:
    """Return the reading of a PDF. Raises DocumentUnreadable if it is encrypted, damaged or has no text at all."""
    with _complaints() as complaints:
        reader = _open(data)
        texts = [_text(reader, number) for number in range(_page_count(reader))]
        found = _found(reader)
    lines = [clean_text(text or "").split("\n") for text in texts]
    pages = write_pages(
        (infer_headings(draft_lines(kept, typeset=True)) for kept in without_running_heads(lines)),
        numbered=True,
    )
    if not any(page.text for page in pages):
        raise DocumentUnreadable(
            f"no text on its {len(pages)} pages; it is a scan, so run it through text recognition (OCR)"
        )
    notes = [
        f"page {number}: damaged, its text could not be read" for number, text in enumerate(texts, 1) if text is None
    ]
    notes += [
        f"page {page.number}: no text; it may be a picture that needs text recognition (OCR)"
        for page, text in zip(pages, texts, strict=True)
        if text is not None and not page.text
    ]
    if complaints:
        notes.append(f"{len(complaints)} flaws in the file's structure, the first: {clean_line(complaints[0])[:120]}")
    return Reading(pages, {}, found, tuple(notes))


def _open(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except _DAMAGE_DEEP as error:
        raise _unreadable(error) from error
    if locked:
        raise DocumentUnreadable("the PDF asks for a password; save a copy without one")
    return reader


def _page_count(reader: PdfReader) -> int:
    try:
        count = len(reader.pages)
    except _DAMAGE_DEEP as error:
        raise _unreadable(error) from error
    if not 0 < count <= MAX_PAGES:
        raise DocumentUnreadable(f"the PDF has {count} pages; 1 to {MAX_PAGES} can be read")
    return count


def _unreadable(error: BaseException) -> DocumentUnreadable:
    what = clean_line(str(error))[:120] or type(error).__name__
    if "cryptography" in what or "encrypted" in what.lower():
        return DocumentUnreadable("the PDF is encrypted; save a copy without a password or restrictions")
    return DocumentUnreadable(f"the PDF is damaged or cut short ({what}); get it again from where it was published")


def _text(reader: PdfReader, number: int) -> str | None:
    """The text of a page, or None if the page is damaged."""
    try:
        page = reader.pages[number]
        pieces: list[Piece] = []

        def take(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
            height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            pieces.append(Piece(text, height, size * (abs(inner[3]) or abs(inner[1]))))

        page.extract_text(visitor_text=take)
        text = text_of(pieces)
        text = _words_by_place(page) if _is_word_by_word(text) else text
        return with_tables(text, page.extract_text(extraction_mode="layout")) if may_hold_table(text) else text
    except _DAMAGE_DEEP:
        return None


def _is_word_by_word(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= MIN_WORD_LINES and len(text.split()) < 1.5 * len(lines)


def _words_by_place(page: PageObject) -> str:
    """The text of a page whose words were placed one by one: words at one height make a line.

    Such a page would else read as one word a line. Heights and type sizes are in points.
    """
    lines: list[str] = []
    last = 0.0

    def take(text: str, outer: Sequence[float], inner: Sequence[float], _font: object, size: float) -> None:
        nonlocal last
        if not text.strip():
            return
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        if lines and abs(height - last) < size / 4:
            lines[-1] += " " + text.strip()
        else:
            # A gap of more than a line and a half is a paragraph's.
            lines.extend([""] if last - height > 1.6 * size else [])
            lines.append(text.strip())
        last = height

    page.extract_text(visitor_text=take)
    return "\n".join(lines)


def _found(reader: PdfReader) -> dict[str, str]:
    """The title that the file states. Its dates tell when the file was made, not published, so they are not taken."""
    try:
        title = clean_line(str(reader.metadata.title or "")) if reader.metadata else ""
    except _DAMAGE_DEEP:
        return {}
    # What word processors put there when nobody wrote a title.
    made_up = title.lower().startswith(("microsoft word", "untitled", "powerpoint")) or title.lower().endswith(
        (".doc", ".docx", ".pdf", ".indd", ".xlsx")
    )
    return {"title": title} if title and not made_up else {}


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what pypdf logs or warns about while it reads, so that it reaches the report and not the terminal."""
    collected: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: collected.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pypdf")
    propagates = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield collected
        collected += [str(warning.message) for warning in caught]
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates
