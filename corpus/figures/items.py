"""Figures in list items: "22602 – The number of contacts …", "£142.1 million on care purchased", "older people: 5,162".

In: the items of one list with their place. Out: observations. An item's first sentence holds its value and its label,
in either order, and perhaps the same again in brackets ("62% care bought (£59.8m)"); later sentences go on as prose
does ("slightly fewer the year before, 21450"). The heading names the measure, the item its group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from corpus.figures.binding import bound, counts_something, unit_of
from corpus.figures.cell_units import UNKNOWN_COUNT
from corpus.figures.clauses import is_bracketed, parts_of
from corpus.figures.consultations import answers_ahead, is_reply
from corpus.figures.item_asides import read_bracketed
from corpus.figures.item_marks import ItemMark, mark_in
from corpus.figures.led_statuses import is_added, status_of_item
from corpus.figures.left_nouns import LEAVES_NOUN
from corpus.figures.measured import banded, figures_in
from corpus.figures.nouns import asked_noun, counted_in
from corpus.figures.places import UNDATED, Place, introduction, published, year_of_publication
from corpus.figures.prose import read_sentence
from corpus.figures.report_times import is_of_plan, is_told_ahead
from corpus.figures.resolved_periods import Handed
from corpus.figures.roles import Role, roles_of
from corpus.figures.sentence_areas import area_beside
from corpus.figures.speakers import speaker_of
from corpus.figures.stances import settled
from corpus.figures.telling_words import telling
from corpus.figures.tenses import is_past
from corpus.figures.threads import Thread
from corpus.figures.timing import bind_period
from corpus.figures.topics import ASKS, OF_SHARE, requested, sorted_things
from corpus.figures.units import counted_noun, read_unit
from corpus.figures.value_lines import counts_below, is_named_in_front
from corpus.figures.warrants import is_open
from corpus.measures import clean_label, stems, topic_of
from corpus.models import Aspect, Availability, Block, Observation, Status
from corpus.periods import PeriodKnown, parse_period
from corpus.quantities import Quantity, UnitKind
from corpus.sentences import sentences

LIST, FAIR = 0.95, 0.7
_DASH = re.compile(r"\s*[-–—:|]\s*")
_DESCRIBED = re.compile(r"\s[-–—]\s(?:the\s)?(?:[Tt]otal\s)?(?:[Nn]umber|[Pp]eople|[Aa]dults|[Cc]arers)\b")
FEW = 11
"""Numbers in words below it may belong to a name or place: "our four extra care schemes"."""
_LINK = re.compile(r"(?:was|were|is|are)?\s*(?:spent\s+)?(?:on|for|of|to|in|by|from|towards)?\s+", re.IGNORECASE)
_ENDING = re.compile(
    r"[\s.;,)]*+(?:(?:an?|per|each)\s(?:hour|night|day|week|month|year|visit|call|person|head|mile)[\s.;,)]*+)?"
    r"(?:and[\s.;,]*+)?$"
)
_NUMBERED_BRACKETS = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]]")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_TITLES = re.compile(
    r"(?!.*\b(?:is|are|was|were|has|have|had|shows?|received|made|follow(?:s|ing)?|below)\b)"
    r"[A-Z][\w-]*(?: (?!of\b|for\b)[\w-]+){0,3} (?:of|for) "
    r"(?:the |our |all |its )?(?:\d[\d,]* )?(?P<of>[A-Za-z][\w ’'/-]{2,80})(?: \([^()]{1,40}\))?"
)
"""A lead-in that names what its list is of, and says nothing."""
_OF_NUMBER = re.compile(r"(?<=\b(?:of|or) )\d[\d,]* |(?<=\bthe )\d[\d,]* ")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an item says: its label, whether the heading over it names the measure, and the way of wording."""

    label: str
    under_heading: bool
    wording: str


def read_item(place: Place, block: Block, breakdown: str) -> Iterator[Observation]:
    """The observations of one list item; none when its first sentence is no value with its label, or is spoken."""
    text = place.page.text[block.start : block.end]
    spans = sentences(text)
    if not spans or speaker_of(text[slice(*spans[0])]):
        return
    start, end = spans[0]
    if not figures_in(_BRACKETS.sub("", text)) and (mark := mark_in(text, place.near)):
        yield from _without_value(place, block.start, text, mark, breakdown)
        return
    first = _first_sentence(place, block.start + start, text[start:end], breakdown)
    if not first:
        return
    yield from first
    thread = Thread(leads=tuple(first[:1]))
    if first[0].period_known is PeriodKnown.PRINTED:  # "… in 2022-23. There were fewer the year before": before that
        place = replace(place, meant=first[0].period, lead="")
    for start, end in spans[1:]:
        found = read_sentence(place, text[start:end], block.start + start, around=text, thread=thread)
        thread = thread.after(text[start:end], found, place.document.metadata.kind)
        yield from found


def _without_value(place: Place, offset: int, text: str, mark: ItemMark, breakdown: str) -> Iterator[Observation]:
    """The observation of an item that says why it has no number: what its label says is as if it had one."""
    for seen in _first_sentence(place, offset, mark.filled(text), breakdown)[:1]:
        value = Decimal(0) if mark.availability is Availability.NIL else None
        known = counts_something(seen.unit) or seen.unit in ("GBP", "percent", "score")
        unit = seen.unit if known else UNKNOWN_COUNT
        yield replace(seen, unit=unit, value=value, printed=mark.printed, availability=mark.availability)


def _first_sentence(place: Place, offset: int, text: str, breakdown: str) -> list[Observation]:
    quantities = figures_in(text)
    outside = [quantity for quantity in quantities if not is_bracketed(text, quantity.number_start)]
    outside = outside or list(quantities if is_named_in_front(text, place.lead) else ())
    if band := banded(text):
        outside = [quantity for quantity in outside if quantity.start >= band]
    described = len(outside) > 1 and _describes(text, outside)
    if len(outside) != 1 and not described:
        return []
    quantity = outside[0]
    reading = _value_first(text, quantity, place) or _label_first(text, quantity, place)
    if reading is None:
        return []
    parts = parts_of(text, quantities)
    role = roles_of(text, parts)[quantities.index(quantity)]
    if role in (Role.CHANGE, Role.INCREMENT):
        return []
    lead = observe(place, offset, text, quantity, reading, breakdown)
    if lead is None:
        return []
    found = [lead]
    for part in parts:
        if part.quantity is not quantity and (not described or part.bracketed):
            beside = read_bracketed(place, offset, text, part.quantity, lead, breakdown)
            found += [beside] if beside else []
    return found


def _describes(text: str, outside: list[Quantity]) -> bool:
    """Whether an item's other numbers only describe what it counts: "126 - people living in our four schemes"."""
    first, *others = outside
    opens = not text[: first.start].strip(" •*") and _DESCRIBED.match(text, first.end) is not None
    return opens and all(q.kind is UnitKind.COUNT and q.in_words and q.value < FEW for q in others)


def _value_first(text: str, quantity: Quantity, place: Place) -> Reading | None:
    """ "22602 – The number of …" and "£142.1 million on …": the value stands first, the rest is its label."""
    if text[: quantity.start].strip(" •*–-("):
        return None
    rest = _BRACKETS.sub(" ", text[quantity.end :])
    if dash := _DASH.match(rest):
        return Reading(rest[dash.end() :], False, "value-dash-description")
    link = _LINK.match(rest)
    return Reading(rest[link.end() if link else 0 :], bool(topic_over_item(place)), "value-label item")


def _label_first(text: str, quantity: Quantity, place: Place) -> Reading | None:
    """ "older people: 5,162" and "Older people – 60%": the label stands first, the value ends the item."""
    if not _ENDING.fullmatch(_BRACKETS.sub(" ", text[quantity.end :])):
        return None
    lead = _NUMBERED_BRACKETS.sub(" ", text[: quantity.start]).rstrip(" (")
    is_parted = re.search(r"[:–—|-]$", lead) or is_named_in_front(text, place.lead) or counts_below(place.lead, lead)
    if not is_parted and quantity.kind is UnitKind.COUNT:
        return None
    if parse_period(lead) and not telling(lead, place.area or "") and topic_over_item(place):
        return Reading("", True, "period-value item")
    return Reading(lead, bool(topic_over_item(place)), "label-value item")


def observe(
    place: Place, offset: int, text: str, quantity: Quantity, reading: Reading, breakdown: str
) -> Observation | None:
    """The observation of an item's quantity, of which the reading says what it is of; None without words or unit."""
    label, topic = clean_label(reading.label), topic_over_item(place, dated=not reading.label)
    in_band = banded(text) > 0
    if in_band and (whole := _whole_of_bands(place.lead)):
        topic = whole
    if not re.search(r"[A-Za-z]{2}|\d\d\+", label or topic):
        return None
    titled = _TITLES.fullmatch(place.lead.rstrip(": "))
    counted = titled["of"] if titled else topic
    unit = unit_of(quantity, topic if in_band else sorted_things(topic) or label, counted)
    elided = bool(LEAVES_NOUN.match(text, quantity.end))
    if quantity.kind is UnitKind.COUNT and (elided or not counts_something(unit)):
        units = (
            asked_noun(place) if elided else "",
            unit_of(quantity, counted),
            counted_in(place.lead),
            *(() if in_band else (unit,)),
        )
        unit = next((u for u in units if counts_something(u)), unit)
    rate = read_unit(label).name
    unit = rate if rate.startswith("per ") and quantity.kind is UnitKind.COUNT and not quantity.unit_word else unit
    said = _BRACKETS.sub(" ", text)  # what brackets say of England or a target is theirs
    part, metadata = parts_of(text, (quantity,))[0], place.document.metadata
    heading = place.headings[-1] if place.headings else ""
    aspect = Aspect.INCREMENT if is_added(quantity, topic, place.lead, label) else Aspect.LEVEL
    told = status_of_item(part, said, metadata, heading=heading, lead=place.lead)
    status = Status.ACTUAL if is_reply(part) else told
    now, day = year_of_publication(place.document), published(place.document)
    planned, is_target = status is not Status.ACTUAL, status is Status.TARGET
    here = place.inherited(goes_on=is_past(text, quantity.start), planned=planned)
    here = UNDATED if not planned and is_of_plan(here, place, quantity.kind) else here
    handed = Handed(here, None, now, planned=planned, published=day, is_target=is_target)
    known = bind_period(text, quantity.start, quantity.end, handed)
    if (planned and is_told_ahead(part, known, place)) or answers_ahead(part, known, place.document):
        known = UNDATED
    return bound(
        place,
        quantity,
        known,
        place.locator(offset, offset + len(text)),
        measure=topic if reading.under_heading else label,
        group=(label or None) if reading.under_heading else None,
        breakdown=breakdown if reading.under_heading and label else None,
        unit=unit,
        wording=reading.wording,
        confidence=LIST if known.is_sure and not is_open(part, known, status, metadata) else FAIR,
        area=area_beside(_outside(text[: quantity.start]), _outside(text[quantity.end :]), place),
        status=settled(status, known, aspect, part, metadata),
        aspect=aspect,
    )


def _whole_of_bands(lead: str) -> str:
    """What bands are a breakdown of: the words behind the last number of the lead-in."""
    told = figures_in(lead)
    rest = lead[told[-1].end :] if told else ""
    said = sentences(rest)
    return clean_label(rest[slice(*said[0])]) if said else ""


def _outside(text: str) -> str:
    """A text without what stands in brackets."""
    return _BRACKETS.sub(" ", text)


def topic_over_item(place: Place, *, dated: bool = False) -> str:
    """What the members of a list are of: the question above it, its heading, the lead-in, a heading further out.

    A lead-in that is a title of its own ("Outcomes of the 44 complaints about day care:") goes before the heading, and
    so does one that counts something for members that name only their time (`dated`).
    """
    lead = [introduction(place.lead).rstrip(": ")] if place.lead.rstrip().endswith(":") else []
    asked = [ASKS.sub("", place.lead.rstrip("? "), count=1)] if place.lead.rstrip().endswith("?") else []
    over = [*asked, *requested(place.lead), *place.headings[-1:], *lead, *reversed(place.headings[:-1])]
    if lead and (OF_SHARE.search(lead[0]) or (dated and counted_noun(topic_of(lead[0]))) or _TITLES.fullmatch(lead[0])):
        over = [_OF_NUMBER.sub("", lead[0]), *over]  # "People supported at 31 March:" above "2023: 5,060"
    topics = [topic_of(text) for text in over]
    return next((topic for topic in topics if telling(topic, place.area or "")), next(filter(stems, topics), ""))
