"""Who lives in the area of another council: sent there, unless that council's own papers answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from tests.answering import Ask, make_assistant
from tests.conftest import write_corpus

KENT = """---
title: Kent lifeline prices 2024-25
publisher: Kent County Council
area: Kent
kind: guidance
period: 2024-25
---
# Kent lifeline prices 2024-25

The price of a lifeline is £4.20 per week in 2024-25.
"""
COUNCIL = """
[council]
name = "Exampleshire County Council"
area = "Exampleshire"
"""
LIVES = "My mum lives in Kent. "


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions on the site of another council, over one paper of Kent."""
    folder = tmp_path_factory.mktemp("kent")
    corpus = write_corpus(folder / "corpus", {"catalogue.toml": COUNCIL, "kent.md": KENT})
    build(corpus, folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder).answer


def test_what_care_costs_there_is_answered_from_the_papers_of_that_council(ask: Ask) -> None:
    """They are held, and an amount is asked for."""
    answer = ask(LIVES + "What is the price of a lifeline per week in Kent?")
    assert answer.outcome is Outcome.ANSWERED
    assert "£4.20" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        LIVES + "What is the price of a stairlift there?",
        LIVES + "Who can help her?",
        "My mum lives in Norfolk. What is the price of a lifeline there?",
    ],
)
def test_who_gets_no_answer_is_sent_to_that_council(ask: Ask, question: str) -> None:
    """Papers that do not tell, or are not held, leave nobody without the council to turn to."""
    assert ask(question).outcome is Outcome.SIGNPOST
