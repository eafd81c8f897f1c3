"""Groups named in one breath are one group, and people are people by whatever noun a sentence counts them."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from tests.answering import Ask, asking

PAGE = """---
title: Social care statistics
publisher: Exampleshire Council
area: Exampleshire
published: 2024-11
period: 2023-24
---
# Learning disabilities

In 2023/24, 2,352 adults with learning disabilities aged 18-64 had social care support at some point in the year, less
than the 2,435 people with it in 2019/20. Support for adults with learning disabilities aged 65+, by contrast, has kept
growing, from 177 people in 2019/20 to 191 people in 2023/24.
"""


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The assistant over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("one_group"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many over 65s with learning disabilities got social care before the pandemic, in 2019-20?", ["177"]),
        (
            "My brother has a learning disability. How many working age people like him had support in 2023/24?",
            ["2,352"],
        ),
        ("How many under-65 adults with learning disabilities had social care support in 2019/20?", ["2,435"]),
    ],
)
def test_two_words_for_one_group_are_answered_once(ask: Ask, question: str, shown: list[str]) -> None:
    """A comma elsewhere in the question does not make two groups of "over 65s with learning disabilities"."""
    assert [figure.display for figure in ask(question).figures] == shown


def test_both_groups_together_are_not_answered_with_one(ask: Ask) -> None:
    """Who has both age groups added up is never given the number of one."""
    answer = ask("Adding both age groups together, how many adults with learning disabilities had support in 2023/24?")
    assert "2,352" not in answer.text or "2,543" in answer.text
