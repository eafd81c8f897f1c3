"""Figures in tables as other programs leave them: spreadsheets, text extracts, pages without header marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM
from tests.conftest import write_corpus
from tests.test_corpus_figures_sentences import read as read_answers
from tests.test_corpus_figures_tables import read, told


def test_a_table_set_apart_by_spaces(tmp_path: Path) -> None:
    """In plain text a year stands over each column, and a unit set over the middle belongs to all of them."""
    text = """# Spending by setting

                      2021-22      2022-23
                           £000
Care homes             18,400       19,100
Direct payments         1,200        (50)
Total                  19,600       19,050
"""
    assert list(map(told, read(tmp_path, text))) == [
        "18400000 GBP | Spending by setting | Care homes | 2021-22",
        "19100000 GBP | Spending by setting | Care homes | 2022-23",
        "1200000 GBP | Spending by setting | Direct payments | 2021-22",
        "-50000 GBP | Spending by setting | Direct payments | 2022-23",
        "19600000 GBP | Spending by setting | Total | 2021-22",
        "19050000 GBP | Spending by setting | Total | 2022-23",
    ]


def test_merged_header_cells_saved_as_csv(tmp_path: Path) -> None:
    """A merged cell leaves empty cells to its right: they belong to its year."""
    text = "Carers by age,,,,\n,2021-22,,2022-23,\n,No.,%,No.,%\nUnder 65,120,40,130,41.5\n"
    assert list(map(told, read(tmp_path, text, name="carers.csv"))) == [
        "120 carers | Carers by age | Under 65 | 2021-22",
        "40 percent | Carers by age | Under 65 | 2021-22",
        "130 carers | Carers by age | Under 65 | 2022-23",
        "41.5 percent | Carers by age | Under 65 | 2022-23",
    ]


def test_a_year_that_ends_over_its_columns(tmp_path: Path) -> None:
    """ "Year ended 31 March" over "2023" is the financial year 2022-23, and "As at" a day."""
    text = """## Accounts

| | Year ended 31 March | |
|---|---|---|
| | 2022 | 2023 |
| Net spend (£m) | 142.1 | 160.1 |

## Stocks

| As at 30 June | 2022 | 2023 |
|---|---|---|
| People waiting | 310 | 290 |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "142100000 GBP | Net spend | 2021-22",
        "160100000 GBP | Net spend | 2022-23",
        "310 people | People waiting | 30 June 2022",
        "290 people | People waiting | 30 June 2023",
    ]


def test_rows_of_plain_cells_with_spans(tmp_path: Path) -> None:
    """Without any mark of a header the rows above the first figure are headers; a label spans its rows."""
    text = """<h2>Referrals by route</h2><p>The table shows referrals received in 2021-22.</p>
<table><tr><td>Route</td><td>Place</td><td>Number</td><td>%</td></tr>
<tr><td rowspan="2">Hospital</td><td>Acute</td><td>1,204</td><td>63%</td></tr>
<tr><td>Community</td><td>204</td><td>11</td></tr>
<tr><td colspan="2">Total</td><td>1,408</td><td>74%</td></tr></table>"""
    found = read(tmp_path, text, name="report.html")
    assert list(map(told, found)) == [
        "1204 referrals | Referrals by route | Hospital | Acute | 2021-22",
        "63 percent | Referrals by route | Hospital | Acute | 2021-22",
        "204 referrals | Referrals by route | Hospital | Community | 2021-22",
        "11 percent | Referrals by route | Hospital | Community | 2021-22",
        "1408 referrals | Referrals by route | Total | 2021-22",
        "74 percent | Referrals by route | Total | 2021-22",
    ]
    assert [found[0].dimensions, found[4].dimensions] == [(("Route", "Hospital"),), ()]


def test_a_table_without_headers(tmp_path: Path) -> None:
    """Two columns without a header are labels and values; a bracket may hold another year's value."""
    text = """# Making safeguarding personal 2023-24

    Asked what they wanted           88%   (2022/23: 86%)
    Outcome fully achieved           64%   (2022/23:  61%)
"""
    found = read(tmp_path, text)
    assert list(map(told, found)) == [
        "88 percent | Making safeguarding personal | Asked what they wanted | 2023-24",
        "86 percent | Making safeguarding personal | Asked what they wanted | 2022-23",
        "64 percent | Making safeguarding personal | Outcome fully achieved | 2023-24",
        "61 percent | Making safeguarding personal | Outcome fully achieved | 2022-23",
    ]
    assert [o.printed for o in found] == ["88%", "86%", "64%", "61%"]


def test_notes_that_define_columns(tmp_path: Path) -> None:
    """A note that says what a column counts gives its unit, and a score its greatest value."""
    text = """Table 1c: carer-reported quality of life
Respondents refers to the number of carers who answered.
Outcome refers to the average score out of 12.
Area,2022 to 2023 - respondents,2022 to 2023 - outcome
Exampleshire,557,7.7
"""
    found = read(tmp_path, text, name="quality.csv")
    assert list(map(told, found)) == [
        "557 carers | carer-reported quality of life | respondents | 2022-23",
        "7.7 score | carer-reported quality of life | 2022-23",
    ]
    assert [o.scale_max for o in found] == [None, 12]


def test_headers_that_come_again(tmp_path: Path) -> None:
    """A second header row further down a table holds for the rows below it."""
    text = """<h2>Activity</h2><table>
<tr><th>Reviews</th><th>2021-22</th></tr><tr><td>Reviews planned</td><td>120</td></tr>
<tr><th>Visits</th><th>2022-23</th></tr><tr><td>Home visits</td><td>340</td></tr></table>"""
    assert list(map(told, read(tmp_path, text, name="report.html"))) == [
        "120 reviews | Reviews planned | 2021-22",
        "340 visits | Home visits | 2022-23",
    ]


def test_years_that_are_totalled(tmp_path: Path) -> None:
    """A total over several years is of all of them, and a proposal is a draft."""
    text = """## Proposed savings (£000)

| Proposal | 2026-27 | 2027-28 | Two years |
|---|---|---|---|
| Review of day care | 600 | 400 | 1,000 |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "600000 GBP | savings | Review of day care | 2026-27 | draft",
        "400000 GBP | savings | Review of day care | 2027-28 | draft",
        "1000000 GBP | savings | Two years | Review of day care | 2026-27 to 2027-28 | draft",
    ]


def test_numbered_paragraphs_are_no_table(tmp_path: Path) -> None:
    """ "2.3" before a sentence is its number, even where two spaces follow."""
    text = "# Board\n\n2.3  1,518 concerns (28%) went on to an enquiry\n2.4  1,402 of them (61%) ended within a month\n"
    assert read(tmp_path, text + "2.5  120 of them (8%) took longer than a year\n") == []


def test_a_lead_in_names_the_unit_but_its_own_figures_do_not(tmp_path: Path) -> None:
    """ "(£000)" in the title above a table is its unit; "£6 million" in a sentence above it is a figure."""
    text = """# Care

Table 3: Gross spend in 2022-23 by setting (£000)

| Setting | Spend |
|---|---|
| Nursing | 19,840 |

# Plans

We will invest £6 million in dementia care.

| What | 2026-27 |
|---|---|
| Dementia beds | 260 |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "19840000 GBP | Spend | Nursing | 2022-23",
        "260 beds | Dementia beds | 2026-27 | forecast",
    ]


def test_a_note_that_explains_a_mark_is_no_figure(tmp_path: Path) -> None:
    """ "Fewer than 5 people, not shown" below a table explains its asterisk and counts nobody."""
    table = "| Group | 2022-23 |\n|---|---|\n| Older people | * |\n"
    note = "\n* Fewer than 5 people, not shown\n\nKey: - = fewer than 10 people, suppressed.\n\n"
    note += "In 2022-23 we helped 412 older people at home.\n"
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "report.md").write_text("# People helped\n\n" + table + note, encoding="utf-8")
    found = find_observations(read_corpus(tmp_path / "corpus").documents[0])
    assert [(o.printed, o.availability.value) for o in found] == [("*", "suppressed"), ("412", "published")]


@pytest.mark.parametrize(
    "header",
    [
        "area_name,area_type,measure,unit,age_group,year,value",
        "GEOGRAPHY_NAME,GEOGRAPHY_LEVEL,INDICATOR_NAME,UNIT_OF_MEASURE,AGE_BAND,FY_ENDING,OBS_VALUE",
        "Local authority name,Area type,Indicator,Units,Age,Time period,Value",
        "UTLA22NM,Region type,Metric name,Unit,Age band,Reporting year,Item_value",
    ],
)
def test_headers_of_statistics_are_known_however_they_are_written(tmp_path: Path, header: str) -> None:
    """Underscores, capitals and "name" change no role; the type of an area is no group."""
    text = f"{header}\nThornbridge,Council,People with long-term support,people,65+,2022-23,1840\n"
    text += "Weirside,Region,People with long-term support,people,65+,2022-23,9120\n"
    (one, other) = read(tmp_path, text, name="tidy.csv")
    assert (one.area, other.area) == ("Thornbridge", "Weirside")
    assert (one.measure, one.group, one.period and one.period.label) == (
        "People with long-term support",
        "65+",
        "2022-23",
    )


def test_a_tidy_table_with_flags(tmp_path: Path) -> None:
    """A flag tells the status of a value, or why there is none; a count takes its noun from the measure."""
    text = """period,measure,group,unit,value,flag
2022-23,Carers offered a break,All,Number,388,
2023-24,Carers offered a break,All,Number,[z],not collected
2023-24,Gross expenditure,Nursing,£000,75300,budget
2023-24,Quality of life score,65+,Score out of 24,19.2,target
"""
    found = read(tmp_path, text, name="tidy.csv")
    assert list(map(told, found)) == [
        "388 carers | Carers offered a break | All | 2022-23",
        "carers | Carers offered a break | All | 2023-24 | not collected",
        "75300000 GBP | Gross expenditure | Nursing | 2023-24 | budget",
        "19.2 score | Quality of life score | 65+ | 2023-24 | target",
    ]
    assert found[3].scale_max == 24


@pytest.mark.parametrize(
    ("heading", "sentence", "expected"),
    [
        (
            "Permanent admissions to care homes per 100,000 population aged 18-64",
            "Performance was better than the averages for the family group (12.5) and England (12.8).",
            [(12.5, "per 100,000", "other areas"), (12.8, "per 100,000", "England")],
        ),
        (
            "Permanent admissions to care homes per 100,000 population aged 65 and over",
            "Performance was 541.2, and the England average was 560.8.",
            [(541.2, "per 100,000", "Exampleshire"), (560.8, "per 100,000", "England")],
        ),
    ],
)
def test_a_bare_number_under_an_indicator_has_its_unit(
    tmp_path: Path, heading: str, sentence: str, expected: list[tuple[float, str, str]]
) -> None:
    """Below a heading that names an indicator with its unit, numbers without words are values of that indicator."""
    text = f"---\ntitle: Performance\narea: Exampleshire\n---\n# {heading}\n\n{sentence}"
    corpus = read_corpus(write_corpus(tmp_path / "corpus", {"page.md": text}))
    found = [seen for seen in find_observations(corpus.documents[0]) if seen.confidence >= ANSWERS_FROM]
    assert [(float(seen.value or 0), seen.unit, seen.area) for seen in found] == expected
    assert all(seen.measure.startswith("Permanent admissions") for seen in found)


def test_a_cell_may_tell_several_numbers_in_words(tmp_path: Path) -> None:
    """Each number of "31 homes, 948 beds" is of its row, with the column's time; the sum beside is named by the row."""
    text = """## What we buy

| Service | What there is (February 2023) | Spend in 2022-23 |
|---|---|---|
| Nursing care | 31 homes, 948 beds | £29.4m |
| Supported living | forty-two schemes, 205 tenancies | £13.0m |
| Homecare | 27 providers, over 9,000 hours a week | £10.3m |
| Everything else | not available | £18.6m |
"""
    found = read_answers(tmp_path, text)
    told = {(seen.measure, seen.unit): (seen.value, seen.dated) for seen in found if seen.wording == "table text"}
    assert told == {
        ("Nursing care", "homes"): (31, "February 2023"),
        ("Nursing care", "beds"): (948, "February 2023"),
        ("Supported living", "schemes"): (42, "February 2023"),
        ("Supported living", "tenancies"): (205, "February 2023"),
        ("Homecare", "providers"): (27, "February 2023"),
        ("Homecare", "hours"): (9000, "February 2023"),
    }
    assert [seen.group for seen in found if seen.unit == "GBP"][:3] == ["Nursing care", "Supported living", "Homecare"]


def test_what_a_risk_register_plans_is_no_figure(tmp_path: Path) -> None:
    """A column of words in which a cell happens to open with a number is not one of numbers."""
    text = """| Risk | Action | Owner |
|---|---|---|
| Supply | 3 new providers to be found by March | Ann |
| Cost | Review the fees | Ben |
| Staff | Recruit | Cal |
"""
    assert not read_answers(tmp_path, text)
