"""One table cell: a value with its unit and hedge, two values ("1,204 (63%)"), or the reason why there is none.

In: the text of a cell, the unit and power of ten that its headers name, and what the table's legend says of its
marks. Out: the values, in base units. A cell of words gives none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.amounts import scaled
from corpus.measures import head_noun
from corpus.models import Availability
from corpus.qualifiers import Qualifier, hedge_before
from corpus.quantities import UnitKind, find_quantities

MARKERS: dict[str, Availability] = {
    "[c]": Availability.SUPPRESSED,
    "c": Availability.SUPPRESSED,
    "*": Availability.SUPPRESSED,
    "suppressed": Availability.SUPPRESSED,
    "[x]": Availability.NOT_AVAILABLE,
    "x": Availability.NOT_AVAILABLE,
    "..": Availability.NOT_AVAILABLE,
    ":": Availability.NOT_AVAILABLE,
    "not available": Availability.NOT_AVAILABLE,
    "not yet available": Availability.NOT_AVAILABLE,
    "not published": Availability.NOT_AVAILABLE,
    "not yet published": Availability.NOT_AVAILABLE,
    "not known": Availability.NOT_AVAILABLE,
    "unavailable": Availability.NOT_AVAILABLE,
    "no data": Availability.NOT_AVAILABLE,
    "data not available": Availability.NOT_AVAILABLE,
    "tbc": Availability.NOT_AVAILABLE,
    "to be confirmed": Availability.NOT_AVAILABLE,
    "[z]": Availability.NOT_APPLICABLE,
    "z": Availability.NOT_APPLICABLE,
    "not applicable": Availability.NOT_APPLICABLE,
    "n/a": Availability.NOT_APPLICABLE,
    "n.a.": Availability.NOT_APPLICABLE,
    "not collected": Availability.NOT_COLLECTED,
    "data not collected": Availability.NOT_COLLECTED,
    "not recorded": Availability.NOT_COLLECTED,
    "not surveyed": Availability.NOT_COLLECTED,
    "no survey": Availability.NOT_COLLECTED,
    "nil": Availability.NIL,
}
"""The UK Government Statistical Service's shorthand in brackets, and the words that say the same. A dash means
different things in different tables: without a legend it stays text."""

_NOTES = re.compile(
    r"(?<!\s)\s*+(?:\[(?!low\])(?:note )?\w{1,3}\]|\((?:r|p|e|note \w+|see note \w+)\)|(?<!\*)\*++"
    r"|(?<![†‡§¹²³⁴⁵⁶⁷⁸⁹])[†‡§¹²³⁴⁵⁶⁷⁸⁹]++)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"(?P<number>[-−£(]{0,2}\d[\d,]{0,12}(?:\.\d{1,4})?\s?%?)\s?(?P<letter>[pre])", re.IGNORECASE)
""" "8,120r", "310e", "655p": revised, estimated, provisional; the last may be pence."""
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ ]\d{3})+(?![ ]?\d)|\d+)(?:\.\d+)?|\.\d+"
_VALUE = re.compile(
    rf"""(?P<sign>[-−–+▲▼↑↓]\s?)?(?P<pound>£\s?)?(?P<minus>[-−])?(?P<number>{_DIGITS})
    (?:\s?(?P<scale>k|m|mn|bn|thousand|million|billion)\b)?
    (?:\s?(?:(?P<points>percentage[ ]points?|%[ ]?points?|ppts?|pp)|(?P<percent>%|per[ ]?cent|pc)))?
    (?P<plus>\+|[ ]or[ ]more)?(?:\s?(?:out[ ]of|(?P<slash>/))\s?(?P<out_of>\d+))?
    (?P<rest>[ ][A-Za-z][A-Za-z /-]{{1,30}})?""",
    re.VERBOSE | re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<first>[^()\d]{0,80}+\d[^()]{0,80}?)(?<!\s)\s{0,8}+[(\[](?:n\s?=\s?)?"
    r"(?P<second>[^()\d]{0,40}+\d[^()]{0,40}+(?=[)\]])|[^()\d]{0,40}+\d[^()]{0,40}?|:|\.\.|\[\w\])[)\]]"
)
_BRACKETED = re.compile(
    r"\((?P<inside>£?\s?[\d.,]+\s?(?:k|m|bn|million)?\s?%?)\)(?P<percent>\s?%)?|£\s?\((?P<bare>[\d.,]+)\)",
    re.IGNORECASE,
)
_JOIN = re.compile(r"\s?(?:[-–—]|\bto\b|\band\b)\s?", re.IGNORECASE)
_UNIT = re.compile(r"£?\s?['’]?000s?", re.IGNORECASE)
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_RATE = re.compile(r"per 1(?:00?|00),?000(?: \w+)*|per (?:hour|day|week|month|year|annum|head|person)", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:more|less|fewer|extra|up|down|above|below|over|under|increase|decrease|rise|uplift|savings?|reductions?|cut"
    r"|discount|(?<!one[ -])off|and|or|to|plus|then|for|from|of|if|where|when)\b",
    re.IGNORECASE,
)
"""What makes of money in a cell more than an amount: "£12 off", "£5 and then", "£20 for two"."""


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
    scale_max: Decimal | None = None


_NOTED_MARK = re.compile(r"^\(\d{1,2}\)\s?(?=[-–—.*:]{1,2}$)")
""" "(3)—": a dash that note 3 explains, and no three."""


def read_cell(
    text: str,
    *,
    header_unit: str = "",
    multiplier: int = 0,
    meanings: Mapping[str, Availability] | None = None,
    is_change: bool = False,
    is_part: bool = False,
    is_counted: bool = False,
) -> CellValue | None:
    """The value of a cell under a header's unit, or None when the cell is text: `read_cell("12,400", multiplier=3)`.

    `meanings` is what a legend says of marks such as "-". A number alone in brackets is negative where it is money or
    a change, but not where its row is a part of the row above (`is_part`). Where its headers or neighbours count,
    "655p" does too (`is_counted`); where only a word of its label might, it is left as text.
    """
    bare = _NOTED_MARK.sub("", text.strip())
    marker = _marker(bare, meanings or {})
    if marker is not None:
        return CellValue(Decimal(0) if marker is Availability.NIL else None, marker, bare)
    if bare.lower() == "[low]":  # a number that rounds to nought without being nought
        return CellValue(Decimal(0), Availability.PUBLISHED, bare, qualifier=Qualifier.ABOUT)
    bare = _without_letter(_without_notes(bare), is_counted=is_counted or multiplier > 0)
    if _LETTERED.fullmatch(bare) and header_unit not in ("", "GBP"):
        return None
    if not any(map(str.isdigit, bare)) or _UNIT.fullmatch(bare):
        return None
    if bracketed := _BRACKETED.fullmatch(bare):
        inside = (
            f"{bracketed['inside']}{bracketed['percent'] or ''}" if bracketed["inside"] else f"£{bracketed['bare']}"
        )
        found = _one(inside, header_unit, multiplier)
        negative = not is_part and (is_change or (found is not None and "GBP" in (found.unit, header_unit)))
        return found and replace(found, printed=bare, value=_negated(found.value) if negative else found.value)
    return _range(bare, header_unit, multiplier) or _one(bare, header_unit, multiplier) or _in_words(bare, multiplier)


def read_pair(text: str) -> tuple[str, str] | None:
    """The two parts of a cell that holds a value and another in brackets: ("1,204", "63%") of "1,204 (63%)"."""
    match = _PAIR.fullmatch(_without_notes(text.strip()))
    if match is None or not match["first"].strip():
        return None
    first, second = match["first"].strip(), match["second"].strip()
    return (first, second) if second in MARKERS or _VALUE.fullmatch(second) else None


def _marker(bare: str, meanings: Mapping[str, Availability]) -> Availability | None:
    mark = re.sub(r"^[–—−]+$|^-{2,}$", "-", bare.lower())
    return MARKERS.get(mark) if mark.startswith("[") and mark in MARKERS else meanings.get(mark) or MARKERS.get(mark)


def _without_notes(bare: str) -> str:
    while (shorter := _NOTES.sub("", bare)) != bare and shorter:
        bare = shorter
    return bare


def _without_letter(bare: str, *, is_counted: bool) -> str:
    """A cell without the letter that says how sure its number is; "p" is pence where nothing speaks against it."""
    found = _LETTERED.fullmatch(bare)
    if found is None:
        return bare
    is_no_pence = is_counted or found["letter"].lower() != "p" or re.search(r"[,£%]", found["number"]) is not None
    return found["number"].strip() if is_no_pence else bare


def _one(bare: str, header_unit: str, multiplier: int) -> CellValue | None:
    """A number with what is written on it, and the hedge before it."""
    first = re.search(r"(?<![-−–+▲▼↑↓£])[-−–+▲▼↑↓£]*+\s?\.?\d", bare)
    start = first.start() if first else 0
    qualifier = Qualifier.EXACT
    if start:
        hedge = hedge_before(bare, start)
        if hedge is None or hedge[0] != 0:
            return None
        qualifier = hedge[1]
    match = _VALUE.fullmatch(bare, start)
    if match is None or (match["slash"] and header_unit != "score"):  # "12/07" is a date, but for "4.2/5" under "Score"
        return None
    unit, rest = _unit(match), (match["rest"] or "").strip()
    if rest and unit == "GBP" and not _MOVED.search(rest):
        rest = ""  # "£4.70 return", "£617 one off charge"
    if rest and not _RATE.fullmatch(rest):
        noun = head_noun(rest)
        if unit or len(rest.split()) > 3 or not noun:
            return None
        unit = noun.lower() if noun.istitle() else noun
    elif rest.lower().startswith("per 1") and not unit:
        unit = rest.lower()
    own = _SCALES[match["scale"].lower()] if match["scale"] else 0
    power = own or (multiplier if header_unit != "percent" and unit in ("", header_unit, "GBP") else 0)
    value = scaled(Decimal(re.sub(r"[ ,]", "", match["number"])), power)
    if match["minus"] or (match["sign"] or "").strip() in ("-", "−", "–"):
        value = -value
    if match["plus"]:
        qualifier = Qualifier.AT_LEAST
    scale_max = Decimal(match["out_of"]) if match["out_of"] else None
    unit = "score" if scale_max is not None and not unit else unit
    return CellValue(value, Availability.PUBLISHED, bare, unit, qualifier, None, power, scale_max)


def _range(bare: str, header_unit: str, multiplier: int) -> CellValue | None:
    """ "1-4", "12% to 15%", "between £5m and £6m": two values of one unit, the first smaller."""
    body = re.sub(r"^(?:between|from)\s+", "", bare, flags=re.IGNORECASE)
    for join in _JOIN.finditer(body):
        if not join.start() or join.end() == len(body):
            continue
        last = _one(body[join.end() :], header_unit, multiplier)
        first = _one(body[: join.start()], header_unit, last.multiplier if last else multiplier)
        if first is None or last is None or first.unit not in ("", last.unit):
            continue
        if first.value is None or last.value is None or not first.value < last.value:
            continue
        if first.qualifier is last.qualifier is Qualifier.EXACT:
            return replace(last, value=first.value, upper=last.value, qualifier=Qualifier.BETWEEN, printed=bare)
    return None


def _in_words(bare: str, multiplier: int) -> CellValue | None:
    """The only quantity of a cell with few other words: "one in five", "just over 70 a week"."""
    quantities = find_quantities(bare)
    if len(quantities) != 1 or re.search(r"[A-Za-z]{4}", bare[quantities[0].end :] + bare[: quantities[0].start]):
        return None
    quantity = quantities[0]
    unit = {UnitKind.GBP: "GBP", UnitKind.PERCENT: "percent"}.get(quantity.kind, quantity.unit_word)
    own = quantity.multiplier or (0 if unit else multiplier)
    value = quantity.value if quantity.multiplier else scaled(quantity.value, own)
    return CellValue(value, Availability.PUBLISHED, bare, unit, quantity.qualifier, quantity.upper, own)


def _unit(match: re.Match[str]) -> str:
    if match["pound"]:
        return "GBP"
    return "percentage points" if match["points"] else "percent" if match["percent"] else ""


def _negated(value: Decimal | None) -> Decimal | None:
    return -value if value else value
