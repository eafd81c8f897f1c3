"""What stands around an answer: the passage of a figure, the reason beside it, the figures of a quoted passage."""

from __future__ import annotations

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import make_assistant
from tests.conftest import write_corpus

FILES = {
    "account.md": """# Local Account 2022-23

## Home care

In 2022-23 we bought 41,300 hours of home care, up from 38,900 the year before. This rise follows the closing of two
care homes. We paid providers every Friday.

## Day centres

In 2022-23 some 1,204 people used a day centre, and 1,310 the year before.

## Telephone befriending

Volunteers ring people who live alone. They are trained by the county's library service before their first call, and
every volunteer is asked to ring 12 people.
"""
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Assistant:
    """The assistant over one account in which one rise has a reason and one fall has none."""
    folder = tmp_path_factory.mktemp("surroundings")
    build(write_corpus(folder / "corpus", FILES), folder / "index", embedder=embedder)
    return make_assistant(open_version(folder / "index", embedder=embedder), embedder)


def test_a_figure_brings_the_passage_it_stands_in(assistant: Assistant) -> None:
    """The answer with a figure shows the passage around it, cited as the figure is."""
    answer = assistant.answer("How many hours of home care were bought in 2022-23?")
    assert answer.outcome is Outcome.ANSWERED
    assert [figure.value for figure in answer.figures] == [41300]
    assert "up from 38,900 the year before" in answer.passages[0].text
    assert "day centre" not in answer.passages[0].text


def test_why_is_answered_with_the_reason_beside_the_figure(assistant: Assistant) -> None:
    """Asked why a figure rose, the answer quotes the sentence that gives the reason."""
    answer = assistant.answer("Why did the hours of home care go up between 2021-22 and 2022-23?")
    assert answer.outcome is Outcome.ANSWERED
    assert "This rise follows the closing of two" in answer.text
    assert "No reason is given" not in answer.text


def test_why_without_a_reason_says_so(assistant: Assistant) -> None:
    """Where the document gives no reason beside the figures, the answer says that, and takes none from elsewhere."""
    answer = assistant.answer("Why did the number of people who used a day centre go down between 2021-22 and 2022-23?")
    assert "No reason is given" in answer.text
    assert "care homes" not in answer.text


def test_a_quotation_shows_the_figures_of_its_passage_beside_it(assistant: Assistant) -> None:
    """An answer in words lists the figures that its passage holds as related, not as the answer."""
    answer = assistant.answer("Who trains the volunteers who ring people living alone?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.figures == ()
    assert answer.related
    passage = assistant.version.passage(answer.passages[0].passage_id)
    assert passage is not None
    inside = assistant.version.observations_within(passage)
    assert [figure.observation_id for figure in answer.related] == [each.id for each in inside]
