"""What kind of thing a question asks for: tests of `server.answers.answer_kinds`."""

from __future__ import annotations

import pytest

from server.answers.answer_kinds import NO_KIND, kinds_asked, kinds_told


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who moved the amendment?", "who"),
        ("when do the new flats open", "when"),
        ("How come the lunch club lost its grant?", "why"),
        ("which number do I ring about a blue badge", "contact"),
        ("How did the vote go?", "vote"),
        ("What was agreed about weekend meals?", "decision"),
        ("how long have I got to appeal", "length"),
        ("Who can get a flat there?", "condition"),
        ("Is it free?", "charge"),
    ],
)
def test_a_question_tells_what_kind_of_thing_it_asks_for(question: str, kind: str) -> None:
    """A question tells what kind of thing it asks for."""
    assert kind in kinds_asked(question)


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        ("Who moved it?", "Councillor Stanyon moved it.", "it was moved and lost"),
        ("When does it open?", "It opens in September 2026.", "It opens at last."),
        ("Why did it close?", "It closed because the boiler failed.", "It closed."),
        ("Which number do I ring?", "Ring 01632 960114.", "Ring the gateway."),
        ("How did the vote go?", "It was carried by five votes to two.", "It was talked about."),
        ("How often does the panel meet?", "It meets every fortnight.", "It meets upstairs."),
        ("Is there a charge?", "It costs £4.", "It is upstairs."),
    ],
)
def test_a_text_without_that_kind_of_thing_counts_less(question: str, answers: str, does_not: str) -> None:
    """A text without that kind of thing counts less."""
    assert kinds_told(question, answers) == 1
    assert kinds_told(question, does_not) == 0


def test_a_question_for_no_kind_in_particular_says_nothing() -> None:
    """A question for no kind in particular says nothing."""
    assert kinds_told("What does the report say about the MASH?", "The hub has no backlog.") == NO_KIND
