"""Tables as grids, and as columns in plain text."""

import pytest

from corpus.columns import column_table_end, read_columns
from corpus.tables import GridCell, count_header_rows, grid_from_rows, is_value, lay_out, with_header_rows


def test_every_cell_is_a_slice_of_the_page() -> None:
    """A cell's offsets point at its own text in the page, behind whatever stands before the table."""
    before = "Some text.\n\n"
    text, table = lay_out(
        grid_from_rows([["", "2019-20"], ["Carers", "212"], [], ["Older people", ""]]), start=len(before)
    )
    page = before + text
    assert [page[cell.start : cell.end] for cell in table.cells] == ["", "2019-20", "Carers", "212", "Older people", ""]
    assert text == " | 2019-20\nCarers | 212\nOlder people | "
    assert [cell.row for cell in table.cells] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("rows", "headers"),
    [
        ([["Group", "2019-20", "2020-21"], ["Carers", "1", "2"]], 1),
        ([["", "2019-20"], ["", "£000"], ["Homes", "18,400"]], 2),
        ([["Carers", "212"], ["Others", "12"]], 0),
        ([["Name", "Role"], ["A Patel", "Chair"]], 1),
        ([["Carers", "212"]], 0),
        ([["Group", "People"], ["Carers", "2011"], ["Others", "12"]], 1),
        ([["Age", "18-64", "65+"], ["People", "10", "20"]], 1),
    ],
)
def test_header_rows_stand_above_the_first_value(rows: list[list[str]], headers: int) -> None:
    """Rows of names, years, units and age bands above the first figure are headers, and figures never are."""
    assert count_header_rows(rows) == headers


@pytest.mark.parametrize("text", ["212", "1,864,596", "£1.2m", "(0.3)", "-4.2", "81.5%", "16.4 (n=5)", "70", "12*"])
def test_figures_are_values(text: str) -> None:
    """A cell with a figure is a value."""
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["2021-22", "2021/22", "2024", "Q3", "£000", "£m", "%", "18-64", "Carers", "", "E10000003"]
)
def test_years_units_and_codes_are_not_values(text: str) -> None:
    """A cell with a year, a unit, an age band, a name or a code is no figure."""
    assert not is_value(text)


LINES = [
    "                     2019-20    2020-21",
    "                        £000       £000",
    "Care homes            18,400     19,100",
    "Direct payments        1,200",
    "",
    "Prose follows.",
]


def test_columns_apart_by_spaces_are_a_table() -> None:
    """Right-aligned columns are read in place, also where the corner or a cell is missing."""
    assert column_table_end(LINES, 0) == 4
    assert read_columns(LINES[:4]) == [
        ["", "2019-20", "2020-21"],
        ["", "£000", "£000"],
        ["Care homes", "18,400", "19,100"],
        ["Direct payments", "1,200", ""],
    ]


def test_a_missing_first_value_leaves_the_second_under_its_year() -> None:
    """A value that stands under the second year is never moved under the first."""
    lines = ["              2019-20   2020-21", "Care homes         18        19", "Carers                      212"]
    assert read_columns(lines)[2] == ["Carers", "", "212"]


def test_bars_without_a_ruling_are_a_table() -> None:
    """Lines whose cells are separated by bars are a table, with or without Markdown's row of hyphens."""
    lines = ["| Group | Count |", "|---|---|", "| Carers | 5 |"]
    assert column_table_end(lines, 0) == 3
    assert read_columns(lines) == [["Group", "Count"], ["Carers", "5"]]
    assert column_table_end(["a | b", "Next"], 0) == 0


def test_tabs_separate_columns() -> None:
    """Lines pasted from a spreadsheet are a table, empty cells included."""
    lines = ["Group\t2019-20\t2020-21", "Carers\t\t212"]
    assert column_table_end(lines, 0) == 2
    assert read_columns(lines) == [["Group", "2019-20", "2020-21"], ["Carers", "", "212"]]


@pytest.mark.parametrize(
    "lines",
    [
        ["We grew.  Then we fell to 5.", "We grew again.  It was 6 then."],
        ["Homecare grew.  5 homes closed.  Two opened.", "Costs rose by 4.  The rest fell.  6 stayed."],
        ["It cost more.  We paid", "It cost less.  We saved", "It cost 5.  We stopped"],
        ["One line  with a gap", "And another without"],
        ["Name  Role", "A Patel  Chair"],
    ],
)
def test_prose_with_double_spaces_is_no_table(lines: list[str]) -> None:
    """Two spaces after a full stop, or a chance gap, make no table."""
    assert column_table_end(lines, 0) == 0


def test_a_grid_without_headers_says_so() -> None:
    """When told that there are no header rows, no cell is a header."""
    assert grid_from_rows([["a"], ["b"]], header_rows=0).cells == (GridCell(0, 0, "a"), GridCell(1, 0, "b"))


def test_merged_header_rows_are_found_and_a_row_that_breaks_off_is_none() -> None:
    """A header merged over columns or rows counts in all of them; a named row without values is no third header."""
    cells = [
        *(GridCell(0, 0, "Council", 2, 1), GridCell(0, 1, "2022-23", 1, 2)),
        *(GridCell(1, 1, "People"), GridCell(1, 2, "Cost")),
        *(GridCell(2, 0, "Aberdeen"), GridCell(2, 1, "No response")),
        *(GridCell(3, 0, "Angus"), GridCell(3, 1, "15"), GridCell(3, 2, "£83")),
    ]
    assert {cell.row for cell in with_header_rows(cells) if cell.is_header} == {0, 1}
