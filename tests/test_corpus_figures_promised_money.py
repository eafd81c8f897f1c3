"""Money announced, pledged or held in a fund is planned, not spent, and the day of the announcement is not its time."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Observation, Status

CATALOGUE = """
[[document]]
id = "a"
path = "a.md"
title = "Adult social care in Garsbury"
area = "Garsbury"
published = "2024-10"
"""


def only(folder: Path, text: str, period: str = "") -> Observation:
    """The one figure of a sentence."""
    (folder / "a.md").write_text(f"# Adult social care\n\n{text}\n", encoding="utf-8")
    (folder / "catalogue.toml").write_text(CATALOGUE + (f'period = "{period}"\n' if period else ""), encoding="utf-8")
    (document,) = read_corpus(folder).documents
    (found,) = find_observations(document)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "The £240m Care Workforce and Recovery Fund gives councils room to raise what they pay.",
        "For this reason ministers have confirmed a £30m programme to help with the new records.",
        "Recruitment is helped by a £4 million boost for overseas workers.",
        "The minister told councils of the £85m announced for hospital discharge.",
        "The service was reshaped with £12m held back until after the election.",
        "The new £5m can be bid for by any council.",
        "Councils were planning on raising £8m by selling old depots.",
    ],
)
def test_money_that_is_promised_is_a_budget(tmp_path: Path, sentence: str) -> None:
    """ "The £240m Recovery Fund", "£85m announced for": nobody has spent it."""
    assert only(tmp_path, sentence).status is Status.BUDGET


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2023-24 we received a £2.1m grant for carers.",
        "In 2023-24 we spent the £2.1m recovery grant on home care.",
    ],
)
def test_a_grant_that_was_received_or_spent_is_actual(tmp_path: Path, sentence: str) -> None:
    """A fund is no plan where its money came or went."""
    assert only(tmp_path, sentence).status is Status.ACTUAL


def test_the_month_of_a_plan_is_not_the_time_of_its_money(tmp_path: Path) -> None:
    """A plan of April 2023 "backed by up to £70 million" does not say for which years the money is."""
    found = only(tmp_path, "The plan was published in April 2023, backed by up to £70 million.")
    assert (found.status, found.period) == (Status.BUDGET, None)


def test_what_was_committed_at_a_meeting_is_told_of_its_month(tmp_path: Path) -> None:
    """The month of the meeting at which money was committed is not made a financial year."""
    found = only(tmp_path, "To this end, at the meeting in November 2022, the partners committed a record £16 million.")
    assert (found.status, found.dated) == (Status.BUDGET, "November 2022")


@pytest.mark.parametrize(
    "sentence",
    [
        "The forecast for the financial year at this stage was an overall overspend of £1.2m.",
        "By the third quarter forecasted savings were £9 million.",
        "We have to keep up the same care with a further reduction of £11m to come over the next three years.",
    ],
)
def test_what_is_still_to_come_is_a_forecast(tmp_path: Path, sentence: str) -> None:
    """An overspend that a forecast shows, "forecasted savings" and a cut "to come" have not happened."""
    assert only(tmp_path, sentence).status is Status.FORECAST


def test_what_was_foreseen_by_a_quarter_is_of_the_year_of_the_paper(tmp_path: Path) -> None:
    """ "By quarter 3 forecasted savings were £9 million", told after the year is over, is not of the next year."""
    found = only(tmp_path, "By quarter 3, forecasted savings were £9 million.", period="2023-24")
    assert (found.status, found.dated) == (Status.FORECAST, "Q3 2023-24")
