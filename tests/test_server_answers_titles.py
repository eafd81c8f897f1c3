"""A year that names a paper: "the spring survey 2023" asks of that paper, whatever time its figures are dated with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome, Turn
from server.answers.pipeline import Assistant
from tests.answering import make_assistant
from tests.conftest import write_corpus

SURVEY = """---
title: Directors' Spring Survey 2023
publisher: Association of Care Directors
area: England
kind: survey
period: 2022-23 to 2023-24
published: 2023-07
---
# Money

- Directors put the extra cost of the National Living Wage at £1.1bn
- Net budgets came to £19.9bn in 2022-23
"""
LIVING = """---
title: Living well in Fenwick 2024
publisher: Fenwick County Council
area: Fenwick
period: 2023-24
---
# Homes

There are 214 care homes in Fenwick.
"""
ACCOUNT = """---
title: Fenwick Local Account
publisher: Fenwick County Council
area: Fenwick
kind: local-account
published: 2024-10
---
# Direct payments

17.3% of people using services had a direct payment (ASCOF 2023-24).

# Your standard hourly rate for home care

From 8 April 2024 the rate is £21.96.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over a survey and an account."""
    folder = tmp_path_factory.mktemp("titles")
    pages = {"survey.md": SURVEY, "a.md": ACCOUNT, "living.md": LIVING}
    build(write_corpus(folder / "corpus", pages), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@pytest.mark.parametrize(
    "question",
    [
        "What extra cost of the National Living Wage did directors give in the Spring Survey 2023?",
        "Directors' survey 2023: what is the extra cost of the National Living Wage?",
    ],
)
def test_the_year_of_a_title(assistant: Assistant, question: str) -> None:
    """A figure that only its paper dates is found by the year of the paper's title."""
    answer = assistant.answer(question)
    assert [int(figure.value or 0) for figure in answer.figures] == [1_100_000_000]
    assert "No figure" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What extra cost of the National Living Wage did directors give in the Spring Survey 2021?",
        "What was the extra cost of the National Living Wage in England in 2019?",
        "What were the net budgets in the Spring Survey 2021?",
        "How many care homes were there in Fenwick in 2024?",
    ],
)
def test_another_year(assistant: Assistant, question: str) -> None:
    """The paper of another year is not held, and a year that names no paper asks of that year."""
    assert assistant.answer(question).outcome is Outcome.NOT_HELD


def test_the_year_before_that_of_a_title(assistant: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """Who goes on to the year before asks of that year, of which the paper tells nothing; no answer is even drafted."""
    asked = "What extra cost of the National Living Wage did directors give in the Spring Survey 2023?"
    talk = (Turn("user", asked), Turn("assistant", "£1.1 billion."))
    assert assistant.answer("and the year before?", talk).outcome is not Outcome.ANSWERED
    assert "held back" not in caplog.text


def test_the_year_of_a_collection(assistant: Assistant) -> None:
    """The year behind the name of a collection of figures, in brackets, is that of the figure before it."""
    answer = assistant.answer("What share of people in Fenwick had a direct payment in 2023-24?")
    assert [(figure.display, figure.period) for figure in answer.figures] == [("17.3%", "2023-24")]


def test_a_rate_by_its_day(assistant: Assistant) -> None:
    """A rate holds on the days of its year, also where only its name says that it is one."""
    answer = assistant.answer("What is Fenwick's standard hourly rate for home care after 8 April 2024?")
    assert [figure.display for figure in answer.figures] == ["£21.96"]
