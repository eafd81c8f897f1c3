"""What the templates of the figures pages need beyond the site's filters: ranks, points, lists in another order.

In: plain values. Out: plain values. Numbers are shown by `server.answers.display`, as everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from corpus.models import Metadata
from index.selections import Facet
from server.answers.display import in_points, show_value
from server.answers.operations import Result
from server.figures.parts import NOT_SAID, unit_words
from server.filters import date_words

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(number: int) -> str:
    """A rank in digits: "1st", "22nd", "113th"."""
    ending = "th" if 10 <= number % 100 <= 20 else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def filter_words(value: str | None, facet: Facet, documents: Mapping[str, Metadata]) -> str:
    """A value of a filter as people read it: a document by its title, a unit in plain words, what nobody says."""
    if value is None:
        return "all together" if facet is Facet.GROUP else "not said"
    if facet is Facet.DOCUMENT:
        return documents[value].title if value in documents else value
    return unit_words(value) if facet is Facet.UNIT else value


def placing(rank: int, places: int) -> str:
    """A rank among so many places in words that stand before "value": "highest", "34th highest", "lowest"."""
    if rank == 1:
        return "highest"
    return "lowest" if rank == places else f"{ordinal(rank)} highest"


def version_words(published: tuple[datetime, datetime]) -> tuple[str, str]:
    """When two versions were published: by their days, of one day with the time."""
    is_one_day = published[0].date() == published[1].date()
    days = [(each, date_words(each.date().isoformat())) for each in published]
    before, now = (f"{day}, {each:%H:%M} UTC" if is_one_day else day for each, day in days)
    return before, now


def points(result: Result) -> str:
    """A difference as it is shown: that of two percentages is one of percentage points."""
    return in_points(result.display) if result.unit == "percent" else result.display


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
    "filter_words": filter_words,
    "merged": merged,
    "named_values": named_values,
    "ordinal": ordinal,
    "placing": placing,
    "points": points,
    "swapped": swapped,
    "unit_words": unit_words,
    "value_words": value_words,
    "version_words": version_words,
}
"""The filters by the name that templates use."""
