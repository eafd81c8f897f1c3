"""Numbers as answers show them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from server.answers.display import show_value


@pytest.mark.parametrize(
    ("value", "shown"),
    [("24.6", "£24.60"), ("1234.5", "£1,234.50"), ("24", "£24"), ("0.39", "£0.39"), ("6600000", "£6.6 million")],
)
def test_pounds_that_are_not_whole_have_pence(value: str, shown: str) -> None:
    """A rate of £24.60 is not shown as £24.6; whole pounds and millions stay as they are."""
    assert show_value(Decimal(value), "GBP") == shown
