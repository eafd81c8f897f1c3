"""Number formats: a number or date of a workbook, as a person sees it in its cell.

In: the value of a cell and its format code ("#,##0.0%", "[$£-809]#,##0;[Red]-…"). Out: its text. Percent, thousands,
currency, scaling, signs, brackets and words around a number are those of the code (ECMA-376 part 1, 18.8.31).
Two things differ from the screen on purpose. A date is written in words, "3 June 2023", because "06/03/2023" is another
day in another country; and a nought that its code draws as a dash is written as a nought, because the workbook knows
that it is one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from functools import lru_cache

Number = int | float | Decimal
Moment = date | datetime | time | timedelta

GENERAL_DIGITS = 10
"""Significant digits that a cell without a format shows."""
PLAIN_BELOW = 10**15
"""Whole numbers below this are exact as floats; most cells of a workbook are such numbers, without a format."""
MAX_DECIMALS = 30
"""The most that Excel lets a format have."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]{0,250})"?|\\(?P<escaped>.)|[_*].'
    r"|\[\$(?P<currency>[^\]-]{0,20}+)[^\]]{0,40}+\]|\[(?P<bracket>[^\]]{0,80}+)\]"
    r"|(?P<general>general)|(?P<digits>[0#?][0#?,]*+(?:\.[0#?]*+)?,*+|\.[0#?]++)|(?P<power>E[+-]0{1,9})|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s?(-?\d+(?:\.\d+)?)")
_DATE_PART = re.compile(r"y+|m+|d+|h+|s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the up to four parts of a code: what stands before and after the number, and how it is written."""

    before: str
    after: str
    digits: str = ""
    percents: int = 0
    power: bool = False
    general: bool = False
    fraction: bool = False
    condition: tuple[str, Decimal] | None = None

    @property
    def shows_number(self) -> bool:
        """Whether the section shows a number at all; a "?" alone only keeps a distance beside a dash."""
        return self.general or "0" in self.digits or "#" in self.digits

    def holds(self, value: Decimal) -> bool:
        """Whether the section's condition is true of a value."""
        if self.condition is None:
            return True
        sign, limit = self.condition
        return ("<" in sign and value < limit) or (">" in sign and value > limit) or ("=" in sign and value == limit)


def shown_number(value: Number, code: str) -> str:
    """Return a number as its format shows it: `shown_number(0.1534, "0.0%")` is "15.3%"."""
    if code == "General" and -PLAIN_BELOW < value < PLAIN_BELOW and value == int(value):
        return str(int(value))
    try:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    sections = _sections(code or "General")
    section, negative = _chosen(sections, exact)
    if not section.shows_number:
        words = f"{section.before}{section.after}".strip()
        if any(map(str.isalnum, words)) or not words:
            return " ".join(words.split())
        section = sections[0] if sections[0].shows_number else _Section("", "", general=True)
    digits = _written(abs(exact), section)
    negative = negative and any(digit in "123456789" for digit in digits)
    return " ".join(f"{'-' if negative else ''}{section.before}{digits}{section.after}".split())


def shown_moment(value: Moment, code: str) -> str:
    """Return a date, time or duration in words, as far as its format shows it: "3 June 2023", "June 2023", "14:05"."""
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
    if isinstance(value, time):
        return f"{value:%H:%M}"
    bare = re.sub(r'"[^"]{0,250}"?|\\.|\[[^\]]{0,80}+\]', "", code)
    parts = [part[0].lower() for part in _DATE_PART.findall(bare)]
    clock = value if isinstance(value, datetime) and "h" in parts else None
    calendar = parts[: parts.index("h")] if clock and parts[0] != "h" else parts
    words = [str(value.day)] if "d" in calendar else []
    words += [f"{value:%B}"] if "m" in calendar else []
    words += [f"{value.year}"] if "y" in calendar or not words else []
    return " ".join(words) + (f" {clock:%H:%M}" if clock and (clock.hour or clock.minute) else "")


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_section(part) for part in _split(code))


def _split(code: str) -> list[str]:
    """The parts of a code between semicolons that are not quoted, escaped or in brackets."""
    parts, start = [], 0
    for token in _TOKEN.finditer(code):
        if token["other"] == ";":
            parts.append(code[start : token.start()])
            start = token.end()
    return [*parts, code[start:]]


def _section(part: str) -> _Section:
    words: list[str] = ["", ""]
    digits, percents, power, general, fraction = "", 0, False, False, False
    condition: tuple[str, Decimal] | None = None
    for token in _TOKEN.finditer(part):
        side = 1 if digits or general else 0
        if token["digits"]:
            digits = digits or token["digits"]  # a second run is the lower half of a fraction, or "0 000"
        elif token["power"]:
            power = True
        elif token["general"] or token["other"] == "@":
            general = True
        elif token["bracket"] is not None:
            found = _CONDITION.fullmatch(token["bracket"])
            condition = (found[1], Decimal(found[2])) if found else condition
        elif token["other"] == "/" and digits:
            fraction = True
        elif token.group()[0] not in "_*":  # those two only keep a distance
            percents += token["other"] == "%"
            words[side] += token["quoted"] or token["escaped"] or token["currency"] or token["other"] or ""
    return _Section(words[0], words[1], digits, percents, power, general, fraction, condition)


def _chosen(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, bool]:
    """The section for a value, and whether a minus is still to be written before it."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        section = next((one for one in numeric if one.holds(value)), numeric[-1])
        return section, value < 0
    if value < 0 and len(numeric) > 1:
        return numeric[1], False
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], value < 0


def _written(value: Decimal, section: _Section) -> str:
    """The digits of a value that is not negative."""
    if section.general or section.fraction or not section.digits:
        return _general(value)
    whole, _, decimals = section.digits.partition(".")
    places = min(sum(mark in "0#?" for mark in decimals), MAX_DECIMALS)
    scale = len(section.digits) - len(section.digits.rstrip(","))
    with localcontext() as context:
        context.prec = 400  # more than the digits of the largest float, so that no step is inexact
        value = value * Decimal(100) ** section.percents / Decimal(1000) ** scale
        if section.power:
            return _general(Decimal(f"{value:.{places}e}"))
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{rounded:{',' if ',' in whole.rstrip(',') else ''}.{places}f}"
    optional = len(decimals.rstrip(",")) - len(decimals.rstrip(",").rstrip("#?"))
    for _ in range(optional):
        text = text[:-1] if text.endswith("0") else text
    head, point, tail = text.partition(".")
    return head.zfill(sum(mark == "0" for mark in whole)) + (point + tail if tail else "")


def _general(value: Decimal) -> str:
    """A value without a format: whole numbers whole, others to GENERAL_DIGITS."""
    if value == value.to_integral_value():
        return f"{value:.0f}"
    with localcontext() as context:
        context.prec = GENERAL_DIGITS
        rounded = +value
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
