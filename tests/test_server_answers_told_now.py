"""What a paper tells of the day on which it came out, and what a table by years counts at the end of each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Twenty years of extra care
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: news
published: 2023-05-18
---
# Twenty years of extra care

Today the county has 28 extra care schemes, where homes may be rented or bought.

When it began 312 people moved in.

## Deprivation of liberty applications

| Year | Applications received | Applications not completed |
|---|---|---|
| 2020/21 | 2,566 | 1,197 |
| 2021/22 | 2,706 | 1,241 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers over a page of news."""
    with asking(PAGE, tmp_path_factory.mktemp("now"), embedder) as ask:
        yield ask


@pytest.mark.parametrize("when", ["2023", "May 2023"])
def test_how_things_are_on_the_day_of_a_paper(ask: Ask, when: str) -> None:
    """What a paper tells of today is of the month and the calendar year in which it came out."""
    answer = ask(f"How many extra care schemes did Ferrisbrook have in {when}?")
    assert answer.text.startswith("28 "), answer.text


def test_another_year_is_not_today(ask: Ask) -> None:
    """It is of no other year."""
    answer = ask("How many extra care schemes did Ferrisbrook have in 2021?")
    assert answer.outcome is not Outcome.ANSWERED, answer.text


def test_the_end_of_a_year(ask: Ask) -> None:
    """What was not completed at the end of a year stands in the row of that year."""
    answer = ask(
        "How many deprivation of liberty applications were not completed in Ferrisbrook at the end of 2021/22?"
    )
    assert answer.text.startswith("1,241"), answer.text
