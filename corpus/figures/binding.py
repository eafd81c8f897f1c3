"""From a quantity and its place to an observation: its unit, and the observation itself."""

from __future__ import annotations

import re

from corpus.figures.places import Known, Place
from corpus.figures.status_nouns import status_of_label
from corpus.measures import head_noun, is_plural
from corpus.models import Aspect, Availability, Locator, Observation, Status
from corpus.quantities import Quantity, UnitKind

_PER_TIME = re.compile(r"(?:per|an?|each|every) (?:hour|night|day|week|fortnight|month|quarter|year)", re.IGNORECASE)
_FULL_TIME = re.compile(r"\b(?:full|whole)[ -]time[ -]equivalents?\b", re.IGNORECASE)
_COUNTED = frozenset("staff votes FTE WTE".split())
_MEASURED_IN = frozenset("score days weeks months hours minutes seconds years".split()) | {
    "working days",
    "calendar days",
}


def bound(  # noqa: PLR0913 - an observation has that many sides, all named at the call
    place: Place,
    quantity: Quantity,
    known: Known,
    locator: Locator,
    *,
    measure: str,
    unit: str,
    wording: str,
    confidence: float,
    group: str | None = None,
    breakdown: str | None = None,
    aspect: Aspect = Aspect.LEVEL,
    around: str = "",
    area: str | None = None,
    status: Status | None = None,
    speaker: str | None = None,
) -> Observation | None:
    """The observation of a quantity, or None where no unit is known: what has no unit is text, not a figure.

    `area` is the one named beside the number, None for the document's; `status` None for what label and heading tell.
    """
    if not unit or not measure:
        return None
    near = locator.quote
    return Observation(
        document_id=place.document.id,
        locator=locator,
        measure=measure,
        group=group,
        unit=unit,
        value=quantity.value,
        upper=quantity.upper,
        printed=quantity.printed,
        area=area or place.area,
        period=known.period,
        period_known=known.how,
        multiplier=quantity.multiplier,
        scale_max=quantity.scale_max,
        qualifier=quantity.qualifier,
        status=status or status_of_label(near, *locator.headings[-1:]),
        availability=Availability.PUBLISHED,
        aspect=aspect,
        speaker=speaker,
        breakdown=breakdown,
        context=" ".join([place.document.metadata.title, *locator.headings, place.lead, around or near]),
        confidence=confidence,
        wording=wording,
    )


def unit_of(quantity: Quantity, label: str, topic: str = "") -> str:
    """ "GBP", "percent", "per 100,000", or the noun that a count counts: "people" for "4,681 older people"."""
    if quantity.kind is UnitKind.GBP:
        return "GBP"
    if quantity.kind is UnitKind.PERCENT:
        return "percent"
    if quantity.kind is UnitKind.SCORE:
        return "score"
    counted = quantity.kind is UnitKind.COUNT and _PER_TIME.fullmatch(quantity.unit_word)
    if (quantity.unit_word and not counted) or quantity.kind is UnitKind.POINTS:
        return quantity.unit_word or "percentage points"
    if _FULL_TIME.search(label):
        return "FTE"
    noun = head_noun(label) or head_noun(topic)
    noun = noun.lower() if noun.istitle() else noun  # "People" that opens an item; "CMEs" stays
    return noun if re.fullmatch(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]", noun) else ""


def counts_something(unit: str) -> bool:
    """Whether a unit is a noun that can be counted: a plural, or a word like "staff"; not "joined" or "page"."""
    return unit in _COUNTED or is_plural(unit) or unit.endswith(("FTE", "FTEs"))


def is_measure(unit: str) -> bool:
    """Whether a unit is one that things are measured in rather than counted: "days", "score", "per 100,000"."""
    return unit.startswith("per ") or unit in _MEASURED_IN
