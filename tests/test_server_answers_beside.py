"""Follow-ups that name one thing more: answered by the figure beside the one gone on from, in its own document."""

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

PAGE = """---
title: Adult services performance, quarter 3 of 2023-24
publisher: Fenwick County Council
area: Fenwick
kind: committee-report
period: 2023-24
---
# Leaving hospital

61 Fenwick people were delayed in hospital in 2023-24, against a target of 45 people.

# Money

The net revenue budget for adult social care was £52.8m in 2023-24, we spent £54.1m.

# Satisfaction

In 2023-24, 66.8% of people were satisfied with their care and support in Fenwick and 61.5% in England.

# Concerns

Of the concerns in 2023-24, 34% were of neglect and 21% were of physical abuse.

# Charges

- Residential care, standard: £742.39 a week
- Residential care, dementia: £806.45 a week
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over one short report."""
    folder = tmp_path_factory.mktemp("beside")
    build(write_corpus(folder / "corpus", {"report.md": PAGE}), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


@pytest.mark.parametrize(
    ("before", "reply", "question", "value"),
    [
        ("How many residents could not go home?", "61 people.", "what's the target?", 45),
        ("What was the net revenue budget for adult social care?", "£52.8m.", "and how much was spent?", 54_100_000),
        ("What do you have to spend?", "£52.8m.", "and how much was spent?", 54_100_000),
        ("Are folk happy?", "66.8%.", "and in England?", 61.5),
        ("What do people pay for a room?", "£742.39.", "and with dementia?", 806.45),
    ],
)
def test_what_is_named_beside_a_figure_is_found(
    assistant: Assistant, before: str, reply: str, question: str, value: float
) -> None:
    """A target, another status, place or group is the one that stands beside the figure just given."""
    answer = assistant.answer(question, [Turn("user", before), Turn("assistant", reply)])
    assert answer.outcome is Outcome.ANSWERED
    assert answer.figures[0].value == pytest.approx(value)


def test_a_reply_tells_which_figure_is_gone_on_from(assistant: Assistant) -> None:
    """Where a question is not understood, the figure held that it was answered with is gone on from."""
    question = Turn("user", "How bad is bed blocking these days?")
    assert assistant.answer("what's the target?", [question]).figures == ()
    answer = assistant.answer("what's the target?", [question, Turn("assistant", "61 people.")])
    assert [figure.value for figure in answer.figures] == [45]
    assert "61 Fenwick people were delayed" in answer.text


@pytest.mark.parametrize("question", ["and in Scotland?", "and for autism?", "and the budget for that?"])
def test_what_stands_nowhere_beside_it_is_not_made_up(assistant: Assistant, question: str) -> None:
    """Nothing near a figure answers what is not named there, and what comes nearest is not taken for it."""
    before = [Turn("user", "What percentage of the concerns were of neglect in 2023-24?"), Turn("assistant", "34%.")]
    assert assistant.answer(question, before).figures == ()
