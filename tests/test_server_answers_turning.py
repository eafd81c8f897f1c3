"""Messages for people and not for documents: each has its own route, and advice is given in general only."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import asked, make_assistant

FIND_COUNCILLOR = "https://www.gov.uk/find-your-local-councillors"
FIND_COUNCIL = "https://www.gov.uk/find-local-council"
COMMISSIONER = "https://ico.org.uk"


@pytest.fixture(scope="module")
def assistant(open_shipped: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant over the shipped corpus."""
    return make_assistant(open_shipped, embedder)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("I want to make a freedom of information request", COMMISSIONER),
        ("where do I send an FOI", COMMISSIONER),
        ("my foi request has had no answer", COMMISSIONER),
        ("how do I contact my councillor", FIND_COUNCILLOR),
        ("who's our local councillor", FIND_COUNCILLOR),
        ("I live in Norfolk and want a grab rail", FIND_COUNCIL),
        ("my nan in Leeds needs carers, can you sort it", FIND_COUNCIL),
        ("I want to make a complaint", "0345 045 5202"),
        ("can I have a copy of my file", "0345 045 5202"),
        ("Will I have to sell mum's house to pay for care?", "0300 126 3003"),
        ("how do I get a carer's assessment", "0345 241 0954"),
        ("am I eligible for help", "0345 045 5202"),
        ("My mum is 84 and can't cope at home any more, who do I ring?", "0345 045 5202"),
        ("dad is struggling to wash and dress himself, what help is there", "0345 045 5202"),
    ],
)
def test_what_is_for_people_gets_its_route(assistant: Assistant, message: str, place: str) -> None:
    """Complaints, information, records, councillors, other councils and advice each name whom to turn to."""
    answer = assistant.answer(message)
    assert answer.outcome is Outcome.SIGNPOST
    first = [contact.phone or contact.url for contact in answer.contacts if contact.phone != "999"]
    assert place in first
    assert answer.figures == ()


@pytest.mark.parametrize(
    "question",
    [
        "FOI: how many contacts were there in 2022-23?",
        "Which councillors met to approve Care Together?",
        "How many people in Norfolk were supported?",
        "Are they spending more in Norfolk?",
        "What should the council do for carers?",
    ],
)
def test_questions_beside_a_route_are_questions(assistant: Assistant, question: str) -> None:
    """A figure asked for by the law on information, or of another area, is a question for the documents."""
    assert assistant.answer(question).outcome not in (Outcome.SIGNPOST, Outcome.OUT_OF_SCOPE)


def test_advice_is_what_the_documents_say_in_general(assistant: Assistant) -> None:
    """Who asks for advice gets whom to ask, then the document's own words and that they decide nothing."""
    answer = assistant.answer("how do I get a carer's assessment")
    assert answer.outcome is Outcome.SIGNPOST
    general = answer.text.index("cannot decide what holds for one person")
    assert answer.text.index("0345 241 0954") < general < answer.text.index("“")
    assert answer.passages
    assert answer.citations[0].quote in answer.passages[0].text


@pytest.mark.parametrize(
    "message",
    [
        "sing me a song",
        "write a haiku about care homes",
        "should the council spend more on carers?",
        "what happens to care after the next election",
    ],
)
def test_games_and_opinions_are_out_of_scope(assistant: Assistant, message: str) -> None:
    """Songs, opinions and predictions about politics are politely turned away."""
    assert assistant.answer(message).outcome is Outcome.OUT_OF_SCOPE


@pytest.mark.parametrize("message", ["hello", "What can you do?", "what documents do you hold?"])
def test_a_greeting_says_what_is_held(assistant: Assistant, open_shipped: IndexVersion, message: str) -> None:
    """Who greets, or asks what can be asked, is told the titles held, and is met with no warning of danger."""
    answer = assistant.answer(message)
    assert answer.outcome is Outcome.GREETING
    assert answer.contacts == ()
    assert all(document.title in answer.text for document in open_shipped.documents.values())


@pytest.mark.parametrize("message", ["if dad pays for himself what do the homes charge a week"])
def test_a_refusal_of_advice_names_whom_to_ask(assistant: Assistant, message: str) -> None:
    """Where no rule knows a request for advice and no document answers it, its kind still brings whom to turn to."""
    answer = assistant.answer(message)
    assert answer.outcome is Outcome.NOT_HELD
    assert "0345 045 5202" in [contact.phone for contact in answer.contacts]


def test_they_of_a_follow_up_are_nobody_in_danger(assistant: Assistant) -> None:
    """ "Are they trying to get it lower" goes on from a figure, so that "they" are met with no numbers to ring."""
    earlier = asked("How many contacts were there in 2022-23?")
    answer = assistant.answer("are they trying to get it lower", earlier)
    assert "measure" in answer.understood.carried
    assert "999" not in [contact.phone for contact in answer.contacts]
