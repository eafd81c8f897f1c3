"""What a question says of statistic, owner, stage, part and person, the words of a figure must say too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Annual report of Exampleshire
area: Exampleshire
period: 2023-24
published: 2024-11
---
# Waiting

The median wait for a care assessment was 24 days. The list for equipment rose from 268 to 305. 1,388 adults were
waiting for an autism assessment on 31 March 2024. On the same day 540 people were more than three months in arrears.

# Home care

Care is bought from the independent sector at an average of £23.18 an hour. 611 people were using a direct payment.

# Complaints

In the year 58 complaints were received about all council services.

# Nursing

The average weekly cost of a nursing placement is £1,042.

# Deferred payments

29 deferred payment agreements were entered into.

# Housing

There were 387 households in temporary accommodation, 94 of which were in bed and breakfast. The rent for a
one-bedroom flat is £214.60 a week. There were 21 drug-related deaths.

# Telecare

There were 1,391 falls lifted with no ambulance. Members support the bid to Welsh Government for £150,000 for video
care.

# Places

There are three localities: Kyle and Coast, Upper Strath and Inverarder. Upper Strath had the longest wait for care at
home, at 39 days.

# Spending

£15.7 million was spent on social care staff. £15.3 million was spent on directly provided support.

# Sickness

Sickness in care homes was 21.9 days for each worker. The whole-council figure is 10.6 days.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """An assistant over one page."""
    with asking(PAGE, tmp_path_factory.mktemp("demands"), embedder) as ask_page:
        yield ask_page


@pytest.mark.parametrize(
    "question",
    [
        "What was the mean wait for a care assessment?",
        "How many children were waiting for an autism assessment on 31 March 2024?",
        "What is the hourly cost of our in-house home care?",
        "How many people gave up their direct payment?",
        "How many complaints were received from each division?",
        "What is the average weekly cost of a residential (not nursing) placement?",
        "How many people asked for a deferred payment agreement?",
        "How many of the households in temporary accommodation are in hostels?",
        "What is the rent for a two-bedroom flat?",
        "How many alcohol-related deaths were there?",
        "How many falls were there with an ambulance?",
        "How much has Welsh Government given us for video care?",
        "What was the wait for care at home in Kyle and Coast?",
        "How many complaints did Exampleshire uphold?",
        "How many people said they were more than three months in arrears?",
        "How many adults already assessed for autism were waiting on 31 March 2024?",
    ],
)
def test_a_figure_of_something_else_is_not_given(ask: Ask, question: str) -> None:
    """Another statistic, age, owner, stage, part, size, cause or place, or a bid for a grant, is no answer."""
    answer = ask(question)
    assert answer.outcome is not Outcome.ANSWERED, answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What was the median wait for a care assessment?", 24),
        ("How many adults were waiting for an autism assessment on 31 March 2024?", 1388),
        ("How many people were using a direct payment?", 611),
        ("What is the average weekly cost of a nursing placement?", 1042),
        ("How many deferred payment agreements were entered into?", 29),
        ("How many of the households in temporary accommodation are in bed and breakfast?", 94),
        ("What is the rent for a one-bedroom flat?", 214.6),
        ("How many drug-related deaths were there?", 21),
        ("How many people were more than three months in arrears?", 540),
    ],
)
def test_the_figure_that_is_of_it_is(ask: Ask, question: str, value: float) -> None:
    """The same figures answer what they are of."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert answer.figures[0].value == pytest.approx(value)


def test_a_list_is_not_counted_in_days(ask: Ask) -> None:
    """The length of a list told after a time in days is no time."""
    assert all(figure.unit != "days" for figure in ask("How long is the list for equipment?").figures)


def test_what_one_side_is_called_is_not_asked_of_the_other(ask: Ask) -> None:
    """Staff are compared with in-house services, and need not be called in-house themselves."""
    answer = ask("Was more spent on staff or on in-house services in 2023-24?")
    assert [figure.value for figure in answer.figures] == [15_700_000, 15_300_000], answer.text
