"""Figures asked for one after the other and then added: parts of one printed list only."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import asked, asking
from tests.test_server_answers_who_asks import PAGE

SUPPORTED = ("How many people with learning disabilities did you support in 2022-23?", "and physical disabilities?")


@pytest.fixture(scope="module")
def ask(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The assistant over the page."""
    with asking(PAGE, tmp_path_factory.mktemp("summed"), embedder) as answer:
        yield answer


@pytest.mark.parametrize(
    ("earlier", "question", "says"),
    [
        (SUPPORTED, "add those two together", "1,980 people in 2022-23"),
        (SUPPORTED, "what's the total of those?", "1,980 people in 2022-23"),
        ((*SUPPORTED, "and older people?"), "those three together?", "6,330 people in 2022-23"),
        ((*SUPPORTED, "and older people?"), "add the last two together", "4,990 people in 2022-23"),
        (("How much was spent on staff in 2022-23?", "and directly provided support?"), "combined?", "£26.5 million"),
    ],
)
def test_parts_of_one_list_are_added(ask: Assistant, earlier: tuple[str, ...], question: str, says: str) -> None:
    """What was asked for last is added up, the last two where two are meant."""
    assert says in ask(question, asked(*earlier)).text


@pytest.mark.parametrize(
    "earlier",
    [
        ("How many contacts were there in 2022-23?", "How many people had long-term support in 2022-23?"),
        (SUPPORTED[0], "How much was spent on staff in 2022-23?"),
        (SUPPORTED[0], "and in 2021-22?"),
    ],
)
def test_what_is_of_no_one_list_is_not_added(ask: Assistant, earlier: tuple[str, ...]) -> None:
    """Contacts and people, people and pounds, and two years of the same people have no sum."""
    answer = ask("add those two together", asked(*earlier))
    assert answer.outcome is Outcome.NOT_HELD
    assert answer.figures == ()
