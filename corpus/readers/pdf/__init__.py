"""PDF files, text and tables page by page.

In: the bytes of a .pdf file. Out: pages numbered from 1, as the file counts them, with the labels printed on them;
running heads and feet left out, lines joined to paragraphs, headings told by type, number or outline, tables ruled or
not, and scans where text recognition is installed. A file is read in a process of its own (`watched`): what of it takes
too long or too much memory is passed over and reported by page.
"""

from __future__ import annotations

from corpus.characters import clean_line
from corpus.errors import DocumentUnreadable
from corpus.readers.pdf.assembly import assemble
from corpus.readers.pdf.watched import read_watched
from corpus.readers.readings import Reading


def read_pdf(data: bytes) -> Reading:
    """Return the reading of a PDF. Raises DocumentUnreadable if it is encrypted, damaged or has no text at all."""
    facts, printed, complaint = read_watched(data)
    pages, continuations = assemble(printed, facts)
    if not any(page.text for page in pages):
        reasons = sorted({note for page in printed for note in page.notes})
        raise DocumentUnreadable(
            f"no text on its {len(pages)} pages ({reasons[0] if reasons else 'they are empty'}); "
            "if it is a scan, run it through text recognition (OCR)"
        )
    notes = [f"page {page.number}: {note}" for page in printed for note in page.notes]
    notes += [
        f"page {page.number}: no text but running heads or a page number"
        for page, said in zip(pages, printed, strict=True)
        if not page.text and not said.notes
    ]
    notes += continuations
    if complaint:
        notes.append(clean_line(complaint)[:200])
    return Reading(pages, {}, {"title": facts.title} if facts.title else {}, tuple(notes))
