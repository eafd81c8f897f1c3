"""Figures in tables, as councils lay them out: every observation of each table is asserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import ANSWERS_FROM, Observation
from tests.conftest import write_corpus

HEAD = "---\ntitle: Report\narea: Exampleshire\npublisher: Exampleshire County Council\nperiod: 2022-23\n---\n"


def read(tmp_path: Path, text: str, *, name: str = "report.md") -> list[Observation]:
    """The observations of the tables of a document of that text."""
    files = {name: text if name.endswith(".csv") else HEAD + text}
    if name.endswith(".csv"):
        entry = f'id = "a"\npath = "{name}"\ntitle = "Report"\narea = "Exampleshire"\nperiod = "2022-23"\n'
        files["catalogue.toml"] = f"[[document]]\n{entry}"
    found = find_observations(read_corpus(write_corpus(tmp_path / "corpus", files)).documents[0])
    return [observation for observation in found if observation.wording in ("table cell", "tidy table")]


def told(observation: Observation) -> str:
    """What an observation says, on one line: its parts in a fixed order, those that are usual left out."""
    value = "" if observation.value is None else f"{observation.value:f}"
    value += f" to {observation.upper:f}" if observation.upper is not None else ""
    parts = [f"{value} {observation.unit}".strip(), observation.measure, *(text for _, text in observation.dimensions)]
    parts += [observation.group or "", observation.period.label if observation.period else "no period"]
    parts += [observation.area if observation.area != "Exampleshire" and observation.area else ""]
    usual = {"exact", "actual", "published", "level"}
    parts += [
        part.value
        for part in (observation.qualifier, observation.status, observation.availability, observation.aspect)
        if part.value not in usual
    ]
    return " | ".join(filter(None, parts))


def test_years_in_columns_and_a_total(tmp_path: Path) -> None:
    """The heading names measure and unit, the column the year, the row the group; the total is in no list of parts."""
    text = "# Net spend (£000)\n\n| Service | 2021-22 | 2022-23 |\n|---|---|---|\n| Home care | 12,400 | 13,100 |\n"
    found = read(tmp_path, text + "| Day care | 900 | (50) |\n| Total | 13,300 | 13,050 |\n")
    assert list(map(told, found)) == [
        "12400000 GBP | Net spend | Home care | 2021-22",
        "13100000 GBP | Net spend | Home care | 2022-23",
        "900000 GBP | Net spend | Day care | 2021-22",
        "-50000 GBP | Net spend | Day care | 2022-23",
        "13300000 GBP | Net spend | Total | 2021-22",
        "13050000 GBP | Net spend | Total | 2022-23",
    ]
    assert found[0].breakdown == found[2].breakdown != found[1].breakdown
    assert found[4].breakdown is found[5].breakdown is None


NESTED = """<h2>Adults</h2>
<table><caption>Table 2: People receiving long-term support, 2021-22 and 2022-23</caption>
<thead><tr><th rowspan="2">Setting</th><th colspan="2">2021-22</th><th colspan="2">2022-23</th></tr>
<tr><th>18-64</th><th>65+</th><th>18-64</th><th>65+</th></tr></thead>
<tbody><tr><th colspan="5">Care homes</th></tr>
<tr><th>Nursing</th><td>100</td><td>*</td><td>120</td><td>-</td></tr>
<tr><th>Residential</th><td>300 <sup>1</sup></td><td>[c]</td><td>&lt;5</td><td>1-4</td></tr>
<tr><th colspan="5">At home</th></tr>
<tr><th>Nursing</th><td>over 70</td><td>c. 200</td><td>1.2k</td><td></td></tr>
<tr><td colspan="5">Note: counts on the last day.</td></tr></tbody></table>
<p>* = suppressed, fewer than 5 people. - = not collected.</p>"""


def test_header_rows_section_rows_and_spans(tmp_path: Path) -> None:
    """Two header rows and a section row all tell what a cell is; the legend below tells what its marks mean."""
    measure = "People receiving long-term support"
    assert list(map(told, read(tmp_path, NESTED, name="report.html"))) == [
        f"100 people | {measure} | Care homes | 18-64 | Nursing | 2021-22",
        f"people | {measure} | Care homes | 65+ | Nursing | 2021-22 | suppressed",
        f"120 people | {measure} | Care homes | 18-64 | Nursing | 2022-23",
        f"people | {measure} | Care homes | 65+ | Nursing | 2022-23 | not collected",
        f"300 people | {measure} | Care homes | 18-64 | Residential | 2021-22",
        f"people | {measure} | Care homes | 65+ | Residential | 2021-22 | suppressed",
        f"5 people | {measure} | Care homes | 18-64 | Residential | 2022-23 | under",
        f"1 to 4 people | {measure} | Care homes | 65+ | Residential | 2022-23 | between",
        f"70 people | {measure} | At home | 18-64 | Nursing | 2021-22 | over",
        f"200 people | {measure} | At home | 65+ | Nursing | 2021-22 | about",
        f"1200 people | {measure} | At home | 18-64 | Nursing | 2022-23",
    ]


def test_budget_forecast_and_variance_stand_apart(tmp_path: Path) -> None:
    """A column of a plan gives its status; a variance beside a forecast is a forecast, negative in brackets."""
    text = """## Finance 2023-24

| Service | Budget £000 | Forecast outturn £000 | Variance £000 | Variance % |
|---|---|---|---|---|
| Mental health | 8,100 | 7,850 | (250) | (3.1%) |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "8100000 GBP | Finance | Mental health | 2023-24 | budget",
        "7850000 GBP | Finance | Mental health | 2023-24 | forecast",
        "-250000 GBP | Finance | Variance | Mental health | 2023-24 | forecast",
        "-3.1 percent | Finance | Variance | Mental health | 2023-24 | forecast",
    ]


def test_budgets_of_a_report_on_part_of_a_year_are_of_the_whole_year(tmp_path: Path) -> None:
    """In a report to the end of August the annual budget and the forecast are of the year, the actual is to date."""
    text = """## Finance to 31 August 2025

| Service | Annual budget £m | Actual to M5 £m | Forecast £m | Spend at month end £m |
|---|---|---|---|---|
| Home care | 44.2 | 18.9 | 45.1 | 3.8 |
"""
    assert [(o.period and o.period.label, o.status.value) for o in read(tmp_path, text)] == [
        ("2025-26", "budget"),
        ("April 2025 to August 2025", "actual"),
        ("2025-26", "forecast"),
        ("31 August 2025", "actual"),
    ]


def test_mixed_units_by_row_and_areas_by_column(tmp_path: Path) -> None:
    """Each row has its unit, each column its area: named ones, proper names beside our own, unnamed ones as others."""
    text = """Table 4: Survey results by council

| Measure | Exampleshire | North Shire | England | CIPFA neighbours |
|---|---|---|---|---|
| Number of people surveyed | 412 | 388 | 60,000 | 5,000 |
| Average cost (£) | 612.50 | 590 | 610 | 605 |
| % satisfied | 64.2 | 61 | 63 | n/a |
| Quality of life score (out of 24) | 19.2 | 19.0 | 19.1 | not collected |
"""
    found = read(tmp_path, text)
    assert [told(o) for o in found[:4]] == [
        "412 people | people surveyed | 2022-23",
        "388 people | people surveyed | 2022-23 | North Shire",
        "60000 people | people surveyed | 2022-23 | England",
        "5000 people | people surveyed | 2022-23 | other areas",
    ]
    assert [(o.unit, o.area, o.availability.value) for o in found if o.value is None] == [
        ("percent", "other areas", "not applicable"),
        ("score", "other areas", "not collected"),
    ]
    assert [o.unit for o in found[4::4]] == ["GBP", "percent", "score"]
    assert found[12].scale_max == 24


def test_councils_in_rows_and_quarters_in_columns(tmp_path: Path) -> None:
    """A column named Council gives the area; a quarter takes its year from the caption."""
    text = """## Delays per 100,000, 2023-24

| Council | Q1 | Q2 |
|---|---|---|
| Exampleshire | 4.1 | 4.4 |
| North Shire | 5 | .. |
| All councils | 4.9 | 5.0 |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "4.1 per 100,000 | Delays per 100,000 | Q1 2023-24",
        "4.4 per 100,000 | Delays per 100,000 | Q2 2023-24",
        "5 per 100,000 | Delays per 100,000 | Q1 2023-24 | North Shire",
        "per 100,000 | Delays per 100,000 | Q2 2023-24 | North Shire | not available",
        "4.9 per 100,000 | Delays per 100,000 | Q1 2023-24 | other areas",
        "5.0 per 100,000 | Delays per 100,000 | Q2 2023-24 | other areas",
    ]


def test_measures_in_columns_and_years_in_rows(tmp_path: Path) -> None:
    """In a transposed table the column names measure and unit, the row the year."""
    text = """## Staffing

| Year | Starters | Vacancy rate (%) | Agency spend |
|---|---|---|---|
| | No. | % | £000 |
| 2020-21 | 120 | 8.2 | 1,200 |
| 2021-22 | 140 | 9.1 | 1,350 |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "120 starters | Starters | 2020-21",
        "8.2 percent | Vacancy rate | 2020-21",
        "1200000 GBP | Agency spend | 2020-21",
        "140 starters | Starters | 2021-22",
        "9.1 percent | Vacancy rate | 2021-22",
        "1350000 GBP | Agency spend | 2021-22",
    ]


def test_a_count_with_its_share_is_two_figures(tmp_path: Path) -> None:
    """ "1,204 (63%)" is a count and a share; a bracket that the header explains is a part."""
    text = """## Reviews by outcome

| Outcome reached | Number (%) |
|---|---|
| Fully | 1,204 (63%) |

## People asked

| District | People (of whom carers) |
|---|---|
| Upper | 557 (212) |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "1204 reviews | Reviews by outcome | Fully | 2022-23",
        "63 percent | Reviews by outcome | Fully | 2022-23",
        "557 people | People asked | 2022-23 | Upper",
        "212 people | People asked | of whom carers | 2022-23 | Upper",
    ]


def test_statistics_beside_an_outcome_are_dimensions(tmp_path: Path) -> None:
    """Numerator and bounds never pass for the outcome; bounds have its unit."""
    text = """## People still at home 91 days after discharge

| Area | Numerator | Outcome (%) | Lower bound |
|---|---|---|---|
| Exampleshire | 812 | 81.2 | 78.8 |
"""
    measure = "People still at home 91 days after discharge"
    assert list(map(told, read(tmp_path, text))) == [
        f"812 people | {measure} | Numerator | 2022-23",
        f"81.2 percent | {measure} | 2022-23",
        f"78.8 percent | {measure} | Lower bound | 2022-23",
    ]


CSV = """Table 2: Spend by service
£000
,2021-22,2022-23
Home care,"12,400",-
Care homes,"18,400","19,100"
Notes: - means not yet available
"""


def test_a_csv_with_title_unit_line_and_notes(tmp_path: Path) -> None:
    """Lines above and below a CSV table name its measure and unit and explain its marks."""
    assert list(map(told, read(tmp_path, CSV, name="spend.csv"))) == [
        "12400000 GBP | Spend by service | Home care | 2021-22",
        "GBP | Spend by service | Home care | 2022-23 | not available",
        "18400000 GBP | Spend by service | Care homes | 2021-22",
        "19100000 GBP | Spend by service | Care homes | 2022-23",
    ]


def test_columns_that_are_no_figures_are_left_out(tmp_path: Path) -> None:
    """References, ranks, dates, ratings and row numbers are no figures; a dash without a legend says nothing."""
    text = """## Measures 2022-23

| No. | Ref | Measure | Result % | Rank | Due date | RAG |
|---|---|---|---|---|---|---|
| 1 | 12.4 | Reviews on time | 81.2 | 4 | 31 March 2024 | Green |
| 2 | 13.1 | Visits on time | - | 5 | 30 June 2024 | Red |
"""
    assert list(map(told, read(tmp_path, text))) == ["81.2 percent | Reviews on time | 2022-23"]


def test_changes_and_todays_column(tmp_path: Path) -> None:
    """A change is of the later year; "Now" beside a target has no time: it never answers for a year."""
    text = """## Safeguarding

| | 2021-22 | 2022-23 | Change |
|---|---|---|---|
| Concerns raised | 2,100 | 2,400 | +14.3% |

## Plans

| What | Now | Target March 2027 |
|---|---|---|
| Extra care flats | 133 | 210 |
"""
    assert list(map(told, read(tmp_path, text))) == [
        "2100 concerns | Concerns raised | 2021-22",
        "2400 concerns | Concerns raised | 2022-23",
        "14.3 percent | Concerns raised | Change | 2022-23 | change",
        "133 flats | Extra care flats | Now | no period",
        "210 flats | Extra care flats | March 2027 | target",
    ]


@pytest.mark.parametrize(("caption", "unit"), [("Spend on care", "GBP"), ("Activity", "number")])
def test_a_guessed_unit_never_answers(tmp_path: Path, caption: str, unit: str) -> None:
    """Where no words state a unit, the figure is kept with the likeliest one and does not answer."""
    (found,) = read(tmp_path, f"## {caption}\n\n| Setting | 2022-23 |\n|---|---|\n| Nursing | 1,204 |\n")
    assert (found.unit, found.confidence < ANSWERS_FROM) == (unit, True)


def test_no_two_cells_say_the_same(tmp_path: Path) -> None:
    """Two columns of one status stay apart by their words, so that neither passes for the other."""
    text = "## Staffing\n\n| Team | Original budget £m | Revised budget £m |\n|---|---|---|\n| North | 1.0 | 1.2 |\n"
    assert list(map(told, read(tmp_path, text))) == [
        "1000000 GBP | Staffing | Original budget £m | North | 2022-23 | budget",
        "1200000 GBP | Staffing | Revised budget £m | North | 2022-23 | budget",
    ]


def test_the_power_of_ten_in_the_corner_holds_for_all_sums(tmp_path: Path) -> None:
    """ "Billions" over the labels, and "£ms" in a header, multiply: £21.40 is not what England spends."""
    text = "| Billions | 2022-23 | 2023-24 |\n|---|---|---|\n| Long Term Support | £18.43 | £21.40 |\n"
    assert [seen.value for seen in read(tmp_path, text)] == [18430000000, 21400000000]
    assert read(tmp_path / "b", "| Care | Expenditure (£ms) |\n|---|---|\n| Homes | 45 |\n")[0].value == 45000000
