"""A word that a document says of another figure is not taken for this one; nor is a number quoted for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Workforce report of Exampleshire
area: Exampleshire
period: 2023-24
published: 2024-07
---
# Vacancies and leavers

There were 131 vacant posts. 164 people left during the year and 201 joined. Turnover was 13.4% against a target of 12%;
in reablement it was 19.7%.

# Sickness

Staff lost an average of 12.3 days to sickness, up from 11.7 in 2022-23. Reablement workers lost 16.8 days each.

# Fees

From April 2024 the standard rate is £815 a week for residential care and £905 for residential dementia care. In 2023-24
the residential rate was £776.

# Waits

The median wait for a Care Act assessment is 19 days, and 27 people have waited more than 90 days. The list for reviews
is 1,622. For social workers the vacancy rate is 12.4%.

# Budget monitoring

At Period 6 the forecast overspend was £4.1m. In the survey 8.3% were extremely or very dissatisfied. 7 applications for
deferred payments were refused.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """An assistant over one page."""
    with asking(PAGE, tmp_path_factory.mktemp("others"), embedder) as ask_page:
        yield ask_page


@pytest.mark.parametrize(
    "question",
    [
        "how many reablement workers left last year",
        "sickness in reablement in 2022-23",
        "what was the residential dementia rate in 2023-24?",
        "homecare rate in 2023-24?",
        "longest wait for a care act assessment?",
        "median wait for a review",
        "vacancy rate for occupational therapists",
        "forecast overspend at period 4?",
        "what percentage were quite dissatisfied in 2023-24",
        "how many deferred payment applications were there in 2023-24",
    ],
)
def test_what_is_said_of_another_is_no_answer(ask: Ask, question: str) -> None:
    """Neither all who left, nor another rate, statistic, profession, period or degree is given."""
    assert ask(question).outcome is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many people left during the year", "164"),
        ("average days lost to sickness in 2023-24", "12.3"),
        ("what was the residential rate in 2023-24?", "776"),
        ("median wait for a care act assessment", "19 days"),
        ("vacancy rate for social workers", "12.4%"),
        ("what was the forecast overspend at period 6?", "£4.1 million"),
    ],
)
def test_what_is_asked_for_is_answered(ask: Ask, question: str, said: str) -> None:
    """The figures themselves answer those who ask for them."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert said in answer.text
