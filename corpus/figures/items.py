"""Figures in list items: "22602 – The number of contacts …", "£142.1 million on care purchased", "older people: 5,162".

In: the items of one list with their place. Out: observations. An item's first sentence holds its value and its label,
in either order; a later sentence may hold the value of another year ("slightly fewer the year before, 21450").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.figures.binding import bound, unit_of
from corpus.figures.places import Known, Place, bind_period
from corpus.measures import clean_label, topic_of
from corpus.models import Block, Observation
from corpus.quantities import Quantity, UnitKind, find_quantities
from corpus.sentences import sentences

LIST, DOUBTFUL = 0.95, 0.5
_DASH = re.compile(r"\s*[-–—:|]\s*")
_LINK = re.compile(r"(?:was|were|is|are)?\s*(?:spent\s+)?(?:on|for|of|to|in|by|from|towards)?\s+", re.IGNORECASE)
_SAME_MEASURE = re.compile(
    r"\b(?:year before|previous year|prior year|year earlier|last year|compare[sd]|the year|in 20\d\d)\b", re.IGNORECASE
)


def read_item(place: Place, block: Block, breakdown: str) -> Iterator[Observation]:
    """The observations of one list item, or none when its first sentence is not a value and its label."""
    text = place.page.text[block.start : block.end]
    spans = sentences(text)
    if not spans:
        return
    start, end = spans[0]
    first = text[start:end]
    quantities = find_quantities(first)
    if not quantities:
        return
    lead = _leading_value(place, block, first, quantities, breakdown) or _trailing_value(
        place, block, first, quantities, breakdown
    )
    if lead is None:
        return
    yield lead
    for start, end in spans[1:]:
        yield from _other_year(place, block, lead, text[start:end], start)


def _leading_value(
    place: Place, block: Block, text: str, quantities: tuple[Quantity, ...], breakdown: str
) -> Observation | None:
    """ "22602 – The number of …" and "£142.1 million on …": the value stands first, the rest is its label."""
    quantity = quantities[0]
    if text[: quantity.start].strip(" •*–-("):
        return None
    rest = text[quantity.end :]
    if dash := _DASH.match(rest):
        label, topic, wording = rest[dash.end() :], "", "value-dash-description"
    else:
        link = _LINK.match(rest)
        label, topic, wording = (
            rest[link.end() if link else 0 :],
            topic_of(place.headings[-1]) if place.headings else "",
            "value-label item",
        )
    if any(other.kind is not UnitKind.DURATION for other in quantities[1:]):
        return None
    return _observe(place, block, text, quantity, label, topic, wording, breakdown)


def _trailing_value(
    place: Place, block: Block, text: str, quantities: tuple[Quantity, ...], breakdown: str
) -> Observation | None:
    """ "older people: 5,162" and "Older people – 60%": the label stands first, the value ends the item."""
    quantity = quantities[-1]
    if len(quantities) > 1 or text[quantity.end :].strip(" .;)"):
        return None
    lead = text[: quantity.start].rstrip(" (")
    if not re.search(r"[:–—-]$", lead) and quantity.kind is UnitKind.COUNT:
        return None
    topic = topic_of(place.headings[-1]) if place.headings else ""
    return _observe(place, block, text, quantity, lead, topic, "label-value item", breakdown)


def _observe(
    place: Place, block: Block, text: str, quantity: Quantity, label: str, topic: str, wording: str, breakdown: str
) -> Observation | None:
    label = clean_label(label)
    if not re.search(r"[A-Za-z]{2}", label):
        return None
    unit = unit_of(quantity, label, topic)
    known = bind_period(text, quantity.start, quantity.end, place.inherited())
    end = block.start + len(text)
    member = bool(topic) and wording != "value-dash-description"
    return bound(
        place,
        quantity,
        known,
        place.locator(block.start, end),
        measure=topic if member else label,
        group=label if member else None,
        breakdown=breakdown if member else None,
        unit=unit,
        wording=wording,
        confidence=LIST if known.period else DOUBTFUL,
    )


def _other_year(place: Place, block: Block, lead: Observation, text: str, offset: int) -> Iterator[Observation]:
    """ "There were slightly fewer the year before, 21450." is the same measure in the year before."""
    quantities = [quantity for quantity in find_quantities(text) if quantity.kind is not UnitKind.DURATION]
    if len(quantities) != 1 or not _SAME_MEASURE.search(text) or quantities[0].kind is not _kind(lead):
        return
    quantity = quantities[0]
    known = bind_period(text, quantity.start, quantity.end, Known(lead.period, lead.period_known))
    if known.period is None or known.period == lead.period:
        return
    start = block.start + offset
    other = bound(
        place,
        quantity,
        known,
        place.locator(start, start + len(text)),
        measure=lead.measure,
        group=lead.group,
        unit=lead.unit,
        wording="other year's value",
        confidence=LIST,
    )
    if other is not None:
        yield replace(other, context=lead.context)


def _kind(observation: Observation) -> UnitKind:
    return {"GBP": UnitKind.GBP, "percent": UnitKind.PERCENT}.get(observation.unit, UnitKind.COUNT)
