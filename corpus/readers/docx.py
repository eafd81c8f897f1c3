"""Word documents.

In: the bytes of a .docx file. Out: one unnumbered page (where a page ends is known only to the program that prints it)
with headings, paragraphs, list items and tables in order. What a reviewer inserted is read, what was deleted is not;
what is hidden from people is left out and told. Text boxes stand below the paragraph that they hang on, footnotes below
their table or at the end of their section. python-docx, whose only door this is, opens the package and finds its parts;
the text is taken from the elements themselves: its `Paragraph.text` passes over insertions and content controls.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from xml.etree.ElementTree import Element

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError

from corpus.characters import clean_line
from corpus.drafts import Draft, write_pages
from corpus.errors import DocumentUnreadable
from corpus.layout import infer_headings
from corpus.readers.docx_hidden import HiddenText
from corpus.readers.docx_text import W
from corpus.readers.docx_walk import WordWalk
from corpus.readers.hidden import told_hidden
from corpus.readers.packages import open_package, packed
from corpus.readers.readings import Reading

MAX_XML_BYTES = 32 * 1024 * 1024
"""A document of 500 pages has some 10 MB; its tree takes ten times as much in memory."""
_NOTES = ("/footnotes", "/endnotes")
_CHANGES = ("ins", "del", "moveFrom", "moveTo")
# What python-docx and lxml let through from a damaged file, seen with truncated and randomly changed parts.
_DAMAGED = (
    *(OpcError, InvalidXmlError, ValueError, LookupError, TypeError, AttributeError, SyntaxError, RecursionError),
    *(zipfile.BadZipFile, OSError, AssertionError, NotImplementedError),
)


def read_docx(data: bytes) -> Reading:
    """Return the reading of a document. Raises DocumentUnreadable if it is damaged, locked, too large or empty."""
    parts = open_package(data, suffix=".docx", budget=MAX_XML_BYTES)
    try:
        document = Document(packed(parts))
        styles, notes = cast(Element, document.styles.element), dict(_notes(document))
        hidden = HiddenText(styles, page=_page_colour(document))
        taken = [found for part in (_body(document), *notes.values()) for found in hidden.take_out(part)]
        walk = WordWalk(styles, _numbering(document), notes, _body(document))
        drafts = walk.drafts()
        title = clean_line(document.core_properties.title or "")
        changes = sum(1 for _ in _body(document).iter(*(W + name for name in _CHANGES)))
    except _DAMAGED as error:
        said = f"{type(error).__name__}: {error}".split("\n", 1)[0][:120]
        raise DocumentUnreadable(
            f"not a document that can be read ({said}); open it in Word and save it as .docx"
        ) from error
    pages = write_pages([infer_headings(_with_captions(drafts, walk.captions), plain=False)], numbered=False)
    if not pages[0].text:
        raise DocumentUnreadable("the document holds no text; if its pages are pictures, run text recognition (OCR)")
    warnings = []
    if changes:
        warnings.append(f"{changes} tracked changes; what they insert was read, what they delete was not")
    if walk.unread:
        warnings.append(f"{walk.unread} documents embedded in it were not read; add them as files of their own")
    warnings += told_hidden(taken)
    return Reading(pages, {}, {"title": title} if title else {}, tuple(warnings))


def _body(document: WordDocument) -> Element:
    return cast(Element, document.element.body)


def _page_colour(document: WordDocument) -> str | None:
    """The colour that the document gives its pages, if any."""
    background = cast(Element, document.element).find(f"{W}background")
    return background.get(f"{W}color") if background is not None else None


def _numbering(document: WordDocument) -> Element | None:
    """The part that says how lists are numbered, where there is one."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/numbering"):
            return cast(Element, parse_xml(relation.target_part.blob))
    return None


def _notes(document: WordDocument) -> Iterator[tuple[tuple[str, str], Element]]:
    """The footnotes and endnotes by their kind and id; separators between notes and text are none."""
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(_NOTES):
            continue
        for note in cast(Element, parse_xml(relation.target_part.blob)):
            if note.get(f"{W}id") and note.get(f"{W}type") in (None, "normal"):
                yield (str(note.tag).removeprefix(W), note.get(f"{W}id") or ""), note


def _with_captions(drafts: list[Draft], captions: set[int]) -> list[Draft]:
    """Bind each caption to the table that it stands over, or under where the document's captions stand under tables."""
    tables = [draft.grid is not None for draft in drafts]
    around = [(number, number - 1, number + 1) for number in sorted(captions)]
    over = sum(after < len(drafts) and tables[after] for _, _, after in around)
    under = sum(before >= 0 and tables[before] for _, before, _ in around)
    bound = list(drafts)
    for number, before, after in around:
        table = before if under > over else after
        grid = bound[table].grid if 0 <= table < len(drafts) else None
        if grid is not None and not grid.caption:
            bound[table] = replace(bound[table], grid=replace(grid, caption=drafts[number].text))
    return bound
