"""Places that nobody here knows are taken for what they are, and ordinary words are not."""

from __future__ import annotations

import pytest

from corpus.glossary import shipped_glossary
from index.embedding import Embedder
from index.store import IndexVersion
from server.answers.models import Outcome
from server.answers.strangers import Strangers
from tests.answering import make_assistant


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("wexmoor LD clients 22-23", "Wexmoor"),
        ("how many people got in touch with wexmoor council", "Wexmoor"),
        ("how many old people are helped in Brackmoor's area", "Brackmoor"),
        ("what did tilmarsh spend on care last year, and does tilmarsh say why", "Tilmarsh"),
        ("how many residents were assessed for assistive technology", None),
        ("safeguarding enquiries in reablement", None),
        ("long term suport in teh last year", None),
        ("commonest reasons for telecare referrals at weekends", None),
    ],
)
def test_a_word_in_the_place_of_a_place_is_one_if_nobody_knows_it(
    text: str, place: str | None, open_shipped: IndexVersion, embedder: Embedder
) -> None:
    """Neither capitals nor a list of places are needed; slips, forms of words and terms of the trade are known."""
    assert Strangers(open_shipped, shipped_glossary(), embedder).place(text) == place


def test_a_place_that_is_not_held_never_gets_our_number(open_shipped: IndexVersion, embedder: Embedder) -> None:
    """The council's own number is not the number of a place that it does not know."""
    assistant = make_assistant(open_shipped, embedder)
    assert assistant.answer("learning disabilities clients 22-23").outcome is Outcome.ANSWERED
    assert assistant.answer("wexmoor learning disabilities clients 22-23").outcome is Outcome.NOT_HELD
