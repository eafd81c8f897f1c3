"""What a question says that a figure's own words must say too, and the reverse, by a table (`demands.toml`).

In: a question and what is told of a figure, or a sentence that would be quoted. Out: why the one does not meet the
other, in words that staff are shown.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Demand:
    """What a question says, what a figure's own words say, and what the figure is of where only one of them does."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    why: str


_TOLD = tomllib.loads(Path(__file__).with_name("demands.toml").read_text(encoding="utf-8"))
_DEMANDS, _UNASKED = (
    tuple(
        Demand(re.compile(each["asked"], re.IGNORECASE), re.compile(each["said"], re.IGNORECASE), each["why"])
        for each in _TOLD[table]
    )
    for table in ("demand", "unasked")
)


def unmet_demand(question: str, told: str) -> str | None:
    """Why words that must say what a question says do not; None where they do."""
    return next((one.why for one in _DEMANDS if one.asked.search(question) and not one.said.search(told)), None)


def unasked(question: str, own: str) -> str | None:
    """Why a figure's own words are of what the question does not say; None where they are of nothing such."""
    return next((one.why for one in _UNASKED if one.said.search(own) and not one.asked.search(question)), None)
