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
