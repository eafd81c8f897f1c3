"""Tables of PDF pages, drawn here with reportlab, read cell by cell."""

from __future__ import annotations

import io
from dataclasses import replace
from random import Random

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.models import BlockKind, Page, Table
from corpus.readers.pdf import read_pdf
from corpus.readers.pdf.gutters import columns_of
from corpus.readers.pdf.printed import Word
from corpus.readers.pdf.rows import rows_of
from tests.benchmarks import pdf_tables
from tests.benchmarks.pdf_tables_drawn import RULES, Drawing, style
from tests.benchmarks.pdf_tables_forms import FORMS, grid
from tests.benchmarks.pdf_tables_known import PROSE, Known, KnownCell


def drawn(known: Known, rules: str, seed: int, *, gap: float = 12) -> bytes:
    """A page with a table under its caption, between two paragraphs."""
    random = Random(seed)
    drawing = Drawing(random)
    how = replace(style(random), rules=rules, size=8, leading=9.6, gap=gap)
    drawing.text(PROSE)
    drawing.text(known.caption, size=9, font=how.bold)
    drawing.table(known, how)
    drawing.text(PROSE)
    drawing.canvas.save()
    return drawing.file.getvalue()


def tables(page: Page) -> list[Table]:
    """The tables of a page."""
    return [block.table for block in page.blocks if block.kind is BlockKind.TABLE and block.table]


def words_of(known: Known) -> list[str]:
    """All words of a table."""
    return sorted(word for cell in known.cells for word in cell.text.split())


@pytest.mark.parametrize("rules", sorted(set(RULES)))
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_a_table_is_read_whatever_rules_it_has(form: object, rules: str) -> None:
    """Nine of ten neighbours of any form of table are read, ruled or not; its words stand once, its caption is kept."""
    assert callable(form)
    known = form(Random(f"{rules} of a table"))
    reading = read_pdf(drawn(known, rules, 7))
    found = [table for page in reading.pages for table in tables(page)]
    truth = pdf_tables.pairs(
        [(c.row, c.column, c.row + c.row_span, c.column + c.column_span, c.text) for c in known.cells]
    )
    read = pdf_tables.pairs(
        [(c.row, c.column, c.row + c.row_span, c.column + c.column_span, c.text) for c in found[0].cells]
    )
    shared = (truth & read).total()
    assert 2 * shared / (truth.total() + read.total()) > 0.9
    assert found[0].caption == known.caption
    text = " ".join(page.text for page in reading.pages)
    once = text.replace(PROSE.strip(), "").replace(known.caption, "").replace(" | ", " ")
    assert sorted(once.split()) == words_of(known)


def test_two_tables_of_a_page_and_their_notes_stay_apart() -> None:
    """The note below a table is a paragraph of its own, and two tables of a page are two."""
    one = Known(
        "plain",
        tuple(grid([["Area", "2021-22", "2022-23"], ["Wexcombe", "12", "15"], ["Fenwick", "8", "9"]])),
        1,
        "Table 1: Staff",
    )
    random = Random(1)
    drawing = Drawing(random)
    how = replace(style(random), rules="none", size=9, leading=11, gap=14)
    for name in ("Table 1: Staff", "Table 2: Clients"):
        drawing.text(name)
        drawing.table(one, how)
        drawing.text("Source: council records.", size=7)
    drawing.canvas.save()
    (page,) = read_pdf(drawing.file.getvalue()).pages
    assert [table.caption for table in tables(page)] == ["Table 1: Staff", "Table 2: Clients"]
    assert page.text.count("Source: council records.") == 2
    assert all("Source" not in cell.text for table in tables(page) for cell in table.cells)


def test_a_table_that_goes_on_over_the_page_keeps_its_header() -> None:
    """Rows on the next page without a header stand under the header of the page before, and the reading says so."""
    names = [f"Ward {letter}" for letter in "ABCDEFGH"]
    rows = [
        ["Area", "2021-22", "2022-23"],
        *([name, f"1,000,0{n + 10}", f"1,000,0{n + 30}"] for n, name in enumerate(names)),
    ]
    random = Random(2)
    drawing = Drawing(random)
    drawing.size = A4
    how = replace(style(random), rules="grid", size=9, leading=11, gap=14)
    drawing.text(PROSE)
    drawing.table(Known("plain", tuple(grid(rows[:5])), 1, ""), how)
    drawing.turn()
    drawing.table(Known("plain", tuple(grid(rows[5:])), 0, ""), how)
    drawing.text("The end of the story was told there.")
    drawing.canvas.save()
    reading = read_pdf(drawing.file.getvalue())
    (table,) = tables(reading.pages[1])
    headers = [cell.text for cell in table.cells if cell.is_header]
    assert headers == ["Area", "2021-22", "2022-23"]
    assert any("page 2" in warning and "goes on" in warning for warning in reading.warnings)


def test_leaders_and_currency_signs_are_no_cells() -> None:
    """Dots that lead to a figure are left out, and a pound sign set apart stays with its sum."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("Helvetica", 9)
    for row, (label, one, other) in enumerate(
        [
            ("Service", "2021", "2022"),
            ("Homecare", "1,204", "1,310"),
            ("Day services", "88", "90"),
            ("Total", "1,292", "1,400"),
        ]
    ):
        y = 700 - 14 * row
        canvas.drawString(72, y, label + ("." * 40 if row else ""))
        canvas.drawString(300, y, "£" if row in (1, 3) else "")
        canvas.drawRightString(340, y, one)
        canvas.drawRightString(420, y, other)
    canvas.save()
    (table,) = tables(read_pdf(file.getvalue()).pages[0])
    rows = [[cell.text for cell in table.cells if cell.row == row] for row in range(4)]
    assert rows[1:] == [["Homecare", "£ 1,204", "1,310"], ["Day services", "88", "90"], ["Total", "£ 1,292", "1,400"]]


@pytest.mark.parametrize("kind", range(1, 4))
def test_what_only_looks_like_a_table_is_none(kind: int) -> None:
    """A contents list, numbered steps and addresses make no table."""
    random = Random(kind)
    drawing = Drawing(random)
    drawing.random.randrange = lambda *_: kind  # type: ignore[method-assign]
    drawing.text(PROSE)
    drawing.aside()
    drawing.text(PROSE)
    drawing.canvas.save()
    assert [table for page in read_pdf(drawing.file.getvalue()).pages for table in tables(page)] == []


def test_spans_of_headers_are_kept() -> None:
    """A header over two columns spans them, whether rules show it or only its place does."""
    cells = (
        KnownCell(0, 1, "Older people", 1, 2),
        KnownCell(0, 3, "Carers", 1, 2),
        *(KnownCell(1, 1 + n, year) for n, year in enumerate(["2021-22", "2022-23"] * 2)),
        *(KnownCell(2, n, text) for n, text in enumerate(["Wexcombe", "1,210", "1,344", "310", "290"])),
        *(KnownCell(3, n, text) for n, text in enumerate(["Fenwick", "2,210", "2,344", "410", "390"])),
    )
    for rules in ("grid", "three", "none"):
        (page,) = read_pdf(drawn(Known("spanning", cells, 2, "Table 1: Clients"), rules, 3, gap=24)).pages
        (table,) = tables(page)
        spans = {cell.text: cell.column_span for cell in table.cells if cell.row == 0 and cell.text}
        assert spans == {"Older people": 2, "Carers": 2}, rules


def test_rows_with_nothing_below_one_another_are_one_column() -> None:
    """A damaged page whose words have no width is one column, not none; found by a fuzzer."""
    words = [Word("x", 10.0 + 7 * n, 10.0 + 7 * n, 12.0 * n, 12.0 * n + 8, 8.0) for n in range(20)]
    (column,) = columns_of(rows_of(words))
    assert (column.x0, column.x1) == (10.0, 143.0)
