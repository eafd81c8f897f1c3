"""Which figure a question asks for: the likeliest one, or none of those held."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.fit import FEATURES, shipped_model
from server.answers.models import Answer, Outcome
from tests.answering import make_assistant
from tests.conftest import write_corpus

Ask = Callable[[str], Answer]

EASTSHIRE = """---
title: Adult social care in Eastshire
area: Eastshire
published: 2024-06
period: 2023-24
---
# Adult social care in Eastshire

## Home care

We bought home care for 1,840 people in 2023-24. The average rate that we pay is £23.40 an hour.

Home care visits cancelled at short notice: 412 in May 2023 and 530 in June 2023.

## Care homes

The weekly fee for a nursing bed is £905.

31.5% of people take a direct payment, against a target of 35%.

## Votes

Members agreed the home care strategy with 11 votes in favour and two against.

Members agreed the sale of Mill House with 8 votes in favour and five against.
"""
WESTSHIRE = """---
title: Adult social care in Westshire
area: Westshire
published: 2024-07
period: 2023-24
---
# Adult social care in Westshire

27.0% of people take a direct payment.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Ask:
    """An assistant over the pages of two made-up counties."""
    folder = tmp_path_factory.mktemp("matching")
    corpus = write_corpus(folder / "corpus", {"eastshire.md": EASTSHIRE, "westshire.md": WESTSHIRE})
    build(corpus, Path(folder / "index"), embedder=embedder)
    return make_assistant(open_version(folder / "index", embedder=embedder), embedder).answer


def test_what_is_likely_leaves_room_for_none_of_these() -> None:
    """The chances of all candidates add up to less than one, and the shipped weights name every feature."""
    rows = np.zeros((3, len(FEATURES)))
    assert 0 < shipped_model().likelihoods(rows).sum() < 1


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many people in Eastshire had home care in 2023-24?", 1840),
        ("what does eastshire pay per hour for home care", 23.4),
        ("Eastshire: how many home care visits were cancelled in june?", 530),
        ("what percentage take a direct payment in Westshire", 27),
        ("what's Eastshire's direct payments target", 35),
    ],
)
def test_a_figure_is_found_in_other_words_than_the_page_uses(ask: Ask, question: str, value: float) -> None:
    """The figure asked for is given, in people's words, with a month without its year, as a target when it is asked."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert answer.figures[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "How many foster carers are there in Eastshire?",
        "How many home care visits were cancelled in Eastshire in 2023-24?",
        "What is the weekly fee for a bed without nursing in Eastshire?",
        "How much did Eastshire spend on potholes?",
    ],
)
def test_what_is_not_held_is_not_answered_by_what_is_near(ask: Ask, question: str) -> None:
    """An absent measure, a year of which only months are held, or what the question leaves out gets no number."""
    answer = ask(question)
    assert answer.outcome is not Outcome.ANSWERED, answer.text
    assert not answer.figures


def test_a_target_is_not_what_happened(ask: Ask) -> None:
    """Who asks for a share is given the share, not what was aimed at."""
    assert ask("What share of people in Eastshire take a direct payment?").figures[0].value == 31.5


def test_each_vote_is_on_something_else(ask: Ask) -> None:
    """The vote on one matter never answers for another."""
    answer = ask("How many voted against selling Mill House in Eastshire?")
    assert {figure.value for figure in answer.figures} <= {5}


def test_two_areas_are_answered_one_by_one_and_compared(ask: Ask) -> None:
    """Each area has its own figure, the difference its working, and nothing is added up."""
    answer = ask("Is Eastshire above Westshire for the share of people with a direct payment?")
    assert [(figure.area, figure.value) for figure in answer.figures] == [("Eastshire", 31.5), ("Westshire", 27)]
    assert [working.result for working in answer.workings] == [4.5]


def test_an_area_that_does_not_hold_it_is_named(ask: Ask) -> None:
    """What is partly held is answered in part, and the area without it is said."""
    answer = ask("How many people have home care in Eastshire and in Westshire in 2023-24?")
    assert [figure.area for figure in answer.figures] == ["Eastshire"]
    assert "held for Westshire" in answer.text


def test_areas_are_ranked_by_the_measure_they_share(ask: Ask) -> None:
    """The area with the most is named first, the others after it, each with its own figure."""
    answer = ask("Which council has the largest share of people taking a direct payment?")
    assert [(figure.area, figure.value) for figure in answer.figures] == [("Eastshire", 31.5), ("Westshire", 27)]


def test_a_change_between_two_months_is_worked_out(ask: Ask) -> None:
    """Months named without their year are those of the series."""
    answer = ask("By how much did cancelled home care visits in Eastshire rise from May to June?")
    assert [working.result for working in answer.workings][:1] == [118]


def test_a_publisher_that_is_named_tells_the_area(tmp_path: Path, embedder: Embedder) -> None:
    """Whoever asks what a trust says is given the figure of the place that the trust writes about."""
    survey = (
        "---\ntitle: Survey of carers\npublisher: Fernhill Research Trust\narea: England\nperiod: 2022-23\n---\n"
        "In 2022-23, 36% of carers said that they were satisfied.\n"
    )
    corpus = write_corpus(tmp_path / "corpus", {"survey.md": survey, "eastshire.md": EASTSHIRE})
    council = '[council]\nname = "Eastshire Council"\narea = "Eastshire"\n'
    (corpus / "catalogue.toml").write_text(council, encoding="utf-8")
    build(corpus, tmp_path / "index", embedder=embedder)
    assistant = make_assistant(open_version(tmp_path / "index", embedder=embedder), embedder)
    told = assistant.answer("What share of carers were satisfied according to the Fernhill Research Trust?")
    assert [(figure.area, figure.value) for figure in told.figures] == [("England", 36)]
    assert "England as a whole" in assistant.answer("What share of carers were satisfied?").text
    assert assistant.answer("What share of our carers were satisfied?").outcome is Outcome.NOT_HELD


def test_no_total_stands_in_an_order_of_councils(tmp_path: Path, embedder: Embedder) -> None:
    """England and the region, which are made of councils, never come first where councils are ranked."""
    table = (
        "---\ntitle: Waiting lists\nperiod: 2023-24\n---\n## People waiting for an assessment, 2023-24\n\n"
        "| Council | People waiting for an assessment |\n|---|---|\n| Kent | 410 |\n| Surrey | 380 |\n| Essex | 505 |\n"
    )
    for name, more in (("alone", ""), ("england", "| England | 250,000 |\n"), ("region", "| Vale Reach | 1,295 |\n")):
        corpus = write_corpus(tmp_path / name, {"waits.md": table + more})
        build(corpus, tmp_path / f"{name}-index", embedder=embedder)
        assistant = make_assistant(open_version(tmp_path / f"{name}-index", embedder=embedder), embedder)
        figures = assistant.answer("Which council has the most people waiting for an assessment?").figures
        assert [figure.area for figure in figures[:1]] in (["Essex"], []), name
        assert not {figure.area for figure in figures} & {"England", "Vale Reach"}, name
        assert figures or name == "region", name
