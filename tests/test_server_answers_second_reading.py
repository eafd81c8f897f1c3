"""A figure that was looked up is read once more beside the other numbers of its passage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over

PAGE = """# Wenmarsh safeguards report 2016-17

## Number of applications

- Applications are up 9 per cent on last year, at 13,627. Of these 4,819 were to health boards and 8,811 to councils.
- Per 100,000 adults there were 548 applications.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("second"), embedder) as made:
        yield made


def test_a_part_is_given_and_not_the_whole_that_is_nearer_by_its_label(assistant: Assistant) -> None:
    """Of the applications to local authorities the number is told, not that of all."""
    answer = assistant.answer("DoLS Wenmarsh 2016-17: how many applications went to councils?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith("8,811"), answer.text


def test_a_number_that_was_looked_up_rightly_stands(assistant: Assistant) -> None:
    """Read again it is the same."""
    answer = assistant.answer("How many applications were there in 2016-17?")
    assert answer.text.startswith("13,627"), answer.text
