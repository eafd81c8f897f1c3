"""The numbers that an answer claims, each with its unit, its years, its hedge and the words around it.

In: an answer and the text of it that counts. Out: claims, those of the text first, in reading order, then those of the
figures, then the results of the workings. Dates, page numbers, ages and telephone numbers are no claims.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from server.answers.models import Answer
from server.evaluation.questions import kind_of_unit, rounding_of
from server.evaluation.years import MONTH, SPAN, YEAR, blank, years_named, years_said_of

SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "pence": 0.01, "p": 0.01}
UNITS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NUMBER_WORDS = (*UNITS, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")
"""Each word at the place of its number."""

WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE)
NUMBER = re.compile(
    r"""(?<![\w.,]) (?P<sign>[-−+]?) (?P<pound>£?) (?P<inner_sign>[-−]?)
    (?P<digits>\d[\d,]*(?:\.\d+)?) (?!\d|(?:st|nd|rd|th)\b) \s?
    (?P<suffix>%|per[ ]?cent|(?:percentage[ ])?points?|(?:thousand|million|billion|bn|k|m|pence|p)\b)?""",
    re.IGNORECASE | re.VERBOSE,
)
RANGE = re.compile(
    r"""(?P<low>£?\d[\d,.]*) (?P<high>[ ]?(?:-|–|to)[ ]?£?\d[\d,.]*[ ]?)
    (?P<suffix>thousand|million|billion|bn|k|m|%|per[ ]cent)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
NOT_CLAIMED = re.compile(
    rf"""\b\d{{4}}-\d\d-\d\d\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}\b(?:\s+\d{{4}})?
    | \b0\d{{2,4}}[ ]?\d{{3}}[ ]?\d{{3,4}}\b
    | {YEAR.pattern}
    | \[\d+\]
    | \b(?:pages?|age[sd]?|quarter|q|period|item|section)[ ]?\d+
    | \b(?:1[68]|50|[5678]5)(?:\+|s\b|[ ](?:and|or)[ ]over|-\d\d\b)
    | \b\d+(?:[:.]\d\d)?\s?[ap]m\b""",
    re.IGNORECASE | re.VERBOSE,
)
SENTENCE = re.compile(r"[^\n]+?(?:[.!?;](?=\s)|(?=\n)|$)")
ITEM_NUMBER = re.compile(r"^\s*\d\d?[.)](?=[ \t]+\S)", re.MULTILINE)
OR_MORE = re.compile(r"\+| or more| plus")
NEAR_CHARS = 45
HEDGE_CHARS = 24


class Source(StrEnum):
    """Where in an answer a number stands."""

    TEXT = "text"
    FIGURE = "figure"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of an answer, in base units. `rounding` is how far it may be off for the digits it is given with."""

    value: float
    rounding: float
    sign: str
    kind: str
    """Kind of its unit: "percent", "GBP", "plain", "word" for a number written as a word, "" for none."""
    years: set[str]
    words: str
    """The sentence it stands in; for a figure or a working the whole text."""
    near: str
    """The words beside it in small letters, "" where it speaks for itself."""
    hedge: str
    source: Source


def shown_claims(answer: Answer, text: str) -> list[Claim]:
    """The numbers of the figures, both ends of a range, and then the results of the workings."""
    claimed = []
    for part in answer.figures:
        hedge = f"{part.qualifier} {part.display}"
        claimed += [
            _shown(value, part.unit, period=part.period or "", hedge=hedge, text=text, source=Source.FIGURE)
            for value in (part.value, part.upper)
            if value is not None
        ]
    for work in answer.workings:
        if work.result is not None:
            said_of, hedge = "; ".join(work.periods), work.display
            claimed.append(
                _shown(work.result, work.unit, period=said_of, hedge=hedge, text=text, source=Source.WORKING)
            )
    return claimed


def _shown(value: float | int, unit: str, *, period: str, hedge: str, text: str, source: Source) -> Claim:
    kind = kind_of_unit(unit)
    return Claim(
        value=value,
        rounding=rounding_of(value) if kind == "percent" else 0.0,
        sign="-" if value < 0 else "",
        kind=kind,
        years=years_named(period),
        words=text,
        near="",
        hedge=hedge,
        source=source,
    )


def spoken_claims(text: str, shown: Sequence[Claim] = ()) -> list[Claim]:
    """The numbers of a text in reading order. One that names no year takes the years of the same number in `shown`."""
    claimed: list[Claim] = []
    text = RANGE.sub(r"\g<low> \g<suffix>\g<high>\g<suffix>", ITEM_NUMBER.sub(" ", text))
    for sentence in SENTENCE.findall(text):
        clean = NOT_CLAIMED.sub(
            blank, SPAN.sub(lambda span: blank(span) if years_named(span[0]) else span[0], sentence)
        )
        numbers = sorted([*NUMBER.finditer(clean), *WORD.finditer(clean)], key=lambda match: match.start())
        years = years_said_of(sentence, [number.span() for number in numbers])
        for number, beside in zip(numbers, years, strict=True):
            said_of = beside if beside or number.re is WORD else _years_of_same(_value_of(number), shown)
            is_first_word = not claimed and number.start() <= 2
            claimed.append(_spoken(number, said_of, clean=clean, sentence=sentence, speaks_for_itself=is_first_word))
    return claimed


def _value_of(number: re.Match[str]) -> tuple[float, float]:
    """The value in base units, and how far it may be off for the digits it is given with."""
    digits, scale = number["digits"].replace(",", ""), SCALES.get((number["suffix"] or "").lower(), 1.0)
    return float(digits) * scale, rounding_of(digits) * scale


def _years_of_same(number: tuple[float, float], shown: Sequence[Claim]) -> set[str]:
    value, rounding = number
    return set().union(*(claim.years for claim in shown if abs(abs(claim.value) - value) <= rounding))


def _spoken(number: re.Match[str], years: set[str], *, clean: str, sentence: str, speaks_for_itself: bool) -> Claim:
    start, end = number.span()
    near = "" if speaks_for_itself else clean[max(0, start - NEAR_CHARS) : end + NEAR_CHARS].lower()
    hedge = re.split(r"\d", clean[max(0, start - HEDGE_CHARS) : start])[-1]
    hedge += " at least" if OR_MORE.match(clean[end:]) else ""
    if number.re is WORD:
        value, rounding, sign, kind = float(NUMBER_WORDS.index(number[0].lower())), 0.0, "", "word"
    else:
        value, rounding = _value_of(number)
        sign = (number["sign"] or number["inner_sign"]).replace("−", "-")
        suffix = (number["suffix"] or "").lower()
        unit = kind_of_unit(suffix) if SCALES.get(suffix, 1.0) <= 1 else ""
        kind = "GBP" if number["pound"] else unit or "plain"
    return Claim(value, rounding, sign, kind, years, words=sentence, near=near, hedge=hedge, source=Source.TEXT)
