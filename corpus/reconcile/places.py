"""Which observation was made of a printed number, and which number an observation was made of.

In: a document and its observations. Out: look-ups by place. A cell's observation stands at the cell; those of a
sentence share the sentence's place and are told apart by their value.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from corpus.models import Document, Observation
from corpus.quantities import find_quantities
from corpus.reconcile.numbers import Number, number_of_quantity, numbers_in_cell

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LOOK_BACK = 8
"""Spans to look at before a number: locators nest only so deep (clause, sentence, item, row)."""


class Places:
    """The observations of a document by their place."""

    def __init__(self, document: Document, observations: tuple[Observation, ...]) -> None:
        self._document = document
        self._spans: dict[int, dict[tuple[int, int], list[Observation]]] = {}
        for observation in observations:
            spot = observation.locator
            self._spans.setdefault(spot.page_index, {}).setdefault((spot.start, spot.end), []).append(observation)
        self._sorted = {page: sorted(spans) for page, spans in self._spans.items()}
        self._blocks = [sorted(block.start for block in page.blocks) for page in document.pages]
        self._observations = observations

    def of(self, number: Number) -> tuple[Observation, ...]:
        """The observations made of a number."""
        spans = self._sorted.get(number.page_index, [])
        at = bisect_right(spans, (number.start, 1 << 60))
        found: list[Observation] = []
        for span in reversed(spans[max(0, at - _LOOK_BACK) : at]):
            if span[0] <= number.start and number.end <= span[1] + 1:
                found += [held for held in self._spans[number.page_index][span] if self._is_made_of(held, number)]
        return tuple(found)

    def block_of(self, observation: Observation) -> tuple[int, int]:
        """The page index and start of the block that an observation stands in."""
        page = observation.locator.page_index
        at = bisect_right(self._blocks[page], observation.locator.start)
        return page, self._blocks[page][at - 1] if at else 0

    def pairs(self) -> Iterator[tuple[Observation, Number]]:
        """Each observation with the number it was made of, where the print shows one."""
        for observation in self._observations:
            number = self._number(observation)
            if number is not None and observation.value is not None:
                yield observation, number

    def _is_made_of(self, observation: Observation, number: Number) -> bool:
        if observation.value is None:
            return False
        if number.is_malformed and any(part in observation.printed for part in number.text.split(",") if part):
            return True  # whatever was read of it
        said = self._document.pages[number.page_index].text[number.start : number.end]
        near = observation.locator.end - observation.locator.start <= len(observation.printed) + 2
        return (
            near or observation.value in (number.value, -number.value) or said in _DIGITS.findall(observation.printed)
        )

    def _number(self, observation: Observation) -> Number | None:
        """The number printed, with the value that was read of it: headers may have scaled it."""
        spot = observation.locator
        at = observation.locator.quote.find(observation.printed)
        start = spot.start + max(at, 0)
        found = numbers_in_cell(observation.printed, spot.page_index, start)
        number = found[0] if found else None
        if number is None:
            quantities = find_quantities(observation.printed)
            number = number_of_quantity(quantities[0], spot.page_index, start) if quantities else None
        if number is None or observation.value is None:
            return None
        return number.scaled(observation.unit, 0 if number.power else observation.multiplier)
