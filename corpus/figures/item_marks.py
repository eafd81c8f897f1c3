"""Marks in lists: an item that says why it has no number, "Canonsgate: *" or "nil – people waiting for a bed".

In: the text of an item, and what the page says of its marks. Out: the place of the mark and the availability it stands
for. Such an item is read as if a number stood there, so that its label, unit and period are those of its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.figures.cells import MARKERS
from corpus.figures.legends import read_legend
from corpus.figures.telling_words import telling
from corpus.models import Availability
from corpus.periods import find_periods

_WORDS = "|".join(
    sorted((re.escape(mark) for mark in MARKERS if len(mark) > 1 and mark != ".."), key=len, reverse=True)
)
_LAST = re.compile(
    rf"[:–—-]\s{{1,4}}(?P<mark>\*|{_WORDS}|not held|none)(?:\s{{1,4}}\([^()]{{1,90}}\))?\s?[.;,]?$", re.IGNORECASE
)
_FIRST = re.compile(r"(?P<mark>\*|\[\w\]|nil|none)\s{1,4}(?:[-–—:]\s{1,4})?(?=[a-z])", re.IGNORECASE)
_SAID = {"not held": Availability.NOT_AVAILABLE, "none": Availability.NIL}


@dataclass(frozen=True, slots=True)
class ItemMark:
    """A mark that stands where the value of an item would stand."""

    start: int
    end: int
    printed: str
    availability: Availability

    def filled(self, text: str) -> str:
        """The text with a number of the same length in the mark's place."""
        return f"{text[: self.start]}{'7' * (self.end - self.start)}{text[self.end :]}"


def is_dated_mark(text: str) -> bool:
    """Whether a line is a period and a mark and no more: "2019/20: not held", "31 March 2022: *"."""
    match = _LAST.search(text)
    lead = text[: match.start()] if match else ""
    return bool(find_periods(lead)) and not telling(lead)


def mark_in(text: str, near: Iterable[str]) -> ItemMark | None:
    """The mark that an item has for its value, or None; `near` are the texts that may explain it."""
    match = _LAST.search(text) or _FIRST.match(text)
    if match is None:
        return None
    printed = match["mark"]
    meaning = read_legend(near).get(printed.lower()) if not printed[0].isalpha() else None
    availability = meaning or MARKERS.get(printed.lower()) or _SAID.get(printed.lower())
    return ItemMark(*match.span("mark"), printed, availability) if availability else None
