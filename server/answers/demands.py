"""What a question says that a figure's own words must say too, and the reverse, by a table (`demands.toml`).

In: a question and what is told of a figure, or a sentence that would be quoted. Out: why the one does not meet the
other, in words that staff are shown.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.measures import stems


@dataclass(frozen=True, slots=True)
class Demand:
    """What a question says, what a figure's own words say, and what the figure is of where only one of them does."""

    asked: re.Pattern[str]
    said: re.Pattern[str]
    why: str
    same: bool
    """Whether what is said means what is asked, in other words."""


_TOLD = tomllib.loads(Path(__file__).with_name("demands.toml").read_text(encoding="utf-8"))
_DEMANDS, _UNASKED = (
    tuple(
        Demand(
            re.compile(each["asked"], re.IGNORECASE),
            re.compile(each["said"], re.IGNORECASE),
            each["why"],
            each.get("same", False),
        )
        for each in _TOLD[table]
    )
    for table in ("demand", "unasked")
)


def unmet_demand(question: str, told: str) -> str | None:
    """Why words that must say what a question says do not; None where they do."""
    return next((one.why for one in _DEMANDS if one.asked.search(question) and not one.said.search(told)), None)


@lru_cache(maxsize=20_000)
def words_met(question: str, told: str) -> frozenset[str]:
    """The stems of what a question demands and a figure says in words of its own: "unmet need" meets "short of"."""
    alike = (one for one in _DEMANDS if one.same)
    met = (asked for one in alike if (asked := one.asked.search(question)) and one.said.search(told))
    return frozenset(word for asked in met for word in stems(asked[0]))


def unasked(question: str, own: str) -> str | None:
    """Why a figure's own words are of what the question does not say; None where they are of nothing such."""
    return next((one.why for one in _UNASKED if one.said.search(own) and not one.asked.search(question)), None)
