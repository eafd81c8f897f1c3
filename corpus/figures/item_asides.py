"""What brackets say beside the value of a list item: "62% care bought (£59.8m)", "412 (2022-23: 390)".

In: an item, a number in its brackets, and the observation of its value. Out: an observation of the same measure in
another unit, or of another period or area.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.binding import bound, counts_something, unit_of
from corpus.figures.named_areas import area_named
from corpus.figures.places import UNKNOWN, Known, Place
from corpus.figures.resolved_periods import Handed
from corpus.figures.sentence_areas import area_beside
from corpus.figures.status_nouns import status_of_label
from corpus.figures.telling_words import telling
from corpus.figures.timing import bind_period
from corpus.figures.trimming import trimmed
from corpus.figures.trust import DOUBTFUL
from corpus.models import EARLIER_VALUE, Observation, Status
from corpus.periods import find_periods
from corpus.quantities import Quantity, UnitKind

_SIGN = re.compile(r"(?:[+↑↓▲▼−]|\b(?:up|down|rose|fell)(?: by)?)\s*$", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:more|fewer|less|higher|lower|up|down)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:out of|max(?:imum)?(?: of)?)\s*$", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"(?:[(,;–-]\s?|\bwith )(?P<what>[A-Za-z][^().;:\d]{3,60}?) (?:(?:is|are) )?(?:shown |given )?in brackets\b",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(
    r"\b(?:year|target|plan|budget|forecast|figures?|numbers?|percentages?|change|previous|last|national average)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:was|were|previously|formerly|(?:up|down|increased|risen|fallen) from|from|before)\b", re.IGNORECASE
)
""" "28 days (was 41)", "22,602 (up from 21,450)": an earlier value, of a time that is not told."""


def read_bracketed(
    place: Place, offset: int, text: str, quantity: Quantity, lead: Observation, breakdown: str
) -> Observation | None:
    """What brackets say beside an item's value: the same in another unit, or another period or area of it."""
    opened = max(text.rfind(mark, 0, quantity.start) for mark in "([;")
    closed = min((at for mark in ")];" if (at := text.find(mark, quantity.end)) >= 0), default=len(text))
    before, after = text[opened + 1 : quantity.start], text[quantity.end : closed]
    area = area_beside(before, after, place) or area_named(before.strip(" :–-"))  # "(region: 34 days)"
    known = bind_period(text[opened:closed], quantity.start - opened, quantity.end - opened, Handed(_known(lead)))
    words = f"{before} {after}"
    is_earlier = _EARLIER.search(before) is not None and not find_periods(text[opened:closed], partial=True)
    if telling(_EARLIER.sub(" ", words), place.area or "") or _is_change(quantity, before, after):
        return None
    bare = not re.search("[A-Za-z]", words) and re.search(r"\d", lead.printed)  # "4,120 new carers (3,680)"
    whose = _whose(place.lead) if bare else ""
    named = area_named(whose) if whose else None
    group = whose if whose and not named else ""
    elsewhere = is_earlier or known.period != lead.period or area not in (None, place.area)
    of_count = quantity.kind is UnitKind.COUNT
    planned = status_of_label(f"{before.rpartition(',')[2]} {after.partition(',')[0]}")  # not "England 83%, target 85%"
    found = bound(
        place,
        quantity,
        UNKNOWN if is_earlier else known,
        place.locator(offset, offset + len(text)),
        measure=lead.measure,
        group=", ".join(filter(None, (lead.group, group))) or None,
        unit=lead.unit
        if whose or ((elsewhere or planned is not Status.ACTUAL) and of_count)
        else _unit(quantity, lead),
        wording=EARLIER_VALUE if is_earlier else "in brackets",
        confidence=DOUBTFUL
        if is_earlier or (bare and not elsewhere and not whose and lead.unit == _unit(quantity, lead))
        else lead.confidence,
        breakdown=breakdown if lead.breakdown and not elsewhere else None,
        area=named or area,
        status=lead.status if planned is Status.ACTUAL else planned,
    )
    return replace(found, scale_max=lead.scale_max) if found and found.unit == "score" else found


def _whose(lead: str) -> str:
    """Of whom a lead-in says that the numbers in brackets are: "(direct payment users in brackets)"; "" for a time."""
    found = _IN_BRACKETS.search(lead)
    what = trimmed(found["what"]) if found else ""
    return "" if _NO_GROUP.search(what) or find_periods(what, partial=True) else what


def _is_change(quantity: Quantity, before: str, after: str) -> bool:
    """Whether brackets tell by how much the value has changed, or of how many it is: "(+5.4%)", "(2% more)"."""
    signed = quantity.printed[:1] in "+-−" or _SIGN.search(before) is not None
    return signed or _MORE.match(after) is not None or _OUT_OF.search(before) is not None


def _unit(quantity: Quantity, lead: Observation) -> str:
    unit = unit_of(quantity, lead.group or lead.measure, lead.measure)
    return unit if quantity.kind is not UnitKind.COUNT or counts_something(unit) else "people"


def _known(lead: Observation) -> Known:
    return Known(lead.period, lead.period_known)
