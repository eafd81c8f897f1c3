"""Packs of committee papers: each page knows the report it belongs to, and the agenda's numbers are no figures."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.models import Page
from corpus.readers.pdf import read_pdf
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from tests.answering import make_assistant
from tests.conftest import write_corpus
from tests.test_corpus_figures_next_numbers import read

FRONT = ["Adults and Health Committee", "Agenda", "1 Apologies for absence", "2 Minutes{}", "3 Fees 2025-26{}"]
CATALOGUE = """[[document]]
id = "pack"
path = "pack.pdf"
title = "Adults and Health Committee, agenda pack"
area = "Ferrisbrook"
kind = "committee-report"
published = "2025-03-04"
"""
MINUTES = ["Minutes", "The minutes were agreed as a correct record."]
FEES = [
    ["Fees report", "This report proposes the fees for the coming year."],
    ["In 2024-25, 412 people were given home care."],
]


def pdf(*pages: list[str], marks: dict[int, tuple[str, int]] | None = None, feet: bool = False) -> bytes:
    """Pages of lines; `marks` are entries of the outline with their depth by page; feet count from the second page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for number, lines in enumerate(pages, 1):
        if marks and number in marks:
            title, depth = marks[number]
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level=depth)
        for at, line in enumerate(lines):
            canvas.drawString(60, 760 - 40 * at, line)
        if feet and number > 1:
            canvas.drawString(280, 30, f"Page {number - 1}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def reports(pages: tuple[Page, ...]) -> list[tuple[str, int, int] | None]:
    """The report of each page: its title and its first and last page."""
    return [(page.report.title, page.report.first, page.report.last) if page.report else None for page in pages]


def test_the_outline_tells_the_reports() -> None:
    """Each page of a pack belongs to the entry of the outline that begins on it or last began before it."""
    marks = {1: ("Agenda", 0), 2: ("2 Minutes", 0), 3: ("3 Fees 2025-26", 0)}
    pages = read_pdf(pdf([line.format("") for line in FRONT], MINUTES, *FEES, marks=marks)).pages
    fees = ("3 Fees 2025-26", 3, 4)
    assert reports(pages) == [("Agenda", 1, 1), ("2 Minutes", 2, 2), fees, fees]


def test_an_outline_in_one_entry_of_its_own_is_looked_into() -> None:
    """Where the whole pack is the one entry at the top, its reports stand a step below."""
    marks = {1: ("Agenda document pack", 0), 2: ("2 Minutes", 1), 3: ("3 Fees 2025-26", 1)}
    pages = read_pdf(pdf([line.format("") for line in FRONT], MINUTES, *FEES, marks=marks)).pages
    assert reports(pages)[1:] == [("2 Minutes", 2, 2), ("3 Fees 2025-26", 3, 4), ("3 Fees 2025-26", 3, 4)]


def test_without_an_outline_the_agenda_tells_the_reports() -> None:
    """An agenda names pages as they are printed, which are other ones than the file's."""
    front = [*FRONT[:3], FRONT[3].format(" (Pages 1 - 1)"), FRONT[4].format(" (Pages 2 - 3)")]
    pages = read_pdf(pdf(front, MINUTES, *FEES, feet=True)).pages
    assert reports(pages) == [None, ("2 Minutes", 2, 2), ("3 Fees 2025-26", 3, 4), ("3 Fees 2025-26", 3, 4)]


@pytest.mark.parametrize("ranges", [("1 - 1", "2 - 3"), ("1", "2")])
def test_an_agenda_with_a_column_of_pages_tells_the_reports(ranges: tuple[str, str]) -> None:
    """Below "Page No" the last number of an item is its page."""
    front = ["Adults and Health Committee, 4 March 2025", "AGENDA Page No", FRONT[2]]
    front += [FRONT[3].format(f"  {ranges[0]}"), FRONT[4].format(f"  {ranges[1]}")]
    pages = read_pdf(pdf(front, MINUTES, *FEES, feet=True)).pages
    assert reports(pages) == [None, ("2 Minutes", 2, 2), ("3 Fees 2025-26", 3, 4), ("3 Fees 2025-26", 3, 4)]


def test_numbers_behind_items_are_no_pages_without_a_column_for_them() -> None:
    """ "2 Minutes 1" of an agenda that speaks of no pages tells no report."""
    front = [*FRONT[:3], FRONT[3].format("  1"), FRONT[4].format("  2")]
    assert reports(read_pdf(pdf(front, MINUTES, *FEES, feet=True)).pages) == [None] * 4


@pytest.mark.parametrize("feet", [False, True])
def test_chapters_are_no_reports(feet: bool) -> None:
    """A report with chapters is no pack: its outline lists no agenda."""
    marks = {1: ("Foreword", 0), 2: ("Fees", 0), 3: ("Outlook", 0)}
    pages = read_pdf(pdf(["Annual report 2024-25"], *FEES, ["The outlook is mixed."], marks=marks, feet=feet)).pages
    assert not any(page.report for page in pages)


def test_a_citation_names_the_report_and_its_pages(tmp_path: Path, embedder: Embedder) -> None:
    """Who opens the pack finds the report that an answer is from by its title and pages."""
    marks = {1: ("Agenda", 0), 2: ("2 Minutes", 0), 3: ("3 Fees 2025-26", 0)}
    corpus = write_corpus(tmp_path / "corpus", {"catalogue.toml": CATALOGUE})
    (corpus / "pack.pdf").write_bytes(pdf(FRONT[:2], MINUTES, *FEES, marks=marks))
    build(corpus, tmp_path / "index", embedder=embedder)
    with closing(open_version(tmp_path / "index", embedder=embedder)) as version:
        answer = make_assistant(version, embedder).answer("How many people were given home care in 2024-25?")
    assert answer.figures, answer.text
    assert answer.figures[0].display == "412", answer.text
    (cited,) = answer.citations
    assert (cited.page, cited.heading) == (4, "3 Fees 2025-26 (3 Fees 2025-26, pages 3 to 4)")


def test_numbers_that_count_lines_are_no_figures(tmp_path: Path) -> None:
    """Three lines that count up are numbered, however much like figures they look; a count that stands alone is one."""
    text = "# Agenda\n\n3 Home care fees 2025-26\n\n4 Complaints report\n\n5 Budget 2025-26\n"
    assert list(read(tmp_path, f"{text}\n# Beds\n\nIn 2024, 12 beds closed.\n")) == ["12"]
