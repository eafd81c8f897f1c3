"""Follow-ups answered by the number that is printed as the last one was: in its list, its row, its sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome, Turn
from server.answers.parallel_lines import items_of
from tests.answering import Ask, asking

PAGE = """---
title: Feedback and charges report 2023-24
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: committee-report
published: 2024-06-11
period: 2023-24
---
# Feedback and charges report 2023-24

Compliments reached us 214 times in 2023-24. The day centres drew most – 131 – and the reablement teams the other 83.

Of the 1,930 calls about safeguarding that were taken in the year, 412 were passed to a social worker as a concern.

## Outcome of appeals

Settled 31 40.3%

Dropped 18 23.4%

Sent back 28 36.4%

## Parking permits for carers

Year 2021 2022 2023

Requests 1204 1310 1422

Granted 803 911 1017

## Sitters

Sitters on our books, by year:

2021 – 64

2022 – 71

2023 – 78

## Grievances received in 2023-24

| | Written | Spoken | Referred |
|---|---|---|---|
| Drivers | 64 | 15 | 9 |
| Children | 43 | 14 | 6 |
| Cooks | 7 | 11 | 8 |

## Transport

It took 22% of the drivers' hours to reach the villages, and it was 9% before the bypass.
"""
CALLS = ("How many calls about safeguarding did Ferrisbrook take in 2023-24?", "1,930 calls.")
COMPLIMENTS = ("How many compliments did Ferrisbrook get in 2023-24?", "214 compliments.")
APPEALS = ("How many appeals were settled in Ferrisbrook in 2023-24?", "31, or 40.3%.")
PERMITS = ("How many parking permits for carers did Ferrisbrook grant in 2023?", "1,017 were granted.")
SITTERS = ("How many sitters did Ferrisbrook have on its books in 2023?", "78.")
DRIVERS = ("What share of drivers' hours did it take to reach the villages in Ferrisbrook?", "22%.")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("parallels"), embedder) as assistant:
        yield assistant


def told(ask: Ask, before: tuple[str, str], question: str) -> str:
    """The text of the answer to a follow-up; "" where it is refused."""
    answer = ask(question, [Turn("user", before[0]), Turn("assistant", before[1])])  # type: ignore[call-arg]
    return answer.text if answer.outcome is Outcome.ANSWERED else ""


@pytest.mark.parametrize(
    ("before", "question", "number"),
    [
        (APPEALS, "and how many were sent back?", "28"),
        (PERMITS, "same for 2021?", "803"),
        (SITTERS, "and the year before that?", "71"),
        (COMPLIMENTS, "how many of them were for reablement?", "83"),
        (CALLS, "how many of those were treated as a safeguarding concern?", "412"),
        (DRIVERS, "and before the bypass?", "9%"),
    ],
)
def test_the_number_in_the_like_place_is_quoted(ask: Ask, before: tuple[str, str], question: str, number: str) -> None:
    """What a follow-up names is answered by the row, item or sentence that tells it as the last was told."""
    text = told(ask, before, question)
    assert text.startswith(number)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (APPEALS, "and how many were withdrawn?"),
        (PERMITS, "same for 2019?"),
        (SITTERS, "and in 2018?"),
        (COMPLIMENTS, "how many of them were for drivers?"),
        (CALLS, "how many of those came from Norfolk?"),
    ],
)
def test_what_no_like_place_names_is_refused(ask: Ask, before: tuple[str, str], question: str) -> None:
    """A number beside the last one is never given for what its own words do not say."""
    assert told(ask, before, question) == ""


def test_another_row_of_a_table_is_asked_for_in_the_same_column(ask: Ask) -> None:
    """ "Same for children?" after spoken grievances of drivers asks for no choice between kinds of grievances."""
    before = ("Ferrisbrook spoken grievances drivers 23/24?", "15.")
    assert told(ask, before, "same for childrens?").startswith("14")


def test_a_reply_of_numbers_that_stand_nowhere_is_gone_on_from_by_nobody(ask: Ask) -> None:
    """What the assistant is said to have answered opens no row that does not print it."""
    assert told(ask, (APPEALS[0], "77, or 51.2%."), "and how many were sent back?") == ""


def test_the_clause_of_a_number_ends_where_its_neighbour_begins() -> None:
    """Of two numbers of a sentence each is told by its own words."""
    (item,) = items_of("The day centres drew most – 131 – and the reablement teams the other 83, which is fewer.")
    first, second = item.numbers
    assert ("reablement" in item.clause(first), "reablement" in item.clause(second)) == (False, True)


def test_a_sentence_is_no_row() -> None:
    """Only what names its numbers at one end stands in a block of rows."""
    row, sentence = items_of("Dropped 18 23.4%\n\nWe dropped 18 of them in the year and kept all others.")
    assert (row.label.strip(), sentence.label) == ("Dropped", "")
