"""Numbers compared with one another: a figure stands by what is found beside it, over one report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from corpus.quantities import find_quantities
from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.number_answers import stands
from server.answers.number_reading import asked_in_terms, told_number
from server.answers.numbers_compared import Candidate, Compared
from server.answers.pipeline import Assistant
from server.answers.printed_kinds import is_asked_for
from server.answers.printed_numbers import numbers_read
from server.answers.queries import Wants
from tests.answering import assistant_over

PAGE = """# Ferrisbrook answer to a request: charging, 2024-25

## More people back on their feet

Home First began in Ferrisbrook in May. Some 3,400 of us have been helped by its teams since then. A survey of 210
people who used Home First found that 96% would recommend it.

## What an hour costs

For care at home, members were told, people were charged £13 per hour at present. The true cost to the authority was
£17.06, and the charge would go up to meet it.

## Complaints

Year        Number of complaints
2024-25        430
2023-24        399

## Complaints by service

Service | Number of complaints
--- | ---
Operations | 351
Commissioning | 20
Planning | 7

## Satisfaction

| Group | Satisfied |
| --- | --- |
| Older people | 64% |

Only 18 councils took part in the survey.

| Group | Easy to find out |
| --- | --- |
| Older people | 71% |

Only 18 councils took part in the survey.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the report."""
    with assistant_over(PAGE, tmp_path_factory.mktemp("compared"), embedder) as made:
        yield made


def _compared(*told: tuple[int, bool, float]) -> Compared:
    return Compared(
        tuple((Candidate(f"{value} {score}", Decimal(value), may, None), score) for value, may, score in told)
    )


def test_the_number_that_the_question_gives_is_no_answer(assistant: Assistant) -> None:
    """Who asks what it costs "when they charge £13" knows of the £13."""
    answer = assistant.answer("What did an hour of home care really cost you when people were being charged £13?")
    assert not answer.text.startswith("£13"), answer.text


def test_a_number_is_read_without_the_sentence_before_it_where_nothing_points_back(
    assistant: Assistant, embedder: Embedder
) -> None:
    """ "210 people … found that 96% would recommend it" is no number of those who were helped, told just before."""
    query, evidence = assistant.understand("How many people has Home First helped since it began?")
    read = numbers_read(query, evidence.passages, assistant.version, embedder.for_numbers)
    texts = [told_number(one.read.hit, one.read.sentence, one.number, assistant.version.documents) for one in read]
    assert any(text.startswith("A survey of # 210 #") for text in texts), texts


def test_a_share_is_of_the_total_that_is_printed(assistant: Assistant) -> None:
    """Not of the sum of the rows that a table lists, which are not all."""
    answer = assistant.answer("Ferrisbrook 2024-25: what share of all the complaints were about Operations?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith("81.6%"), answer.text


def test_a_note_below_two_tables_counts_once(assistant: Assistant, embedder: Embedder) -> None:
    """What is printed twice is no likelier for it."""
    query, evidence = assistant.understand("How many councils took part in the survey?")
    read = numbers_read(query, evidence.passages, assistant.version, embedder.for_numbers)
    assert [one.number.value for one in read if one.number.value == 18] == [18]


def test_a_value_is_as_likely_as_all_places_together_that_tell_it() -> None:
    """And it leads where it is likeliest."""
    compared = _compared((58, True, 1.0), (58, True, 0.5), (13, True, 1.2), (7, False, 3.0))
    assert compared.first() == 7
    assert compared.lead(Decimal(58)) == -2.0
    beside = compared.of_those_that_may_answer()
    assert Decimal(7) not in beside
    assert beside.lead(Decimal(13)) == pytest.approx(0.2)
    assert beside.chance(Decimal(58)) > 0.5 > beside.chance(Decimal(13))


def test_a_number_stands_where_it_is_likely_enough(assistant: Assistant) -> None:
    """Surely so where the question may ask for words; what is not compared with others is not judged by them."""
    compared = _compared((58, True, 0.0), (13, True, 0.1), (7, False, 5.0))
    number, _ = assistant.understand("How many agreements are there?")
    words, _ = assistant.understand("what else did the daughter complain about?")
    assert stands(number, Decimal(58), compared)
    assert not stands(words, Decimal(58), compared)
    assert not stands(number, Decimal(58), _compared((58, True, -2.0), (13, True, 1.0)))
    assert stands(number, Decimal(7), compared)


def test_a_short_year_is_spelled_out_for_the_reader(assistant: Assistant) -> None:
    """It learnt from pages, which write it out."""
    query, _ = assistant.understand("How many complaints were there in FY25?")
    assert asked_in_terms(query, ["complaints"]).endswith(", 2024-25")


def test_one_of_them_is_no_number_for_who_may_ask_for_words(assistant: Assistant) -> None:
    """ "What else did she complain about" is not answered with "one"."""
    query, _ = assistant.understand("what else did the daughter complain about?")
    assert query.wants is Wants.EITHER
    (one,) = find_quantities("There was one fault.")
    assert not is_asked_for(query, one)
