"""Questions about committees end in what the papers record, or in an honest refusal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Answer, Outcome
from server.answers.pipeline import Assistant
from tests.answering import make_assistant

PAPERS = Path(__file__).parent / "evaluation" / "decisions" / "da"


@pytest.fixture(scope="module")
def assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over the made committee papers."""
    folder = tmp_path_factory.mktemp("committees")
    build(PAPERS, folder, embedder=embedder)
    with closing(open_version(folder, embedder=embedder)) as version:
        yield make_assistant(version, embedder)


def answered(assistant: Assistant, question: str) -> str:
    """The text of an answer, which must be one."""
    answer: Answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    return answer.text


def refused(assistant: Assistant, question: str) -> str:
    """The text of a refusal, which must be one."""
    answer: Answer = assistant.answer(question)
    assert answer.outcome is Outcome.NOT_HELD, answer.text
    return answer.text


def test_a_decision_names_its_body_its_day_and_that_it_is_a_draft(assistant: Assistant) -> None:
    """An answer says by which body and when it was decided, and marks draft minutes."""
    text = answered(
        assistant, "What did Brackwater's Adults and Communities Committee decide about Elm Rise in January?"
    )
    assert "approve the business case" in text
    assert "“Adults and Communities Committee”" in text
    assert "20 January 2025" in text
    assert "draft" in text


def test_the_vote_on_an_amendment_is_not_that_on_the_motion(assistant: Assistant) -> None:
    """Two votes of one item are told apart."""
    assert "two in favour and five against" in answered(assistant, "What was the vote on the amendment on Elm Rise?")
    text = answered(assistant, "How did the vote go on the Elm Rise business case?")
    assert "five in favour, one against" in text
    assert "five against" not in text


def test_a_lost_amendment_is_never_what_was_decided(assistant: Assistant) -> None:
    """What was moved and lost does not stand among the decisions."""
    text = answered(assistant, "What did Stanhope Council resolve about the adult social care precept?")
    assert "precept be set at 2%" in text
    assert "£300,000" not in text


def test_a_recommendation_is_not_given_as_a_decision(assistant: Assistant) -> None:
    """Where only a recommendation is held the refusal says so."""
    assert "what the paper asks for" in refused(
        assistant, "What did the Brackwater committee decide about carers' breaks?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "How did Councillor Bowen vote on Elm Rise?",  # the vote was not recorded by name
        "How did Councillor Dyson vote on the meals amendment?",  # only the vote on the motion was
        "What did Councillor Foy say about Elm Rise?",  # she was there and is not reported to have spoken
        "What did Brackwater's March committee decide about short breaks?",  # that was in January
        "Who called in the lunch club grants decision?",  # two councillors, not named
    ],
)
def test_what_is_not_recorded_is_refused(assistant: Assistant, question: str) -> None:
    """A vote, a speech or a decision of another person, motion or meeting answers nothing."""
    refused(assistant, question)


def test_an_exempt_paper_is_not_published_and_does_exist(assistant: Assistant) -> None:
    """An exempt item is told of as exempt."""
    assert "does not mean that it does not exist" in answered(assistant, "Is the report on Saxon Court public?")


def test_a_refusal_shows_no_number(assistant: Assistant) -> None:
    """The headings that a refusal names hold no figures."""
    text = refused(assistant, "What did Brackwater's adults committee decide about libraries in January 2025?")
    assert not any(sign.isdigit() for sign in text.split("[")[0])
