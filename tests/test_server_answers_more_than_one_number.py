"""Questions that one printed number does not answer, though it comes near: two together, those without, a distance."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from tests.answering import Ask, asking

PAGE = """---
title: Adult social care complaints and needs
publisher: Exampleshire Council
area: Exampleshire
kind: committee-report
published: 2024-06
period: 2023-24
---
# Complaints

We dealt with 118 complaints. Outcome: 31 upheld, 44 partly upheld, 35 not upheld and 8 withdrawn.

# Safeguarding

1,500 safeguarding concerns were raised in 2023-24. 600 led to a section 42 enquiry.

# Dementia

There are an estimated 5,200 people aged 65 and over living with dementia in Exampleshire.

# Occupational therapy

The average wait in the community team had come down from 20 weeks in October 2023 to 12 weeks at present.

# Workforce

By service: home care 9,100; care homes 8,200; day care 2,300; offices 1,900.

# Contracts

Is this a key decision? Yes - in the case of contract awards, when the total value is over £2 million.

# Homelessness

Main reason for loss of last settled home (Q2)
Family or friends no longer willing 31.0%
End of private tenancy 26.4%
"""


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The assistant over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("one_number"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("How many complaints were upheld either wholly or partly?", ("31", "44")),
        ("How many people aged 65+ are living with dementia without a diagnosis?", ("5,200",)),
        ("How much of the £2 million was not spent on carers?", ("£2 million",)),
        ("How many complaints were neither upheld nor withdrawn?", ("31", "44", "35")),
        ("How many people work in the two biggest services taken together?", ("9,100", "8,200")),
        ("What is the carers contract worth over the whole five years?", ("£2 million",)),
        ("How much bigger are the reserves than the overspend?", ("£2 million",)),
        ("What were the top two reasons for people losing their last settled home?", ("Main reason",)),
    ],
)
def test_one_number_is_not_given_for_another(ask: Ask, question: str, never: tuple[str, ...]) -> None:
    """Nothing that is printed is said to answer: not one of two, nor all, nor a rule, nor the name of a list."""
    answer = ask(question)
    assert not any(each in answer.text for each in never if answer.outcome == "answered"), answer.text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What share of safeguarding concerns led to a section 42 enquiry in 2023-24?", "40%"),
        ("How much has the average wait in the community team come down since October 2023?", "Down 8 (40%)"),
    ],
)
def test_what_the_next_number_goes_on_about_is_its_whole(ask: Ask, question: str, says: str) -> None:
    """Concerns that were raised are the whole of those that led to something; what is at present is of now."""
    assert says in ask(question).text, ask(question).text
