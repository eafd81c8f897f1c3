"""The vocabulary: phrases of one meaning are one term, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CatalogueInvalid
from corpus.glossary import load_glossary, shipped_glossary


def test_every_phrase_is_read_as_its_own_term() -> None:
    """Each phrase of the shipped glossary, asked by itself, names the term that lists it."""
    glossary = shipped_glossary()
    misread = [
        (phrase, term.name)
        for term in glossary.terms
        for phrase in term.phrases
        if [found.name for found in glossary.read(phrase).terms] != [term.name]
    ]
    assert misread == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TEC assessments", {"technology enabled care assessment"}),
        ("people given a short period of support to recover", {"reablement"}),
        ("Caring Together supports people", set()),  # not the programme called Care Together
        ("the Care Together programme", {"Care Together"}),
        ("social contact", {"social contact"}),  # the longest phrase wins: not "contact"
    ],
)
def test_terms_are_read_inside_a_text(text: str, names: set[str]) -> None:
    """The longest phrase wins, and a proper name is matched letter by letter."""
    assert shipped_glossary().read(text).names == names


def test_a_broken_glossary_is_named(tmp_path: Path) -> None:
    """An entry without a definition stops the program with the file's name."""
    path = tmp_path / "glossary.toml"
    path.write_text('[[term]]\nname = "contact"\nkind = "activity"\nwords = []\n', encoding="utf-8")
    with pytest.raises(CatalogueInvalid, match=r"glossary\.toml"):
        load_glossary(path)
