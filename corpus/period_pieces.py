"""A piece of a text that speaks of time: a period, a part of one without its year, or a relation to one.

In: nothing. Out: the types that `period_atoms` reads and `period_joins` joins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.partials import Partial
from corpus.spans import Period

BEFORE = 45
"""Characters before a piece that may change what it is."""


class Relation(StrEnum):
    """A period told only by its relation to another."""

    PREVIOUS = "previous"
    """"the year before", "the previous year", "the same period last year"."""
    BEFORE_PREVIOUS = "before previous"
    JUST_BEFORE = "just before"  # "the previous quarter", which only questions ask for
    CURRENT = "current"
    """"this year", "now": the year that the text is about, or the latest held."""
    THIS_QUARTER = "this quarter"
    """"in the quarter": that of the report, whatever month its sentence names besides."""
    YEAR_END, YEAR_START = "year end", "year start"  # "at the end of the year": the last, or first, day of this one
    NEXT = "next"
    FOLLOWING = "following"  # "a year later": told from the one named before it, not from now
    LAST = "last"
    """"last year": in a document the year before its own; in a question the latest held."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a text from `start` to `end`, with one of a period, a relation and a partial."""

    start: int
    end: int
    period: Period | None = None
    relation: Relation | None = None
    partial: Partial | None = None
    loose: bool = False
    """Whether the partial says nothing alone: "first half", "may"."""
    fiscal: bool = False
    """Whether the partial is counted from April: a quarter, a half, a month of finance monitoring."""
    joined: bool = False
    """Whether it is a stretch from one piece to another."""


def told_before(match: re.Match[str]) -> str:
    """What stands before a piece."""
    return match.string[max(0, match.start() - BEFORE) : match.start()]
