"""Cells that name their own time: "71% (2,328) in October to December 2024", "4.3 (December 2024)", "(2022/23: 86%)".

In: the text of a cell. Out: its value without the time, and the time; or the text as it is. Tables of headlines put
figures of different times side by side under "Now" and "Before".
"""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.figures.cells import read_cell, read_pair
from corpus.figures.measured import figures_in
from corpus.periods import Period, parse_period

_TIME_FIRST = re.compile(r"\(?(?P<when>[^():]{4,30}):\s{0,4}(?P<value>[^():]{1,40})\)?")
_VALUE_FIRST = re.compile(
    r"(?P<value>(?=\S{0,11}[\d\[])[^\s()]{1,12}(?:\s\([^()]{1,12}\)|\s(?:days|weeks|people|out of \d{1,3}))?),?\s"
    r"(?:(?:in|at|for|during|as at|on)\s|\()(?P<when>[^():;]{4,40}?)\)?(?P<rest>\s\([^()]{3,40}\))?"
)

MAX_TOLD_CHARS = 160
"""A longer cell is a comment on its row."""


@lru_cache(maxsize=20_000)
def parted(text: str) -> tuple[str, Period | None]:
    """The value of a cell and its own time: ("86%", 2022-23) of "86% in 2022/23"; else the text and None."""
    for pattern in (_TIME_FIRST, _VALUE_FIRST):
        found = pattern.fullmatch(text.strip())
        period = parse_period(found["when"].strip()) if found else None
        if found and period:
            return found["value"], period
    return text, None


def values_of(text: str) -> tuple[str, ...]:
    """The values of a cell without its time: "71%" and "2,328" of "71% (2,328) in 2022/23"."""
    value, _ = parted(text)
    return read_pair(value) or (value,)


@lru_cache(maxsize=20_000)
def holds_value(text: str) -> bool:
    """Whether a cell holds a value, alone, with another in brackets, or with its time."""
    return read_cell(values_of(text)[0]) is not None


def tells_numbers(text: str) -> bool:
    """Whether a cell opens with a number, but holds more than a value: "31 homes, 948 beds, sixteen of them block"."""
    if len(text) > MAX_TOLD_CHARS or not any(map(str.isalpha, text)) or holds_value(text):
        return False
    figures = figures_in(text)
    return bool(figures) and figures[0].start == 0
