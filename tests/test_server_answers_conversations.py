"""Follow-ups and text answers over the shipped corpus."""

from __future__ import annotations

import pytest

from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from tests.answering import asked, make_assistant


@pytest.fixture(scope="module")
def assistant(open_shipped: IndexVersion, embedder: Embedder) -> Assistant:
    """The assistant over the shipped corpus."""
    return make_assistant(open_shipped, embedder)


@pytest.mark.parametrize(
    ("earlier", "question", "value", "period"),
    [
        (["How many contacts were there in 2022-23?"], "and the year before?", 21450, "2021-22"),
        (
            ["How many older people were supported in 2022-23?", "what about people with learning disabilities?"],
            "and in 2021-22?",
            1819,
            "2021-22",
        ),
        (["TEC assessments in 2022-23?"], "and 2021-22?", 3187, "2021-22"),
        (["What was spent on social care staff in 2021-22?"], "and in 2022-23?", 15_700_000, "2022-23"),
    ],
)
def test_follow_ups_carry_what_they_leave_unsaid(
    assistant: Assistant, earlier: list[str], question: str, value: int, period: str
) -> None:
    """A follow-up keeps measure and group, and says what it carried; the assistant's own turns are not believed."""
    answer = assistant.answer(question, asked(*earlier))
    assert [(figure.value, figure.period) for figure in answer.figures] == [(value, period)]
    assert answer.understood.carried


def test_a_new_subject_carries_nothing(assistant: Assistant) -> None:
    """A question that stands alone is not bent by what came before."""
    answer = assistant.answer("How many contacts were there in 2022-23?", asked("TEC assessments in 2021-22?"))
    assert answer.figures[0].value == 22602
    assert answer.understood.carried == ()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("When did Care Together start?", "March 2022"),
        ("What is Care Together?", "four-year programme"),
        ("When did the council vote on Care Together?", "3 July"),
        ("When does the Care Together money run out?", "March 2026"),
        ("Who is Graham Wilson?", "chair"),
        ("What is Joy?", "social prescribing"),
        ("What is a CME?", "small local business"),
        ("When was the self-assessment submitted?", "31 March 2022"),
        ("What were the top three challenges?", "Cost of care"),
        ("What does the Local Account say about the MASH?", "no backlogs"),
        ("What number do I ring about a financial assessment?", "0300 126 3003"),
    ],
)
def test_text_questions_are_answered_word_for_word(
    assistant: Assistant, open_shipped: IndexVersion, question: str, says: str
) -> None:
    """A text answer quotes a passage that stands in the document as quoted, and shows no figure."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED
    assert says in answer.text
    assert answer.figures == ()
    for passage in answer.passages:
        assert any(passage.text in text for _, text in open_shipped.pages_of(passage.document_id))


@pytest.mark.parametrize(
    "question",
    [
        "Which councillor voted against Care Together?",
        "What did the 2023-25 Local Account say were the top challenges?",
        "What is in 'other things'?",
        "Who is the chief executive of the council?",
        "What does the council say about fostering?",
        "When will the new leisure centre open?",
    ],
)
def test_what_no_passage_says_is_refused(assistant: Assistant, question: str) -> None:
    """A passage that is only near to the question does not answer it."""
    assert assistant.answer(question).outcome is Outcome.NOT_HELD


def test_no_number_behind_a_share_stands_in_for_what_was_asked(assistant: Assistant) -> None:
    """How many older people another council supported is not told by how many of its people moved into homes."""
    answer = assistant.answer("and Norfolk?", asked("How many older people were supported in 2022-23?", "and England?"))
    assert answer.outcome is Outcome.NOT_HELD
    assert not answer.figures


@pytest.mark.parametrize("earlier", [[], ["How many people had long-term support in 2024-25?"]])
def test_no_choice_is_called_a_numerator(assistant: Assistant, earlier: list[str]) -> None:
    """What a share is worked out from is no choice for who asks how many people."""
    answer = assistant.answer("and England?" if earlier else "How many people?", asked(*earlier))
    assert not [choice.label for choice in answer.clarify if "numerator" in choice.label.lower()]
    assert "umerator" not in answer.text
