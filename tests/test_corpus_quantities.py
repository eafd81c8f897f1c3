"""Quantities as councils print them, and the numbers that are none: a table that a person can check."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.qualifiers import Qualifier
from corpus.quantities import Quantity, UnitKind, find_quantities

TABLE = Path(__file__).parent / "documents" / "phrasings" / "quantities.csv"
with TABLE.open(encoding="utf-8", newline="") as lines:
    PHRASINGS = [(row.pop("text"), row) for row in csv.DictReader(lines)]


def told(quantities: tuple[Quantity, ...]) -> dict[str, str]:
    """What quantities say, column by column, as the table has it."""
    columns = {
        "printed": [q.printed for q in quantities],
        "value": [str(q.value) for q in quantities],
        "upper": [str(q.upper or "") for q in quantities],
        "kind": [q.kind.value for q in quantities],
        "unit word": [q.unit_word for q in quantities],
        "qualifier": [q.qualifier.value for q in quantities],
        "scale_max": [str(q.scale_max or "") for q in quantities],
        "out_of": [str(q.out_of or "") for q in quantities],
        "per": [q.per for q in quantities],
    }
    return {name: " | ".join(values) if any(values) else "" for name, values in columns.items()}


@pytest.mark.parametrize(("text", "expected"), PHRASINGS, ids=[text for text, _ in PHRASINGS])
def test_a_quantity_is_read_however_it_is_printed(text: str, expected: dict[str, str]) -> None:
    """Each way of printing gives value, unit, hedge, scale, total and rate; what counts nothing gives no quantity."""
    assert told(find_quantities(text)) == expected


@pytest.mark.parametrize("kind", UnitKind)
def test_every_kind_of_unit_is_read(kind: UnitKind) -> None:
    """No kind of unit stands in the list that no wording gives."""
    assert any(kind.value in expected["kind"].split(" | ") for _, expected in PHRASINGS)


@pytest.mark.parametrize("qualifier", Qualifier)
def test_every_hedge_is_read(qualifier: Qualifier) -> None:
    """No hedge stands in the list that no wording gives."""
    assert any(qualifier.value in expected["qualifier"].split(" | ") for _, expected in PHRASINGS)


def test_from_and_to_are_two_levels_not_a_range() -> None:
    """ "From 39% to 36%" is a fall between two values."""
    assert [quantity.value for quantity in find_quantities("from 39% to 36%")] == [39, 36]


def test_a_number_in_words_says_so() -> None:
    """ "Six reviews" and "three quarters" are written in words, "6 reviews" is not."""
    assert [q.in_words for q in find_quantities("six reviews, 6 reviews, three quarters, 3 out of 4")] == [
        True,
        False,
        True,
        False,
    ]
