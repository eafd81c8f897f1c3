"""What the templates of the figures pages need beyond the site's filters: ranks, points, lists in another order.

In: plain values. Out: plain values. Numbers are shown by `server.answers.display`, as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from server.answers.display import show_value
from server.answers.operations import Result
from server.figures.parts import NOT_SAID, unit_words

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """A rank in digits: "1st", "22nd", "113th"."""
    ending = "th" if 10 <= number % 100 <= 20 else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def placing(rank: int, places: int) -> str:
    """A rank among so many places in words that stand before "value": "highest", "34th highest", "lowest"."""
    if rank == 1:
        return "highest"
    return "lowest" if rank == places else f"{ordinal(rank)} highest"


def points(result: Result) -> str:
    """A difference as it is shown: that of two percentages is one of percentage points."""
    return (
        f"{result.display.replace('%', '')} percentage points"
        if result.unit == "percent" and result.value
        else result.display
    )


def value_words(value: Decimal, unit: str) -> str:
    """A computed value with its unit; a middle of two values may have one decimal more than they have."""
    shown = show_value(value, unit)
    return shown if unit in ("GBP", "percent", "score") or unit in shown else f"{shown} {unit}"


def swapped(items: Sequence[str], one: int, other: int) -> list[str]:
    """The items with two of them in each other's place."""
    order = list(items)
    order[one], order[other] = order[other], order[one]
    return order


def merged(some: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Both mappings as one; the second wins."""
    return {**some, **others}


def named_values(counted: Sequence[tuple[str | None, int]]) -> list[tuple[str, str]]:
    """The values of a filter as choices: those that a document names."""
    return [(value, value) for value, _ in counted if value]


def areas_said(counted: Sequence[tuple[str | None, int]]) -> list[tuple[str, str]]:
    """The areas as choices, and that the document names none."""
    return [(value or NOT_SAID, value or "not said") for value, _ in counted]


ALL = {
    "areas_said": areas_said,
    "merged": merged,
    "named_values": named_values,
    "ordinal": ordinal,
    "placing": placing,
    "points": points,
    "swapped": swapped,
    "unit_words": unit_words,
    "value_words": value_words,
}
"""The filters by the name that templates use."""
