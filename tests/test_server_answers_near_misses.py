"""A figure that comes near to what is asked and is of something else is not given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Annual report of Exampleshire
area: Exampleshire
period: 2022-23
published: 2023-11
---
# Safeguarding and day centres

In 2022-23, 4,118 safeguarding concerns were received. 83 people use the day centres at Colne and Ormskirk.
There were 58 Shared Lives households, of which 19 offered short breaks.

# Home care

Providers delivered 13,550 hours of home care a week in December 2022. The Department is investing £7.5 billion in
home care over the next two years.

# Complaints

418 complaints were received in 2022-23. Mrs X was paid £400 for distress and a further £150 for her trouble.

# Hospitals

Patients waiting for care occupied 14.9% of acute hospital beds in December 2022.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """An assistant over one page."""
    with asking(PAGE, tmp_path_factory.mktemp("near"), embedder) as ask_page:
        yield ask_page


@pytest.mark.parametrize(
    "question",
    [
        "How many safeguarding concerns went into section 42 enquiries in 2022-23?",
        "How many safeguarding concerns led to an enquiry?",
        "How many people use the day centre at Colne?",
        "How many people used Shared Lives for short breaks in 2022-23?",
        "How many hours of home care a week is Exampleshire short of?",
        "How much is the Department investing in home care next year?",
        "How many complaints about bills were received in 2022-23?",
        "Adding up, how much was Mrs X paid for distress?",
        "Which hospital is worst for acute beds occupied by patients waiting for care?",
    ],
)
def test_a_near_miss_is_no_answer(ask: Ask, question: str) -> None:
    """No figure is given for what became, for one place of two, for people who are households, for one year of two."""
    assert not ask(question).figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many safeguarding concerns were received in 2022-23?", 4118),
        ("How many people use the day centres at Colne and Ormskirk?", 83),
        ("How many Shared Lives households offered short breaks in 2022-23?", 19),
        ("How many hours of home care a week were delivered in December 2022?", 13550),
        ("How much is the Department investing in home care over the next two years?", 7_500_000_000),
        ("How many complaints were received in 2022-23?", 418),
        ("How much was Mrs X paid for distress?", 400),
        ("What share of acute hospital beds did patients waiting for care occupy?", 14.9),
    ],
)
def test_what_is_asked_for_is_answered(ask: Ask, question: str, value: float) -> None:
    """The figures themselves answer those who ask for them."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert [float(figure.value) for figure in answer.figures if figure.value is not None] == [value]
