"""Pages that lie on their side, read as if they stood upright."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, NumberObject

from corpus.readers.pdf import read_pdf
from tests.test_corpus_readers_pdf import cells_shown, make_pdf

ROWS = ["Reviews by team", "Team | 2021-22 | 2022-23", "North | 12^1 | 14", "South | 33 | 41", "West | 35 | 44"]
PROSE = [
    "People waiting at the end of March were fewer than in the year before",
    "and the council spent more on homecare than it had planned to spend",
    "on the help that people have in their own homes through the year.",
]


def laid(data: bytes, turn: int, shown: int) -> bytes:
    """A file whose pages are drawn turned against the clock, and marked to be shown turned clockwise."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        width, height = page.mediabox.width, page.mediabox.height
        moves = {0: (0, 0), 90: (height, 0), 180: (width, height), 270: (0, width)}
        page.add_transformation(Transformation().rotate(turn).translate(*moves[turn]))
        if turn % 180:
            page.mediabox.upper_right = page.cropbox.upper_right = (height, width)
        page[NameObject("/Rotate")] = NumberObject(shown)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("shown", [0, 90, 270])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_an_upright_one(turn: int, shown: int) -> None:
    """A page that is drawn or shown on its side has the tables, note marks and paragraphs that it has upright."""
    upright = make_pdf([ROWS], show=cells_shown), make_pdf([PROSE])
    for data in upright:
        reading, expected = read_pdf(laid(data, turn, shown)), read_pdf(data)
        assert reading.pages == expected.pages
        assert reading.warnings == expected.warnings


def test_a_few_turned_words_turn_no_page() -> None:
    """Words that run up the margin of an upright page leave it as it is."""
    margin = "ET\nBT /F1 9 Tf 0 1 -1 0 30 300 Tm (Adult social care) Tj ET\nBT /F1 11 Tf 60 780 Td\n"
    data = make_pdf([PROSE], show=lambda lines: margin + "".join(f"({line}) Tj 0 -14 Td\n" for line in lines) + "ET")
    assert " ".join(PROSE) in read_pdf(data).pages[0].text
