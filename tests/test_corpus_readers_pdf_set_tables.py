"""Tables as designers of reports set them, made here with fpdf2: narrow gaps, tints, few rules, turned heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import pytest
from fpdf import FPDF

from corpus.models import BlockKind
from corpus.readers.pdf import read_pdf, words
from corpus.readers.readings import Reading
from tests.benchmarks.pdf_tables_known import Known
from tests.benchmarks.pdf_tables_reports import cells_of
from tests.benchmarks.pdf_tables_set import Setting, Sheet

ROWS = [
    ["Date", "Supplier", "Purpose", "Amount"],
    ["21/04/2023", "Dale Nursing Group", "Carers' services", "79,329"],
    ["01/05/2023", "C & J Transport", "Reablement", "75,287"],
    ["12/12/2023", "Brightwater Care", "Community meals", "5,695"],
    ["24/02/2023", "Brightwater Care", "Homecare", "59,394"],
    ["09/08/2023", "Dale Nursing Group", "Shared lives", "67,549"],
]
RISK = "Demand for assessments rises faster than the budget for care at home allows, and the winter is long this year"
DEED = "Recruit to the reablement team and train staff in the new duty, and ask partners to share the work of discharge"
RISKS = [["No.", "Risk", "What we do about it"], *([str(number), RISK, DEED] for number in range(1, 5))]


def set_on(*tables: tuple[Sequence[Sequence[str]], Setting], after: Callable[[FPDF], None] | None = None) -> Reading:
    """The reading of a page of tables, each under its caption."""
    sheet = Sheet(Random(3))
    for number, (rows, how) in enumerate(tables, 1):
        cells = cells_of([list(row) for row in rows])
        sheet.table(Known("payments", cells, 1, f"The {'first second third'.split()[number - 1]} of the tables"), how)
    if after:
        after(sheet.pdf)
    return read_pdf(bytes(sheet.pdf.output()))


def read(reading: Reading) -> list[list[list[str]]]:
    """The filled cells of each table, row by row."""
    found = []
    for block in reading.pages[0].blocks:
        if block.kind is BlockKind.TABLE and block.table:
            rows: dict[int, list[str]] = {}
            for cell in block.table.cells:
                rows.setdefault(cell.row, []).extend([cell.text] if cell.text else [])
            found.append([rows[number] for number in sorted(rows)])
    return found


def how(rules: str = "none", gap: float = 8.0, pad: float = 1.5, stands: str = "top") -> Setting:
    """A way to set a table."""
    return Setting(rules, "helvetica", 9.0, gap, pad, "right", stands, 10.8, False)


def test_gaps_hardly_wider_than_a_space_part_columns() -> None:
    """Columns four points apart are read as columns, because all rows leave the same strip white."""
    assert read(set_on((ROWS, how(gap=4.0)))) == [ROWS]


def test_tinted_cells_are_cells() -> None:
    """Cells told by their tint alone are read whole, though their words wrap in two columns of a row."""
    assert read(set_on((RISKS, how("tinted")))) == [RISKS]


def test_upright_rules_alone_leave_rows_apart() -> None:
    """Where only upright rules and a frame are drawn, each line of figures is a row of its own."""
    assert read(set_on((ROWS, how("uprights")))) == [ROWS]


def test_rules_over_the_gutter_make_a_table_of_words() -> None:
    """Words that wrap in columns between flat rules are a table, not prose in columns."""
    assert read(set_on((RISKS, how("dashed")))) == [RISKS]


def test_a_line_set_apart_names_another_table() -> None:
    """Two tables under one another are two, each with its own columns."""
    facts = [["Employees", "47,171"], ["Grants", "44,408"], ["Borrowing", "65,216"], ["Premises", "78,828"]]
    first, second = read(set_on((facts, how()), (ROWS, how())))
    assert (first, second) == (facts, ROWS)


def test_turned_text_beside_a_table_is_told() -> None:
    """Text that stands on its side by a table is quoted in the report, with its page."""

    def turn(pdf: FPDF) -> None:
        with pdf.rotation(90, 40, 400):
            pdf.text(40, 400, "Turned words at the edge")

    reading = set_on((ROWS, how()), after=turn)
    assert read(reading) == [ROWS]
    assert reading.warnings == ("page 1: turned text beside its tables was left out: ‘Turned words at the edge’",)


def test_a_page_of_countless_rules_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more is drawn than any table has, white space alone tells the table, and the report says so."""
    monkeypatch.setattr(words, "MAX_DRAWN", 3)
    file = words.WordFile(_page_of_rules())
    assert file.page(1)[1:] == ([], (words.CROWDED,))


def _page_of_rules() -> bytes:
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    for height in range(100, 600, 100):
        pdf.line(50, height, 500, height)
    return bytes(pdf.output())
