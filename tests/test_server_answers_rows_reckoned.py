"""Sums and shares of the rows of one list: of those that are named, and never of rows that hold one another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from answering import Ask, asking

from corpus.areas import known_areas
from corpus.glossary import shipped_glossary
from index.embedding import Embedder
from server.answers.questions import read_question
from server.answers.sentences_read import is_run_of_numbers

PAGE = """---
title: Ramps and rails - freedom of information response
publisher: Bexmouth Council
area: Bexmouth
kind: other
published: 2023-11-01
---
# Ramps

Response:

Year      2020     2021     2022

Requests  753     642     610

Built     640     441     488

Hidden    105     130     163

Hidden built    82    98    114

## Spending on sheltered homes in 2023-24

- £38.5m wardens
- £28.4m boilers
- £12.7m lifts
- £7.6m gardens
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("rows"), embedder) as answering:
        yield answering


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("What percentage of ramp requests got built in 2022?", "80%: 488 of 610"),  # not of all four rows
        ("Spending on sheltered homes 2023-24: boilers plus lifts, how much combined?", "£41.1 million"),
    ],
)
def test_rows_that_are_named_are_those_reckoned_with(ask: Ask, question: str, opening: str) -> None:
    """A share is of the row that the question calls the whole, a sum of the rows that it names."""
    assert ask(question).text.startswith(opening)


def test_rows_that_hold_one_another_are_no_whole(ask: Ask) -> None:
    """ "Hidden built" is a part of "hidden": no share is of the sum of both."""
    answer = ask("What share of the ramps was hidden in 2022?")
    assert not answer.workings


@pytest.mark.parametrize(
    ("text", "is_row"),
    [
        ("Built     640     441     488", True),
        ("Call the team on 01223 455000", False),
        ("In 2022 we built 488 of the 610 asked for", False),
    ],
)
def test_a_row_is_no_sentence(text: str, is_row: bool) -> None:
    """A name with its numbers tells nothing without its columns."""
    assert is_run_of_numbers(text) is is_row


def test_above_the_country_is_above_england() -> None:
    """ "Above or below the country" compares with England."""
    areas = known_areas() | {"Bexmouth"}
    question = "Is the share of tenants with a warden in Bexmouth above or below the country?"
    read = read_question(question, glossary=shipped_glossary(), areas=areas, default_area="Bexmouth")
    assert (read.area, read.other_areas) == ("Bexmouth", ("England",))
