"""Tables that stand in cells of other tables on a web page."""

from __future__ import annotations

from corpus.models import BlockKind
from corpus.readers.html_pages import read_html
from tests.office_files import lines_of, rows_of, tables_of

INNER = "<table><tr><th>Age</th><th>2022-23</th></tr><tr><td>18 to 64</td><td>310</td></tr></table>"
ROW = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"


def page(body: str) -> bytes:
    """A web page whose main part is a heading and the given HTML."""
    return f"<html><body><main><h1>Support</h1>{body}</main></body></html>".encode()


def test_a_table_in_a_cell_of_a_table_of_values_is_a_table_of_its_own() -> None:
    """The outer table keeps its rows and columns, and the inner one follows under the words of its place."""
    head = "<tr><th>Service</th><th>People</th><th>By age</th></tr>"
    rows = ROW.format("Home care", "1,200", f"Adults{INNER}") + ROW.format("Day services", "340", "not asked")
    (read,) = read_html(page(f"<table><caption>People helped</caption>{head}{rows}</table>")).pages
    outer, inner = tables_of(read)
    assert rows_of(outer) == [
        ["Service", "People", "By age"],
        ["Home care", "1,200", "Adults"],
        ["Day services", "340", "not asked"],
    ]
    assert rows_of(inner) == [["Age", "2022-23"], ["18 to 64", "310"]]
    assert (outer.caption, inner.caption) == ("People helped", "Home care, By age, Adults")


def test_a_list_in_a_cell_of_a_table_of_values_is_read_below_it() -> None:
    """A table of one column within a cell is no table: its lines are paragraphs after the outer table."""
    inner = "<table><tr><td>Mondays</td></tr><tr><td>Fridays</td></tr></table>"
    rows = ROW.format("Home care", "1,200", inner) + ROW.format("Day services", "340", "always")
    (read,) = read_html(page(f"<table><tr><th>Service</th><th>People</th><th>Open</th></tr>{rows}</table>")).pages
    (outer,) = tables_of(read)
    assert rows_of(outer)[1:] == [["Home care", "1,200", ""], ["Day services", "340", "always"]]
    assert lines_of(read)[-2:] == ["Mondays", "Fridays"]


def test_a_table_that_lays_out_the_page_is_text_around_the_tables_in_it() -> None:
    """Cells with headings, or a single row, are parts of a page: their text and their tables are read in order."""
    for before in ("<h2>Carers</h2>", "<p>What we do for carers.</p>"):
        (read,) = read_html(page(f"<table><tr><td>{before}</td><td>{INNER}</td></tr></table>")).pages
        (table,) = tables_of(read)
        assert rows_of(table) == [["Age", "2022-23"], ["18 to 64", "310"]]
        assert [block.kind for block in read.blocks][-1] is BlockKind.TABLE


def test_tables_nested_deeply_lose_no_text() -> None:
    """However deep tables stand in each other, every text is read once."""
    nested = "the end"
    for number in range(12):
        nested = f"<table><tr><td>a{number}</td><td>{number}</td><td>x{number}</td></tr>" + (
            ROW.format(f"b{number}", f"c{number}", nested) + "</table>"
        )
    (read,) = read_html(page(nested)).pages
    words = read.text.split()
    for number in range(12):
        assert all(words.count(f"{letter}{number}") >= 1 for letter in "axbc"), number
    assert "the end" in read.text
