"""Quantities as councils print them: "£142.1 million", "over 6,300", "c£2.2m", "between 12 and 15%", "one in five".

In: a run of text. Out: mentions, each with its place, its value in base units (Decimal, exact), its kind of unit and
its hedge. Numbers that are no quantity are left out: dates and years, telephone and reference numbers, paragraph and
page numbers, ages, ordinals, times, numbers inside names ("section 42", "COVID-19"). Steps: atoms (one number with
what is written on it), then ranges (two atoms joined), then the hedge in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from corpus.periods import find_periods
from corpus.qualifiers import Qualifier, hedge_before


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
    """The rate of any kind of number: "per week" of "£1.48 a week", "per 100,000"."""
    scale_max: Decimal | None = None
    """Of a score, the most it can be: 24 of "19.2 out of 24"."""
    out_of: Decimal | None = None
    """Of a count, the total it is part of: 52 of "40 of the 52 people"."""
    in_words: bool = False
    """Whether the number is written in words: "six reviews", "three quarters"."""


_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_ATOM = re.compile(
    r"""(?:(?<![\w.,/:+])|(?:(?<=\bc)|(?<=\bc\.))(?=£))
    (?P<negative>\((?=£?[\d.,]+\s?(?:k|m|bn|million)?\))|[-−](?=£?\d))?
    (?P<pound>£\s?)?(?P<minus>[-−])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
    (?:\s?(?P<scale>thousand|million|billion|bn|mn|m|k)(?!\w))?
    (?:\s?(?:(?P<points>percentage[ ]points?|%[ ]?points?|ppts?\b)|(?P<percent>%|per[ ]?cent\b)|(?P<pence>p|pence)\b))?
    (?:[ -]{1,2}(?P<duration>(?:working[ ]|calendar[ ])?(?:years?|months?|weeks?|days?|hours?|minutes?))\b)?
    (?P<plus>\+|[ ]or[ ]more\b)?(?P<rate>[ ]per[ ]1(?:0|00)?,000)?""",
    re.VERBOSE | re.IGNORECASE,
)
_FRACTION = re.compile(
    r"(?<!\w)(?P<a>one|two|three|four|five|six|seven|eight|nine)[ -](?:in|out of)[ -](?:every )?"
    r"(?P<b>two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_WORDS = {
    word: n
    for n, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
_PHONE = re.compile(
    r"(?<![\w.,£])(?:\+44 ?|0)\d{2,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)|(?<![\w,.£])(?:116 123|999|111"
    r"|101)(?![\w,.%])(?! (?:people|adults))"
)
_AGES = re.compile(
    r"\b(?:aged?|ages) (?:between )?\d\d\b(?: ?(?:[-–]|to|and) ?(?:\d\d|over|above|under)\b|\+)?"
    r"|\b(?:over|under)[- ]?(?:the age of )?\d\ds\b|\b(?:1[4-9]|[2-9]\d)(?:\+(?!\d)| (?:and|or) (?:over|above|older)\b)"
    r"|\b(?:18|16) ?(?:[-–]|to) ?(?:24|25|64)\b(?! ?%)|\b[678]5 ?(?:[-–]|to) ?[789]4\b(?! ?%)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b\d{1,2} (?:st"
    r"|nd|rd|th)\b"
    r"|\b\d{1,2}/\d{1,2}/\d{2,4}\b|(?<![\d.,£])\d{1,2}(?:\.\d{1,2}){1,3}\.?(?= +(?-i:[A-Z(]))",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\b(?:pages?|pp?\.?) ?\d+ ?(?:[-–—]|to) ?\d+", re.IGNORECASE)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:sections?|paragraphs?|paras?|pages?|pp?|items?|nos?|numbers?|ref|tables?|figures?|charts?"
    r"|appendi(?:x|ces)"
    r"|version|part|chapter|phase|stage|option|tier|period|quarter|q|wave|step|question|grade|article|schedule|minute"
    r"|tel|telephone|phone|call|ring|dial|text|ext|extension|agenda|top|week|month|room|unit|form"
    r"|covid)[.:]?[ -]?|[#@_])$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"st\b|nd\b|rd\b|th\b|[:/]\d|[a-z]|\.\d| ?[ap]\.?m\b|[ -](?:year|month)s?[- ](?:old|olds)\b", re.IGNORECASE
)
_NUMBERING = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,2}[.)])\s+(?=[A-Z(£])")
_JOIN = re.compile(r"\s?(?:[-–—]|to)\s?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order, none overlapping: `find_quantities("over 6,300 people")[0].value == 6300`."""
    atoms = sorted([*_atoms(text), *_fractions(text)], key=lambda quantity: quantity.start)
    return tuple(_with_hedge(quantity, text) for quantity in _ranges(atoms, text))


def _atoms(text: str) -> Iterator[Quantity]:
    barred = [(mention.start, mention.end) for mention in find_periods(text)]
    barred += [match.span() for pattern in (_PHONE, _AGES, _DAY, _PAGES) for match in pattern.finditer(text)]
    numbering = _NUMBERING.match(text)
    first = numbering.end() if numbering else 0
    for match in _ATOM.finditer(text, first):
        start, end = match.span("number")
        if any(left < end and start < right for left, right in barred):
            continue
        marked = match["pound"] or match["scale"] or match["percent"] or match["points"]
        if not marked and (_NAMED_BEFORE.search(text[:start]) or _NAMED_AFTER.match(text, match.end("number"))):
            continue
        yield _read_atom(match)


def _read_atom(match: re.Match[str]) -> Quantity:
    multiplier = _SCALES[match["scale"].lower()] if match["scale"] else 0
    value = _scaled(Decimal(match["number"].replace(",", "")), multiplier)
    if match["negative"] or match["minus"]:
        value = -value
    kind, unit_word = UnitKind.COUNT, ""
    if match["pound"] or match["pence"]:
        kind, value = UnitKind.GBP, value / 100 if match["pence"] else value
    elif match["points"] or match["percent"]:
        kind = UnitKind.POINTS if match["points"] else UnitKind.PERCENT
    elif match["rate"]:
        unit_word = match["rate"].strip().lower()
    elif match["duration"]:
        kind, unit_word = UnitKind.DURATION, match["duration"].lower()
    qualifier = Qualifier.AT_LEAST if match["plus"] else Qualifier.EXACT
    start = match.start("negative") if match["negative"] else match.start("pound" if match["pound"] else "number")
    end = (match.start("rate") if match["rate"] else match.end()) + (1 if (match["negative"] or "") == "(" else 0)
    if kind is not UnitKind.DURATION and match["duration"]:
        end = match.start("duration") - 1
    return Quantity(start, end, value, kind, match.string[start:end], start, qualifier, None, multiplier, unit_word)


def _fractions(text: str) -> Iterator[Quantity]:
    """ "one in five" is about 20%: a share told in round words."""
    for match in _FRACTION.finditer(text):
        a, b = _WORDS[match["a"].lower()], _WORDS[match["b"].lower()]
        if a < b:
            share = round(Decimal(100 * a) / b, 1)
            yield Quantity(*match.span(), share, UnitKind.PERCENT, match[0], match.start(), Qualifier.ABOUT)


def _ranges(atoms: list[Quantity], text: str) -> Iterator[Quantity]:
    """Join "12 to 15%", "12-15%" and "between £2m and £3m" into one quantity with an upper value."""
    position = 0
    while position < len(atoms):
        first, last = atoms[position], atoms[position + 1] if position + 1 < len(atoms) else None
        position += 1
        if last is not None:
            gap, led = text[first.end : last.start], _BETWEEN.search(text[: first.start])
            joined = _JOIN.fullmatch(gap) and not re.search(r"\bfrom\s+$", text[: first.start], re.IGNORECASE)
            alike = first.kind is last.kind or UnitKind.COUNT in (first.kind, last.kind)
            if joined and first.kind is last.kind is UnitKind.COUNT and gap.strip() != gap and gap.strip() != "to":
                position += 1  # "89 - 118" with spaces is a run of pages
                continue
            if alike and (joined or (led and gap.strip().lower() == "and")):
                low = _scaled(first.value, 0 if first.multiplier else last.multiplier)
                if low < last.value:
                    yield _joined(first, last, low, led.start() if led else first.start, text)
                    position += 1
                    continue
        yield first


def _joined(first: Quantity, last: Quantity, low: Decimal, start: int, text: str) -> Quantity:
    return replace(
        last,
        kind=first.kind if last.kind is UnitKind.COUNT else last.kind,
        start=start,
        number_start=first.start,
        value=low,
        upper=last.value,
        qualifier=Qualifier.BETWEEN,
        printed=text[start : last.end],
    )


def _scaled(value: Decimal, power: int) -> Decimal:
    """Value times ten to the power, written out: Decimal("142100000"), not 1.421E+8."""
    scaled = value.scaleb(power)
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() and power else scaled


def _with_hedge(quantity: Quantity, text: str) -> Quantity:
    hedge = hedge_before(text, quantity.start)
    if hedge is None or quantity.upper is not None:
        return quantity
    start, qualifier = hedge
    return replace(quantity, start=start, qualifier=qualifier, printed=text[start : quantity.end])
