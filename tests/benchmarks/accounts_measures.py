"""What an invented council counts, and how it and those who ask call it.

`accounts_measures.txt` has a line for each: a clause with its number, a noun phrase, a label, and between which values.
Each measure is one that councils publish; all differ so that a reader of the page tells any two of them apart. A count
is written in figures of its noun, money in millions of pounds, a share in percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What sort of number a measure has."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: `clause` says it with its number ("{n} people received home care"), `noun` and `label` name it."""

    kind: Kind
    clause: str
    noun: str
    label: str
    low: float
    high: float

    @property
    def unit(self) -> str:
        """The unit of its values, a count's in the noun that it counts."""
        return {Kind.MONEY: "GBP", Kind.SHARE: "percent"}.get(self.kind, self.clause.split()[1])

    @property
    def asked(self) -> str:
        """The clause without its number, as it follows "how many" or "what percentage of"."""
        return self.clause.split("{n}", 1)[1].removeprefix("%").strip().removeprefix("of ")


def _measure(line: str) -> Measure:
    clause, noun, label, between = (part.strip() for part in line.split("|"))
    low, high = map(float, between.split("-"))
    kind = Kind.MONEY if "£" in clause else Kind.SHARE if "%" in clause else Kind.COUNT
    return Measure(kind, clause, noun, label, low, high)


MEASURES = tuple(map(_measure, Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()))
