"""What each line of a page is that may have been a cell of a table: a name, a value, several, the head of a column.

In: the text of a page and one of its paragraphs. Out: its kind, and where its values stand.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from corpus.figures.flat_tables import NUMBER, UNIT, Span, row_of
from corpus.models import Block
from corpus.periods import find_periods
from corpus.quantities import find_quantities

MAX_NAME_CHARS, MAX_VALUE_CHARS, MAX_HEAD_CHARS = 230, 48, 60


class Kind(StrEnum):
    """One letter for each kind of line, so that a run of lines can be matched as a word."""

    VALUE = "v"
    VALUES = "m"
    ROW = "r"
    """A name with its values behind it."""
    ASIDE = "t"
    """A value that says itself how it stands beside another: "Target 85%"."""
    PAIR = "i"
    """A name, a colon and its value: "Base: 412"."""
    TIME = "h"
    QUESTION = "q"
    NAME = "n"
    UNIT = "u"
    """The unit of a column: "£000"."""
    OTHER = "s"


_MISSING = (
    r"(?:tbc|tba|n/[ak]|nil|not (?:yet )?(?:available|applicable|collected|recorded|held|known|asked)|\*{1,3}|[-–—])"
)
_CELL = rf"(?:{NUMBER}|{_MISSING})(?=\s|$)"
_VALUES = re.compile(rf"{_CELL}(?:\s{{1,9}}{_CELL}){{1,11}}", re.IGNORECASE)
_ONE = re.compile(rf"(?<!\S){_CELL}", re.IGNORECASE)
_NONE = re.compile(rf"{_MISSING}(?: (?:until|yet|before)\b.{{0,30}})?", re.IGNORECASE)
_NO_FIGURE = re.compile(r"\+?0\d|(?:19|20)\d\d$|\d{1,2}[.:]\d\d ?[ap]m|\d{7,}$", re.IGNORECASE)
"""A telephone number, a year, an hour, a reference."""
_HEDGE = re.compile(
    r"\b(?:over|under|about|around|approximately|approx|nearly|almost|fewer than|less than|more than|at least|up to"
    r"|per cent|in|at|on|as|to|of|out|the|a|an|and|every)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?P<name>(?:(?:year[- ]end|our|national|local|stretch) )?target|england|national(?: average)?|benchmark"
    r"|comparator|average|(?:last|previous) (?:year|quarter|month)|similar councils|goal)"
    r"\s?[:=]?\s(?P<value>\S.{0,40})",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(?P<name>[A-Z][^\d:]{2,40}):\s(?P<value>\S.{0,40})")
_LETTERS = re.compile(r"[A-Za-z]{3}")
_SENTENCE = re.compile(r"[.!](?:\s|$)|[?]\s|[:;]$")
_SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|no|inc|approx|hrs)\.", re.IGNORECASE)


def kind_of(text: str, line: Block) -> Kind:
    """What a paragraph is."""
    said = text[line.start : line.end]
    if _VALUES.fullmatch(said):
        return Kind.OTHER if _NO_FIGURE.match(said) else Kind.VALUES
    if UNIT.fullmatch(said):
        return Kind.UNIT
    if is_value(said):
        return Kind.VALUE
    if len(said) <= MAX_HEAD_CHARS and _is_time(said):
        return Kind.TIME
    if said.endswith("?") and len(said) <= MAX_NAME_CHARS:
        return Kind.QUESTION
    if len(said) > MAX_NAME_CHARS or not _LETTERS.search(said) or _SENTENCE.search(_SHORT.sub("", said)):
        return Kind.OTHER
    for kind, pattern in ((Kind.ASIDE, _ASIDE), (Kind.PAIR, _PAIR)):
        if (found := pattern.fullmatch(said)) and is_value(found["value"]):
            return kind
    return Kind.ROW if row_of(text, line) else Kind.NAME


@lru_cache(maxsize=10_000)
def is_value(said: str) -> bool:
    """Whether a text is one value with its unit and hedge, "18.9 out of 24", or says that there is none."""
    if len(said) > MAX_VALUE_CHARS or _NO_FIGURE.match(said):
        return False
    if _NONE.fullmatch(said):
        return True
    numbers = find_quantities(said)
    if len(numbers) != 1 or find_periods(said[: numbers[0].start]):
        return False  # "2019/20: £1,402,118" is named by its year
    rest = said[: numbers[0].start] + " " + said[numbers[0].end :]
    left = _HEDGE.sub(" ", without_times(rest)).replace(numbers[0].unit_word, " ", 1)
    return not _LETTERS.search(left)


def values_of(text: str, line: Block) -> tuple[Span, ...]:
    """Where the values of a line of values stand."""
    spans = (found.span() for found in _ONE.finditer(text, line.start, line.end))
    return tuple((end - len(text[start:end].lstrip()), end) for start, end in spans)


def split_of(text: str, line: Block) -> tuple[Span, Span]:
    """Where the name and the value of a line stand that holds both."""
    said = text[line.start : line.end]
    found = _ASIDE.fullmatch(said) or _PAIR.fullmatch(said)
    if found is None:
        raise ValueError(f"no name and value: {said!r}")
    (a, b), (c, d) = found.span("name"), found.span("value")
    return (line.start + a, line.start + b), (line.start + c, line.start + d)


def without_times(said: str) -> str:
    """A text without the times that it names."""
    for mention in reversed(find_periods(said, partial=True)):
        said = said[: mention.start] + said[mention.end :]
    return said


def _is_time(said: str) -> bool:
    return bool(find_periods(said, partial=True)) and not _LETTERS.search(without_times(said))
