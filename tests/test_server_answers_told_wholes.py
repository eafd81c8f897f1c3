"""Shares of a whole that a sentence tells beside its part: reckoned where the words say so, and not elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.embedding import Embedder
from server.answers.told_wholes import told_whole
from tests.answering import Ask, asking
from tests.test_corpus_figures_sentences import read

PAGE = """# Ferrisbrook adult social care in 2024-25

## Help at home

During the year 3,200 adults had long-term support: 2,080 of them were aged 65 or over and 1,120 were aged 18 to 64.

At 31 March 2025 we were funding 1,500 people in care homes. Of these, 300 were placed outside the county.

## Safeguarding

We received 2,500 safeguarding concerns and 500 went on to a section 42 enquiry. There were 120 visits to care homes.

## Mental health

There were 250 Mental Health Act assessments in the year, of which 150 ended in detention.

## Advice

We gave 800 people advice on benefits. The grant scheme made 90 awards.
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Ask]:
    """Answers over one page whose sentences tell parts and wholes."""
    with asking(PAGE, tmp_path_factory.mktemp("wholes"), embedder) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "share", "operands"),
    [
        ("What share of the adults with long-term support were 65 or older?", "65%", {2080, 3200}),
        ("What proportion of people we fund in care homes were placed outside the county?", "20%", {300, 1500}),
        ("What fraction of safeguarding concerns turned into section 42 enquiries?", "20%", {500, 2500}),
        ("What percentage of Mental Health Act assessments ended in detention?", "60%", {150, 250}),
    ],
)
def test_a_part_is_a_share_of_the_whole_told_with_it(ask: Ask, question: str, share: str, operands: set[int]) -> None:
    """ "Of them", "of these", "of which": the whole is the number counted just before, and both are cited."""
    told = ask(question)
    assert told.text.startswith(share), told.text
    assert {figure.value for figure in told.figures} == operands


@pytest.mark.parametrize(
    "question",
    [
        "What share of people given advice on benefits had an award from the grant scheme?",
        "What proportion of safeguarding concerns were visits to care homes?",
    ],
)
def test_what_only_stands_beside_is_no_whole(ask: Ask, question: str) -> None:
    """Two numbers of one paragraph that no word makes part and whole are not divided."""
    assert not ask(question).workings


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("In 2022-23 the service had a list of 400 people and trained 100 people in first aid.", 100, None),
        ("In 2022-23, 100 people had a break, out of 400 people who asked.", 100, 400),
    ],
)
def test_the_length_of_a_list_beside_it_is_no_whole(tmp_path: Path, text: str, part: int, whole: int | None) -> None:
    """A part is told by "out of" and its like; "a list of 400" says how long the list is."""
    found = read(tmp_path, text)
    told = next(told_whole(each, found) for each in found if each.value == part)
    assert (told and told.value) == whole
