"""Tests of `server.answers.spelling`: what is mended, and what is a name."""

from __future__ import annotations

import pytest

from corpus.areas import known_areas
from corpus.glossary import shipped_glossary
from server.answers.spelling import Speller

SPELLER = Speller(shipped_glossary(), ["Replies to the survey of carers", "Homes under notice"], known_areas())


@pytest.mark.parametrize("area", sorted(known_areas()))
def test_the_name_of_an_area_is_no_slip_of_a_word(area: str) -> None:
    """A question about Surrey is not read as one about a survey."""
    assert SPELLER.mend(f"How many carers were assessed in {area}?") == f"How many carers were assessed in {area}?"


def test_slips_are_mended_beside_names() -> None:
    """A misspelt word of the vocabulary is still mended where an area is named."""
    assert SPELLER.mend("An assesment in Surrey?") == "An assessment in Surrey?"


def test_a_word_that_documents_or_english_have_is_no_slip() -> None:
    """A known word is mended to none that is like it, though no label has it; a slip of a word of questions is."""
    known = Speller(shipped_glossary(), ["Replies to the survey of carers"], is_word={"surveyor"}.__contains__)
    assert known.mend("who is the surveyor") == "who is the surveyor"
    assert known.mend("what percentge of carers") == "what percentage of carers"
    assert known.mend("people supported, y/e Mar 22") == "people supported, year ending Mar 22"
