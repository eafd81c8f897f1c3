import pytest

from corpus.models import Cell
from server.views.document_parts import Run
from server.views.document_tables import ShownTable, lay_out


def table(*cells: tuple[int, int, str, int, int, bool]) -> ShownTable:
    """The table of cells given by row, column, text, row span, column span and whether the document marks a header."""
    made = [
        Cell(row, column, text, 0, len(text), height, width, head) for row, column, text, height, width, head in cells
    ]
    return lay_out([(cell, (Run(cell.text),) if cell.text else ()) for cell in made])


def grid(rows: object) -> list[list[str]]:
    """The texts of rows of cells."""
    return [["".join(run.text for run in cell.runs) for cell in row] for row in rows]  # type: ignore[attr-defined]


def test_head_and_body() -> None:
    """Leading rows of header cells are the head; below, the first column heads its row."""
    shown = table(
        (0, 0, "Year", 1, 1, True), (0, 1, "£m", 1, 1, True), (1, 0, "2022-23", 1, 1, False), (1, 1, "5", 1, 1, False)
    )
    assert (grid(shown.head), grid(shown.body)) == ([["Year", "£m"]], [["2022-23", "5"]])
    assert [cell.scope for cell in shown.head[0]] == ["col", "col"]
    assert [cell.scope for cell in shown.body[0]] == ["row", ""]


def test_marked_row_headers_are_kept() -> None:
    """Where the document marks which cells head a row, these do, and no other."""
    shown = table((0, 0, "a", 1, 1, True), (0, 1, "b", 1, 1, True), (1, 0, "1", 1, 1, False), (1, 1, "c", 1, 1, True))
    assert [cell.scope for cell in shown.body[0]] == ["", "row"]


@pytest.mark.parametrize(("columns", "is_wide"), [(6, False), (7, True)])
def test_a_table_of_many_columns_is_wide(columns: int, is_wide: bool) -> None:
    """A table of more columns than fit beside each other gets the whole page, and long words a column for them."""
    shown = table(
        *((0, column, "a", 1, 1, False) for column in range(columns - 1)), (0, columns - 1, "b" * 31, 1, 1, False)
    )
    assert shown.is_wide == is_wide
    assert [cell.is_long for cell in shown.body[0]] == [False] * (columns - 1) + [True]


def test_no_header() -> None:
    """A table without header cells has no head, and no cell heads another."""
    shown = table((0, 0, "x", 1, 1, False), (0, 1, "y", 1, 1, False))
    assert shown.head == ()
    assert [cell.scope for cell in shown.body[0]] == ["", ""]


def test_spans() -> None:
    """A header over two columns heads the group of them; a cell that reaches down leaves no gap below it."""
    shown = table(
        (0, 0, "Area", 2, 1, True),
        (0, 1, "People", 1, 2, True),
        (1, 1, "2021-22", 1, 1, True),
        (1, 2, "2022-23", 1, 1, True),
        (2, 0, "North", 1, 1, False),
        (2, 1, "1", 1, 1, False),
        (2, 2, "2", 1, 1, False),
    )
    assert grid(shown.head) == [["Area", "People"], ["2021-22", "2022-23"]]
    assert [cell.scope for cell in shown.head[0]] == ["col", "colgroup"]
    assert (shown.head[0][0].row_span, shown.head[0][1].column_span) == (2, 2)


def test_gaps_are_filled() -> None:
    """A place that no cell covers gets an empty cell, so that what follows stands under its own header."""
    shown = table(
        (0, 0, "a", 1, 1, True),
        (0, 1, "b", 1, 1, True),
        (0, 2, "c", 1, 1, True),
        (1, 0, "x", 1, 1, False),
        (1, 2, "z", 1, 1, False),
    )
    assert grid(shown.body) == [["x", "", "z"]]


def test_an_empty_header_heads_nothing() -> None:
    """A header cell without words is an ordinary cell: a screen reader would read out nothing."""
    shown = table(
        (0, 0, "", 1, 1, True), (0, 1, "2022-23", 1, 1, True), (1, 0, "x", 1, 1, False), (1, 1, "1", 1, 1, False)
    )
    assert [cell.scope for cell in shown.head[0]] == ["", "col"]


def test_a_row_that_is_all_covered_is_kept() -> None:
    """A row that only cells from above cover is a row of its own, so that the spans come out right."""
    shown = table((0, 0, "x", 2, 1, False), (0, 1, "y", 2, 1, False), (2, 0, "z", 1, 1, False))
    assert [len(row) for row in shown.body] == [2, 0, 1]
