"""Questions that name amounts and ask for words: what was said, decided or meant, and which; tests over a page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.embedding import Embedder
from server.answers.models import Outcome
from tests.answering import Ask, asking

PAGE = """---
title: Tamsel Council cabinet minutes March 2023
area: Tamsel
kind: minutes
published: 2023-03-14
---
# Tamsel Council cabinet minutes March 2023

## Meals service

The Tamsel Carers Forum said that the consultation on meals charges was rushed and hard to follow.

Two providers have been rated excellent by the inspectors, which no provider in Tamsel had been before. The two are
Oxlode Kitchen and Barrow Kitchen.

Price pressure on the meals budget in March 2023 came from dearer fuel, a new 12% levy on packaging and the loss of
volunteers.

## Day centres

Under the option that was preferred, these day centres stay open: Marlpit Hall; The Furrows; and Sallow House.

The day centre at Dunnage Lane is to close, its sessions ending on 30 June 2023.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """What answers questions over the minutes."""
    with asking(PAGE, tmp_path_factory.mktemp("words"), embedder) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did the Tamsel Carers Forum say about the consultation on meals charges?", "rushed and hard to follow"),
        ("What was putting pressure on the meals budget in Tamsel in March 2023?", "dearer fuel"),
        ("Which day centres in Tamsel stay open under the preferred option?", "Sallow House"),
        ("When were the sessions at Dunnage Lane due to end?", "30 June 2023"),
        ("Which providers in Tamsel have been rated excellent?", "Oxlode Kitchen"),
    ],
)
def test_what_is_asked_for_in_words_is_told_in_words(ask: Ask, question: str, said: str) -> None:
    """Naming a budget, a charge or a month asks for no number where the question is put for words."""
    answer = ask(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    ["How much is the meals charge in Tamsel?", "What did the meals service in Tamsel spend in March 2023?"],
)
def test_an_amount_is_not_told_in_words(ask: Ask, question: str) -> None:
    """A question for an amount that no figure gives is refused, though words of it stand in the page."""
    assert ask(question).outcome is Outcome.NOT_HELD
