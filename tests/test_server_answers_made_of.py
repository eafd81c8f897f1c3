"""A whole told in a sentence, and a table under the same heading that says what it is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Local Account 2024/25 - finance
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: local-account
period: 2024-25
---
# Finance

In 2024/25 net expenditure on the cost of care totalled {total}million, after every client contribution.

| Category | Expenditure (£ms) |
|---|---|
| Residential | 45.0 |
| Nursing | 10.0 |
| Domiciliary | 25.0 |

## Reports of harm

| Measure | 2023-24 | 2024-25 |
|---|---|---|
| Reports of harm at home | 412 | 388 |
"""
QUESTION = "Where did most of Ferrisbrook's net expenditure on the cost of care go in 2024/25?"


@pytest.fixture(name="answer", scope="module")
def one_page(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over the page whose table adds up to its whole, but for some small parts."""
    with asking(PAGE.format(total="£82.3"), tmp_path_factory.mktemp("made_of"), embedder) as ask:
        yield ask


def test_the_largest_part_of_a_whole(answer: Ask) -> None:
    """The table below a whole, whose rows come to nearly all of it, says which part of it is the largest."""
    told = answer(QUESTION, [])
    assert told.outcome is Outcome.ANSWERED
    assert told.text.startswith("£45 million: Residential")


def test_a_table_of_something_else(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> None:
    """A table whose rows come to half of the whole tells nothing of its parts."""
    with asking(PAGE.format(total="£160.3"), tmp_path_factory.mktemp("not_made_of"), embedder) as ask:
        assert "Residential" not in ask(QUESTION, []).text


def test_reports_of_two_years(answer: Ask) -> None:
    """What happens anew each year may be added over the years that are asked for together."""
    told = answer("How many reports of harm at home were there in 2023-24 and 2024-25 added together?", [])
    assert (told.outcome, "800" in told.text) == (Outcome.ANSWERED, True)
