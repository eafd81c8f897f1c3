"""What a question makes a condition of must be said of the figure too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.areas import OTHER_AREAS
from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.conditions import lengths_asked
from server.answers.given_numbers import given_numbers
from server.answers.models import Answer
from server.answers.named_areas import take_areas
from tests.answering import make_assistant
from tests.conftest import write_corpus

Ask = Callable[[str], Answer]

PAGE = """---
title: Report of Exampleshire
area: Exampleshire
period: 2022-23
published: 2023-11
---
# People supported in 2022-23

- 5,162 older people
- 1,891 people with learning disabilities

# Contacts in 2022-23

- 22,602 contacts made by people looking for support
- 412 people waited more than 12 months for an assessment
- 72 personal assistants were recruited
- 61 visits a day were made by nurses
- 5,134 hours of home care a week were lost after 386 home care contracts were handed back
- Volunteers gave rides on 77 occasions in 2022-23

| Home care in 2022-23 | 2022-23 |
| --- | --- |
| Hours/week of night care | 940 |
| Weeks of respite care | 31 |

# Care homes

Permanent admissions of older people to care homes ran at 701.3 per 100,000 in 2022-23. The share of care homes rated
good was 81% in 2022-23. An amendment that supported living be uplifted by 9.1% in 2022-23 was put to the vote and lost.
An increase of £27.3m in the net budget was agreed for 2023-24.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    """An assistant over one page."""
    folder = tmp_path_factory.mktemp("conditions")
    build(write_corpus(folder / "corpus", {"report.md": PAGE}), folder / "index", embedder=embedder)
    return make_assistant(open_version(folder / "index", embedder=embedder), embedder).answer


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many older people were supported in 2022-23?", 5162),
        ("How many older people in Exampleshire get support?", 5162),
        ("How many contacts were made by people looking for support?", 22602),
        ("How many people waited more than a year for an assessment?", 412),
        ("How many people waited over 12 months for an assessment?", 412),
        ("How many people with learning disabilities are supported in Exampleshire?", 1891),
        ("What was the share of care homes rated good in 2022-23?", 81),
        ("How many personal assistants were recruited in 2022-23?", 72),
        ("How many visits a day were made by nurses?", 61),
        ("How many daily visits were made by nurses?", 61),
        ("How many hours of home care a week were lost?", 5134),
        ("How many home care contracts were handed back?", 386),
        ("How many hours of night care a week were there in 2022-23?", 940),
    ],
)
def test_a_figure_that_meets_the_condition_answers(ask: Ask, question: str, value: int) -> None:
    """Without a condition, and with one that the figure names in other words: twelve months are a year."""
    assert [figure.value for figure in ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question",
    [
        "How many older people were supported for more than a year?",
        "How many people with learning disabilities were supported within 28 days?",
        "How many contacts were made by people looking for support more than once?",
        "How many people waited more than six months for an assessment?",
        "How many older people are there in Exampleshire?",
        "How many people with learning disabilities are in work?",
        "How many people with learning disabilities have a job?",
        "How many older people were permanently admitted to care homes?",
        "What was the share of care homes rated good before it fell to 81%?",
        "By what percentage will the net budget increase in 2023-24?",
        "What share of care homes is rated good in councils like Exampleshire?",
        "How many contacts were made a month by people looking for support?",
        "How many older people were supported each week?",
        "How many personal assistants are there?",
        "What percentage uplift did supported living get in 2022-23?",
        "How many personal assistants do you have?",
        "How many hours of rides did volunteers give in 2022-23?",
        "How many days of home care contracts were handed back?",
    ],
)
def test_a_figure_that_does_not_name_the_condition_is_not_given(ask: Ask, question: str) -> None:
    """A length of time, more than once, living there, a job, a rate, a value given, other councils, all, hours."""
    assert not ask(question).figures


@pytest.mark.parametrize(
    ("question", "hours"),
    [
        ("How many waited more than 10 minutes?", [1 / 6]),
        ("How many carers give at least 50 hours a week?", [50]),
        ("How has spending changed over 3 years?", []),
        ("Did it cost more than a year ago?", []),
        ("Did we meet the 12 week target?", [2016]),
    ],
)
def test_only_a_bound_makes_a_length_of_time_a_condition(question: str, hours: list[float]) -> None:
    """A stretch that is compared, and a time that is gone, are none."""
    assert sorted(length.hours for length in lengths_asked(question)) == pytest.approx(hours)


def test_what_a_question_asks_about_is_not_given_by_it() -> None:
    """A value is given where it only says when or which: "before it fell to 81%", "the services that take 59%"."""
    assert given_numbers("What was the share before it fell to 81%?") == {81}
    assert given_numbers("List the four services that take about 59% of the budget") == {4, 59}
    assert not given_numbers("What fell to 45%?")
    assert not given_numbers("Was the budget cut to £12m?")


def test_councils_that_are_only_examples_are_not_asked_of() -> None:
    """Nor is the second example."""
    areas = ("Derbyshire", "Nottinghamshire")
    assert take_areas("What do councils like Derbyshire and Nottinghamshire spend?", areas, counts=True)[0] == (
        OTHER_AREAS,
    )
    assert take_areas("What do Derbyshire and Nottinghamshire spend?", areas, counts=True)[0] == areas
