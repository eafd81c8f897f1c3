"""Numbers in words for an answer: "over 6,300", "£142.1 million", "5.4%", always with the hedge that was printed."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from corpus.models import Aspect, Availability, Observation, Qualifier

ROUND_DECIMALS = 3
"""Decimals up to which millions and billions are written as such."""
PENCE = 2
"""Decimals of pounds that are no whole ones: "£24.60"."""
_HEDGE = re.compile(r"^[^\d£(.−-]*")
_DECIMALS = re.compile(r"\d\.(\d+)")
_SHARE_TOLD = re.compile(
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2}) (?:in|out of) (?:every )?[\w,]+"
    r"|(?:an? |one |two |three |four )?(?:half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?))$",
    re.IGNORECASE,
)
""" "One in every 862", "two-thirds": a share without its percentage."""
_UP = re.compile(r"\b(?:increas\w+|ris(?:e|es|en|ing)|rose|gr(?:ew|own|owth|owing)|up)\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:decreas\w+|fall(?:s|en|ing)?|fell|reduc\w+|drop\w*|declin\w+|cuts?|cutting|down)\b", re.IGNORECASE
)
UNAVAILABLE = {
    Availability.SUPPRESSED: "suppressed to protect privacy",
    Availability.NOT_AVAILABLE: "not available",
    Availability.NOT_APPLICABLE: "not applicable",
    Availability.NOT_COLLECTED: "not collected",
    Availability.NIL: "nil",
}


_SAID_BY_VALUE = ("GBP", "percent")
"""Units that the value itself says: "£3", "12%"."""


def show_value(value: Decimal, unit: str, *, places: int | None = None, decimals: int = 0) -> str:
    """A number with its unit: 142100000 GBP is "£142.1 million"; 12 percent "12%"; `places` rounds half up.

    `decimals` are shown at least, except of money: 75 with one of them is "75.0".
    """
    sign, size = ("−" if value < 0 else ""), abs(value)
    if unit == "GBP":
        return f"{sign}{_pounds(size, places)}"
    number = _number(size if places is None else rounded(size, places), decimals)
    if unit == "percent":
        return f"{sign}{number}%"
    if unit == "percentage points":
        return f"{sign}{number} percentage {'point' if number == '1' else 'points'}"
    return f"{sign}{number} {unit}" if unit.startswith("per ") else f"{sign}{number}"


def in_points(display: str) -> str:
    """A difference of two percentages in its own unit: "up 2.9%" is "up 2.9 percentage points"."""
    before, sign, after = display.rpartition("%")
    point = "point" if before.split()[-1:] == ["1"] else "points"
    return f"{before} percentage {point}{after}" if sign else display


def show_observation(observation: Observation, *, decimals: int = 0) -> str:
    """The value as an answer shows it, its hedge kept: "over 6,300", "between 12% and 15%", "suppressed …".

    `decimals` as for `show_value`.
    """
    if observation.value is None or observation.availability is Availability.NIL:
        return UNAVAILABLE[observation.availability]
    value = show_value(observation.value, observation.unit, decimals=decimals)
    if told := _share_in_words(observation):
        return f"{hedge_words(observation)}{told} ({Qualifier.ABOUT.value} {value})"
    if observation.upper is not None:
        return f"between {value} and {show_value(observation.upper, observation.unit, decimals=decimals)}"
    return f"{hedge_words(observation)}{value}"


def _share_in_words(observation: Observation) -> str:
    """A share as it is told in words: "one in every 862", "three quarters"; "" for any other value."""
    found = _SHARE_TOLD.search(observation.printed) if observation.unit == "percent" else None
    return found[0].lower() if found else ""


def shown(observation: Observation) -> str:
    """The value with what it counts, as every page shows it: "over 6,300 people", "suppressed to protect privacy"."""
    return f"{show_printed(observation)} {noun_of(observation)}".rstrip()


def show_printed(observation: Observation) -> str:
    """The value with the decimals that are printed ("75.0%"), and of a change the direction that is said ("up 12%")."""
    found = None if observation.multiplier else _DECIMALS.search(observation.printed)
    value = show_observation(observation, decimals=len(found[1]) if found else 0)
    return f"{_direction(observation)} {value}".lstrip()


def noun_of(observation: Observation) -> str:
    """What a value counts, to stand after it, and that it is no level: "contacts", "(change)".

    "" where the value says all that, or there is no value.
    """
    if observation.availability is not Availability.PUBLISHED:
        return ""
    says_unit = observation.unit in _SAID_BY_VALUE  # hundreds of figures on a page need not be put in words twice
    noun = "" if says_unit else noun_after(show_observation(observation), observation.unit, observation.scale_max)
    is_told = observation.aspect is Aspect.LEVEL or _direction(observation)
    aspect = "" if is_told else "(added)" if observation.aspect is Aspect.INCREMENT else "(change)"
    return f"{noun} {aspect}".strip()


def _direction(observation: Observation) -> str:
    """Which way a change went, where the words around it name one way only: "up", "down"; else ""."""
    if observation.aspect is not Aspect.CHANGE or observation.value is None:
        return ""
    ways = {way for way, words in (("up", _UP), ("down", _DOWN)) if words.search(observation.locator.quote)}
    return ways.pop() if len(ways) == 1 else ""


def noun_after(display: str, unit: str, scale_max: Decimal | float | None = None) -> str:
    """The noun of a unit, to stand after a value as it is shown; "" where that says its unit.

    A score has none: it is "19.1 out of 24" where `scale_max` is told, else "19.1 (score)".
    """
    if unit == "score":
        return f"out of {show_value(Decimal(str(scale_max)), unit)}" if scale_max else "(score)"
    if unit in _SAID_BY_VALUE or unit in display:
        return ""
    return unit.lower() if unit[:1].isupper() and unit[1:].islower() else unit


def hedge_words(observation: Observation) -> str:
    """The hedge as printed, with a space after it, or ""."""
    if observation.qualifier in (Qualifier.EXACT, Qualifier.BETWEEN):
        return ""
    told = _share_in_words(observation)
    match = _HEDGE.match(observation.printed)
    words = match[0].strip().lower() if match else ""
    if told:
        words = observation.printed.lower().partition(told)[0].strip()
        return f"{words} " if words else ""
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


def _number(value: Decimal, decimals: int = 0) -> str:
    whole, _, fraction = f"{value:,f}".partition(".")
    fraction = fraction.rstrip("0").ljust(decimals, "0")
    return f"{whole}.{fraction}" if fraction else whole
