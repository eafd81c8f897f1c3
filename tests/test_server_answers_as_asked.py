"""What a question asks for is what is answered: the place, the part of a year, what it names, a list as a list."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from corpus.areas import known_areas
from corpus.glossary import shipped_glossary
from corpus.models import Locator, Observation
from index.embedding import Embedder
from server.answers.demands import unmet_demand
from server.answers.kinds_asked import place_of
from server.answers.models import Outcome
from server.answers.named_areas import take_areas
from server.answers.near_misses import near_miss
from server.answers.one_number import may_be_read
from server.answers.questions import read_question
from server.answers.times import take_times
from tests.answering import Ask, asking

PAGE = """---
title: Ferrisbrook safeguarding and complaints report 2021-22
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: committee-report
published: 2022-06
period: 2021-22
---
# Safeguarding

Safeguarding enquiries started in the year numbered 1,570. Over the same period other enquiries came to 182.

Carers' overall satisfaction with their support: up from 34.9% to 43.9%.

## Adult social care complaints

Responses came quicker than in the previous year, when the average was 40 days; it is now 36.

| Quarter | Average response time in days |
|---|---|
| Q1 | 43 |
| Q4 | 32 |

## Waiting

720 people are waiting for an assessment of need. Our target, set in 2020, is 450.

## Care home fees per week

| Description | 2020-21 | 2021-22 |
|---|---|---|
| Residential (EMI) | £879.14 | £954.23 |
| Nursing | £838.59 | £908.20 |

## The care workforce

In Ferrisbrook the care workforce is a part of the local health and social care system that we cannot do without.

The council is taking these workforce measures:

• ethical recruitment overseas, so that new care staff come to the region and can settle here with their families

• technology that takes the load off administrative tasks and makes the delivery of care better

• promotion of the Real Living Wage, as a help to providers in recruiting and keeping staff in the sector
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers over the report."""
    with asking(PAGE, tmp_path_factory.mktemp("asked"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("How many 'other' safeguarding enquiries were there?", "not called so"),
        ("How many “safeguarding enquiries” were there?", None),
        ("What was the board's total of the enquiries?", None),
    ],
)
def test_what_is_named_between_quotation_marks(question: str, why: str | None) -> None:
    """Of 'other' enquiries the number of all enquiries is no answer; an apostrophe opens no quotation."""
    quote = "Safeguarding enquiries started in the year numbered 1,570."
    place = Locator(0, None, 0, len(quote), (), quote)
    figure = Observation("report", place, "Safeguarding enquiries started", "enquiries", Decimal(1570), "1,570")
    assert near_miss(question, (), figure) == why


def test_the_last_quarter_of_a_year_that_is_named(ask: Ask) -> None:
    """In the last quarter is in the fourth, not now."""
    answer = ask(
        "How long on average did Ferrisbrook take to answer a complaint in the last quarter of the year 2021-22?"
    )
    assert answer.text.startswith("32"), answer.text
    assert [part.label for part in take_times("average for 2021, in the last quarter").periods] == ["Q4 2020-21"]


def test_an_improvement_is_a_change(ask: Ask) -> None:
    """What improvement there was is answered with the difference, not with what it came to."""
    answer = ask("Carers' overall satisfaction with support in Ferrisbrook - what improvement was there in 2021-22?")
    assert answer.outcome is not Outcome.ANSWERED or answer.text.startswith("Up 9"), answer.text


def test_a_target_behind_an_aside(ask: Ask) -> None:
    """The target is answered where it is asked for, though words between commas part it from its number."""
    answer = ask("What is the target for people waiting for an assessment of need in Ferrisbrook?")
    assert "450" in answer.text, answer.text


def test_a_list_is_answered_as_a_list(ask: Ask) -> None:
    """Who asks to have things listed is shown several, or nothing."""
    answer = ask("list what Ferrisbrook is doing about the care workforce")
    assert answer.outcome is not Outcome.ANSWERED or "Real Living Wage" in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("What was the dearest third party top-up?", 1),
        ("Which was the third largest team?", 3),
        ("What was the second-biggest reason?", 2),
        ("Which came third?", 3),
    ],
)
def test_the_place_of_an_order(question: str, place: int) -> None:
    """Only an ordinal that stands with the order asks for another place than the first: third parties do not."""
    assert place_of(question) == place


@pytest.mark.parametrize("said", ["North Yorks", "n yorks", "N. Yorks"])
def test_a_part_of_yorkshire(said: str) -> None:
    """North Yorks is North Yorkshire, and no part of York."""
    found, _ = take_areas(f"how many carers did {said} support?", known_areas())
    assert found == ("North Yorkshire",)


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("How many people were waiting for a package in Ferrisbrook in January?", True),
        ("Add up the two areas of Ferrisbrook for me: how many people were waiting in January?", False),
        ("Which measures was Ferrisbrook on course to hit in 2021-22?", False),
        ("What was the overspend of Ferrisbrook per person in 2021-22?", True),
    ],
)
def test_what_one_printed_number_can_answer(question: str, may: bool) -> None:
    """What is to be added up, or asked for by name, is no printed number; a rate may be printed as it is asked."""
    areas = {"Ferrisbrook"}
    query = read_question(question, glossary=shipped_glossary(), areas=areas, default_area="Ferrisbrook")
    assert may_be_read(query) is may


def test_two_things_are_not_one_in_two_years(ask: Ask) -> None:
    """Which of two costs more is not answered with how much one of them has risen."""
    answer = ask("Ferrisbrook 2021-22 - which costs more a week, residential EMI or general nursing?")
    assert not answer.text.startswith("Up"), answer.text


def test_one_bill_is_not_all() -> None:
    """What a band D bill goes up by is not what all bills bring."""
    question = "How much extra is the care bit on a band D bill?"
    assert unmet_demand(question, "£4.6m more will come in by it") is not None
    assert unmet_demand(question, "the precept adds £35.89 to a band D bill") is None
