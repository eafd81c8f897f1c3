"""Questions that say who asks, and the small turns of everyday wording, over one page of an invented council."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.said_before import WHO_ASKS
from tests.answering import Ask, asking

PAGE = """---
title: Local Account 2021 to 2023
publisher: Exampleshire Council
area: Exampleshire
kind: local-account
---
## Activity overview for 2021-22 and 2022-23

This is how many people we worked with in 2022-23 and how different it was from the year before.

- 20,150 – The number of contacts from people who wanted advice. There were fewer requests the year before, 19,800.
- 6,310 – The number of people with some longer-term support. There were fewer people the year before, 6,240.
- 3,120 – The number of people with a short period of support. There were fewer people the year before, 3,050.

## Where we spent the money in 2021-22

- £120.4 million on care and support purchased
- £11.2 million on social care staff
- £12.3 million on directly provided support
- £20.1 million on other things

## Where we spent the money in 2022-23

- £131.4 million on care and support purchased
- £13.7 million on social care staff
- £12.8 million on directly provided support
- £16.1 million on other things

## Who we supported in 2021-22

- 4,100 older people
- 1,300 people with learning disabilities
- 900 people with physical disabilities

## Who we supported in 2022-23

- 4,350 older people
- 1,340 people with learning disabilities
- 640 people with physical disabilities

## News

Over 40 care micro-enterprises now operate in Exampleshire. Closing two of the day centres early has saved £310,000.
The 4% uplift for home care providers will cost £2.4 million in 2022-23.
95% of the winter allocation was spent, and 61% of providers say they agree with how it was spent.
"""


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The assistant over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("who_asks"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("I write for a local paper. What was the bill for care bought in from outside in 2022-23?", "£131.4 million"),
        ("I'm doing coursework. What fraction of the 2021-22 budget was other things? A percentage is fine", "12.3%"),
        ("I want to set up on my own, how many of these micro-enterprises operate now?", "over 40"),
        ("Before Thursday's meeting: how many people had long-term support in the year to 31 March 2022?", "6,240"),
        ("long term support, no. of people, y/e Mar 22", "6,240"),
    ],
)
def test_who_asks_and_what_for_is_demanded_of_no_figure(ask: Ask, question: str, says: str) -> None:
    """What stands before or after the question says nothing of what is asked."""
    assert says in ask(question).text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("how much will the 4% uplift for home care providers cost", "£2.4 million"),
        ("How much was saved by closing two day centres earlier than planned?", "£310,000"),
        ("How much more was spent on staff in 2022-23 than 2021-22?", "Up £2.5 million"),
    ],
)
def test_what_a_rise_costs_is_no_rise(ask: Ask, question: str, says: str) -> None:
    """What something cost or saved is looked up, whatever it is called."""
    assert says in ask(question).text


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("staff + directly provided combined, change 21-22 to 22-23?", "Up £3 million"),
        ("Leaving out older people, how many did you support in 2021-22 across the other groups?", "2,200 people"),
        ("After purchased care, what was the next largest heading of spend in 2022/23?", "£16.1 million: other things"),
        ("Of the groups we support, which grew most in number between 21/22 and 22/23?", "Up 250 (6.1%): older people"),
        ("short term vs long term support 22/23, which is bigger and by how much", "is the larger by 3,190"),
        ("in-house provision spend - how much up on prior year in 2022/23 and what % is that", "Up £500,000 (4.1%)"),
        ("what did you spend on the care you provide yourselves rather than buy in, 2021-22", "£12.3 million"),
        ("What did adult social care cost all in, 2021/22?", "£164 million"),
        ("By what % did spending on staff go up", "Up 22.3% (up £2.5 million)"),
    ],
)
def test_what_is_reckoned_is_reckoned_of_all_that_is_named(ask: Ask, question: str, says: str) -> None:
    """Named things are added, one that is left out is not, and the next one is not the first."""
    assert says in ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "What share of providers agree with how the winter allocation was given out?",
        "After other things, what was the next smallest heading of spend in 2020/21?",
    ],
)
def test_the_share_of_something_else_is_no_answer(ask: Ask, question: str) -> None:
    """95% of an allocation is no share of providers, of whom the same sentence says 61%."""
    answer = ask(question)
    assert answer.outcome is not Outcome.ANSWERED or answer.text.startswith("61%: “"), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What happened after the cost of home care rose?",
        "How many staff do we need the most?",
        "Which of our needs the number of carers meets is not said?",
    ],
)
def test_a_question_is_not_taken_for_who_asks(question: str) -> None:
    """What begins by asking says nothing of the person first, whatever words of wanting follow."""
    assert WHO_ASKS.match(question) is None
