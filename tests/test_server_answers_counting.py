"""One sentence that counts several things under one name: the one that is asked for answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import make_assistant
from tests.conftest import write_corpus

PAGE = """---
title: Market position statement 2024
publisher: Fenwick County Council
area: Fenwick
published: 2024-05
---
# Care homes

There are 214 care homes in Fenwick with 8,930 beds. 78% are rated Good or Outstanding. Occupancy is 88%.

Some 61 agencies in Fenwick with 2,300 care workers look after people at home.

# Requests

We received 11,482 requests for support from new clients in 2023-24. About two in five of them, 41% (4,708), were
resolved with information or advice.

# Consultation

Some 147 people came to six drop-in events on the charges.
"""
BOARD = """---
title: Safeguarding Adults Board annual report 2022-23
publisher: Fenwick Safeguarding Adults Board
area: Fenwick
published: 2023-10
---
# Our year in numbers

In 2022-23:

- we received 4,118 concerns
- 1,364 enquiries were started
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over a statement on care homes and the report of a board."""
    folder = tmp_path_factory.mktemp("counting")
    build(write_corpus(folder / "corpus", {"market.md": PAGE, "board.md": BOARD}), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many care homes are there in Fenwick?", 214),
        ("How many beds do Fenwick's care homes have?", 8930),
        ("How many agencies are there in Fenwick?", 61),
    ],
)
def test_what_is_counted(assistant: Assistant, question: str, value: int) -> None:
    """Of two numbers told under one name the one answers that counts what the question asks to count."""
    assert [int(figure.value or 0) for figure in assistant.answer(question).figures] == [value]


@pytest.mark.parametrize(
    ("question", "value"),
    [("How many safeguarding concerns were there in 2022-23?", 4118), ("Safeguarding enquiries 2022-23?", 1364)],
)
def test_the_title_tells_of_which_kind(assistant: Assistant, question: str, value: int) -> None:
    """In a report on safeguarding "concerns" are safeguarding concerns, though no line of it calls them so."""
    assert [int(figure.value or 0) for figure in assistant.answer(question).figures] == [value]


def test_the_title_does_not_make_another_thing(assistant: Assistant) -> None:
    """What is not counted there is not made of what is: no complaint is a concern, no review one."""
    for question in (
        "How many safeguarding complaints were there in 2022-23?",
        "How many safeguarding adults reviews?",
    ):
        assert assistant.answer(question).outcome is Outcome.NOT_HELD


def test_what_is_said_of_another_number_of_the_paragraph_is_not_said_of_the_first(assistant: Assistant) -> None:
    """Of all requests that came not all were resolved with advice: that is said of those behind them."""
    assert [figure.value for figure in assistant.answer("How many requests for support came from new clients?").figures]
    answer = assistant.answer("How many Fenwick requests were resolved with information or advice?")
    assert 11482 not in [figure.value for figure in answer.figures]


def test_how_many_turned_up_counts_people(assistant: Assistant) -> None:
    """Not the events at which they did."""
    values = [figure.value for figure in assistant.answer("How many turned up at the drop-in events?").figures]
    assert 6 not in values
