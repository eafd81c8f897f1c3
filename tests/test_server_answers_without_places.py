"""Questions that name no place, over a paper with its own number and a table of many councils."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over

COUNCILS = ("Kent", "Norfolk", "Suffolk", "Essex", "Devon", "Dorset", "Surrey", "Cumbria")
ROWS = "\n".join(f"| {name} | {20 + at} |" for at, name in enumerate(COUNCILS))
PAGE = f"""# Care in crisis

We found that at least 399 people died waiting for their local authority to arrange a package of care in 2022-23.

An evaluation showed a direct economic return of £7.49 for every £1 invested in reablement in 2023-24 [2].

The £3.5 million investment in the Reablement Accelerator in 2023-24 has generated a return of £10.85 for every £1.

Ministers are pledging £1.7 billion of improvement plans up until 2027.

The latest figures show that, on 5 June, 6,295 people were waiting for a review of their care.

# Deaths by council, 2022-23

| Council | Deaths waiting for start of care package |
|---|---|
{ROWS}
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the paper, which is of no area."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("places"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many people died waiting for a package of care in 2022-23?", 399),
        ("What is the direct economic return for every £1 invested in reablement?", 7.49),
        ("How much was invested in the Reablement Accelerator?", 3_500_000),
        ("How much are ministers pledging for improvement plans until 2027?", 1_700_000_000),
        ("How many people were waiting for a review of their care on 5 June?", 6295),
    ],
)
def test_what_the_paper_says_itself_is_found(assistant: Assistant, question: str, value: float) -> None:
    """Not the table of councils, not what comes of each pound, and by the words for the time that it prints."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert float(answer.figures[0].value or 0) == value, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How many people were waiting for a review of their care on 5 July?",
        "How much are ministers pledging for improvement plans until 2030?",
    ],
)
def test_another_day_or_end_is_not_held(assistant: Assistant, question: str) -> None:
    """A day without a year, and the end of a plan, answer for no other."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.NOT_HELD, answer.text
    assert not answer.figures
