"""A move told right after another, of something else: "from 1,310 to 1,204, and in nursing care from 611 to 590".

In: the number that a further move goes from, and the figure before it. Out: measure and group of the further move: the
measure before it with what is named in place of what that is of.
"""

from __future__ import annotations

import re

from corpus.areas import find_areas
from corpus.figures.clauses import Part
from corpus.figures.telling_words import telling
from corpus.measures import without_periods
from corpus.models import Observation
from corpus.quantities import UnitKind

_IN_TURN = re.compile(
    r"[^.;:£%]{0,40}?[,;]?\s(?:and|while|but)\s(?P<link>in|for|among|at|of|with|on|by)\s(?P<what>[^,;:.()\d£%]{3,60}?),?"
    r"\s(?:(?:it|they|this|that|these)\s)?(?:(?:rose|fell|went|came|increased|decreased|dropped|grew)\s)?from\s(?:an?\s)?$",
    re.IGNORECASE,
)
_NAMED = re.compile(r",?\s(?:(?:and|while|but)\s)?(?P<what>[^,;:.()\d£%]{3,60}?)\s(?:by\s)?$", re.IGNORECASE)
_TO = re.compile(r"\s(?:[a-z]{3,20}\s)?(?:to|at)\s£?\d|\s*(?:[.;)]|$)")
""" "Assessments rose 14% to 1,240, breaks 9% to 820", "contacts are up by 18% and concerns by 41%"."""


def moved_in_turn(part: Part, beside: Observation, own: str) -> tuple[str, str | None] | None:
    """What a further move is of; None where it names nothing of its own, but a time or a place."""
    if part.quantity.kind is UnitKind.PERCENT and _TO.match(part.tail) and (named := _NAMED.fullmatch(part.between)):
        what = without_periods(named["what"]).strip(" ,")
        return (what, None) if telling(what, own) and not find_areas(what) else None
    found = _IN_TURN.fullmatch(part.between) if len(part.between) < len(part.lead) else None
    what = without_periods(found["what"]).strip(" ,") if found else ""
    if not found or not telling(what, own) or find_areas(what):
        return None
    host, link, _ = beside.measure.rpartition(f" {found['link'].lower()} ")
    if not host and found["link"].lower() == "of":
        return what, None  # "the number of reviews rose …, and of assessments from …"
    return (f"{host}{link}{what}", None) if host else (beside.measure, what)
