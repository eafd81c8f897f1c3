"""Questions that name no place: the council's own figures first, the whole country's where nothing like it is held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.nations import is_nation
from tests.answering import Ask, make_assistant

COUNCIL = """---
title: Local Account of Cambridgeshire
area: Cambridgeshire
period: 2023-24
published: 2024-11
---
# Who we supported

We supported 1,891 people with learning disabilities. 22,602 people contacted us. We spent £4.1 million on day centres.
"""
COUNTRY = """---
title: Survey of directors of adult social care
publisher: Association of Directors
area: England
period: 2023-24
published: 2024-07
---
# Key points

- 13% of councils are altering their eligibility criteria.
- 40,210 unpaid carers had a carer's break arranged by a council.
- Councils spent £212 million on day centres.

12,340 people contacted an advice line.
"""
CATALOGUE = '[council]\nname = "Cambridgeshire County Council"\narea = "Cambridgeshire"\n'


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over a council's page and one about the whole country."""
    folder = tmp_path_factory.mktemp("nations")
    (corpus := folder / "corpus").mkdir()
    for name, text in (("council.md", COUNCIL), ("country.md", COUNTRY), ("catalogue.toml", CATALOGUE)):
        (corpus / name).write_text(text, encoding="utf-8")
    build(corpus, folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder).answer


def test_what_is_held_of_the_country_alone_is_told_of_it(ask: Ask) -> None:
    """Where no paper of the council holds anything like it, the country's figure answers and says whose it is."""
    answer = ask("How many unpaid carers had a carer's break arranged?")
    assert answer.outcome is Outcome.ANSWERED
    assert [figure.display for figure in answer.figures] == ["40,210"]
    assert "This is for England as a whole." in answer.text
    assert answer.understood.area == "England"


@pytest.mark.parametrize(
    "question",
    [
        "How many unpaid carers did you arrange a break for?",
        "How many unpaid carers in Cambridgeshire had a break arranged?",
        "How many unpaid carers had a break arranged by the council?",
    ],
)
def test_the_country_never_answers_for_the_council(ask: Ask, question: str) -> None:
    """Who asks of the council, of "you" or of a place is never given the number of the whole country."""
    assert "40,210" not in ask(question).text


@pytest.mark.parametrize(
    "question", ["How many people contacted in 2022-23?", "What was spent on day centres in 2021-22?"]
)
def test_what_is_held_of_the_council_for_another_year_is_not_replaced(ask: Ask, question: str) -> None:
    """Where the council's own figure is held for another year, that is told, and no number of the country."""
    answer = ask(question)
    assert answer.outcome is Outcome.NOT_HELD
    assert "England" not in answer.text


def test_councils_in_general_are_those_of_the_country(ask: Ask) -> None:
    """A question about what councils do asks of many, never of the one whose site this is."""
    assert [
        figure.display for figure in ask("What proportion of councils are changing their eligibility criteria?").figures
    ] == ["13%"]
    assert "£212 million" in ask("How much did councils spend on day centres?").text
    assert "£4.1 million" in ask("How much did the council spend on day centres?").text


@pytest.mark.parametrize("area", ["East of England", "Dukinfield", "Wales", "South West England"])
def test_a_part_of_the_country_is_not_the_country(area: str) -> None:
    """A region, a town with the letters of a country in its name, and another nation stand in for no council."""
    assert not is_nation(area)


@pytest.mark.parametrize("area", ["England", "United Kingdom", "UK and England", "England and Wales"])
def test_a_country_may_be_told_with_others(area: str) -> None:
    """England and the countries that it is part of are the country, also where a paper names several."""
    assert is_nation(area)


@pytest.mark.parametrize(
    "question",
    [
        "I write for a local paper - how many unpaid carers had a carer's break arranged?",
        "we run a carers cafe and want to know how many unpaid carers had a carer's break arranged",
        "How many unpaid carers did English councils arrange a carer's break for?",
    ],
)
def test_who_asks_is_not_whom_the_question_is_about(ask: Ask, question: str) -> None:
    """Who says who they are, or names the nation by its adjective, is told the nation's figure."""
    assert [figure.display for figure in ask(question).figures] == ["40,210"]
