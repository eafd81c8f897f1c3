"""Numbers whose sentence leaves something to the words around it, and numbers of something else: over one report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.models import Metadata, Passage
from corpus.quantities import find_quantities
from corpus.sentences import sentences
from index.embedding import Embedder
from index.models import PassageHit, SentenceHit
from server.answers.models import Outcome
from server.answers.number_reading import told_number
from tests.answering import Ask, asking

PAGE = """---
title: Ferrisbrook adult social care update
publisher: Ferrisbrook Council
area: Ferrisbrook
kind: news
published: 2023-07
---
# Ferrisbrook adult social care update

## Larch Road

The cabinet is to decide on the future of the Larch Road day centre. Nine members spoke against the plan, and a
petition was handed in at the door.

## What closing a day centre would mean

Keeping it open costs the authority about £1.4m a year. Were it to close, and were those who use it to get their support
from independent providers instead, the saving could be £310,000 a year.

## Waiting for somebody to call

In January a full care package was still being waited for by 1,157 people in the area of the Northmoor Trust. Those
waiting in the Southmoor Trust are counted in another way.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers over the report."""
    with asking(PAGE, tmp_path_factory.mktemp("back"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What would closing the Larch Road day centre save each year?", "£310,000"),
        ("what's the saving a year if Larch Road day centre closes", "£310,000"),
    ],
)
def test_the_number_that_is_meant_is_answered(ask: Ask, question: str, said: str) -> None:
    """A number answers though the paper names its place elsewhere."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith(said)


def test_a_number_of_another_trust_is_not_given(ask: Ask) -> None:
    """Of a trust that is asked about the number of another one is not told, though both stand in one passage."""
    asked = "how many were stuck waiting on a complete care package in the Southmoor trust, Ferrisbrook, in January"
    assert "1,157" not in ask(asked).text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The minister gave £240m to all. £2.67m of it came here.",
            "The minister gave £240m to all. # £2.67m # of it",
        ),
        ("The minister gave £240m to all. The council got £2.67m.", "The council got # £2.67m #"),
    ],
)
def test_what_points_back_is_read_behind_the_sentence_before(text: str, told: str) -> None:
    """A sentence that says "of it" is read with the sentence before it, another one by itself."""
    spans = tuple(SentenceHit(start, end, 0.0) for start, end in sentences(text))
    passage = Passage("d#0.0", "d", None, 0, (), 0, len(text), text)
    hit = PassageHit(passage, 1.0, 1, 0.5, sentences=spans)
    start, end = spans[-1].start, spans[-1].end
    (number,) = find_quantities(text[start:end])
    assert told_number(hit, spans[-1], number, {"d": Metadata("d", "d.md", "News")}).startswith(told)
