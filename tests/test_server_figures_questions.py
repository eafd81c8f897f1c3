"""The question that a page offers about a figure: it reads as English, and its answer is the figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.models import ANSWERS_FROM, Aspect, Locator, Observation, Status
from corpus.periods import PeriodKnown, financial_year
from index.embedding import Embedder
from index.store import IndexVersion
from server.figures.questions import question_about
from tests.answering import make_assistant


def observed(measure: str, unit: str, **told: object) -> Observation:
    """A figure of Essex in 2022-23."""
    return Observation(
        "report",
        Locator(0, None, 0, 1, (), "9"),
        measure,
        unit,
        Decimal(9),
        "9",
        area="Essex",
        period=financial_year(2022),
        period_known=PeriodKnown.PRINTED,
        **told,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("figure", "question"),
    [
        (observed("CMEs are now at work in Essex", "CMEs"), "How many CMEs are now at work in Essex in 2022-23?"),
        (
            observed("People who were given support", "people"),
            "How many people were given support in Essex in 2022-23?",
        ),
        (observed("People in reablement", "people"), "How many people in reablement were there in Essex in 2022-23?"),
        (
            observed("People supported", "people", group="older people"),
            "What is the figure for “People supported: older people” in Essex in 2022-23?",
        ),
        (
            observed("people than the earlier offers did", "percent", aspect=Aspect.CHANGE),
            "What is the figure for “people than the earlier offers did” in Essex in 2022-23?",
        ),
        (
            observed("The proportion of carers who are satisfied", "percent"),
            "What was the proportion of carers who are satisfied in Essex in 2022-23?",
        ),
        (
            observed("Overall satisfaction", "percent"),
            "What is the percentage for “Overall satisfaction” in Essex in 2022-23?",
        ),
        (
            observed("Home care", "GBP", status=Status.BUDGET),
            "What is the budget amount for “Home care” in Essex in 2022-23?",
        ),
    ],
)
def test_questions_read_as_english(figure: Observation, question: str) -> None:
    """A label that can be asked goes on as a question; any other stands between quotation marks."""
    assert question_about(figure) == question


def test_no_place_is_named_twice(open_shipped: IndexVersion) -> None:
    """No question about a shipped figure names its area or its year twice."""
    for each in open_shipped.observations():
        question = question_about(each)
        for word in filter(None, (each.area, each.dated)):
            assert question.count(word) == 1


def test_questions_are_answered_with_their_figure(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """The question about each figure of the Local Account is answered with that figure."""
    assistant = make_assistant(open_shipped, embedder)
    held = [each for each in open_shipped.observations() if each.document_id == "local-account-2021-23"]
    for each in held:
        if each.confidence >= ANSWERS_FROM:
            answer = assistant.answer(question_about(each))
            assert each.id in [figure.observation_id for figure in answer.figures], question_about(each)
