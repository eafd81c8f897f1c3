"""Nouns that a count leaves out because they were just said: by its neighbours in a list, or in the text by a table.

In: the observations of a list, or the counts of a table with the text around. Out: the noun. "46 about how staff
behaved" below "71 complaints about delay" counts complaints; a table whose total of 214 the text calls "214 complaints"
counts complaints too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.figures.binding import counts_something, is_measure
from corpus.figures.shapes import Shape
from corpus.figures.threads import kind_of
from corpus.figures.trust import DOUBTFUL
from corpus.figures.units import counted_noun
from corpus.models import Availability, Observation
from corpus.quantities import UnitKind

LEAST_PARTS = 3
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})*")
LEAST_TOTAL = 20
"""Smaller numbers stand in a text by chance."""
_POINTS = frozenset(("percentage points", "votes", "FTE"))
_ITEM = re.compile(
    r"^\W*[\d,]{1,12}\s(?P<noun>(?:[a-z][\w’'-]*\s){0,3}?)(?P<link>about|with|from|for|in|by|who|at|on|to|were"
    r"|was|had)\b",
    re.IGNORECASE,
)


def with_nouns(found: Sequence[Observation]) -> list[Observation]:
    """The observations of one list, those without a noun with that of the items that say the same of one."""
    read = [_ITEM.match(seen.locator.quote) for seen in found]
    nouns = {
        match["link"].lower(): seen.unit
        for seen, match in reversed(list(zip(found, read, strict=True)))
        if match and match["noun"] and counts_something(seen.unit) and seen.unit in match["noun"].lower().split()
    }
    named = [
        replace(seen, unit=nouns[match["link"].lower()])
        if match and not match["noun"] and match["link"].lower() in nouns and seen.unit not in ("GBP", "percent")
        else seen
        for seen, match in zip(found, read, strict=True)
    ]
    counted = {seen.unit for seen in named if _names_its_noun(seen)}
    return [_counting(seen, counted) for seen in named]


def _names_its_noun(seen: Observation) -> bool:
    """Whether an item says behind its number what it counts: "Good: 7 services"."""
    _, _, after = seen.locator.quote.partition(seen.printed)
    return kind_of(seen) is UnitKind.COUNT and counts_something(seen.unit) and seen.unit in after.lower().split()[:4]


def _counting(seen: Observation, counted: set[str]) -> Observation:
    """An observation whose unit is no noun that can be counted with the one of its list; doubtful where it has none."""
    is_count = kind_of(seen) is UnitKind.COUNT and seen.availability is Availability.PUBLISHED
    if not is_count or counts_something(seen.unit) or is_measure(seen.unit) or seen.unit in _POINTS:
        return seen
    if len(counted) == 1:
        return replace(seen, unit=next(iter(counted)))
    return replace(seen, confidence=min(seen.confidence, DOUBTFUL))


def sum_of_counts(shape: Shape, column: int) -> str:
    """The sum of a column of three counts or more, as a text would print it; "" where a cell holds something else."""
    texts = [row.cells[column].text if column in row.cells else "" for row in shape.rows]
    if len(texts) < LEAST_PARTS or not all(map(_COUNT.fullmatch, texts)):
        return ""
    return f"{sum(int(text.replace(',', '')) for text in texts):,}"


def noun_of_totals(totals: Iterable[str], text: str) -> str:
    """The plural noun that a text sets behind the totals of a table, or "" where it sets none, or several."""
    wanted = [total for total in totals if _COUNT.fullmatch(total)]
    wanted = [total for total in wanted if int(total.replace(",", "")) >= LEAST_TOTAL]
    if not wanted:
        return ""
    printed = "|".join(map(re.escape, sorted(set(wanted), key=len, reverse=True)))
    found = re.findall(rf"(?<![\d,.£])(?:{printed})\s((?:[a-z][\w’'-]*\s?){{1,3}})", text)
    nouns = Counter(noun for noun in map(_plural, found) if noun)
    return next(iter(nouns)) if len(nouns) == 1 else ""


def _plural(words: str) -> str:
    """The first plural noun of some words: "complaints" of "complaints in the"."""
    said = words.split()
    return next((noun for end in range(1, len(said) + 1) if (noun := counted_noun(" ".join(said[:end])))), "")
