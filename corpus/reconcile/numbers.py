"""Printed numbers with the room that their digits and their hedge leave: "142.1" may stand for 142.05 to 142.15.

In: the text of a table cell, or a quantity found in a sentence. Out: a `Number` in base units with its place. Read here
anew, and not taken from the observations, because a sum needs every part, also those that became no observation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.qualifiers import Qualifier
from corpus.quantities import Quantity, UnitKind

GBP, PERCENT, POINTS, COUNT = "GBP", "percent", "percentage points", "count"
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
_NUMBER = re.compile(
    r"""(?P<hedge>[<>≤≥~]|\b(?:about|around|nearly|almost|approx\.?|over|under|up\ to|at\ least|more\ than|less\ than
        |fewer\ than|c\.?)(?=[\s£\d]))?\s{0,3}
    (?P<open>\()?(?P<minus>[-−–](?=\s?[£\d.])|\+(?=[£\d]))?\s?(?P<pound>£)?\s?(?P<inner>[-−(])?
    (?P<digits>,?\d(?:[\d,]*\d)?(?:\.\d+)?|\.\d+)
    \s?(?P<scale>k|mn?|bn|million|thousand|billion)?(?![A-Za-z])\s?(?P<percent>%(?:\s?pts?)?|per\ ?cent\b|pp\b)?
    (?P<plus>\+)?(?P<close>\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_WELL_FORMED = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*|0)?(?:\.\d+)?")
_NOTE = re.compile(r"\[[^\]]{1,8}\]|\((?:r|p|e|b|note \d)\)|(?<=\d)\s?\(\d\)|[*†‡#¹²³⁴]+(?:\d\b)?", re.IGNORECASE)
_UNKNOWN = re.compile(
    r"(?:\[(?:c|x|z|low|u|k)\]|[*cxz]+|[-–—.:…]+|n/?a|s|nil|none|tbc|suppressed|no data|not (?:\w+\s?){1,2}"
    r"|<\s?\d{1,2}|(?:fewer|less) than \w+|1\s?[-–]\s?[4-9])?",
    re.IGNORECASE,
)
_HEDGES = {
    "<": Qualifier.UNDER, "≤": Qualifier.UP_TO, ">": Qualifier.OVER, "≥": Qualifier.AT_LEAST, "~": Qualifier.ABOUT,
    "over": Qualifier.OVER, "more than": Qualifier.OVER, "at least": Qualifier.AT_LEAST, "under": Qualifier.UNDER,
    "less than": Qualifier.UNDER, "fewer than": Qualifier.UNDER, "up to": Qualifier.UP_TO,
}  # fmt: skip
LARGEST_DIGITS = 15
LARGEST_SHOWN = Decimal(10) ** 15
"""What is worked out of slips may be larger than any number; written out it would say nothing."""
_STEPS = (Decimal(100), Decimal(10), Decimal(5))
_LEAST_TO_SHOW_ROUNDING = 4


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number. `value` in base units; the true value lies from `value - below` to `value + above`.

    `below` or `above` is None where a hedge leaves that side open ("over 70"). `grain` is one unit of the last digit
    printed, in base units: 100000 for "£142.1m".
    """

    page_index: int
    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    grain: Decimal
    below: Decimal | None
    above: Decimal | None
    power: int = 0
    is_malformed: bool = False

    @property
    def place(self) -> tuple[int, int, int]:
        """Page index, start and end: what identifies a number."""
        return self.page_index, self.start, self.end

    @property
    def is_exact(self) -> bool:
        """Whether nothing but the last digit's rounding is left open."""
        return self.below is not None and self.below <= self.grain and self.above == self.below

    def scaled(self, unit: str, power: int) -> Number:
        """The same number under a header that says its unit and power of ten, where the cell itself says none."""
        unit = unit if self.unit == COUNT else self.unit
        power = 0 if self.power or unit not in (GBP, COUNT) else power
        if not power and unit == self.unit:
            return self
        by = Decimal(10) ** power
        grain = self.grain * by
        below, above = (side if side is None else max(side * by, grain / 2) for side in (self.below, self.above))
        return replace(
            self, unit=unit, value=self.value * by, grain=grain, below=below, above=above, power=power or self.power
        )  # "12" under "£m" is 11.5 to 12.5 million, though a plain "12" is a count and exact

    def rounded_to(self, step: Decimal) -> Number:
        """The same number where a note says that figures are rounded to the nearest `step`."""
        if self.below is None or self.above is None or self.unit == PERCENT:
            return self
        return replace(self, below=max(self.below, step / 2), above=max(self.above, step / 2))


def numbers_in_cell(text: str, page_index: int, start: int) -> tuple[Number, ...] | None:
    """The numbers of a cell, "1,204 (63%)" being two; None where the cell is words, () where it is blank or marked.

    `start` is the offset of the cell in its page.
    """
    if _UNKNOWN.fullmatch(text.strip()):
        return ()
    bare = _NOTE.sub(lambda note: " " * len(note[0]), text)
    matches = [match for match in _NUMBER.finditer(bare) if len(match["digits"]) <= LARGEST_DIGITS]
    if not matches or len(matches) > 2 or re.search(r"[A-Za-z]{2}|[/:]|\d", _NUMBER.sub(" ", bare)):
        return None
    if len(matches) == 2 and not bare[matches[0].end() : matches[1].start()].strip(" (") == "" != matches[1]["open"]:
        return None
    return tuple(
        _of_match(match, page_index, start, is_second=bool(position)) for position, match in enumerate(matches)
    )


def _of_match(match: re.Match[str], page_index: int, start: int, *, is_second: bool) -> Number:
    digits = match["digits"]
    power = _SCALES[match["scale"].lower()] if match["scale"] else 0
    value = Decimal(digits.replace(",", "") or "0").scaleb(power)
    negative = match["minus"] in ("-", "−", "–") or match["inner"] in ("-", "−")
    if negative or (match["open"] and match["close"] and not is_second and not match["percent"]):
        value = -value
    unit = GBP if match["pound"] else (PERCENT if match["percent"] in ("%", "per cent", "percent") else COUNT)
    unit = POINTS if match["percent"] and unit == COUNT else unit
    grain = Decimal(1).scaleb(power - _decimals(digits))
    word = (match["hedge"] or "").lower().strip()
    hedge = _HEDGES.get(word, Qualifier.ABOUT if word else Qualifier.AT_LEAST if match["plus"] else Qualifier.EXACT)
    below, above = _room(value, grain, unit, power, hedge)
    left, right = match.start("digits"), match.end("digits")
    return Number(
        page_index, start + left, start + right, match[0].strip(), value, unit, grain, below, above, power,
        not _WELL_FORMED.fullmatch(digits),
    )  # fmt: skip


_BROKEN = re.compile(
    r"(?<![\w.,/£-])£?(?:,\d{3}|\d{1,3}(?:,\d{3})*,\d{1,2}|\d{1,3}(?:,\d{3})*,\d{4,}|\d{4,},\d{3})(?=\s?%|\s[a-z]{2,}|[.;)](?:\s|$))"
    r"(?!\s(?:and|to|or|of)\b)"
)
_NAMES = re.compile(
    r"\b(?:sections?|wards?|pages?|paragraphs?|paras?|items?|nos?|chapters?|tables?|questions?)\W+$", re.IGNORECASE
)


def broken_numbers(text: str, page_index: int, offset: int) -> Iterator[Number]:
    """Numbers of a sentence whose digits are grouped as no number is: "1,74 people", ",751 people"."""
    for match in _BROKEN.finditer(text):
        if not _NAMES.search(text[: match.start()]):
            start, one = offset + match.start(), Decimal(1)
            value = Decimal(re.sub(r"\D", "", match[0]))
            yield Number(page_index, start, offset + match.end(), match[0], value, COUNT, one, one, one, 0, True)


def number_of_quantity(quantity: Quantity, page_index: int, offset: int) -> Number | None:
    """The number of a quantity found in a text that begins at `offset` of its page; None for durations and rates."""
    kinds = {UnitKind.GBP: GBP, UnitKind.PERCENT: PERCENT, UnitKind.POINTS: POINTS, UnitKind.COUNT: COUNT}
    unit = kinds.get(quantity.kind)
    if unit is None or quantity.unit_word:
        return None
    digits = re.search(r"\d[\d,]*(?:\.\d+)?|\.\d+", quantity.printed)
    if digits is None and unit != COUNT:
        return None
    grain = Decimal(1).scaleb(quantity.multiplier - (_decimals(digits[0]) if digits else 0))
    value = quantity.value
    if quantity.upper is not None:
        value, half = (quantity.value + quantity.upper) / 2, (quantity.upper - quantity.value) / 2
        below: Decimal | None = half
        above: Decimal | None = half
    else:
        below, above = _room(value, grain, unit, quantity.multiplier, quantity.qualifier)
    start, end = offset + quantity.number_start, offset + quantity.end
    if digits is not None:
        start, end = (offset + quantity.start + at for at in digits.span())
    return Number(page_index, start, end, quantity.printed, value, unit, grain, below, above, quantity.multiplier)


def _room(
    value: Decimal, grain: Decimal, unit: str, power: int, hedge: Qualifier
) -> tuple[Decimal | None, Decimal | None]:
    """How far the true value may lie below and above the printed one. A whole count without a hedge is exact."""
    is_count = unit == COUNT and not power and grain == 1
    half = Decimal(0) if is_count else grain / 2
    if hedge in (Qualifier.OVER, Qualifier.AT_LEAST):
        return half, None
    if hedge in (Qualifier.UNDER, Qualifier.UP_TO):
        return None, half
    if hedge is Qualifier.ABOUT:
        wide = max(half, min(last_place(value), abs(value) / 10), abs(value) / 40)
        return wide, wide
    return half, half


def common_step(numbers: Iterable[Number]) -> Decimal | None:
    """The step to which whole counts were rounded, as their last digits show, or None: all end in 0 or 5, say.

    Numbers that are exact in truth end so by chance once in 5 to the power of their number.
    """
    counts = [number.value for number in numbers if number.unit == COUNT and number.value]
    if len(counts) < _LEAST_TO_SHOW_ROUNDING:
        return None
    return next((step for step in _STEPS if all(not value % step for value in counts)), None)


def last_place(value: Decimal) -> Decimal:
    """The unit of the last digit that is not a nought: 100 for 7900, Decimal("0.1") for 2.50."""
    if not value:
        return Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _decimals(digits: str) -> int:
    return len(digits.partition(".")[2])


def shown(value: Decimal, like: Number) -> str:
    """A worked-out value printed in the style of a number: "£41.2m" like "£42.1m", "7,891" like "7,760"."""
    if abs(value) > LARGEST_SHOWN:
        return f"{value:.2e}"
    decimals = max(0, -int(like.grain.scaleb(-like.power).normalize().as_tuple().exponent))
    scaled = value.scaleb(-like.power)
    exact = round(scaled, decimals)
    digits = f"{abs(exact):,.{decimals}f}"
    scale = {3: "k", 6: "m", 9: "bn"}.get(like.power, "")
    after = {PERCENT: "%", POINTS: " points"}.get(like.unit, "")
    sign = "-" if exact < 0 else ""
    return f"{sign}{'£' if like.unit == GBP else ''}{digits}{scale}{after}"
