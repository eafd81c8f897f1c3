"""Whose number a question asks for: the country's and the neighbours' are not the council's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from answering import assistant_over

from corpus.areas import OTHER_AREAS, known_areas
from corpus.glossary import shipped_glossary
from index.embedding import Embedder
from server.answers.questions import read_question

PAGE = """# Quality of life

Quality of life scored 18.9 out of 24 in 2024-25, compared with 19.1 nationally.

The average wait for a first assessment was 21 days.
"""


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("national quality of life score for social care users?", "England"),
        ("What is the national success rate for reablement?", "England"),
        ("share of carers across the country who see enough of other people", "England"),
        ("quality of life score in the neighbouring boroughs", OTHER_AREAS),
        ("How often do other councils put things right?", OTHER_AREAS),
        ("What is the average wait of our statistical neighbours?", OTHER_AREAS),
        ("What is the national living wage rate?", "Ferrisbrook"),
        ("How many other councils replied?", "Ferrisbrook"),
        ("Who are our neighbouring councils?", "Ferrisbrook"),
    ],
)
def test_whose_number(question: str, area: str) -> None:
    """ "National" before what is measured asks of England, "neighbouring" of others; in a name neither does."""
    areas = known_areas() | {"Ferrisbrook"}
    read = read_question(question, glossary=shipped_glossary(), areas=areas, default_area="Ferrisbrook")
    assert read.area == area


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Is our quality of life score above the national average?", ("England",)),
        ("How far is carer satisfaction below England's?", ("England",)),
        ("Are waits longer than in England?", ("England",)),
        ("Is the rate in England above 60%?", ()),
        ("What is the quality of life score in England?", ()),
    ],
)
def test_the_own_area_is_compared_with_a_country(question: str, others: tuple[str, ...]) -> None:
    """Beside a country that a question compares with, the council's own area is asked of first."""
    areas = known_areas() | {"Ferrisbrook"}
    read = read_question(question, glossary=shipped_glossary(), areas=areas, default_area="Ferrisbrook")
    assert (read.area, read.other_areas) == (("Ferrisbrook", others) if others else ("England", ()))


def test_a_comparison_with_the_country_has_both_numbers(tmp_path: Path, embedder: Embedder) -> None:
    """ "Is ours above England's?" is answered with both, and how far they are apart."""
    with assistant_over(PAGE, tmp_path, embedder) as assistant:
        told = assistant.answer("Is the quality of life score above the national figure?")
    assert {str(figure.value) for figure in told.figures} == {"18.9", "19.1"}
    assert "is lower than" in told.text


def test_the_number_of_others(tmp_path: Path, embedder: Embedder) -> None:
    """England's number answers for England, and the council's never for its neighbours."""
    with assistant_over(PAGE, tmp_path, embedder) as assistant:
        assert "19.1" in assistant.answer("What is the national quality of life score?").text
        own = assistant.answer("What is the average wait for a first assessment in the neighbouring county?")
    assert not own.figures
    assert "21" not in own.text.split(".")[0]


@pytest.mark.parametrize(
    ("question", "is_unpaid"),
    [
        ("How many said they always get the same carers?", False),
        ("What does it cost for a carer to sleep over?", False),
        ("How many carers had a break?", True),
        ("How many unpaid carers come to the cafe?", True),
    ],
)
def test_who_is_paid_to_come_is_no_unpaid_carer(question: str, is_unpaid: bool) -> None:
    """A carer who comes, sleeps over or is the same each day is paid; carers who have a break are not."""
    read = read_question(question, glossary=shipped_glossary(), areas=known_areas(), default_area="Ferrisbrook")
    assert ("unpaid carers" in {term.name for term in read.terms}) is is_unpaid
