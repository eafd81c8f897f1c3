"""Figures asked for each place or group of one table: told together, without their total, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from tests.answering import Ask, asking

PAGE = """# Day opportunities in Ferrisbrook, 2024-25

This report covers 1 April 2024 to 31 March 2025.

## People attending a day centre by district, 2024-25

| District | People attending |
|---|---|
| Alderwick | 212 |
| Brackenford | 148 |
| Coldmere | 305 |
| Ferrisbrook | 665 |

## Reviews completed by team, 2024-25

| Team | Reviews |
|---|---|
| East | 410 |
| West | 522 |
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """Answers over one page with a table of districts, their county's sum among them, and one of teams."""
    with asking(PAGE, tmp_path_factory.mktemp("each"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many people attended a day centre in each district in 2024-25?", [305, 212, 148]),
        ("How many people attend a day centre, by district?", [305, 212, 148]),
        ("Which part of Ferrisbrook has the most day centre users?", [305, 212, 148]),
        ("How many reviews did each team complete?", [410, 522]),
        ("reviews by team please", [410, 522]),
    ],
)
def test_what_each_place_or_team_has_is_told_together(ask: Ask, question: str, values: list[int]) -> None:
    """The rows of a table are told in one answer; a row that is the sum of the others is none of them."""
    assert [figure.value for figure in ask(question).figures] == values


def test_a_place_that_is_left_out_does_not_answer(ask: Ask) -> None:
    """What a question excepts is not in its answer."""
    told = ask("Day centre attendance in each district except Coldmere?")
    assert 305 not in [figure.value for figure in told.figures]
