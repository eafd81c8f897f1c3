"""What a question makes a condition of must be said of the figure too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer
from tests.answering import make_assistant
from tests.conftest import write_corpus

Ask = Callable[[str], Answer]

PAGE = """---
title: Report of Exampleshire
area: Exampleshire
period: 2022-23
published: 2023-11
---
# People supported in 2022-23

- 5,162 older people
- 1,891 people with learning disabilities

# Contacts in 2022-23

- 22,602 contacts made by people looking for support
- 412 people waited more than 12 months for an assessment

# Care homes

Permanent admissions of older people to care homes ran at 701.3 per 100,000 in 2022-23. The share of care homes rated
good was 81% in 2022-23. An increase of £27.3m in the net budget was agreed for 2023-24.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    """An assistant over one page."""
    folder = tmp_path_factory.mktemp("conditions")
    build(write_corpus(folder / "corpus", {"report.md": PAGE}), folder / "index", embedder=embedder)
    return make_assistant(open_version(folder / "index", embedder=embedder), embedder).answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many older people were supported in 2022-23?", 5162),
        ("How many older people in Exampleshire get support?", 5162),
        ("How many contacts were made by people looking for support?", 22602),
        ("How many people waited more than a year for an assessment?", 412),
        ("How many people waited over 12 months for an assessment?", 412),
        ("What was the share of care homes rated good in 2022-23?", 81),
    ],
)
def test_a_figure_that_meets_the_condition_answers(ask: Ask, question: str, value: int) -> None:
    """Without a condition, and with one that the figure names in other words: twelve months are a year."""
    assert [figure.value for figure in ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "How many older people were supported for more than a year?",
        "How many people with learning disabilities were supported within 28 days?",
        "How many contacts were made by people looking for support more than once?",
        "How many people waited more than six months for an assessment?",
        "How many older people are there in Exampleshire?",
        "How many people with learning disabilities are in work?",
        "How many people with learning disabilities have a job?",
        "How many older people were permanently admitted to care homes?",
        "What was the share of care homes rated good before it fell to 81%?",
        "By what percentage will the net budget increase in 2023-24?",
        "What share of care homes is rated good in councils like Exampleshire?",
    ],
)
def test_a_figure_that_does_not_name_the_condition_is_not_given(ask: Ask, question: str) -> None:
    """A length of time, more than once, living there, a job, a count for a rate, a value given, other councils."""
    assert not ask(question).figures
