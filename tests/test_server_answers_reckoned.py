"""What is reckoned from two or more printed figures: shares of a named whole, sums of named parts, what moved most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import assistant_over

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

## Carers

Carers: 512 carers' needs assessments were offered and 298 were completed.

## Fees

The report proposed an uplift of 8.6% for residential care, 9.1% for home care and 7.5% for supported living.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The real assistant over one report with tables."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("reckoned"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which team had the biggest rise in complaints between 2023-24 and 2024-25?", "Up 13"),
        ("Total income from client contributions, residential and non-residential together", "£13,485,718"),
        ("What share of income from client contributions was non-residential?", "28.5%"),
        ("What proportion of the carers' needs assessments offered were completed?", "58.2%"),
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
