"""Quantities as councils print them, and the numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.qualifiers import Qualifier
from corpus.quantities import UnitKind, find_quantities

PRINTED = [
    ("22602 – The number of contacts", "22602", UnitKind.COUNT, Qualifier.EXACT),
    ("4,681 older people", "4681", UnitKind.COUNT, Qualifier.EXACT),
    ("£142.1 million on care", "142100000", UnitKind.GBP, Qualifier.EXACT),
    ("£830,000 in projects", "830000", UnitKind.GBP, Qualifier.EXACT),
    ("£876k", "876000", UnitKind.GBP, Qualifier.EXACT),
    ("£21.4bn", "21400000000", UnitKind.GBP, Qualifier.EXACT),
    ("c£2.2m", "2200000", UnitKind.GBP, Qualifier.ABOUT),
    ("c.£3m", "3000000", UnitKind.GBP, Qualifier.ABOUT),
    ("≥5 visits", "5", UnitKind.COUNT, Qualifier.AT_LEAST),
    ("≤10 people", "10", UnitKind.COUNT, Qualifier.UP_TO),
    ("99 pence", "0.99", UnitKind.GBP, Qualifier.EXACT),
    ("-£4.2m", "-4200000", UnitKind.GBP, Qualifier.EXACT),
    ("(£4.2m)", "-4200000", UnitKind.GBP, Qualifier.EXACT),
    ("12 per cent of", "12", UnitKind.PERCENT, Qualifier.EXACT),
    ("up 3 percentage points", "3", UnitKind.POINTS, Qualifier.EXACT),
    ("over 6,300 people", "6300", UnitKind.COUNT, Qualifier.OVER),
    ("more than £10m", "10000000", UnitKind.GBP, Qualifier.OVER),
    ("at least 40 people", "40", UnitKind.COUNT, Qualifier.AT_LEAST),
    ("up to £1.5m", "1500000", UnitKind.GBP, Qualifier.UP_TO),
    ("no more than 5 cases", "5", UnitKind.COUNT, Qualifier.UP_TO),
    ("fewer than 10 people", "10", UnitKind.COUNT, Qualifier.UNDER),
    ("around 300 visits", "300", UnitKind.COUNT, Qualifier.ABOUT),
    ("just over £3m", "3000000", UnitKind.GBP, Qualifier.ABOUT),
    ("one in five adults", "20.0", UnitKind.PERCENT, Qualifier.ABOUT),
    ("12.5 per 100,000 population", "12.5", UnitKind.COUNT, Qualifier.EXACT),
    ("10.6 million carers", "10600000", UnitKind.COUNT, Qualifier.EXACT),
    ("within 48 hours", "48", UnitKind.DURATION, Qualifier.EXACT),
]
NO_QUANTITY = [
    "call 01733 234 724",
    "ring 116 123 or 999",
    "section 42 enquiries",
    "paragraph 4.2 says",
    "pages 89 - 118",
    "COVID-19",
    "aged 65 and over",
    "adults 18-64",
    "over-65s use it",
    "on 3 July 2025",
    "Thursday 3 July",
    "17/04/2020",
    "in 2022-23",
    "indicator 2C",
    "1st May 5.30pm",
    "2.1 Overview of the year",
    "Q3",
]


@pytest.mark.parametrize(("text", "value", "kind", "qualifier"), PRINTED)
def test_a_quantity_keeps_value_unit_and_hedge(text: str, value: str, kind: UnitKind, qualifier: Qualifier) -> None:
    """Each way of printing gives its value in base units, its unit and its hedge."""
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.kind, quantity.qualifier) == (Decimal(value), kind, qualifier)


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_other_numbers_are_no_quantities(text: str) -> None:
    """Telephone numbers, dates, ages, paragraphs, pages and codes count nothing."""
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 12 and 15% of", "12", "15"),
        ("12-15%", "12", "15"),
        ("£1-2m", "1000000", "2000000"),
        ("between £2m and £3.5m", "2000000", "3500000"),
        ("99 pence to £1.48 a week", "0.99", "1.48"),
    ],
)
def test_a_range_stays_a_range(text: str, low: str, high: str) -> None:
    """Two ends of a range are one quantity with an upper value."""
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.upper, quantity.qualifier) == (Decimal(low), Decimal(high), Qualifier.BETWEEN)


def test_from_and_to_are_two_levels_not_a_range() -> None:
    """ "From 39% to 36%" is a fall between two values."""
    assert [quantity.value for quantity in find_quantities("from 39% to 36%")] == [39, 36]


@given(st.integers(0, 10**9), st.sampled_from(["{:,} people", "{} people", "£{:,} spent", "over {:,} visits"]))
def test_every_whole_number_reads_back(number: int, form: str) -> None:
    """A number with or without commas reads back exactly, but for one that could be a year."""
    found = find_quantities(form.format(number))
    if not 1980 <= number <= 2049 and number not in (101, 111, 999):
        assert [quantity.value for quantity in found] == [number]


@given(st.text(alphabet="0123456789.,£%mk -()tobetween", max_size=50))
def test_what_is_printed_is_the_slice(text: str) -> None:
    """Quantities lie inside the text, in order, and say what stands there."""
    position = 0
    for quantity in find_quantities(text):
        assert position <= quantity.start <= quantity.number_start < quantity.end <= len(text)
        assert quantity.printed == text[quantity.start : quantity.end]
        position = quantity.end
