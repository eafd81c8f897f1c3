"""Plain words of one meaning, their opposites and denials, and years: what a question says otherwise than the paper."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Adult social care in Exampleshire
area: Exampleshire
period: 2023-24
published: 2024-11
---
# Staff

68.2% of care workers in Exampleshire had had a flu jab. 7.4 of 25.0 full-time equivalent posts were vacant in
December 2023.

# Applications for authorisations

How many applications for a DoLS authorisation did you receive, and what became of them in 2023-24?

- 286 applications were withdrawn
- 55 applications were not granted

In 2022-23 334 applications were granted.

# Children's homes

37 children living in homes were more than 20 miles from where they came from.

# Consultation

Of those who replied, 22 tenants opposed the higher charge for meals.

# Prices

The average weekly cost of a new placement is £1,012, up 6.2% on last year's £953.

# Budget

The council is to spend more than £15m of one-off reserves in 2024-25, including £1m on highways and more than £1.3m
on libraries. The council tax levy of 2% for adult social care yields £12.7m in 2024-25.

# Day services

Our own day centres cost £7.9m in 2023-24. They cost £7.1m in 2022-23.

# Care at home and in homes

The council spent £13,274,320 on people receiving care at home. Supported living costs £22.10 an hour. 31.5% of people
had a direct payment.

# Forecast

The forecast at month 8 pointed to an overspend of £3.81m.

# Freedom of information

I'd like to know how many people are waiting to be allocated a worker. Also the longest wait.

Reablement: 74% of people needed no long term care at the end.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over one page."""
    with asking(PAGE, tmp_path_factory.mktemp("plain"), embedder) as answer:
        yield answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What percentage of care workers had a flu vaccination?", "68.2"),
        ("How many jobs were unfilled in December 2023?", "7.4"),
        ("How many tenants were against the higher charge for meals?", "22"),
        ("What does the 2% levy for social care raise in 2024-25?", "12700000"),
        ("What share of reablement customers didn't need long term care afterwards?", "74"),
        ("How many children in homes live over 20 miles from where they come from?", "37"),
    ],
)
def test_a_word_that_means_the_same_names_a_figure(ask: Ask, question: str, value: str) -> None:
    """What a person says in other words of the same meaning is found by what the paper says."""
    (figure, *_) = ask(question).figures
    assert Decimal(str(figure.value)) == Decimal(value)


def test_what_was_refused_is_never_what_was_granted_or_withdrawn(ask: Ask) -> None:
    """A figure of an outcome never answers for its opposite, or for another outcome."""
    assert "55" not in ask("How many DoLS applications were granted in 2023-24?").text
    assert "286" not in ask("How many DoLS applications were turned down in 2023-24?").text


def test_last_year_is_not_this_year(ask: Ask) -> None:
    """Where a sentence tells this year's number and last year's, the one asked for is given, or none."""
    assert not ask("What did a new placement cost per week last year?").text.startswith("£1,012")


def test_one_year_is_not_several_together(ask: Ask) -> None:
    """Of several years together the number of one of them is never given."""
    answer = ask("What did our own day centres cost in total over the two years?")
    assert answer.outcome is not Outcome.ANSWERED or not answer.text.startswith("£7.9")


def test_a_request_is_not_quoted_as_its_answer(ask: Ask) -> None:
    """What somebody asked the council is no answer, however near it is to the question."""
    assert "Also the longest wait" not in ask("What was the longest wait to be allocated a worker?").text


def test_a_list_of_sums_is_as_sure_as_its_first(ask: Ask) -> None:
    """Of "including £1m on highways and more than £1.3m on libraries" each sum answers."""
    assert "£1.3 million" in ask("How much of the reserves goes to libraries in 2024-25?").text


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("What was spent on care homes in 2023-24?", "13,274,320"),
        ("What is the live-in care rate?", "22.10"),
        ("How many people had a direct payment, not the percentage?", "31.5"),
        ("What was the final overspend for 2023-24?", "3.81"),
        ("What did a new placement cost per week before April 2023?", "1,012"),
    ],
)
def test_what_comes_near_is_not_given_for_what_is_asked(ask: Ask, question: str, never: str) -> None:
    """Care at home for care homes, another service, a share for people, a forecast for the outturn, a later year."""
    answer = ask(question)
    assert answer.outcome is not Outcome.ANSWERED or never not in answer.text.partition("“")[0]
