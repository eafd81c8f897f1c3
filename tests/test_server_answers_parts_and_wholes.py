"""A part is not its whole, one of two is not both, and what a question says already is no answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.given_numbers import given_numbers
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Garden centres and feedback
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: committee-report
published: 2023-05-02
period: 2022-23
---
# Garden centres and feedback

## Quality

Ratings of the 64 therapy gardens in Ferrisbrook:

- Good: 31
- Adequate: 12
- Not yet seen: the rest

Ratings of the 29 allotment gardens in Ferrisbrook:

- Good: 8
- Adequate: 11
- Not yet seen: the rest

## Feedback

It was reported that 14 corporate compliments had come in during 2022-23, together with 52 statutory compliments.

In 2022-23 there were 512 calls about swings (430 in 2021-22), of which 96 (81 in 2021-22) came from carers.

The cost of loneliness in Ferrisbrook in 2022-23 is put at £31.2m.
"""


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Asks of one paper with two lists under one heading."""
    with asking(PAGE, tmp_path_factory.mktemp("wholes"), embedder) as ask_of:
        yield ask_of


def test_a_list_is_of_what_its_own_line_names(ask: Ask) -> None:
    """Two lists under one heading are told apart, and count what their titles count."""
    answer = ask("How many allotment gardens in Ferrisbrook were rated good?")
    assert [figure.value for figure in answer.figures[:1]] == [8]
    assert answer.figures[0].unit == "gardens"


def test_the_whole_of_a_list_is_what_its_line_counts(ask: Ask) -> None:
    """Not all 64 are listed: the share is of 64, and not of the 43 that are."""
    answer = ask("What proportion of the therapy gardens in Ferrisbrook were rated good?")
    assert answer.text.startswith("48.4%: 31 of 64")


def test_the_whole_of_a_share_is_of_its_own_year(ask: Ask) -> None:
    """Beside each year's calls stand those of the year before, which are no whole of this year's."""
    answer = ask("What share of the calls about swings in Ferrisbrook in 2022-23 came from carers?")
    assert answer.text.startswith("18.8%: 96 of 512")


def test_one_of_two_is_not_both(ask: Ask) -> None:
    """Corporate and statutory together are not the corporate ones."""
    answer = ask("All in all how many compliments (corporate and statutory) did Ferrisbrook get in 2022-23?")
    assert answer.outcome is not Outcome.ANSWERED or answer.text.startswith("66")


def test_the_whole_is_no_answer_to_how_much_of_it(ask: Ask) -> None:
    """How much of the cost was social care is not what all of it was."""
    answer = ask("How much of the cost of loneliness in Ferrisbrook in 2022-23 was social care?")
    assert answer.outcome is not Outcome.ANSWERED


def test_a_number_behind_the_is_given() -> None:
    """ "The four homes" are told by who asks; "four homes" may be asked about."""
    assert 4 in given_numbers("How many people objected to closing the four homes?")
    assert 4 not in given_numbers("Are four homes to close?")
