"""Questions that name amounts and ask for words: what was said, decided or meant, and which; tests over a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from index.builder import build
from index.embedding import Embedder
from index.store import open_version
from server.answers.models import Outcome
from server.answers.pipeline import Assistant
from server.answers.sentence_answers import answer_sentence
from tests.answering import make_assistant, write_corpus

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

## Options looked at

Option A was to raise the rate for drivers. Turned down because the reserve does not stretch to it.

Option B was to hire the vans from a firm. Turned down because the depot's lease runs on for years.

## Day centres

Under the option that was preferred, these day centres stay open: Marlpit Hall; The Furrows; and Sallow House.

The day centre at Dunnage Lane is to close, its sessions ending on 30 June 2023.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Assistant]:
    """The assistant over the minutes."""
    folder = tmp_path_factory.mktemp("words")
    build(write_corpus(folder / "corpus", {"report.md": PAGE}), folder / "index", embedder=embedder)
    with closing(open_version(folder / "index", embedder=embedder)) as version:
        yield make_assistant(version, embedder)


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
def test_what_is_asked_for_in_words_is_told_in_words(assistant: Assistant, question: str, said: str) -> None:
    """Naming a budget, a charge or a month asks for no number where the question is put for words."""
    answer = assistant.answer(question)
    assert answer.outcome is Outcome.ANSWERED, answer.text
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    ["How much is the meals charge in Tamsel?", "What did the meals service in Tamsel spend in March 2023?"],
)
def test_an_amount_is_not_told_in_words(assistant: Assistant, question: str) -> None:
    """A question for an amount that no figure gives is refused, though words of it stand in the page."""
    assert assistant.answer(question).outcome is Outcome.NOT_HELD


def test_a_passage_that_only_names_all_is_quoted_whole(assistant: Assistant) -> None:
    """Where a passage answers because it names all that is asked, no one of the two reasons in it is chosen."""
    sure = assistant.words("Why did Tamsel not hire the vans?")
    unsure = replace(sure, fit=replace(sure.fit, answers_from=0.95))
    quoted = [draft.statements[0].text for words in (sure, unsure) if (draft := answer_sentence(words))]
    assert ["Option A" in text and "lease" in text for text in quoted] == [False, True]


def test_a_place_that_is_not_named_asks_for_a_surer_passage(assistant: Assistant) -> None:
    """All that is asked may stand in a paper of any council: without the name of the place it says less."""
    named, unnamed = (assistant.words(f"Why did {place} not hire the vans?") for place in ("Tamsel", "they"))
    assert named.least(named.judged[0]) < unnamed.least(unnamed.judged[0])
