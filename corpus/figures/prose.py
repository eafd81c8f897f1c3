"""Figures in sentences: levels ("Over 70 CMEs now operate"), changes ("increased by 12%"), pairs ("up from A to B").

In: a paragraph with its place. Out: observations. A number is bound to the words of its own clause, or to the subject of
its verb; one without words of its own ("… and £2.4m in 2022-23", "this compares with 68%") takes the measure of the
number it stands beside, in its sentence or the one before, or of the heading. What is left over stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.areas import find_areas
from corpus.figures.binding import area_beside, bound, counts_something, named_subject, unit_of
from corpus.figures.clauses import Part, parts_of, spread
from corpus.figures.labels import MAX_WORDS, has_words, label_of, telling, trimmed
from corpus.figures.places import UNKNOWN, Known, Place, meeting_day, year_of_publication
from corpus.figures.roles import Role, roles_of
from corpus.figures.statuses import settled, status_of
from corpus.figures.threads import Thread, kind_of
from corpus.figures.timing import Handed, bind_period
from corpus.figures.votes import votes_in
from corpus.measures import topic_of, without_periods
from corpus.models import Observation, Status
from corpus.periods import PeriodKnown, find_periods
from corpus.quantities import Quantity, UnitKind, find_quantities
from corpus.sentences import sentences

CONFIDENT, DOUBTFUL = 0.8, 0.5
PLANNED = (Status.TARGET, Status.FORECAST, Status.BUDGET, Status.DRAFT)
MAX_DATED_VALUE_CHARS = 80
_MEASURED = re.compile(
    r"\b(?:average|averag(?:ed|ing)|median|mean|typical(?:ly)?|longest|shortest|length of (?:stay|time)|time (?:taken|to)"
    r"|waits?|waiting times?|turnaround|days? lost|delay(?:s|ed)?)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:fewer|more|less|lower|higher|similar|same|smaller|larger)\b[^.;]*\b(?:year|quarter|month)\s(?:before|earlier|previously),\s*$"
    r"|^(?:in )?the (?:year before|previous (?:year|quarter|month))\b[^.;]*,\s*$",
    re.IGNORECASE,
)
""" "Requests were slightly fewer the year before, 21450": the same measure in another year, whatever it is called."""
_PART_OF = re.compile(r"\b(?:of (?:which|whom|these|this|those|them)|including)\b[^.;:]{0,40}$", re.IGNORECASE)
_PREDICATE = re.compile(
    r"\s*(?:people\s+|of (?:these|them|those)\s+)?(?:is|are|was|were|had|has|have|can(?:not)?|did|do|will|would|left|joined|went|agreed|disagreed"
    r"|said|came|replied|answered|waited|started|needed|died|moved)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:this|that|these|those|of (?:these|this|those|them)|it|they)\b|\b(?:was|were|had|did|came|got|went|\w{3,}ed)\b",
    re.IGNORECASE,
)
""" "438 came back": told of the time that the sentence before named; what is told in the present is not."""
_UNSURE = re.compile(
    r"\?\s*$|\b(?:if|could|might|suppose|imagine|for example|for instance|e\.g\.|should have (?:read|been|said)|misprint"
    r"|(?:in|by) error|typing error|corrected|correction|slip of the pen|example)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:within|for|over|next|last|past|every|after|up to|least|than|the first|minimum of|maximum of|in)\s+(?:the\s+)?"
    r"(?:next\s+|last\s+|past\s+)?$",
    re.IGNORECASE,
)


def read_paragraph(place: Place, start: int, end: int, thread: Thread | None = None) -> Iterator[Observation]:
    """The observations of the sentences between two offsets of the page."""
    text, thread = place.page.text[start:end], thread or Thread()
    for left, right in sentences(text):
        found = read_sentence(place, text[left:right], start + left, around=text, thread=thread)
        sure = [seen for seen in found if seen.confidence > DOUBTFUL]
        thread = thread.after(text[left:right], sure, place.document.metadata.kind)
        yield from found


def is_dated_value(text: str) -> bool:
    """Whether a line is a period and its value and no more: "2022/23: £1,864,596"."""
    return (
        len(text) < MAX_DATED_VALUE_CHARS and bool(figures_in(text)) and not telling(text) and bool(find_periods(text))
    )


def topic_over(place: Place) -> str:
    """What a value without words of its own is of: the question or lead-in right above it, else the heading."""
    if place.lead.rstrip().endswith((":", "?")):
        return topic_of(place.lead.rstrip(": ?"))
    return topic_of(place.headings[-1]) if place.headings else ""


def figures_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that may be figures: durations only where a duration is what is measured."""
    return spread(
        text,
        [
            quantity
            for quantity in find_quantities(text)
            if quantity.kind is not UnitKind.DURATION
            or (_MEASURED.search(text[: quantity.start]) and not _LIMIT.search(text[: quantity.start]))
            or re.match(r"\s+on average\b", text[quantity.end :])
        ],
    )


def read_sentence(place: Place, text: str, offset: int, *, around: str, thread: Thread) -> list[Observation]:
    """The observations of one sentence that starts at an offset of the page."""
    quantities = figures_in(text)
    if not quantities:
        return []
    parts, votes = parts_of(text, quantities), votes_in(text, quantities)
    locator = place.locator(offset, offset + len(text))
    speaker = thread.after(text, (), place.document.metadata.kind).speaker
    opening_area, found = _opening_area(text, parts[0], place), list[Observation]()
    roles = roles_of(text, parts)
    taken = _of_earlier_values(parts, roles)
    host: Observation | None = None
    for position, (part, role) in enumerate(zip(parts, roles, strict=True)):
        beside = host if role is Role.RESTATED else thread.beside(part.quantity.kind, found)
        beside = beside or (found[-1] if found and role in (Role.CHANGE, Role.INCREMENT) else None)
        measure, group, own = _label(place, part, role, thread, beside)
        vote = votes.get(position)
        status = Status.ACTUAL if vote else status_of(part, place.document.metadata, place.headings)
        barred = [span for span in taken if span[0] != part.quantity.end]
        known = meeting_day(place) if vote else _period(text, part, role, place, thread, beside, barred, status)
        area = area_beside(part.before, part.after, place.area) or opening_area
        area = area or (named_subject(part, place.area) if beside is not None and not own else None)
        unit = "votes" if vote else _unit(part, measure, own, beside)
        seen = bound(
            place,
            part.quantity,
            known,
            locator,
            measure=vote or measure,
            group=group,
            unit=unit,
            wording="vote" if vote else f"sentence: {role}",
            confidence=_confidence(measure if vote is None else vote, known, part, unit),
            aspect=role.aspect,
            around=around,
            area=area or (beside.area if role is Role.RESTATED and beside else None),
            status=status
            if vote
            else settled(status, known.period, role.aspect, part.quantity.kind, place.document.metadata),
            speaker=None if vote else speaker,
        )
        host = host if role in (Role.RESTATED, Role.EARLIER) and host else seen
        if seen is not None:
            scale = seen.scale_max or (beside.scale_max if beside and not own and seen.unit == "score" else None)
            found.append(replace(seen, scale_max=scale))
    return found


def _label(
    place: Place, part: Part, role: Role, thread: Thread, beside: Observation | None
) -> tuple[str, str | None, bool]:
    """Measure and group of a number, and whether they are its own words: else those beside it, else the heading's."""
    area = place.area or ""
    if beside is not None and role is Role.LEVEL and not part.before.strip() and _THEN.search(part.main):
        return beside.measure, beside.group, False
    label = label_of(part, role, area)
    name = named_subject(part, place.area) if beside is not None else None
    if has_words(label) and telling(label, area) and (not name or telling(label.replace(name, " "), area)):
        return (label, None, True) if role is not Role.LEVEL else _fuller(place, part, label, thread, beside)
    if beside is not None and (role is not Role.LEVEL or _told_apart(part)):
        return beside.measure, beside.group, False
    if role is Role.RESTATED:
        return "", None, True
    topic = topic_over(place)
    if telling(topic, area) and not telling(part.lead + part.tail, area):
        return topic, None, True
    return label, None, True


def _fuller(
    place: Place, part: Part, label: str, thread: Thread, beside: Observation | None
) -> tuple[str, str | None, bool]:
    """A label that leaves open what it is of, with what its sentence, the one before or the heading says.

    "of which £1m is secured on property" is a part of the number before; "£0.6m is at risk" says what happens to something
    named before; "64 flats" stands in a sentence that opens with "We opened the Millrace scheme".
    """
    area = place.area or ""
    if beside is not None and _PART_OF.search(part.between):
        return beside.measure, label, True
    if part.bracketed:
        return label, None, True
    if _PREDICATE.match(part.after) and not telling(part.main, area):
        above = thread.beside(part.quantity.kind, ())
        topic = above.measure if above and part.quantity.kind is not UnitKind.COUNT else topic_over(place)
        return (topic, label, True) if telling(topic, area) else (label, None, True)
    if len(set(telling(label, area))) > 1 or part.quantity.kind is not UnitKind.COUNT:
        return label, None, True
    opening = part.lead[: min((q.start for q in find_quantities(part.lead)), default=len(part.lead))]
    head = trimmed(" ".join(without_periods(opening).split()[:MAX_WORDS]))
    return (head, label, True) if len(telling(head, area)) > 1 else (label, None, True)


def _told_apart(part: Part) -> bool:
    """Whether a number says what sets it apart from the one beside it: another period, another area."""
    around = f"{part.lead} {part.tail}"
    return bool(find_periods(around)) or area_beside(part.lead, part.tail, None) is not None


def _unit(part: Part, label: str, own: bool, beside: Observation | None) -> str:
    quantity = part.quantity
    if quantity.kind is not UnitKind.COUNT or quantity.unit_word:
        return unit_of(quantity, label)
    follows = re.match(r"\s*(?:of (?:the|these|those|all|our) )?(?!(?:were|was|are|is|had|have)\b)[A-Za-z]", part.after)
    noun = unit_of(quantity, part.after) if follows else ""
    if counts_something(noun):
        return noun
    if not own and beside is not None and kind_of(beside) is UnitKind.COUNT:
        return beside.unit
    counted = beside.unit if beside is not None and kind_of(beside) is UnitKind.COUNT else ""
    return next((unit for unit in (unit_of(quantity, label), counted) if counts_something(unit)), noun or counted)


def _period(  # noqa: PLR0913 - all that a period may hang on
    text: str,
    part: Part,
    role: Role,
    place: Place,
    thread: Thread,
    beside: Observation | None,
    barred: list[tuple[int, int]],
    status: Status,
) -> Known:
    quantity = part.quantity
    dated = find_periods(part.between, partial=True)
    if role is Role.RESTATED and beside is not None and beside.period is not None and not dated:
        return Known(beside.period, beside.period_known)
    now = year_of_publication(place.document)
    here = place.inherited()
    if status is Status.ACTUAL and now and here.how is PeriodKnown.DOCUMENT and here.period.start > now.end:
        here = UNKNOWN  # what happened is not of the year that a plan is for
    carried = thread.known if _GOES_ON.search(text) else None
    handed = Handed(here, carried, now, planned=status in PLANNED)
    known = bind_period(text, quantity.start, quantity.end, handed, role, barred)
    if role is Role.EARLIER and known.period is None and area_beside(part.before, part.after, place.area):
        return Known(beside.period, beside.period_known) if beside else handed.known
    return known


def _of_earlier_values(parts: tuple[Part, ...], roles: tuple[Role, ...]) -> list[tuple[int, int]]:
    """The spans right after the earlier values of pairs: a period there ("from 350 in 2022/23 to 378") is only theirs."""
    ends = [part.quantity.start for part in parts[1:]] + [len(parts[0].lead + parts[0].tail) + 999]
    return [
        (part.quantity.end, end) for part, role, end in zip(parts, roles, ends, strict=True) if role is Role.EARLIER
    ]


def _opening_area(text: str, first: Part, place: Place) -> str | None:
    """The area that opens a sentence speaks for all of it: "In England, 12% … and 5% …", "Nationally, …"."""
    opening = re.match(r"(?:(?:in|for|across|within)\s(?:the\s)?)?([^,\d]{3,40}),", text, re.IGNORECASE)
    if opening is None or opening.end() > first.quantity.start:
        return None
    whole = any(len(mention.name) * 2 > len(opening[1]) for mention in find_areas(opening[1]))
    return area_beside(opening[1] + " ", "", place.area) if whole else None


def _confidence(label: str, known: Known, part: Part, unit: str) -> float:
    """Doubtful where the label says nothing of its own, a count names nothing that is counted, no period is known, or the
    sentence is a question, a supposition or a correction.
    """
    counted = part.quantity.kind is not UnitKind.COUNT or bool(part.quantity.unit_word) or counts_something(unit)
    sure = counted and known.period is not None and not _UNSURE.search(f"{part.lead}{part.tail}")
    return CONFIDENT if telling(label) and sure else DOUBTFUL
