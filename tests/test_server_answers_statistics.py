"""The longest wait is not the median wait, however alike the names of the two are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from tests.answering import Ask, asking

PAGE = """---
title: Waits in Northvale
area: Northvale
period: 2022-23
---
# Waits in Northvale

| Year | Median wait for initial assessment (days) | Longest individual wait for an initial assesment (days) |
|---|---|---|
| 2021-22 | 3 | 240 |
| 2022-23 | 7 | 481 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """Answers over a table whose second name is misspelt."""
    with asking(PAGE, tmp_path_factory.mktemp("waits"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What was the longest individual wait for an initial assessment in Northvale in 2021-22?", 240),
        ("What was the longest wait for an assessment in 2022-23?", 481),
        ("What was the median wait for an assessment in 2022-23?", 7),
    ],
)
def test_the_statistic_asked_for_is_given(ask: Ask, question: str, value: int) -> None:
    """Where one column is called by the statistic asked for, the column of the other is not meant."""
    answer = ask(question)
    assert [figure.value for figure in answer.figures[:1]] == [value], answer.text
