"""What a thing is, what letters stand for, what is listed, and why: asked of one page of an invented council."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Care Close By, three years on
publisher: Exampleshire Council
area: Exampleshire
kind: news
published: 2025-07-03
---
## Care Close By

Care Close By was introduced in March 2022, as a four-year programme that helps older people to stay in their own homes.
It works with small local businesses and with libraries.

The council invited the Local Government Association (LGA) to look at its plans. To begin preparations for inspection,
the council also asked the LGA for a peer review.

Over 90 people have been helped by the reablement team. In 2024-25 there were 812 reviews of care plans, and 901 the
year before.

## Top three challenges

Staff named these three areas as the biggest challenges:

### Recruitment

It is hard to fill posts.

### Fuel

Fuel costs more.

### Data

Systems are old.

## Who we supported in 2024-25

- 310 people with learning disabilities
- 140 people with physical disabilities
- 95 carers
"""


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The assistant over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("what_it_is"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What does LGA stand for?", "Local Government Association (LGA)"),
        ("what is LGA short for", "Local Government Association (LGA)"),
        ("what were the biggest challenges", "“Recruitment”; “Fuel”; “Data”"),
        ("which were the three main challenges please", "“Recruitment”; “Fuel”; “Data”"),
    ],
)
def test_what_is_spelt_out_or_listed_is_quoted(ask: Ask, question: str, says: str) -> None:
    """Letters are told by what they stand beside, a list by its headings."""
    assert says in ask(question).text


def test_a_service_is_no_number(ask: Ask) -> None:
    """ "What is reablement?" asks what it is: how many it helped is no answer."""
    answer = ask("What is reablement?")
    assert answer.figures == ()


def test_why_alone_is_not_answered_with_a_change(ask: Ask) -> None:
    """Where no reason is given, that is the whole answer; what moved stands beside it."""
    answer = ask("Why did the number of reviews fall in 2024-25?")
    assert answer.outcome is Outcome.NOT_HELD
    assert "No reason is given" in answer.text
    assert [figure.display for figure in answer.related[:1]] == ["812"]


def test_disabled_people_may_be_of_two_groups(ask: Ask) -> None:
    """Two members of one list that no word tells apart are a choice, not the likelier one."""
    answer = ask("how many disabled people do you support")
    assert answer.outcome is Outcome.CLARIFY
    assert ["learning" in choice.label or "physical" in choice.label for choice in answer.clarify] == [True, True]
