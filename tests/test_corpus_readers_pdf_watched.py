"""PDF files that take too long, too much memory, or end the process that reads them: reported, never a hang."""

from __future__ import annotations

import io
import os
import signal
import threading
import zlib
from random import Random
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, StreamObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import DocumentUnreadable
from corpus.readers.pdf import read_pdf, watched
from tests.benchmarks import pdf_tables_drawn
from tests.benchmarks.pdf_tables_forms import FORMS


def line(number: int) -> str:
    """What page `number` says, in words of its own, so that it is no running head."""
    name = "".join("abcdefghij"[int(digit)] for digit in str(number))
    return f"The council helped people to stay at home in the place called {name}."


def printed(pages: int, *, heavy: int | None = None) -> bytes:
    """A PDF of pages with a line each; page `heavy` draws two million letters besides."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=1)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, line(number))
        if number == heavy:
            canvas._code.append("BT /F1 1 Tf " + "1 0 0 1 72 600 Tm (x) Tj " * 2_000_000 + "ET")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_a_page_that_takes_too_long_is_passed_over_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages before and after a page beyond its budget are read; the report names that page and the reason."""
    data = printed(3, heavy=2)
    monkeypatch.setattr(watched, "PAGE_SECONDS", 3)
    start = monotonic()
    reading = read_pdf(data)
    assert monotonic() - start < 40
    assert [bool(page.text) for page in reading.pages] == [True, False, True]
    assert any(warning.startswith("page 2: not read: it took more than 3 seconds") for warning in reading.warnings)


def test_a_file_that_takes_too_long_keeps_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the budget of the file is used up, every page that is left is reported, and what was read is kept."""
    monkeypatch.setattr(watched, "MAX_FILE_SECONDS", 4)
    reading = read_pdf(printed(6, heavy=3))
    assert [bool(page.text) for page in reading.pages] == [True, True, False, False, False, False]
    assert {warning.split(":")[0] for warning in reading.warnings} == {f"page {number}" for number in range(3, 7)}


def test_a_file_made_to_fill_the_memory_ends_in_a_report() -> None:
    """A page whose stream unpacks to four gigabytes is not read into memory: it is reported, and the next page read."""
    bomb = zlib.compress(b"\0" * 2**22, 9)
    for _ in range(2):
        bomb = zlib.compress(bomb * 32, 9)
    writer = PdfWriter(clone_from=io.BytesIO(printed(2)))
    stream = StreamObject()
    stream._data = bomb
    stream[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode")] * 3)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    reading = read_pdf(file.getvalue())
    assert line(2) in reading.pages[1].text
    assert any(warning.startswith("page 1:") for warning in reading.warnings)


def test_a_process_that_is_killed_costs_one_page() -> None:
    """When the reading process dies, as of a library's crash, a new one reads on."""
    read_pdf(printed(1))
    data = printed(4, heavy=2)

    def kill() -> None:
        os.kill(watched._HELD[0].process.pid, signal.SIGKILL)

    timer = threading.Timer(4, kill)
    timer.start()
    reading = read_pdf(data)
    timer.join()
    assert [bool(page.text) for page in reading.pages] == [True, False, True, True]
    assert any(warning.startswith("page 2: not read") for warning in reading.warnings)


def test_a_process_serves_file_after_file() -> None:
    """Files are read by one process, begun anew after a number of them."""
    read_pdf(printed(1))
    first = watched._HELD[0].process.pid
    read_pdf(printed(1))
    assert watched._HELD[0].process.pid == first
    watched._HELD[0].files = watched.FILES_A_PROCESS
    assert line(1) in read_pdf(printed(1)).pages[0].text
    assert watched._HELD[0].process.pid != first


def test_two_thousand_pages_are_read() -> None:
    """A pack of 2,000 pages is read to its last page, within the budget of a file."""
    reading = read_pdf(printed(2000))
    assert len(reading.pages) == 2000
    assert line(2000) in reading.pages[-1].text


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 5), changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=40))
def test_a_damaged_pdf_with_tables_is_read_or_refused(seed: int, changes: list[tuple[int, int]]) -> None:
    """Bytes changed anywhere in a PDF with tables give exact pages or a refusal, never a crash."""
    random = Random(seed)
    data = bytearray(pdf_tables_drawn.draw([FORMS[seed](random)], random)[0])
    for place, value in changes:
        data[place % len(data)] = value
    try:
        reading = read_pdf(bytes(data))
    except DocumentUnreadable:
        return
    assert [page.number for page in reading.pages] == list(range(1, len(reading.pages) + 1))
