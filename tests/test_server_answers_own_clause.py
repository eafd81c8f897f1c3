"""What a question says besides must be said of the number itself, not of the one beside it."""

from __future__ import annotations

import pytest

from corpus.catalogue import read_corpus
from corpus.figures import find_observations
from corpus.models import Observation
from server.answers.own_clause import told_of_another
from tests.conftest import write_corpus

PAGE = """# Charges in 2023-24

The minibus is £4.50 a trip, with riders on housing benefit paying £1.20.

The gross overspend of the minibus was £310,000.

The minibus has 22 riders at present, though it could take 26 riders.

The quarterly average of trips per rider was 14 trips.

| Outcome | Complaints |
|---|---|
| Upheld | 12 |
| Partly upheld | 9 |
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Observation]:
    """The figures of a page of invented charges, by how each is printed."""
    corpus = read_corpus(write_corpus(tmp_path_factory.mktemp("charges") / "corpus", {"page.md": PAGE}))
    return {each.printed: each for document in corpus.documents for each in find_observations(document)}


def test_what_is_so_of_the_person_is_said_of_the_number(told: dict[str, Observation]) -> None:
    """Who is on housing benefit pays what those on it pay, and not the price before it."""
    question = "My gran is on housing benefit. What does she pay for the minibus?"
    assert told_of_another(question, told["£4.50"]) == "of those for whom that is not so"
    assert told_of_another(question, told["£1.20"]) is None
    assert told_of_another("What does the minibus cost?", told["£4.50"]) is None


def test_what_is_counted_in_is_no_row_without_it(told: dict[str, Observation]) -> None:
    """Neither those upheld nor those partly upheld are both."""
    question = "How many complaints were upheld, counting those partly upheld?"
    assert told_of_another(question, told["12"]) == "without what is to be counted in"
    assert told_of_another(question, told["9"]) == "without what is to be counted in"
    assert told_of_another("How many complaints were upheld?", told["12"]) is None


def test_those_who_are_there_are_not_all_there_is_room_for(told: dict[str, Observation]) -> None:
    """Who asks how many a minibus can take is not told how many ride on it."""
    question = "How many riders can the minibus take?"
    assert told_of_another(question, told["22"]) == "of those who are there, and those there is room for are asked for"
    assert told_of_another(question, told["26"]) is None
    assert told_of_another("How many riders has the minibus?", told["22"]) is None


def test_net_is_not_gross_and_a_quarter_is_no_year(told: dict[str, Observation]) -> None:
    """What is left after one-off money is no gross sum, and a quarterly average none of the whole year."""
    gross, quarterly = told["£310,000"], told["14"]
    assert told_of_another("What was the minibus overspend after the one-off money?", gross) is not None
    assert told_of_another("What was the minibus overspend?", gross) is None
    assert told_of_another("How many trips did a rider make on average over the whole year?", quarterly) is not None
    assert told_of_another("How many trips did a rider make on average?", quarterly) is None
