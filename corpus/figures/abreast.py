"""Values of another place told one right after another: "the England averages are 93%, 88% and 52%".

In: a sentence with its numbers, and what was told before it. Out: for a number of such a row the area of all of it, and
the figure of home that stands in its place. What a row names once is said of each of its numbers, so a row that does
not go with what stands before it is in doubt rather than taken for the figure told last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.areas import find_areas
from corpus.figures.clauses import Part
from corpus.figures.sentence_areas import area_beside, words_around
from corpus.figures.tellings import Telling
from corpus.figures.threads import kind_of
from corpus.figures.trust import DOUBTFUL
from corpus.measures import without_periods
from corpus.models import Aspect, Observation
from corpus.quantities import UnitKind

_JOINT = re.compile(r"\s?(?:[,;/]|,?\s?(?:and|&))\s?", re.IGNORECASE)
_OF_WHICH = re.compile(r"\s*of(?:\s(?:which|whom|these|those|them)\b|\s*$)", re.IGNORECASE)
""" "£640,000, £500,000 of which came from the NHS": a part stands behind its whole, in no row with it."""
_SAYS_PLACE = re.compile(
    r"\b(?:in|for|across|of|on|at|the|as|a|whole|average|averages|overall|and|both|respectively|council|county)\b|\W",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Abreast:
    """What a number of a row has: the area of the row, and the figure of home that it is told beside, if one is."""

    area: str
    beside: Observation | None

    def told(self, seen: Observation) -> Observation:
        """The number as one of its row: of the measure and group of the figure beside it, or in doubt."""
        if self.beside is None:
            return replace(seen, area=self.area, confidence=min(seen.confidence, DOUBTFUL))
        like = self.beside
        period, how = (seen.period, seen.period_known) if seen.period else (like.period, like.period_known)
        confidence = min(like.confidence, max(seen.confidence, like.confidence if period == like.period else 0))
        return replace(
            seen,
            area=self.area,
            measure=like.measure,
            group=like.group,
            unit=like.unit,
            period=period,
            period_known=how,
            confidence=confidence,
        )


def abreast(telling: Telling, position: int, found: Sequence[Observation]) -> Abreast | None:
    """The row that the number at a position stands in; None where it stands in none, or in one of home.

    `found` are the figures of the sentence before it.
    """
    first, last = _row(telling.parts, position)
    opening, closing = telling.parts[first], telling.parts[last]
    area = area_beside(words_around(opening), "", telling.place) or area_beside("", closing.after, telling.place)
    if first == last or area is None or area == telling.place.area:
        return None
    count, kind = last - first + 1, opening.quantity.kind
    here = [seen for seen in found if seen.area == telling.place.area]
    told = here or [*telling.thread.leads]
    alike = [seen for seen in told if seen.aspect is Aspect.LEVEL and kind_of(seen) is kind]
    goes = len(alike) == count and _says_only_where(closing)
    return Abreast(area, alike[position - first] if goes else None)


def _row(parts: tuple[Part, ...], position: int) -> tuple[int, int]:
    """The first and the last of the numbers around a position that only commas and "and" part."""
    first = last = position
    while first and _joined(parts[first - 1], parts[first]):
        first -= 1
    while last + 1 < len(parts) and _joined(parts[last], parts[last + 1]):
        last += 1
    return first, last


def _joined(one: Part, other: Part) -> bool:
    kinds = {one.quantity.kind, other.quantity.kind}
    alike = len(kinds) == 1 or kinds == {UnitKind.COUNT, UnitKind.DURATION}
    is_part = _OF_WHICH.match(other.after) is not None
    return alike and not is_part and one.bracketed == other.bracketed and _JOINT.fullmatch(other.between) is not None


def _says_only_where(part: Part) -> bool:
    """Whether what follows a row only names its place: "66% and 63% in England", not "66% and 63% felt safe"."""
    said = without_periods(part.after)
    for mention in reversed(find_areas(said)):
        said = said[: mention.start] + said[mention.end :]
    return not _SAYS_PLACE.sub("", said)
