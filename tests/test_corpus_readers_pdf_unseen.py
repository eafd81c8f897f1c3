"""Text of a PDF that people do not see is left out of what is read, and told; what they see is read."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf
from corpus.readers.readings import Reading

SAID = "The council supported 4,681 older people in 2022-23."
SECRET = "It spent £99 million on biscuits."
DARK = (0, 0.2, 0.4)


def white(canvas: Canvas, *, x: float = 72, y: float = 650) -> None:
    """White on the white page."""
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(x, y, SECRET)


def beside(canvas: Canvas) -> None:
    """White on the white page, in the line of text that is seen."""
    white(canvas, x=360, y=700)


def without_ink_of_print(canvas: Canvas) -> None:
    """White as printers have it."""
    canvas.setFillColorCMYK(0, 0, 0, 0)
    canvas.drawString(72, 650, SECRET)


def without_ink(canvas: Canvas) -> None:
    """Text that is only there to be searched."""
    text = canvas.beginText(72, 650)
    text.setTextRenderMode(3)
    text.textLine(SECRET)
    canvas.drawText(text)


def below(canvas: Canvas) -> None:
    """Off the page."""
    canvas.drawString(72, -50, SECRET)


def tiny(canvas: Canvas) -> None:
    """A grey line."""
    canvas.setFont("Helvetica", 0.5)
    canvas.drawString(72, 650, SECRET)


def covered(canvas: Canvas) -> None:
    """Under a white box."""
    canvas.drawString(72, 650, SECRET)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(60, 640, 400, 30, fill=1, stroke=0)


def banner(canvas: Canvas) -> None:
    """White on a dark ground."""
    canvas.setFillColorRGB(*DARK)
    canvas.rect(60, 640, 400, 30, fill=1, stroke=0)
    white(canvas)


def grey(canvas: Canvas) -> None:
    """Pale, as notes are."""
    canvas.setFillColorRGB(0.6, 0.6, 0.6)
    canvas.drawString(72, 650, SECRET)


def on_a_white_box(canvas: Canvas) -> None:
    """Black on a box that is drawn before it."""
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(60, 640, 400, 30, fill=1, stroke=0)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(72, 650, SECRET)


def read(draw: Callable[[Canvas], None], *, turned: bool = False, cropped: bool = False) -> Reading:
    """The reading of a page with a line and what `draw` draws; `turned` stands upright only as it is shown."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    if cropped:
        canvas.setCropBox((50, 30, 560, 800))
    if turned:
        canvas.setPageRotation(90)
        canvas.translate(595, -100)
        canvas.rotate(90)
        canvas.translate(100, -200)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, SAID)
    draw(canvas)
    canvas.save()
    return read_pdf(file.getvalue())


HIDDEN = (white, beside, without_ink_of_print, without_ink, below, tiny, covered)


@pytest.mark.parametrize("draw", HIDDEN, ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("cropped", [False, True])
def test_hidden_text_is_left_out_and_told(draw: Callable[[Canvas], None], *, cropped: bool) -> None:
    """Text that leaves no mark on the page, or stands off it, is not read; the report quotes it and names the page."""
    reading = read(draw, cropped=cropped)
    assert reading.pages[0].text.strip() == SAID
    (warning,) = reading.warnings
    assert warning.startswith("page 1: hidden text was left out: ‘It spent")


@pytest.mark.parametrize("draw", [banner, grey, on_a_white_box], ids=lambda draw: draw.__name__)
@pytest.mark.parametrize("turned", [False, True])
def test_text_that_people_see_is_read(draw: Callable[[Canvas], None], *, turned: bool) -> None:
    """White text on a dark ground, pale text, and text on a white box are read without a word."""
    reading = read(draw, turned=turned)
    assert SAID in reading.pages[0].text
    assert SECRET in reading.pages[0].text
    assert reading.warnings == ()


def test_a_page_is_looked_at_as_it_is_shown() -> None:
    """On a page that is turned to be read, hidden text is found where it is shown."""
    reading = read(white, turned=True)
    assert reading.pages[0].text.strip() == SAID
    assert len(reading.warnings) == 1
