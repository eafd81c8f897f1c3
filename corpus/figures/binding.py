"""From a quantity and its place to an observation: unit, area, status, and the words around that tell what it is."""

from __future__ import annotations

import re

from corpus.figures.places import Known, Place
from corpus.measures import head_noun
from corpus.models import Aspect, Availability, Locator, Observation, Status
from corpus.quantities import Quantity, UnitKind

_STATUSES: tuple[tuple[Status, str], ...] = (
    (Status.TARGET, r"\btargets?\b|\baim(?:s|ed|ing)? (?:to|for)\b|\bambition\b"),
    (Status.FORECAST,
     r"\bforecasts?\b|\bprojected\b|\bprojections?\b|\bexpected to\b|\bestimated to\b|\bpredicted\b"
     r"|\bwill (?:cost|rise|increase|fall|be)\b"),
    (Status.DRAFT, r"\bdraft\b|\bproposed\b"),
    (Status.BUDGET, r"\bbudget(?:s|ed)? (?:of|for|is|was|set|allocat)|\bbudgeted\b|\ballocat(?:ed|ion)\b"),
)  # fmt: skip
_ENGLAND = re.compile(r"\b(?:England|national(?:ly)?|English)\b")
_KINGDOM = re.compile(r"\b(?:UK|United Kingdom|Britain)\b")
_OTHERS = re.compile(
    r"\b(?:average (?:for|of|across) (?:all )?(?:other )?councils|all councils|other councils|regional(?:ly)?"
    r"|the region|nearest neighbours|family group|similar (?:councils|authorities)|comparator)\b",
    re.IGNORECASE,
)


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
) -> Observation | None:
    """The observation of a quantity, or None where no unit is known: what has no unit is text, not a figure."""
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
        area=area_of(near, quantity, place),
        period=known.period,
        period_known=known.how,
        multiplier=quantity.multiplier,
        qualifier=quantity.qualifier,
        status=status_of(near, locator.headings),
        availability=Availability.PUBLISHED,
        aspect=aspect,
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
    if quantity.unit_word or quantity.kind is UnitKind.POINTS:
        return quantity.unit_word or "percentage points"
    noun = head_noun(label) or head_noun(topic)
    noun = noun.lower() if noun.istitle() else noun  # "People" that opens an item; "CMEs" stays
    return noun if re.fullmatch(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]", noun) else ""


def status_of(near: str, headings: tuple[str, ...] = ()) -> Status:
    """Whether the words beside a number, or else the heading over it, make it a target, forecast, draft or budget."""
    for text in (near, *headings[-1:]):
        for status, words in _STATUSES:
            if re.search(words, text, re.IGNORECASE):
                return status
    return Status.ACTUAL


def area_of(near: str, quantity: Quantity, place: Place) -> str | None:
    """The area a number is about: one named in its own clause, else the document's; "other areas" where unnamed."""
    at = near.find(quantity.printed)
    if at < 0:
        return place.area
    end = at + len(quantity.printed)
    clause_start = max((near.rfind(mark, 0, at) for mark in ",;:("), default=-1) + 1
    marks = [found for mark in ",;:)" if (found := near.find(mark, end)) >= 0]
    clause = near[clause_start : min(marks, default=len(near))]
    for pattern, name in ((_OTHERS, "other areas"), (_ENGLAND, "England"), (_KINGDOM, "United Kingdom")):
        if pattern.search(clause) and name not in (place.area or ""):
            return name
    return place.area
