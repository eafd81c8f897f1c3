"""Figures in sentences: levels ("Over 70 CMEs now operate"), changes ("increased by 12%"), pairs ("up from A to B").

In: a paragraph with its place. Out: observations. A number is bound to the words of its own clause, or to the subject of
its verb; one without words of its own ("… and £2.4m in 2022-23", "this compares with 68%") takes the measure of the
number it stands beside, in its sentence or the one before, or of the heading. What is left over stays text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.areas import find_areas
from corpus.figures.binding import area_beside, bound, counts_something, named_subject, unit_of
from corpus.figures.clauses import REACH, Part, parts_of, spread
from corpus.figures.labels import telling
from corpus.figures.places import UNDATED, Known, Place, meeting_day, year_of_publication
from corpus.figures.roles import Role, roles_of
from corpus.figures.speakers import said_in
from corpus.figures.statuses import is_named_plan, is_open, settled, status_of
from corpus.figures.subjects import subject_in, unit_in
from corpus.figures.threads import Thread
from corpus.figures.timing import Handed, bind_period, in_year, year_after
from corpus.figures.votes import votes_in
from corpus.models import Metadata, Observation, Status
from corpus.periods import PeriodKind, PeriodKnown, find_periods
from corpus.quantities import Quantity, UnitKind, find_quantities
from corpus.sentences import sentences

CONFIDENT, DOUBTFUL = 0.8, 0.5
PLANNED = (Status.TARGET, Status.FORECAST, Status.BUDGET, Status.DRAFT)
MAX_SENTENCE_CHARS = 1500
"""What runs on longer is no sentence: a list without line ends, a table that lost its columns."""
MAX_SURE_CHARS = 240
"""Longer sentences are too winding to be trusted with a number's measure."""
EXPECTED = (Status.FORECAST, Status.TARGET)
MAX_DATED_VALUE_CHARS = 80
_MEASURED = re.compile(
    r"\b(?:average|averag(?:ed|ing)|median|mean|typical(?:ly)?|longest|shortest|length of (?:stay|time)"
    r"|time (?:taken|to)"
    r"|waits?|waiting times?|turnaround|days? lost|delay(?:s|ed)?)\b[^.;:]{0,80}$|\b(?:was|were|is|are|stood at"
    r"|fell to|rose to)\s$",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\bthis (?:financial )?year\b|\bcurrent(?:ly)?\b", re.IGNORECASE)
MAX_JOIN_CHARS = 60
_OTHER_CLAUSE = re.compile(
    r"[;:]|,\s(?:and|but|which|while|whereas)|\b(?:while|whereas|but|compared?|comparing|compares|than|against|versus|and)\b"
)
_CONTENTS_LINE = re.compile(r"[^.:;£%()]{3,90}\s\d{1,3}")
""" "Leveraging partnerships 24": a line of a contents list with its page."""
_STOCK = re.compile(
    r"\b(?:reserves?|balances?|debts?|owed|arrears|holds?|stands? at|stood at|as (?:at|of))\b", re.IGNORECASE
)
_OVER_YEARS = re.compile(
    r"^[^.;]{0,90}\bover (?:the )?(?:next |coming )?(?:two|three|four|five|six|ten|\d+) years\b", re.IGNORECASE
)
""" "£4.5 million over three years" is of no single year."""
_POINTS_BACK = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*\.?|[a-z]\)|[ivx]+\.)\s+)?(?:(?:\S+\s+)?of (?:these|this|those|them|whom|which)|this"
    r"|that|these|those|they|it)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:this|that|these|those|of (?:these|this|those|them)|it|they)\b|\b(?:was|were|had|did|came|got|went"
    r"|\w{3,}ed)\b",
    re.IGNORECASE,
)
""" "438 came back": told of the time that the sentence before named; what is told in the present is not."""
_UNSURE = re.compile(
    r"\?\s*$|\b(?:if|could|might|suppose|imagine|for example|for instance|e\.g\.|should have (?:read|been|said)"
    r"|misprint"
    r"|(?:in|by) error|typing error|corrected|correction|slip of the pen|example)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:within|for|over|next|last|past|every|after|up to|least|than|the first|minimum of|maximum of"
    r"|in)\s+(?:the\s+)?"
    r"(?:next\s+|last\s+|past\s+)?$",
    re.IGNORECASE,
)


def read_paragraph(place: Place, start: int, end: int, before: Thread) -> tuple[list[Observation], Thread]:
    """The observations of the sentences between two offsets of the page, and the thread they hand on.

    The thread of the paragraph `before` is taken up only by one that points back ("Of them, 608 …").
    """
    text, found = place.page.text[start:end], list[Observation]()
    if _CONTENTS_LINE.fullmatch(text):
        return [], before
    thread = before if _POINTS_BACK.match(text) else Thread()
    for left, right in sentences(text):
        read = read_sentence(place, text[left:right], start + left, around=text, thread=thread)
        sure = [seen for seen in read if seen.confidence > DOUBTFUL]
        thread = thread.after(text[left:right], sure, place.document.metadata.kind)
        found += read
    return found, thread


def is_dated_value(text: str) -> bool:
    """Whether a line is a period and its value and no more: "2022/23: £1,864,596"."""
    return (
        len(text) < MAX_DATED_VALUE_CHARS and bool(figures_in(text)) and not telling(text) and bool(find_periods(text))
    )


def figures_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that may be figures: durations only where a duration is what is measured."""
    return spread(
        text,
        [
            quantity
            for quantity in find_quantities(text)
            if quantity.kind is not UnitKind.DURATION
            or is_measured(text[max(0, quantity.start - REACH) : quantity.start])
            or re.match(r"\s+on average\b", text[quantity.end :])
        ],
    )


def is_measured(before: str) -> bool:
    """Whether the words before a duration say that it is what is measured: "the average wait was", not "within"."""
    return bool(_MEASURED.search(before)) and not _LIMIT.search(before)


def read_sentence(place: Place, text: str, offset: int, *, around: str, thread: Thread) -> list[Observation]:
    """The observations of one sentence that starts at an offset of the page."""
    locator, speaker = place.locator(offset, offset + len(text)), thread.speaker_in(text, place.document.metadata.kind)
    text = said_in(text)
    quantities = figures_in(text) if len(text) <= MAX_SENTENCE_CHARS else ()
    if not quantities:
        return []
    parts, votes = parts_of(text, quantities), votes_in(text, quantities)
    opening_area, found = _opening_area(text, parts[0], place), list[Observation]()
    roles = roles_of(text, parts)
    taken = _of_earlier_values(parts, roles)
    host: Observation | None = None
    for position, (part, role) in enumerate(zip(parts, roles, strict=True)):
        beside = host if role is Role.RESTATED else thread.beside(part.quantity.kind, found)
        beside = beside or (found[-1] if found and role is not Role.LEVEL and role is not Role.RESTATED else None)
        vote = votes.get(position)
        measure, group, own = (vote, None, True) if vote else subject_in(place, part, role, thread, beside)
        status = Status.ACTUAL if vote else status_of(part, place.document.metadata, place.headings)
        barred = [span for span in taken if span[0] != part.quantity.end]
        known = meeting_day(place) if vote else _period(text, part, role, place, thread, beside, barred, status)
        named = named_subject(part, place.area) if beside is not None and not own else None
        area = area_beside(_around(part), part.after, place.area) or named or _same_clause(part, found) or opening_area
        unit = "votes" if vote else unit_in(part, measure, own, beside, thread, place)
        seen = bound(
            place,
            part.quantity,
            known,
            locator,
            measure=measure,
            group=group,
            unit=unit,
            wording="vote" if vote else f"sentence: {role}",
            confidence=CONFIDENT
            if vote
            else _confidence(measure, known, part, unit, own, status, place.document.metadata),
            aspect=beside.aspect if role is Role.RESTATED and beside else role.aspect,
            around=around,
            area=area or (beside.area if role is Role.RESTATED and beside else None),
            status=status if vote else settled(status, known, role.aspect, part, place.document.metadata),
            speaker=None if vote else speaker,
        )
        host = host if role in (Role.RESTATED, Role.EARLIER) and host else seen
        if seen is not None:
            scale = seen.scale_max or (beside.scale_max if beside and not own and seen.unit == "score" else None)
            found.append(replace(seen, scale_max=scale))
    return found


def _period(
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
        here = Known(now, PeriodKnown.RESOLVED) if _THIS_YEAR.search(text) else UNDATED  # not the year of the plan
    carried = thread.known if _GOES_ON.search(text) else None
    if carried and carried.period and carried.period.kind is PeriodKind.AS_AT and not _POINTS_BACK.match(text):
        carried = None
    flows = quantity.kind is UnitKind.GBP or role is Role.CHANGE
    if here.period and here.period.kind is PeriodKind.AS_AT and flows and not _STOCK.search(text):
        here = in_year(here)
    handed = Handed(here, carried, now, planned=status in PLANNED)
    known = bind_period(text, quantity.start, quantity.end, handed, role, barred)
    if known.how is not PeriodKnown.PRINTED and barred and role in (Role.LATER, Role.CHANGE):
        return year_after(text, barred[0]) or known
    elsewhere = area_beside(part.before, part.after, place.area) not in (None, place.area)
    if role is Role.EARLIER and known.period is None and elsewhere:
        return Known(beside.period, beside.period_known) if beside else handed.known
    return known


def _of_earlier_values(parts: tuple[Part, ...], roles: tuple[Role, ...]) -> list[tuple[int, int]]:
    """The spans right after the earlier values of pairs: a period there ("from 350 in 2022/23 to 378") is only theirs."""
    ends = [part.quantity.start for part in parts[1:]] + [len(parts[0].lead + parts[0].tail) + 999]
    return [
        (part.quantity.end, end) for part, role, end in zip(parts, roles, ends, strict=True) if role is Role.EARLIER
    ]


def _is_range(known: Known) -> bool:
    return known.period is not None and known.period.kind is PeriodKind.RANGE


def _around(part: Part) -> str:
    """The words before a number; before brackets those outside: "Kent handed back the most contracts (778)"."""
    if not part.bracketed or part.before.strip():
        return part.before
    return re.split(r"[,;:]\s|\d", part.lead[: max(part.lead.rfind("("), part.lead.rfind("["))])[-1]


def _same_clause(part: Part, found: list[Observation]) -> str | None:
    """The area of the number before, where nothing but a joining word parts the two."""
    joined = found and len(part.between) < MAX_JOIN_CHARS and not _OTHER_CLAUSE.search(part.between)
    return found[-1].area if joined else None


def _opening_area(text: str, first: Part, place: Place) -> str | None:
    """The area that opens a sentence speaks for all of it: "In England, 12% … and 5% …", "Nationally, …"."""
    opening = re.match(r"(?:(?:in|for|across|within)\s(?:the\s)?)?([^,\d]{3,40}),", text, re.IGNORECASE)
    if opening is None or opening.end() > first.quantity.start:
        return None
    whole = any(len(mention.name) * 2 > len(opening[1]) for mention in find_areas(opening[1]))
    return area_beside(opening[1] + " ", "", place.area) if whole else None


def _confidence(
    label: str, known: Known, part: Part, unit: str, own: bool, status: Status, metadata: Metadata
) -> float:
    """Doubtful where the label says nothing of its own, a count names nothing that is counted, no period is known, or the
    sentence is a question, a supposition or a correction.
    """
    counted = part.quantity.kind is not UnitKind.COUNT or bool(part.quantity.unit_word) or counts_something(unit)
    quantity = part.quantity
    nameless = (
        quantity.kind is UnitKind.COUNT
        and own
        and not counts_something(unit_of(quantity, " ".join(part.after.split()[:4])))
    )
    if nameless and (quantity.in_words or quantity.multiplier):
        return DOUBTFUL  # "and 138k for the roof": a number whose pound sign is lost, "two about a bathroom"
    if quantity.kind is UnitKind.GBP and _OVER_YEARS.search(part.tail) and not _is_range(known):
        return DOUBTFUL
    if len(part.lead) + len(part.tail) > MAX_SURE_CHARS or (status in EXPECTED and not is_named_plan(part)):
        return DOUBTFUL
    if is_open(part, known, status, metadata):
        return DOUBTFUL
    sure = counted and known.is_sure and not _UNSURE.search(f"{part.lead}{part.tail}")
    return CONFIDENT if telling(label) and sure else DOUBTFUL
