"""Values in a row that are told place by place: "Direct payments: Ashmere 24.3%; North West 25.1%; England 26.2%".

In: a value of such a line as it was read, its label and its place. Out: the same of the area that its own label
names: what the next label names is not its own.
"""

from __future__ import annotations

from dataclasses import replace

from corpus.areas import find_areas
from corpus.figures.named_areas import area_named
from corpus.figures.places import Place
from corpus.figures.sentence_areas import area_beside
from corpus.figures.side_areas import is_own
from corpus.models import Observation


def of_its_label(seen: Observation, label: str, place: Place) -> Observation:
    """A value of a line with the area of its own label, which then is no group; else of what the line leads with."""
    if whole := _whole(label, place):
        return replace(seen, area=whole, group=None)
    led = seen.measure if seen.measure in seen.locator.quote else ""
    return replace(seen, area=area_beside(label, "", place) or area_beside(led, "", place) or place.area)


def _whole(label: str, place: Place) -> str | None:
    """The area that a label is, nothing besides."""
    if place.area and is_own(label, place):
        return place.area
    named = [mention.name for mention in find_areas(label) if mention.end - mention.start == len(label)]
    return named[0] if named else area_named(label)
