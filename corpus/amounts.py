"""A quantity: a number of a text with its value, its sort of unit and its hedge."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from corpus.qualifiers import Qualifier


class UnitKind(StrEnum):
    """What sort of unit a number was printed with; the noun of a count is found by the readers of figures."""

    COUNT = "count"
    GBP = "GBP"
    PERCENT = "percent"
    POINTS = "percentage points"
    DURATION = "duration"
    SCORE = "score"
    """A rating on a scale: "4.5 out of 5"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text. `start` to `end` spans hedge, number and unit; `value` and `upper` are in base units."""

    start: int
    end: int
    value: Decimal
    kind: UnitKind
    printed: str
    """Verbatim `text[start:end]`."""
    number_start: int
    """Where the number itself starts, after its hedge."""
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None
    multiplier: int = 0
    """Power of ten of a printed "m", "k", "million"."""
    unit_word: str = ""
    """"weeks" of a duration, "per 100,000" or "per week" of a rate of a count; else empty."""
    per: str = ""
    """The rate of any kind of number: "per week" of "£1.48 a week", "per 100,000". It stands after `end`."""
    scale_max: Decimal | None = None
    """Of a score, the most it can be: 24 of "19.2 out of 24"."""
    out_of: Decimal | None = None
    """Of a count, the total it is part of: 52 of "40 of the 52 people"."""
    in_words: bool = False
    """Whether the number is written in words: "six reviews", "three quarters"."""


LARGEST_WRITTEN_OUT = 24
"""Digits up to which a number is written out; decimals hold 28, and no amount has so many."""


def scaled(value: Decimal, power: int) -> Decimal:
    """Value times ten to the power, written out: Decimal("142100000"), not 1.421E+8."""
    result = value.scaleb(power)
    is_whole = power and result == result.to_integral_value() and result.adjusted() < LARGEST_WRITTEN_OUT
    return result.quantize(Decimal(1)) if is_whole else result
