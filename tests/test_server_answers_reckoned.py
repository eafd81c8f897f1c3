"""What is reckoned from two or more printed figures: shares of a named whole, sums of named parts, what moved most."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import make_assistant

PAGE = """# Ferrisbrook adult social care report 2024-25

## Complaints by team

| Team | 2023-24 complaints | 2024-25 complaints |
|---|---|---|
| Hospital discharge | 21 | 24 |
| Financial assessment | 31 | 44 |
| Learning disability | 19 | 17 |

## Income from client contributions

| Income | 2024-25 |
|---|---|
| Residential | £9,640,602 |
| Non-residential | £3,845,116 |
"""
CATALOGUE = """[[document]]
id = "report"
path = "report.md"
title = "Ferrisbrook adult social care report 2024-25"
publisher = "Ferrisbrook Council"
area = "Ferrisbrook"
kind = "committee-report"
period = "2024-25"
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The real assistant over one report with tables."""
    corpus: Path = tmp_path_factory.mktemp("reckoned") / "corpus"
    corpus.mkdir()
    (corpus / "report.md").write_text(PAGE, encoding="utf-8")
    (corpus / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
    build(corpus, corpus.parent / "index", embedder=embedder)
    with closing(open_version(corpus.parent / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which team had the biggest rise in complaints between 2023-24 and 2024-25?", "Up 13"),
        ("Total income from client contributions, residential and non-residential together", "£13,485,718"),
        ("What share of income from client contributions was non-residential?", "28.5%"),
    ],
)
def test_an_answer_is_reckoned_from_the_figures_the_question_names(
    assistant: Assistant, question: str, said: str
) -> None:
    """The row that moved most, the sum of all named parts and a share as a percentage are told with their working."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert answer.text.startswith(said)
    assert answer.workings
