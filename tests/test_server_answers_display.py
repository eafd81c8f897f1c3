"""Numbers as answers show them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from corpus.models import Aspect, Locator, Observation, Qualifier
from server.answers.display import in_points, show_value, shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("24.6", "£24.60"), ("1234.5", "£1,234.50"), ("24", "£24"), ("0.39", "£0.39"), ("6600000", "£6.6 million")],
)
def test_pounds_that_are_not_whole_have_pence(value: str, shown: str) -> None:
    """A rate of £24.60 is not shown as £24.6; whole pounds and millions stay as they are."""
    assert show_value(Decimal(value), "GBP") == shown


def observed(printed: str, value: str, unit: str, **told: Any) -> Observation:
    """An observation as printed in a sentence, which is the number alone where nothing else is told."""
    quote = told.pop("quote", printed)
    place = Locator(0, None, 0, len(quote), (), quote)
    return Observation("report", place, "Measure", unit, Decimal(value), printed, **told)


@pytest.mark.parametrize(
    ("printed", "value", "unit", "scale", "words"),
    [
        ("19.1", "19.1", "score", None, "19.1 (score)"),
        ("19.0", "19.0", "score", "24", "19.0 out of 24"),
        ("75.0%", "75.0", "percent", None, "75.0%"),
        ("75%", "75", "percent", None, "75%"),
        ("12.50", "12.5", "per 100,000", None, "12.50 per 100,000"),
        ("£12.0m", "12000000", "GBP", None, "£12 million"),
        ("1,200", "1200", "contacts", None, "1,200 contacts"),
    ],
)
def test_numbers_keep_their_decimals(printed: str, value: str, unit: str, scale: str | None, words: str) -> None:
    """A page shows the decimals that are printed, and a score as one."""
    held = observed(printed, value, unit, scale_max=Decimal(scale) if scale else None)
    assert shown(held) == words


@pytest.mark.parametrize(
    ("quote", "aspect", "words"),
    [
        ("Use of the service increased by 12%.", Aspect.CHANGE, "up 12%"),
        ("Waits fell by 12% in the year.", Aspect.CHANGE, "down 12%"),
        ("The activities benefit 12% more people than the earlier offers did.", Aspect.CHANGE, "12% (change)"),
        ("The rise in falls was 12%.", Aspect.CHANGE, "12% (change)"),
        ("A further 12% were offered a review.", Aspect.INCREMENT, "12% (added)"),
        ("Use of the service was 12% after an increase.", Aspect.LEVEL, "12%"),
    ],
)
def test_a_change_is_no_level(quote: str, aspect: Aspect, words: str) -> None:
    """A growth is shown as one, with its direction where the words around it name one way only."""
    assert shown(observed("12%", "12", "percent", quote=quote, aspect=aspect)) == words


@pytest.mark.parametrize(
    ("display", "words"),
    [
        ("up 2.9%", "up 2.9 percentage points"),
        ("down 1%", "down 1 percentage point"),
        ("down by over 1.1%", "down by over 1.1 percentage points"),
        ("no change", "no change"),
    ],
)
def test_percentages_are_points_apart(display: str, words: str) -> None:
    """What lies between two percentages is a number of percentage points, of which one is a point."""
    assert in_points(display) == words
    assert show_value(Decimal(1), "percentage points") == "1 percentage point"


@pytest.mark.parametrize(
    ("printed", "value", "told"),
    [
        ("one in every 862", "0.1", "one in every 862 (about 0.1%)"),
        ("about one in ten", "10", "about one in ten (about 10%)"),
        ("three quarters", "75", "three quarters (about 75%)"),
        ("62%", "62", "62%"),
    ],
)
def test_shares_told_in_words(printed: str, value: str, told: str) -> None:
    """A share told in words is shown as it is told, with its percentage behind it."""
    about = {} if printed.endswith("%") else {"qualifier": Qualifier.ABOUT}
    assert shown(observed(printed, value, "percent", **about)) == told
