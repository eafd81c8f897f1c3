"""The year, quarter or month in which a figure was highest or lowest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """# Ferrisbrook telecare report 2024-25

## Calls

| | 2021-22 | 2022-23 | 2023-24 | 2024-25 |
|---|---|---|---|---|
| Calls to the monitoring centre | 61,940 | 64,875 | 58,312 | 60,100 |
| Falls lifted without an ambulance | 1,066 | 1,184 | * | 1,391 |
| Sensors returned | N/A | 210 | 305 | 290 |

\\* suppressed

## Deferred payment agreements made

2022-23: 42
2023-24: 29
2024-25: 37

## Visits by responders in each quarter of 2024-25

| | Q1 2024-25 | Q2 2024-25 | Q3 2024-25 | Q4 2024-25 |
|---|---|---|---|---|
| Responder visits | 1,102 | 1,240 | 1,377 | 1,205 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """Answers over one report with a row of years, a list of years and a row of quarters."""
    with asking(PAGE, tmp_path_factory.mktemp("times"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "period", "value"),
    [
        ("In which year was the number of calls to the monitoring centre highest?", "2022-23", 64875),
        ("Which year had the fewest calls to the monitoring centre?", "2023-24", 58312),
        ("when were calls to the monitoring centre at their highest", "2022-23", 64875),
        ("In which year were the fewest deferred payment agreements made?", "2023-24", 29),
        ("In which year were the most sensors returned?", "2023-24", 305),  # before they were counted there is none
        ("Which quarter had the most responder visits?", "Q3 2024-25", 1377),
        ("Which year since 2023-24 had the most calls to the monitoring centre?", "2024-25", 60100),
    ],
)
def test_the_time_of_the_largest_or_smallest_is_told(ask: Ask, question: str, period: str, value: int) -> None:
    """The time asked for comes first, with its figure; the others follow it."""
    first = ask(question).figures[0]
    assert (first.period, first.value) == (period, value)


def test_a_time_without_a_number_may_be_the_lowest(ask: Ask) -> None:
    """Where one year is suppressed, no year is said to be the lowest: what is suppressed is small."""
    told = ask("In which year were the fewest falls lifted without an ambulance?")
    assert told.outcome is not Outcome.ANSWERED or not told.figures
