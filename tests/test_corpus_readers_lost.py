"""Nothing in a folder is lost quietly: what is not read is reported, and what is there is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.errors import DocumentUnreadable
from corpus.readers import READERS
from corpus.readers.html_pages import read_html

GOOD = "# Homecare\n\nWe helped 1,204 people in 2021-22.\n"


@pytest.mark.parametrize("name", ["pack.rtf", "slides.pptx", "figures.xlsb", "Minutes.EML", "papers.zip"])
def test_a_kind_of_file_that_is_not_read_is_reported(tmp_path: Path, name: str) -> None:
    """A file of a kind in which documents come, and that no reader reads, is a problem that names it."""
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / name).write_bytes(b"We helped 1204 people")
    corpus = read_corpus(tmp_path)
    assert len(corpus.documents) == 1
    (problem,) = corpus.problems
    assert problem.path == name
    assert "save it as PDF, .docx or .xlsx" in problem.message + problem.help


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".csv"])
def test_a_pdf_under_another_name_is_refused(suffix: str) -> None:
    """The inside of a PDF is not read as letters, even where it holds no null byte."""
    with pytest.raises(DocumentUnreadable, match=r"let its name end in \.pdf"):
        READERS[suffix](b"%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\n")


def test_columns_parted_by_tabs_are_a_table(tmp_path: Path) -> None:
    """A .tsv file is read as a CSV file is."""
    (tmp_path / "homecare.tsv").write_bytes(b"Service\t2021-22\nHomecare\t1204\n")
    (document,) = read_corpus(tmp_path).documents
    assert document.pages[0].text == "Service | 2021-22\nHomecare | 1204"


def test_every_main_part_of_a_page_is_read() -> None:
    """A web page with several main elements is read to the last; one within another is read once."""
    body = "<main><p>We helped 1204 people.</p></main><main><div><main><p>And 1310 more.</p></main></div></main>"
    page = read_html(f"<html><body>{body}</body></html>".encode()).pages[0]
    assert page.text == "We helped 1204 people.\n\nAnd 1310 more."
