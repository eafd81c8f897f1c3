"""One table cell: a value with its unit and hedge, or the reason why there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from corpus.models import Availability
from corpus.qualifiers import Qualifier
from corpus.quantities import UnitKind, find_quantities

_MARKERS: dict[str, Availability] = {
    "[c]": Availability.SUPPRESSED,
    "c": Availability.SUPPRESSED,
    "*": Availability.SUPPRESSED,
    "suppressed": Availability.SUPPRESSED,
    "[x]": Availability.NOT_AVAILABLE,
    "x": Availability.NOT_AVAILABLE,
    "..": Availability.NOT_AVAILABLE,
    ":": Availability.NOT_AVAILABLE,
    "not available": Availability.NOT_AVAILABLE,
    "[z]": Availability.NOT_APPLICABLE,
    "z": Availability.NOT_APPLICABLE,
    "not applicable": Availability.NOT_APPLICABLE,
    "not collected": Availability.NOT_COLLECTED,
    "nil": Availability.NIL,
}
"""The UK Government Statistical Service's shorthand in brackets, and the words that say the same. "-" and "n/a" mean
different things in different tables: they stay text."""

_NOTES = re.compile(r"\s*(?:\[(?:note |r|p|e|b|u|\d)[^\]]*\]|\((?:r|p|note \d)\)|\*+)$", re.IGNORECASE)
_BARE = re.compile(r"[-−]?£?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_HEADER_UNITS: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"£\s?['’]?(?:000s?|k\b|thousands?)", re.IGNORECASE), "GBP", 3),
    (re.compile(r"£\s?(?:m\b|millions?)", re.IGNORECASE), "GBP", 6),
    (re.compile(r"£\s?(?:bn|billions?)", re.IGNORECASE), "GBP", 9),
    (re.compile(r"£|\bGBP\b"), "GBP", 0),
    (re.compile(r"%|\bper ?cent(?:age)?s?\b|\bproportion\b", re.IGNORECASE), "percent", 0),
    (re.compile(r"\bper 100,000\b", re.IGNORECASE), "per 100,000", 0),
    (re.compile(r"\b(?:score)\b", re.IGNORECASE), "score", 0),
)


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell holds: a value in base units, or its availability; `unit` is "" where the cell itself names none."""

    value: Decimal | None
    availability: Availability
    printed: str
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None
    multiplier: int = 0


def read_cell(text: str, *, header_unit: str = "", multiplier: int = 0) -> CellValue | None:
    """The value of a cell under a header's unit, or None when the cell is text: `read_cell("12,400", multiplier=3)`."""
    bare = text.strip()
    marker = _MARKERS.get(bare.lower())
    if marker is not None:
        return CellValue(Decimal(0) if marker is Availability.NIL else None, marker, bare)
    bare = _NOTES.sub("", bare)
    if bare and _BARE.fullmatch(bare) and re.search(r"\d", bare):
        value = Decimal(re.sub(r"[£,]", "", bare.replace("−", "-")))
        power = multiplier if header_unit == "GBP" or not header_unit else 0
        unit = "GBP" if "£" in bare else ""
        return CellValue(_scaled(value, power), Availability.PUBLISHED, bare, unit, multiplier=power)
    quantities = find_quantities(bare)
    if len(quantities) != 1 or re.search(r"[A-Za-z]{4}", bare[quantities[0].end :] + bare[: quantities[0].start]):
        return None
    quantity = quantities[0]
    unit = {UnitKind.GBP: "GBP", UnitKind.PERCENT: "percent"}.get(quantity.kind, quantity.unit_word)
    own = quantity.multiplier or (0 if unit else multiplier)
    value = quantity.value if quantity.multiplier else _scaled(quantity.value, own)
    return CellValue(value, Availability.PUBLISHED, bare, unit, quantity.qualifier, quantity.upper, own)


def header_unit(*headers: str) -> tuple[str, int]:
    """The unit and power of ten that headers or a caption name: ("GBP", 3) for "£000"; ("", 0) for none."""
    for header in headers:
        for pattern, unit, multiplier in _HEADER_UNITS:
            if pattern.search(header):
                return unit, multiplier
    return "", 0


def _scaled(value: Decimal, power: int) -> Decimal:
    return (value * Decimal(10) ** power) if power else value
