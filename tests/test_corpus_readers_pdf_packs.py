"""Tables of council packs: agendas, tables that go on over a page, notes on their marks."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.figures import find_observations
from corpus.models import BlockKind, Document, Metadata, Page, Status, Table
from corpus.readers.pdf import read_pdf


def tables(page: Page) -> list[Table]:
    """The tables of a page."""
    return [block.table for block in page.blocks if block.kind is BlockKind.TABLE and block.table]


def pack(*pages: tuple[tuple[int, int, str], ...]) -> bytes:
    """Pages of texts at their places, 9 points high."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for texts in pages:
        canvas.setFont("Helvetica", 9)
        for x, y, text in texts:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def row(y: int, *texts: str) -> tuple[tuple[int, int, str], ...]:
    """A row of texts in columns 110 points wide."""
    return tuple((60 + 110 * column, y, text) for column, text in enumerate(texts))


@pytest.mark.parametrize("head", [(), (("Item", "Subject", "Page"),)])
def test_an_agenda_with_pages_at_the_side_has_no_figures(head: tuple[tuple[str, str, str], ...]) -> None:
    """Items with their numbers before and their pages behind are lines, and no page is a figure of the item."""
    items = (("1", "Apologies for absence", "3"), ("2", "Minutes", "3"), ("3", "Budget", "9 - 20"), ("4", "Fees", "21"))
    lines = [row(700 - 18 * n, *texts) for n, texts in enumerate((*head, *items))]
    title = (60, 740, "Westmarch Care Panel")
    (page,) = read_pdf(pack((title, *(text for line in lines for text in line)))).pages
    assert tables(page) == []
    assert "2 Minutes\n" in page.text
    assert "21" not in page.text


def test_rising_values_are_a_table_and_no_contents_list() -> None:
    """Counts that rise from column to column and down to their total stay the values of a table."""
    lines = (("Band A", "12", "14"), ("Band B", "15", "18"), ("Band C", "27", "32"), ("Total", "54", "64"))
    texts = [text for n, line in enumerate(lines) for text in row(700 - 14 * n, *line)]
    (page,) = read_pdf(pack(tuple(texts))).pages
    (table,) = tables(page)
    assert [cell.text for cell in table.cells if cell.column == 2] == ["14", "18", "32", "64"]


@pytest.mark.parametrize("lead", ["", "Table 2 (continued)"])
@pytest.mark.parametrize("head", [(), ("Service", "Budget", "Forecast")])
def test_a_table_that_goes_on_over_the_page_keeps_its_caption(head: tuple[str, ...], lead: str) -> None:
    """Its unit and year stand in the caption on the page before, whether the header is repeated or not."""
    services = [("Older people", "98,412", "101,900"), ("Mental health", "14,880", "15,101"), ("Carers", "900", "880")]
    others = [("Transport", "4,562", "4,566"), ("Strategy", "6,402", "6,390"), ("Total", "125,156", "128,837")]
    first = [row(730 - 14 * n, *line) for n, line in enumerate([("Service", "Budget", "Forecast"), *services])]
    second = [row(730 - 14 * n, *line) for n, line in enumerate([*([head] if head else []), *others])]
    above = (60, 760, "Table 2: Budget and forecast 2025-26 (£000)")
    reading = read_pdf(
        pack(
            (above, *(text for line in first for text in line)),
            (*([(60, 760, lead)] if lead else []), *(text for line in second for text in line)),
        )
    )
    document = Document(Metadata("a", "a.pdf", "A"), reading.pages, "0" * 64)
    (found,) = (o for o in find_observations(document) if "Transport" in o.label and o.status is Status.BUDGET)
    assert (found.value, found.period and found.period.label) == (4_562_000, "2025-26")


def test_a_star_below_a_table_explains_it() -> None:
    """A lone line that begins with the star of a cell is a note and no item of a list with a figure in it."""
    lines = (("Setting", "2023-24", "2024-25"), ("Nursing", "41", "44"), ("Shared lives", "*", "12"))
    texts = [text for n, line in enumerate(lines) for text in row(700 - 14 * n, *line)]
    (page,) = read_pdf(pack((*texts, (60, 640, "* Fewer than 5 people.")))).pages
    assert "* Fewer than 5 people." in page.text
    assert not [block for block in page.blocks if block.kind is BlockKind.ITEM]
