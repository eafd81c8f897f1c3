"""Which group moved most, over the shipped documents: the change of all of them together answers no such question."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from tests.answering import make_assistant


@pytest.mark.parametrize(
    "question",
    [
        "which group shrank the most between the two years",
        "which group grew the most between the two years",
        "which group went down most between 2021-22 and 2022-23",
        "Which client group increased by the most?",
    ],
)
def test_the_total_is_no_group(open_shipped: IndexVersion, embedder: Embedder, question: str) -> None:
    """Whatever the verb, what all groups together rose by is not shown."""
    answer = make_assistant(open_shipped, embedder).answer(question)
    assert "8,524" not in answer.text, answer.text


@pytest.mark.parametrize(
    "question", ["which bit of the budget grew fastest", "what grew quickest in where the money went"]
)
def test_what_grew_fastest(open_shipped: IndexVersion, embedder: Embedder, question: str) -> None:
    """How fast something grew is told by its own size: £2 million on 13.3 is faster than £18 million on 142.1."""
    answer = make_assistant(open_shipped, embedder).answer(question)
    assert answer.text.startswith("Up £2 million (15%): directly provided support")
