"""Figures in sentences: levels ("Over 70 CMEs now operate"), changes ("increased by 12%"), pairs ("up from A to B").

In: a paragraph with its place. Out: observations. A number is bound to the words of its own clause, or to the subject of
its verb; one without words of its own ("… and £2.4m in 2022-23", "this compares with 68%") takes the measure of the
number it stands beside, in its sentence or the one before. What is left over stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.figures.binding import area_beside, bound, unit_of
from corpus.figures.clauses import Part, parts_of
from corpus.figures.labels import has_words, label_of, telling
from corpus.figures.places import UNKNOWN, Known, Place, bind_period
from corpus.figures.roles import Role, roles_of
from corpus.figures.speakers import speaker_of
from corpus.figures.statuses import status_of
from corpus.figures.votes import votes_in
from corpus.models import Observation, Status
from corpus.periods import PeriodKnown, find_periods
from corpus.quantities import Quantity, UnitKind, find_quantities
from corpus.sentences import sentences

CONFIDENT, DOUBTFUL = 0.8, 0.5
_MEASURED = re.compile(
    r"\b(?:average|averag(?:ed|ing)|median|mean|typical(?:ly)?|longest|shortest|length of (?:stay|time)|time (?:taken|to)"
    r"|waits?|waiting times?|turnaround|days? lost|delay(?:s|ed)?)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:within|for|over|next|last|past|every|after|up to|least|than|the first|minimum of|maximum of|in)\s+(?:the\s+)?"
    r"(?:next\s+|last\s+|past\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thread:
    """What a sentence hands to the next one of its paragraph: its first level, and who was speaking."""

    lead: Observation | None = None
    speaker: str | None = None


def read_paragraph(place: Place, start: int, end: int, thread: Thread | None = None) -> Iterator[Observation]:
    """The observations of the sentences between two offsets of the page."""
    text, thread = place.page.text[start:end], thread or Thread()
    for left, right in sentences(text):
        found = read_sentence(place, text[left:right], start + left, around=text, thread=thread)
        levels = [seen for seen in found if seen.aspect.value == "level" and seen.confidence > DOUBTFUL]
        thread = Thread(levels[0] if levels else thread.lead, speaker_of(text[left:right], thread.speaker))
        yield from found


def figures_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that may be figures: durations only where a duration is what is measured."""
    return tuple(
        quantity
        for quantity in find_quantities(text)
        if quantity.kind is not UnitKind.DURATION
        or (_MEASURED.search(text[: quantity.start]) and not _LIMIT.search(text[: quantity.start]))
        or re.match(r"\s+on average\b", text[quantity.end :])
    )


def read_sentence(place: Place, text: str, offset: int, *, around: str, thread: Thread) -> list[Observation]:
    """The observations of one sentence that starts at an offset of the page."""
    quantities = figures_in(text)
    if not quantities:
        return []
    parts, votes = parts_of(text, quantities), votes_in(text, quantities)
    roles = roles_of(text, parts)
    locator = place.locator(offset, offset + len(text))
    speaker = speaker_of(text, thread.speaker)
    found: list[Observation] = []
    beside: Observation | None = None
    for position, (part, role) in enumerate(zip(parts, roles, strict=True)):
        quantity = part.quantity
        known = _period(text, part, role, place, beside)
        area = area_beside(part.before, part.after, place.area) or _opening_area(text, parts[0], place)
        status = status_of(part)
        if position in votes:
            seen = bound(
                place, quantity, known, locator, measure=votes[position], unit="votes", wording="vote", around=around,
                confidence=CONFIDENT, status=Status.ACTUAL,
            )  # fmt: skip
        else:
            seen = _observe(place, part, role, known, locator, beside or thread.lead, around, beside is None)
            seen = seen and replace(
                seen, area=area or _area_of_restated(role, beside, place), status=status, speaker=speaker
            )
        if seen is not None:
            found.append(seen)
            if seen.confidence > DOUBTFUL and role is not Role.RESTATED:
                beside = seen if seen.aspect.value == "level" or beside is None else beside
    return found


def _observe(
    place: Place,
    part: Part,
    role: Role,
    known: Known,
    locator: object,
    beside: Observation | None,
    around: str,
    first: bool,
) -> Observation | None:
    quantity = part.quantity
    label, group, own = label_of(part, role), None, True
    if (not has_words(label) or not telling(label)) and beside is not None and _may_share(part, role, beside, first):
        label, group, own = beside.measure, beside.group, False
    unit = _unit(part, label, own, beside)
    return bound(
        place,
        quantity,
        known,
        locator,
        measure=label,
        group=group,
        unit=unit,
        wording=f"sentence: {role}",
        confidence=_confidence(label, known),
        aspect=role.aspect,
        around=around,
    )


def _may_share(part: Part, role: Role, beside: Observation, first: bool) -> bool:
    """Whether a number without words of its own may take the measure beside it: same unit, or the same thing restated."""
    if role is Role.RESTATED or not first:
        return True
    if role in (Role.CHANGE, Role.INCREMENT):
        return True
    told_apart = find_periods(part.lead + part.tail) or area_beside(part.lead, part.tail, None)
    return _kind_of(beside) is part.quantity.kind and bool(told_apart)


def _unit(part: Part, label: str, own: bool, beside: Observation | None) -> str:
    quantity = part.quantity
    if quantity.kind is not UnitKind.COUNT or quantity.unit_word:
        return unit_of(quantity, label)
    follows = re.match(r"\s*(?:of (?:the|these|those|all|our) )?(?!(?:were|was|are|is|had|have)\b)[A-Za-z]", part.after)
    noun = unit_of(quantity, part.after) if follows else ""
    if not own and beside is not None:
        counted = beside.unit not in ("GBP", "percent", "percentage points", "score")
        return (beside.unit if counted else "") or noun or unit_of(quantity, label)
    return noun or unit_of(quantity, label) or (beside.unit if beside and _kind_of(beside) is UnitKind.COUNT else "")


def _period(text: str, part: Part, role: Role, place: Place, beside: Observation | None) -> Known:
    quantity = part.quantity
    inherited = place.inherited()
    if role is Role.RESTATED and beside is not None and beside.period is not None:
        return Known(beside.period, beside.period_known)
    known = bind_period(text, quantity.start, quantity.end, inherited)
    if role is Role.EARLIER and known == inherited and known.how is not PeriodKnown.PRINTED:
        elsewhere = area_beside(part.before, part.after, place.area)
        return known if elsewhere else UNKNOWN
    return known


def _opening_area(text: str, first: Part, place: Place) -> str | None:
    """The area that opens a sentence speaks for all of it: "In England, 12% … and 5% …", "Nationally, …"."""
    opening = re.match(r"(?:(?:in|for|across|within)\s)?([^,\d]{3,40}),", text, re.IGNORECASE)
    return area_beside(opening[1] + " ", "", place.area) if opening and opening.end() <= first.quantity.start else None


def _area_of_restated(role: Role, beside: Observation | None, place: Place) -> str | None:
    return beside.area if role is Role.RESTATED and beside is not None else place.area


def _kind_of(seen: Observation) -> UnitKind:
    return {"GBP": UnitKind.GBP, "percent": UnitKind.PERCENT}.get(seen.unit, UnitKind.COUNT)


def _confidence(label: str, known: Known) -> float:
    """Doubtful where the label says nothing of its own, or no period is known."""
    return CONFIDENT if telling(label) and known.period is not None else DOUBTFUL
