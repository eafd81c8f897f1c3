"""Numbers in words for an answer: "over 6,300", "£142.1 million", "5.4%", always with the hedge that was printed."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from corpus.models import Availability, Observation, Qualifier

ROUND_DECIMALS = 3
"""Decimals up to which millions and billions are written as such."""
PENCE = 2
"""Decimals of pounds that are no whole ones: "£24.60"."""
_HEDGE = re.compile(r"^[^\d£(.−-]*")
UNAVAILABLE = {
    Availability.SUPPRESSED: "suppressed to protect privacy",
    Availability.NOT_AVAILABLE: "not available",
    Availability.NOT_APPLICABLE: "not applicable",
    Availability.NOT_COLLECTED: "not collected",
    Availability.NIL: "nil",
}


def show_value(value: Decimal, unit: str, *, places: int | None = None) -> str:
    """A number with its unit: 142100000 GBP is "£142.1 million"; 12 percent "12%"; `places` rounds half up."""
    sign, size = ("−" if value < 0 else ""), abs(value)
    if unit == "GBP":
        return f"{sign}{_pounds(size, places)}"
    number = _number(size if places is None else rounded(size, places))
    if unit == "percent":
        return f"{sign}{number}%"
    return f"{sign}{number} {unit}" if unit in ("percentage points",) or unit.startswith("per ") else f"{sign}{number}"


def show_observation(observation: Observation) -> str:
    """The value as an answer shows it, its hedge kept: "over 6,300", "between 12% and 15%", "suppressed …"."""
    if observation.value is None or observation.availability is Availability.NIL:
        return UNAVAILABLE[observation.availability]
    value = show_value(observation.value, observation.unit)
    if observation.upper is not None:
        return f"between {value} and {show_value(observation.upper, observation.unit)}"
    return f"{hedge_words(observation)}{value}"


def shown(observation: Observation) -> str:
    """The value with what it counts, as every page shows it: "over 6,300 people", "suppressed to protect privacy"."""
    return f"{show_observation(observation)} {noun_of(observation)}".rstrip()


def noun_of(observation: Observation) -> str:
    """What a value counts, to stand after it; "" where the value says its unit or there is no value."""
    if observation.availability is not Availability.PUBLISHED:
        return ""
    return noun_after(show_observation(observation), observation.unit)


def noun_after(display: str, unit: str) -> str:
    """The noun of a unit, to stand after a value as it is shown; "" where that says its unit."""
    if unit in ("GBP", "percent") or unit in display:
        return ""
    return unit.lower() if unit[:1].isupper() and unit[1:].islower() else unit


def hedge_words(observation: Observation) -> str:
    """The hedge as printed, with a space after it, or ""."""
    if observation.qualifier in (Qualifier.EXACT, Qualifier.BETWEEN):
        return ""
    match = _HEDGE.match(observation.printed)
    words = match[0].strip().lower() if match else ""
    return f"{words or observation.qualifier.value} "


def rounded(value: Decimal, places: int) -> Decimal:
    """Rounded half up, as people round."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def significant(value: Decimal, digits: int = 6) -> Decimal:
    """The value to so many significant digits, half up."""
    if not value:
        return Decimal(0)
    return rounded(value, digits - 1 - value.adjusted())


def as_number(value: Decimal | None) -> float | int | None:
    """A JSON number: an int where the value is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _pounds(size: Decimal, places: int | None) -> str:
    for power, word in ((9, " billion"), (6, " million")):
        if size >= Decimal(10) ** power:
            scaled = size.scaleb(-power)
            if places is None and -int(scaled.normalize().as_tuple().exponent) > ROUND_DECIMALS:
                break  # "£14,762,128" is easier read than "£14.762128 million"
            return f"£{_number(scaled if places is None else rounded(scaled, places))}{word}"
    in_pence = places is not None or -int(size.normalize().as_tuple().exponent) <= PENCE
    return f"£{_number(size) if size == size.to_integral_value() or not in_pence else f'{rounded(size, PENCE):,f}'}"


def _number(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
