"""Questions that name a paper by its month, quarter or day, answered by the server from real files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

REPORT = """---
id: money
title: Adults finance report - October 2018
publisher: Fenmarsh County Council
area: Fenmarsh
kind: committee-report
published: 2018-11-20
period: October 2018
---
## Learning disability

The forecast overspend on the pooled budget for learning disability was £2.3m for 2018-19.

## Contacts

Visits to the day centres came to 1,940.
"""
"""A report of one month, which foresees its year and dates nothing else."""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers from the report."""
    with asking(REPORT, tmp_path_factory.mktemp("then"), embedder) as made:
        yield made


def test_what_a_paper_of_a_month_foresees_is_asked_for_by_that_month(ask: Ask) -> None:
    """The forecast of the year answers for who asks by the month of the report that makes it."""
    answer = ask("What did the October 2018 report say the forecast overspend on the learning disability pool was?")
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert "£2.3" in answer.text


def test_a_month_of_which_there_is_no_paper_is_not_answered(ask: Ask) -> None:
    """The forecast that October's report makes is not that of July."""
    answer = ask("What did the July 2018 report say the forecast overspend on the learning disability pool was?")
    assert answer.outcome is not Outcome.ANSWERED, answer.text


def test_a_stretch_of_quarters_is_the_time_of_no_paper(ask: Ask) -> None:
    """What changed from one quarter to the next is not told by the paper of the second alone."""
    answer = ask("How far did visits to the day centres change between quarter 2 and quarter 3?")
    assert answer.outcome is not Outcome.ANSWERED, answer.text
