"""Shares, changes, totals and orders that a reader of one short page works out, each of one invented council."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from tests.answering import Ask, asking

HEAD = """---
title: Adult social care in brief
publisher: Exampleshire Council
area: Exampleshire
kind: committee-report
published: 2024-06
period: 2023-24
---
# Adult social care in brief

"""
TEXT = """At the end of March 2024 the service was supporting 6,100 people, up from 5,900 twelve months before. 2,440 of
them were aged 65 and over.

Rowan House in Mill Lane is to be refurbished at a cost of £800,000. It is hoped to reopen next spring.

£200,000 of the money comes from the Better Care Fund with the rest from the council's capital programme.

The reablement service, Steps Home, saw 1,320 people, up from 1,200.

Number of permanent admissions to care homes of people 65 and over - 330 in the year against a target of no more than
300.

Agency costs are a worry. In December 2023 the home care service delivered 5,150 hours a week, up from 5,000 in
December 2022.

## Direct payments at 31 March 2024

| | Community support | of which direct payment |
|---|---|---|
| 18-64 | 1,000 | 500 |
| 65 and over | 3,000 | 300 |
| All | 4,000 | 800 |

## Vaccination

| Group | Flu uptake 2023-24 | Ambition 2024-25 |
|---|---|---|
| Aged 65 and over | 78.8% | 82% |
| Care home residents | 85.1% | 90% |
| Frontline social care staff | 27.4% | 40% |

## Telecare charges

| Option | Weekly charge from April 2024 |
|---|---|
| Pendant | £4.50 |
| Sensors | £6.20 |
| Location device | £7.30 |

## What agency workers cost in 2023-24

| Staff group | Spend on agency workers |
|---|---|
| Social workers | £600,000 |
| Home carers | £1,900,000 |
| Care home staff | £2,400,000 |
"""


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The assistant over the page."""
    with asking(HEAD + TEXT, tmp_path_factory.mktemp("told_parts"), embedder) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("What proportion of the people the service was supporting in March 2024 were 65 or over?", "40%"),
        ("What percentage of the cost of refurbishing Rowan House is the Better Care Fund paying?", "25%"),
        ("what share of people getting community support had a direct payment at 31 March 2024?", "20%"),
        ("what % of 18-64s getting community support had a direct payment at 31 March 2024?", "50%"),
        ("What was the percentage increase in people seen by Steps Home reablement in 2023-24?", "10%"),
        ("How many more hours a week of home care were delivered in December than a year earlier?", "150"),
        ("By how many did we miss the target for permanent admissions to care homes of over 65s?", "30 (10%)"),
        ("Which group had the lowest flu vaccine uptake in 2023-24?", "27.4%"),
        ("Which telecare option is the dearest?", "£7.30"),
        ("What did agency workers cost in 2023-24 in all, adding up the staff groups?", "£4.9 million"),
    ],
)
def test_what_one_page_tells_is_worked_out(ask: Ask, question: str, says: str) -> None:
    """The number that a reader works out comes first, or beside the amount it belongs to."""
    answer = ask(question)
    assert says in answer.text.partition("“")[0], answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What percentage of the cost of refurbishing Rowan House is the NHS paying?",
        "What proportion of the people the service was supporting in March 2023 were 65 or over?",
        "By how much had the hours of home care delivered changed at the end of quarter 3?",
        "How much bigger is the cost of Rowan House than the spend on home carers from agencies?",
    ],
)
def test_what_it_does_not_tell_is_not(ask: Ask, question: str) -> None:
    """Another payer, another time, and two sums that nobody set beside each other."""
    answer = ask(question)
    assert not answer.figures, answer.text
