"""Single cells, the words of headers, and the notes that explain marks; no table whatever breaks the reading."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.drafts import Draft, write_pages
from corpus.figures import find_observations
from corpus.figures.cells import read_cell, read_pair
from corpus.figures.headers import read_header
from corpus.figures.legends import read_legend
from corpus.models import Availability, BlockKind, Document, Metadata
from corpus.readers.csv_tables import read_csv
from corpus.tables import grid_from_rows

CELLS = [
    ("12,400", "12400", "", "exact"),
    ("12 400", "12400", "", "exact"),
    ("£1.2m", "1200000", "GBP", "exact"),
    ("138k", "138000", "", "exact"),
    ("£(250)", "-250", "GBP", "exact"),
    ("–12", "-12", "", "exact"),
    ("+14.3%", "14.3", "percent", "exact"),
    ("<5", "5", "", "under"),
    ("c. 200", "200", "", "about"),
    ("over 70", "70", "", "over"),
    ("70+", "70", "", "at least"),
    ("1-4", "1 to 4", "", "between"),
    ("12% to 15%", "12 to 15", "percent", "between"),
    ("between £5m and £6m", "5000000 to 6000000", "GBP", "between"),
    ("34 days", "34", "days", "exact"),
    ("19.2 out of 24", "19.2", "score", "exact"),
    ("2,400 [note 3]", "2400", "", "exact"),
    ("7.5*", "7.5", "", "exact"),
    ("7.5 (r)", "7.5", "", "exact"),
    ("0", "0", "", "exact"),
    ("[low]", "0", "", "about"),
]


@pytest.mark.parametrize(("text", "value", "unit", "qualifier"), CELLS)
def test_a_cell_keeps_its_hedge_and_unit(text: str, value: str, unit: str, qualifier: str) -> None:
    """A cell's value, unit and hedge are those printed; what is a note beside it is not."""
    cell = read_cell(text)
    assert cell is not None
    shown = f"{cell.value:f}" + (f" to {cell.upper:f}" if cell.upper is not None else "")
    assert (shown, cell.unit, cell.qualifier.value) == (value, unit, qualifier)


@pytest.mark.parametrize("text", ["", "-", "Green", "2nd", "£000", "Q3 review", "E10000003", "See para 4.2", "12/07"])
def test_a_cell_of_words_is_no_value(text: str) -> None:
    """Words, codes, units and a dash without a legend are no values."""
    assert read_cell(text) is None


@pytest.mark.parametrize(("text", "parts"), [("1,204 (63%)", ("1,204", "63%")), ("63% [n=12]", ("63%", "12"))])
def test_a_bracket_after_a_value_is_a_value_of_its_own(text: str, parts: tuple[str, str]) -> None:
    """ "1,204 (63%)" holds two values, "(63%)" one."""
    assert read_pair(text) == parts
    assert read_pair(f"({parts[1]})") is None


@pytest.mark.parametrize(
    ("header", "multiplier", "cell", "value"),
    [
        ("GBP", 3, "12.4", "12400"),
        ("GBP", 6, "£1.2m", "1200000"),
        ("GBP", 3, "63%", "63"),
        ("GBP", 3, "5-6", "5000 to 6000"),
    ],
)
def test_the_power_of_a_header_is_applied_once(header: str, multiplier: int, cell: str, value: str) -> None:
    """ "£000" multiplies numbers, but neither "£1.2m", which says its own power, nor a percentage."""
    read = read_cell(cell, header_unit=header, multiplier=multiplier)
    assert read is not None
    assert " to ".join(f"{end:f}" for end in (read.value, read.upper) if end is not None) == value


@pytest.mark.parametrize(
    ("note", "mark", "availability"),
    [
        ("* = suppressed, fewer than 5", "*", Availability.SUPPRESSED),
        ("Key: - not applicable", "-", Availability.NOT_APPLICABLE),
        ("A dash means that the question was not asked.", "-", Availability.NOT_COLLECTED),
        ("Counts below 5 are shown as “*”.", "*", Availability.SUPPRESSED),
        ("Small numbers are replaced by #", "#", Availability.SUPPRESSED),
        ("n/a: data not available", "n/a", Availability.NOT_AVAILABLE),
        ("– denotes zero", "-", Availability.NIL),
    ],
)
def test_a_note_says_what_a_mark_means(note: str, mark: str, availability: Availability) -> None:
    """The same mark means different things in different tables: the note beside the table decides."""
    assert read_legend([note]) == {mark: availability}


@pytest.mark.parametrize(
    "text",
    ["* Provisional figures", "Day care - not available", "We are (c) small", "See section 4: spending"],
)
def test_ordinary_text_explains_no_mark(text: str) -> None:
    """A footnote about something else, and prose with a dash, say nothing of missing values."""
    assert read_legend([text]) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Forecast outturn 2023-24 (£000)", ("", "2023-24", "GBP", 3, "forecast", False)),
        ("Revised net budget", ("", None, "", 0, "budget", False)),
        ("Change since 2021-22", ("Change", None, "", 0, None, True)),
        ("2022-23 v 2021-22", ("", "2022-23", "", 0, None, True)),
        ("Average wait (working days)", ("Average wait", None, "working days", 0, None, False)),
        ("Population (thousands)", ("Population", None, "people", 3, None, False)),
        ("Rural homes: thousands of days gone", ("Rural homes: thousands of days gone", None, "", 0, None, False)),
        ("Total number of reviews", ("reviews", None, "reviews", 0, None, False)),
        ("Total savings", ("Total savings", None, "", 0, None, False)),
        ("% of total", ("% of total", None, "percent", 0, None, False)),
    ],
)
def test_a_header_says_label_period_unit_and_status(text: str, told: tuple[object, ...]) -> None:
    """A header's words are told apart; what is left of them is the label."""
    header = read_header(text)
    period = header.period.label if header.period else None
    status = header.status.value if header.status else None
    assert (header.label, period, header.unit, header.multiplier, status, header.is_change) == told


WORDS = [
    "",
    "Total",
    "2022-23",
    "£000",
    "%",
    "12",
    "(4.2)",
    "[c]",
    "-",
    "Older people",
    "Q3",
    "1,204 (63%)",
    "31 March",
]
WORDS += [
    "Budget",
    "Variance",
    "England",
    "Number of people",
    "Note: *",
    "n/a",
    "2019",
    "0",
    "over 70",
    "Area",
    "value",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=12), min_size=1, max_size=6), max_size=7))
def test_no_table_breaks_the_reading(rows: list[list[str]]) -> None:
    """Whatever stands in a table, reading it ends, every figure is printed there, and no two say the same."""
    clean = [[" ".join(cell.split()) for cell in row] for row in rows]
    pages = write_pages([[Draft(BlockKind.TABLE, grid=grid_from_rows(clean))]], numbered=False)
    found = find_observations(Document(Metadata("a", "a.csv", "Report", area="Exampleshire"), pages, ""))
    assert all(observation.printed in pages[0].text for observation in found)
    says = [(o.label, o.period, o.area, o.unit, o.status, o.aspect) for o in found if o.wording == "table cell"]
    assert len(set(says)) == len(says)


def test_a_header_of_one_year_in_a_csv() -> None:
    """A header row with a single filled cell is no title: its year is printed over its column."""
    (block,) = read_csv(b",2022-23\nHome care,12\nDay care,13\n").pages[0].blocks
    assert block.table is not None
    assert [cell.text for cell in block.table.cells if cell.is_header] == ["", "2022-23"]


def test_a_mark_for_no_value_has_the_unit_of_its_row() -> None:
    """Where no header says a unit, "[z]" beside percentages is a percentage not given, and no count of carers."""
    rows = [["Measure", "2021-22", "2023-24"], ["Carers satisfied", "36.1%", "[z]"], ["Carers assessed", "412", "[c]"]]
    pages = write_pages([[Draft(BlockKind.TABLE, grid=grid_from_rows(rows))]], numbered=False)
    found = find_observations(Document(Metadata("a", "a.csv", "Report", area="Exampleshire"), pages, ""))
    assert [(o.printed, o.unit) for o in found] == [
        ("36.1%", "percent"),
        ("[z]", "percent"),
        ("412", "carers"),
        ("[c]", "carers"),
    ]
