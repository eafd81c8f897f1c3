"""Pages that are pictures, made here, read by text recognition where it is installed."""

from __future__ import annotations

import importlib.util
import io
import shutil
from collections.abc import Iterator
from random import Random

import pypdfium2
import pytest
from pypdf import PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.figures import find_observations
from corpus.models import BlockKind, Document, Metadata
from corpus.passages import split_document
from corpus.readers.pdf import page_reading, read_pdf, watched
from index.rows import observation_from, observation_row, passage_from, passage_row
from server.answers.shown import citation_of, citation_of_passage
from tests.benchmarks.pdf_tables_drawn import Drawing, style
from tests.benchmarks.pdf_tables_forms import grid
from tests.benchmarks.pdf_tables_known import Known

SAID = "The council supported 4,681 older people in 2022-23. It spent £13.9 million on homecare."
TABLE = [["Service", "2021-22", "2022-23"], ["Homecare", "1,204", "1,310"], ["Day services", "388", "390"]]


@pytest.fixture(params=["tesseract", "rapidocr"])
def recognised(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Scans are read by one program, then by the other; each must be here for its tests."""
    here = shutil.which("tesseract") if request.param == "tesseract" else importlib.util.find_spec("rapidocr")
    if not here:
        pytest.skip(f"NOT CHECKED: {request.param} is not installed, so it can read no scan; `make ocr` brings it")
    if request.param == "rapidocr":
        monkeypatch.setenv("PATH", "")  # Tesseract, where there is one, is not found
    watched._end()  # the process that reads knows the programs that were there when it began
    yield
    watched._end()


def scanned(*, with_text_page: bool = False, stamp: str = "", layer: str = "") -> bytes:
    """A PDF whose page is the picture of a printed page, 200 dots an inch; a page of text may follow.

    `stamp`: what a pack printed on the picture; `layer`: text without ink over it, as scanners put it there.
    """
    random = Random(5)
    drawing = Drawing(random)
    drawing.text(SAID, size=11)
    drawing.text("Table 1: Number of people", size=10)
    drawing.table(Known("plain", tuple(grid(TABLE)), 1, ""), style(random))
    drawing.canvas.save()
    page = pypdfium2.PdfDocument(drawing.file.getvalue())[0]
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(page.get_width(), page.get_height()))
    picture = ImageReader(page.render(scale=200 / 72, grayscale=True).to_pil())
    canvas.drawImage(picture, 0, 0, page.get_width(), page.get_height())
    canvas.drawRightString(page.get_width() - 40, 30, stamp)
    if layer:
        over = canvas.beginText(72, page.get_height() - 80)
        over.setTextRenderMode(3)
        over.textLine(layer)
        canvas.drawText(over)
    canvas.showPage()
    if with_text_page:
        canvas.drawString(72, 700, "This page was printed from a file and needs no recognition.")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.usefixtures("recognised")
def test_a_scan_is_read_and_marked() -> None:
    """The text and the table of a scanned page are read, the page is marked as recognised, and the report names it."""
    reading = read_pdf(scanned(with_text_page=True))
    scan, text = reading.pages
    assert "4,681 older people" in scan.text
    assert "£13.9 million" in scan.text
    (table,) = [block.table for block in scan.blocks if block.kind is BlockKind.TABLE and block.table]
    assert [cell.text for cell in table.cells] == [text for row in TABLE for text in row]
    assert (scan.is_recognised, text.is_recognised) == (True, False)
    assert any(warning.startswith("page 1: read by text recognition") for warning in reading.warnings)
    assert not any(warning.startswith("page 2") for warning in reading.warnings)


@pytest.mark.usefixtures("recognised")
def test_a_scan_that_a_pack_has_stamped_is_read() -> None:
    """The number that a pack prints on a scanned page does not make it a page of text: the scan is read."""
    reading = read_pdf(scanned(stamp="Agenda Item 7, Page 89"))
    assert "4,681 older people" in reading.pages[0].text
    assert reading.pages[0].is_recognised


@pytest.mark.usefixtures("recognised")
def test_figures_of_a_scan_are_less_sure() -> None:
    """A figure read from a picture has less confidence than the same figure read from text."""
    scan = read_pdf(scanned()).pages
    document = Document(Metadata("scan", "scan.pdf", "A scan", area="Exampleshire"), scan, "0" * 64)
    (spent,) = [one for one in find_observations(document) if one.printed.startswith("£13.9")]
    printed = io.BytesIO()
    canvas = Canvas(printed)
    canvas.drawString(72, 700, SAID)
    canvas.save()
    pages = read_pdf(printed.getvalue()).pages
    same = Document(Metadata("text", "text.pdf", "A text", area="Exampleshire"), pages, "0" * 64)
    (sure,) = [one for one in find_observations(same) if one.printed.startswith("£13.9")]
    assert spent.value == sure.value
    assert spent.confidence < sure.confidence


def test_without_recognition_a_scan_is_reported_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing recognises text, the pages that are pictures are named, and the others are read."""
    monkeypatch.setattr(page_reading, "recogniser", lambda: None)
    file = page_reading.OpenFile(scanned(with_text_page=True))
    assert file.page(1).notes == (page_reading.PICTURE,)
    assert not file.page(1).parts
    assert file.page(2).parts
    stamped = page_reading.OpenFile(scanned(stamp="Agenda Item 7, Page 89")).page(1)
    assert stamped.notes == (page_reading.STAMPED,)
    assert stamped.parts


def test_the_text_that_a_scanner_put_over_a_scan_is_read_as_recognised() -> None:
    """Text without ink over a scan is read, and marked as recognised, for another program recognised it."""
    reading = read_pdf(scanned(layer=SAID))
    assert SAID in reading.pages[0].text
    assert reading.pages[0].is_recognised
    assert reading.warnings == (f"page 1: {page_reading.LAYER}",)


@pytest.mark.usefixtures("recognised")
def test_a_citation_of_a_scan_says_how_it_was_read() -> None:
    """Behind its heading a citation says that the page was recognised, for a figure and for a passage."""
    scan = read_pdf(scanned()).pages
    document = Document(Metadata("scan", "scan.pdf", "A scan", area="Exampleshire"), scan, "0" * 64)
    (spent,) = [one for one in find_observations(document) if one.printed.startswith("£13.9")]
    stored = observation_from(observation_row(spent))
    cited = citation_of(stored, document.metadata, number=1)
    assert (cited.page, cited.heading) == (1, "(read by text recognition)")
    passage = passage_from(passage_row(split_document(document)[0]))
    assert "read by text recognition" in str(citation_of_passage(passage, document.metadata, number=1).heading)


def test_a_citation_says_which_number_is_printed() -> None:
    """Where the file numbers its pages otherwise than it counts them, a citation says both; else only the count."""
    document = Document(Metadata("paper", "paper.pdf", "A paper"), read_pdf(_labelled()).pages, "0" * 64)
    cited = [citation_of_passage(one, document.metadata, number=1) for one in split_document(document)]
    assert [(one.page, one.heading) for one in cited] == [(1, "(printed page iv)"), (2, None)]


def _labelled() -> bytes:
    """Two pages that the file calls "iv" and "2"."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for said in ("The council helped people to stay at home.", "It spent more than in the year before on homecare."):
        canvas.drawString(72, 700, said)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=io.BytesIO(file.getvalue()))
    writer.set_page_label(0, 0, style="/r", start=4)
    writer.set_page_label(1, 1, style="/D", start=2)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_scanned_file_has_time_for_each_page() -> None:
    """A scan of 60 dense pages, at 12 seconds each, is within the budget of a file; none has more than half an hour."""
    assert watched.budget_s(60, recognised=60) > 60 * 12 > watched.budget_s(60, recognised=0)
    assert watched.budget_s(2_000, recognised=2_000) == 1_800
