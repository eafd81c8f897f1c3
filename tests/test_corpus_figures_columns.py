"""Columns that explain each other: sums of months, shares, brackets, dashes and what the title says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.figures.dated_cells import parted, values_of
from corpus.figures.header_statuses import without_statuses
from corpus.figures.named_areas import area_named
from corpus.models import ANSWERS_FROM
from tests.test_corpus_figures_tables import read, told


def test_a_sum_of_months_and_its_shares_are_of_their_time(tmp_path: Path) -> None:
    """ "Two months" beside two months is their sum, and a column of shares has the time of what it is a share of."""
    text = "# Referrals by source\n\n| Source | May 2022 | June 2022 | Two months | Share |\n|---|---|---|---|---|\n"
    text += "| Hospital | 30 | 20 | 50 | 50% |\n| Family | 10 | 20 | 30 | 30% |\n| Police | 10 | 10 | 20 | 20% |\n"
    found = read(tmp_path, text + "| All | 50 | 50 | 100 | 100% |\n")
    assert told(found[2]) == "50 referrals | Referrals by source | Hospital | May 2022 to June 2022"
    assert {seen.period.label for seen in found if seen.period and seen.unit == "percent"} == {"May 2022 to June 2022"}


def test_shares_of_a_forecast_are_forecast(tmp_path: Path) -> None:
    """A column that holds the shares of a forecast is no actual."""
    text = "# Sources of money, £000\n\n| Source | 2022-23 forecast | 2023-24 forecast | Share of 2022-23, % |\n"
    text += "|---|---|---|---|\n| Grants | 500 | 700 | 50.0 |\n| Receipts | 300 | 100 | 30.0 |\n"
    found = read(tmp_path, text + "| Borrowing | 200 | 200 | 20.0 |\n| All sources | 1,000 | 1,000 | 100.0 |\n")
    assert {seen.status.value for seen in found if seen.unit == "percent"} == {"forecast"}


def test_a_note_says_what_brackets_hold(tmp_path: Path) -> None:
    """ "Figures in brackets are people aged 18-64" names the second number of each cell, so that it may answer."""
    text = "Requests for support (figures in brackets are people aged 18-64)\n\n| Outcome | 2021-22 | 2022-23 |\n"
    found = read(
        tmp_path, text + "|---|---|---|\n| Advice | 702 (214) | 655 (190) |\n| Support | 318 (51) | 304 (47) |\n"
    )
    inside = [seen for seen in found if "people aged 18-64" in seen.label]
    assert [seen.printed for seen in inside] == ["214", "190", "51", "47"]
    assert all(seen.confidence >= ANSWERS_FROM for seen in inside)


def test_a_dash_is_nil_where_the_sum_proves_it(tmp_path: Path) -> None:
    """No variance between equal amounts is nil, and so is a part without which the total is right; else it is text."""
    text = "# Outturn 2022-23 (£000)\n\n| Service | Budget | Outturn | Variance |\n|---|---|---|---|\n"
    found = read(
        tmp_path, text + "| Home care | 900 | 950 | 50 |\n| Day care | 120 | 120 | - |\n| Respite | 80 | - | - |\n"
    )
    assert [(seen.printed, seen.availability.value) for seen in found if seen.printed == "-"] == [("-", "nil")]
    people = "# People in care homes, 2022-23\n\n| Age | People |\n|---|---|\n| 18-64 | - |\n| 65-84 | 40 |\n"
    assert told(read(tmp_path / "b", people + "| 85+ | 60 |\n| Total | 100 |\n")[0]).startswith("0 people")
    wrong = people + "| 85+ | 60 |\n| Total | 103 |\n"
    assert "-" not in {seen.printed for seen in read(tmp_path / "c", wrong)}


def test_thousands_of_a_table_of_spending_are_pounds(tmp_path: Path) -> None:
    """ "Budget and outturn (000s)" is money; a column "Upheld" counts what stands before it."""
    text = "# Budget and outturn, 2022-23 (000s)\n\n| Service | Budget | Outturn |\n|---|---|---|\n"
    found = read(tmp_path, text + "| Older people | 24,310 | 25,402 |\n| Day care | 900 | 850 |\n")
    assert told(found[0]) == "24310000 GBP | Older people | 2022-23 | budget"
    assert found[0].confidence >= ANSWERS_FROM
    text = "# Ombudsman, 2022-23\n\n| Subject | Decisions | Upheld |\n|---|---|---|\n| Charging | 12 | 4 |\n"
    assert {seen.unit for seen in read(tmp_path / "b", text + "| Delay | 9 | 3 |\n")} == {"decisions"}


def test_a_forecast_made_at_a_period_is_of_the_year(tmp_path: Path) -> None:
    """A title that compares with a forecast makes none of its rows; the forecast itself is of the whole year."""
    text = "# Movement since the Period 9 forecast, £ million\n\n| Step | £m |\n|---|---|\n"
    found = read(tmp_path, text + "| Forecast overspend at Period 9 | 5.5 |\n| Overspend at outturn | 3.9 |\n")
    assert [(seen.status.value, seen.period and seen.period.label) for seen in found] == [
        ("forecast", "2022-23"),
        ("actual", "2022-23"),
    ]


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Budget and outturn", ""),
        ("Outturn by service", "service"),
        ("Adult social care budget and forecast outturn", "Adult social care"),
        ("Capital programme, budget against forecast", "Capital programme"),
        ("People supported", "People supported"),
    ],
)
def test_what_columns_tell_apart_is_no_word_of_the_title(title: str, left: str) -> None:
    """The budget under "Budget and outturn" is no outturn."""
    assert without_statuses(title) == left


@pytest.mark.parametrize(
    "label",
    [
        "Average of councils above",
        "Mean of these authorities",
        "Shire average",
        "Average for all councils",
        "Our neighbours",
        "Comparator councils (average)",
    ],
)
def test_an_average_of_councils_is_of_other_areas(label: str) -> None:
    """However it is worded, an average of councils is not the document's own figure."""
    assert area_named(label) == "other areas"


@pytest.mark.parametrize(
    ("cell", "values", "time"),
    [
        ("71% (2,328) in October to December 2024", ("71%", "2,328"), True),
        ("4.3 (December 2024)", ("4.3",), True),
        ("86% in 2022/23", ("86%",), True),
        ("(2022/23: 86%)", ("86%",), True),
        ("82.7% in 2023/24 (region: 80.1%)", ("82.7%",), True),
        ("34 days at 31 March 2023", ("34 days",), True),
        ("1,204 (63%)", ("1,204", "63%"), False),
        ("12 in all", ("12 in all",), False),
        ("Review in May 2024", ("Review in May 2024",), False),
    ],
)
def test_a_cell_may_name_its_own_time(cell: str, values: tuple[str, ...], *, time: bool) -> None:
    """A value with its time is parted from it, and what is no time stays in the cell."""
    assert (values_of(cell), parted(cell)[1] is not None) == (values, time)
