"""How rare a word is among the labels of an index: a rare word tells more of what is asked than a common one.

In: the labels that hold each stem. Out: a number from 0, in every label, to 1, in none (inverse document frequency,
Sparck Jones 1972, over its greatest value).
"""

from __future__ import annotations

from collections.abc import Mapping, Sized
from math import log


class Rarity:
    """Rarities of stems over one index."""

    def __init__(self, rows_by_stem: Mapping[str, Sized], labels: int) -> None:
        """`rows_by_stem` names the labels that hold a stem, `labels` says how many there are."""
        self._rows = rows_by_stem
        self._most = log(labels + 1) or 1.0

    def of(self, stem: str) -> float:
        """The rarity of a stem, 0 to 1."""
        return 1.0 - log(len(self._rows.get(stem, ())) + 1) / self._most
