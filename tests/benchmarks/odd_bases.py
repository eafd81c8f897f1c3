"""Sound PDF files that odd ones are made of: tables by two programs, prose with an outline and labels, a scan.

In: a seed. Out: the bytes of a file. Each is made once and kept, so that a thousand odd files cost little.
"""

from __future__ import annotations

import io
from functools import cache
from random import Random

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks import pdf_tables_drawn, pdf_tables_set
from tests.benchmarks.pdf_tables_forms import FORMS
from tests.benchmarks.pdf_tables_known import PROSE
from tests.benchmarks.pdf_tables_reports import REPORT_FORMS


def base(random: Random) -> bytes:
    """One of the sound files."""
    return _made(random.randrange(KEPT))


KEPT = 12


@cache
def _made(number: int) -> bytes:
    random = Random(f"base {number}")
    if number < 3:
        return pdf_tables_drawn.draw([random.choice(FORMS)(random) for _ in range(2)], random)[0]
    if number < 6:
        return pdf_tables_set.draw([random.choice(REPORT_FORMS)(random) for _ in range(2)], random)[0]
    if number < 8:
        return scan()
    return written(compressed=number % 2 == 0, packed=number > 9)


def written(*, compressed: bool, packed: bool = False, pages: int = 3) -> bytes:
    """Pages of prose with bookmarks; `packed`: written anew by pypdf, as other programs lay files out."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=int(compressed))
    for number in range(1, pages + 1):
        canvas.bookmarkPage(f"p{number}")
        canvas.addOutlineEntry(f"Report {number}", f"p{number}", 0)
        canvas.setFont("Times-Roman", 11)
        for place, sentence in enumerate(PROSE.split(". ")):
            canvas.drawString(72, 760 - 16 * place, f"{sentence}, in {2000 + number} by {number * 7}.")
        canvas.showPage()
    canvas.save()
    return rewritten(PdfWriter(clone_from=PdfReader(file))) if packed else file.getvalue()


def scan() -> bytes:
    """A page that is a picture of a line."""
    picture = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(picture).text((40, 80), "1,204 people were supported in 2022-23", fill=0)
    file = io.BytesIO()
    picture.save(file, "PDF")
    return file.getvalue()


def rewritten(writer: PdfWriter) -> bytes:
    """The bytes that a writer writes."""
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def opened(random: Random) -> PdfWriter:
    """A sound file whose structure can be changed."""
    return PdfWriter(clone_from=PdfReader(io.BytesIO(base(random))))
