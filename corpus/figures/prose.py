"""Figures in sentences: levels ("Over 70 CMEs now operate"), changes ("increased by 12%"), pairs ("up from A to B").

In: a paragraph with its place. Out: observations. A sentence is cut at its numbers, each number gets its role, and from
its clause, what stands beside it and what came before it gets measure, unit, period, area, status and speaker. What
cannot be bound stays text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.figures.abreast import abreast
from corpus.figures.acting_areas import named_subject
from corpus.figures.apposed import is_apposed_change, is_measured_against
from corpus.figures.binding import bound
from corpus.figures.bracketed_times import is_dated
from corpus.figures.cell_units import UNKNOWN_COUNT
from corpus.figures.clauses import Part, parts_of
from corpus.figures.consultations import answers_ahead
from corpus.figures.counted_lines import is_contents_line
from corpus.figures.earlier_rows import with_earlier_rows
from corpus.figures.extreme_areas import area_of_extreme
from corpus.figures.fronted import listed_name, run_in_heading
from corpus.figures.in_turn import is_respective, respective
from corpus.figures.indicators import indicator_of
from corpus.figures.led_statuses import completes, status_under
from corpus.figures.measured import figures_in, is_dated_value
from corpus.figures.meetings import vote_of
from corpus.figures.nouns import is_bare, named_count, unit_in
from corpus.figures.numbers_in_doubt import exact_only, unparted
from corpus.figures.others_periods import at_another_place
from corpus.figures.parts_told import as_part, whole_told
from corpus.figures.places import UNDATED, UNKNOWN, Known, Place
from corpus.figures.planned_with import goes_on_listing, is_part_of_plan, planned_with
from corpus.figures.pointers import points_back, restates, splits, tells_part
from corpus.figures.promised_money import is_of_announcement
from corpus.figures.pronouns import with_nouns_for_one
from corpus.figures.roles import Role, aspect_beside, roles_of
from corpus.figures.sentence_areas import area_of, opening_area
from corpus.figures.sentence_periods import period_of
from corpus.figures.set_off import with_asides_bracketed
from corpus.figures.speakers import said_in
from corpus.figures.stances import is_earlier_forecast, is_of_now, proposes, settled
from corpus.figures.statements import statement_of
from corpus.figures.status_nouns import names_status
from corpus.figures.statuses import is_outturn
from corpus.figures.subjects import subject_in
from corpus.figures.tellings import Telling, whole_of
from corpus.figures.tenses import says_now
from corpus.figures.threads import Thread, compared_with
from corpus.figures.trust import DOUBTFUL, as_told, confidence_of, spans_years, trusted_name
from corpus.figures.votes import votes_in, with_noughts
from corpus.figures.words_around import with_words_around
from corpus.measures import stems
from corpus.models import Aspect, Locator, Observation, Status
from corpus.periods import PeriodKnown, find_periods
from corpus.quantities import UnitKind
from corpus.sentences import sentences

_OF_HOST = (Role.RESTATED, Role.EARLIER)
MAX_SENTENCE_CHARS = 1500
"""What runs on longer is no sentence: a list without line ends, a table that lost its columns."""
_OF_THAT = re.compile(r"\s*of (?:that|this|it)\b", re.IGNORECASE)


def read_paragraph(place: Place, start: int, end: int, before: Thread) -> tuple[list[Observation], Thread]:
    """The observations of the sentences between two offsets of the page, and the thread they hand on.

    The thread of the paragraph `before` is taken up only by one that points back ("Of them, 608 …").
    """
    text, found = place.page.text[start:end], list[Observation]()
    if is_contents_line(text):
        return [], before
    opening = text[slice(*next(iter(sentences(text)), (0, 0)))]
    thread = before if points_back(text) or tells_part(opening) else Thread()
    outer, named = place.headings, run_in_heading(text)
    place = replace(place, headings=(*outer, named) if named else outer)
    for left, right in sentences(text):
        told = place.told if place.told.headings != place.headings else replace(place.told, headings=outer)
        place = replace(place, told=replace(told.after(text[left:right], outer), headings=place.headings))
        read = read_sentence(place, text[left:right], start + left, around=text, thread=thread)
        sure = [seen for seen in read if seen.confidence > DOUBTFUL]
        thread = thread.after(text[left:right], sure, place.document.metadata.kind, read[:1])
        found += read
    return found, thread


def read_sentence(place: Place, text: str, offset: int, *, around: str, thread: Thread) -> list[Observation]:
    """The observations of one sentence that starts at an offset of the page."""
    locator, kind = place.locator(offset, offset + len(text)), place.document.metadata.kind
    speaker, said = thread.speaker_in(text, kind), with_asides_bracketed(with_nouns_for_one(said_in(text)))
    quantities = with_noughts(said, figures_in(said)) if len(said) <= MAX_SENTENCE_CHARS else ()
    if not quantities:
        return []
    parts, votes, run_on = parts_of(said, quantities), votes_in(said, quantities), unparted(said, quantities)
    telling, found = Telling(place, said, parts, roles_of(said, parts), thread), list[Observation]()
    host: Observation | None = None
    seen_at: dict[int, Observation] = {}
    subjects: list[Observation] = []  # what only describes another number is no subject of the words that follow
    for position, (part, role) in enumerate(zip(parts, telling.roles, strict=True)):
        of_earlier = part.bracketed and found and telling.roles[position - 1] is Role.EARLIER
        same = found[-1] if of_earlier else host  # "up from 2,480 (27%)"
        is_against = is_measured_against(part) and host is not None and part.quantity.kind is not UnitKind.GBP
        beside = (
            same
            if role is Role.RESTATED or is_against
            else thread.beside(part.quantity.kind, subjects or found, bare=is_bare(part))
        )
        if role is Role.EARLIER and not (subjects or found) and is_bare(part):
            beside = thread.compared(part.quantity.kind, part.quantity.value) or beside
        beside = beside or (found[-1] if found and role not in (Role.LEVEL, Role.RESTATED) else None)
        # "rose by 9% to 4,318", "and concerns by 41% at 3,010"
        if (role is Role.LATER or part.between == " at ") and telling.roles[position - 1] is Role.CHANGE:
            beside = found[-1] if found and found[-1].aspect is Aspect.CHANGE else None
        row = abreast(telling, position, subjects) if position not in votes else None
        if position in votes:
            seen = vote_of(place, part.quantity, votes[position], locator, around)
        else:
            seen = _observe(telling, part, role, (row and row.beside) or beside, found, locator, around)
        seen = row.told(seen) if row and seen else seen
        whole = whole_told(telling, position, seen_at) if seen else None
        seen = as_part(part, seen, whole) if seen and whole else seen
        host = host if host and (role in _OF_HOST or part.bracketed or is_measured_against(part)) else seen
        if seen is not None and part.quantity in run_on:
            seen = replace(seen, confidence=min(seen.confidence, DOUBTFUL))
        if seen is not None:
            seen_at[position] = seen
            found.append(replace(seen, speaker=speaker if position not in votes else None))
            subjects += found[-1:] if not part.describes else []
    return with_earlier_rows(telling, exact_only(found), list(seen_at))


def _observe(
    telling: Telling,
    part: Part,
    role: Role,
    beside: Observation | None,
    found: list[Observation],
    locator: Locator,
    around: str,
) -> Observation | None:
    place, metadata = telling.place, telling.place.document.metadata
    indicator = indicator_of(part, place)
    role = Role.LEVEL if indicator and not found else role  # "better than the England average (12.8)"
    told_as = Role.LEVEL if role is Role.SHARE else role
    restated = beside if role is Role.RESTATED else None
    measure, group, own = subject_in(place, part, told_as, telling.thread, beside, found)
    unit = unit_in(part, measure, own, beside, telling.thread, place)
    if indicator:
        (measure, unit), group = indicator, None
        part = replace(part, quantity=replace(part.quantity, unit_word=unit))
    measure, group, shared = (
        named_count(part, measure, group, unit)
        if own and role is Role.LEVEL and not listed_name(part)
        else (measure, group, False)
    )
    said = status_under(part, metadata, place.headings, place.lead)
    says_own = role is Role.RESTATED and names_status(part.inside)  # "£612.4m (2024-25 budget: £641.2m)"
    again = role is Role.RESTATED and not says_own and not says_now(part.inside)
    taken = beside if beside and (again or is_part_of_plan(telling, part, said, unit, beside)) else None
    if said is Status.ACTUAL:
        taken = planned_with(part, role, beside, found) or taken
    if restates(telling.text) and telling.thread.leads and telling.thread.leads[-1].unit != unit:
        taken = telling.thread.leads[-1]  # "That is 7.9% of the budget"
    if said is Status.ACTUAL and telling.thread.leads and _OF_THAT.match(part.after):
        taken = telling.thread.leads[0]  # "The budget is £268m, up from £250m. Adult social care is £104m of that"
    if role is Role.EARLIER and beside and beside.status is Status.FORECAST and is_earlier_forecast(part):
        said = Status.FORECAST
    if said is Status.ACTUAL and not is_outturn(part):
        taken = taken or whole_of(telling, part) or (beside if is_apposed_change(part) and found else None)
    said = taken.status if taken else said
    known = period_of(
        telling,
        part,
        told_as,
        compared_with(found, beside, telling.thread.leads) if role is Role.EARLIER else beside,
        said,
    )
    if (
        taken
        and taken.period
        and taken.status is not Status.ACTUAL
        and (splits(telling.text) or _OF_THAT.match(part.after))
        and not find_periods(telling.text, partial=True)
    ):
        known = Known(taken.period, PeriodKnown.RESOLVED)  # "It includes an extra £1.1m": of the year of the whole
    is_aside = part.bracketed and bool(found) and is_dated(part.inside, part.after)
    compared = role is Role.EARLIER or (is_aside and not says_own and found[-1].period != known.period)
    known = (
        UNDATED
        if answers_ahead(part, known, place.document) or spans_years(part, known) or is_of_announcement(part, known)
        else known
    )
    status = settled(said, known, role.aspect, part, metadata, is_beside=compared and not is_earlier_forecast(part))
    is_put = status is Status.DRAFT and proposes(metadata.title) and not is_of_now(telling.text)
    named = named_subject(part, place) if beside is not None and not own else None
    known = at_another_place(known, beside, found, place.area) if named else known
    area = area_of(part, place, found, opening_area(telling.text, telling.parts[0], place), named)
    is_told = completes(part, place.lead) or any(
        one is not None and one.confidence > DOUBTFUL for one in (taken, goes_on_listing(part, found))
    )
    own_words = measure
    if role is Role.LEVEL:
        measure = with_words_around(part, measure or statement_of(part), group, place, locator.quote, around)
    unit = unit or (UNKNOWN_COUNT if part.quantity.kind is UnitKind.COUNT else "")
    seen = bound(
        place,
        part.quantity,
        known if known.is_sure else UNKNOWN,
        locator,
        measure=measure,
        group=group or None,
        unit=unit,
        wording=f"sentence: {role}",
        confidence=confidence_of(
            trusted_name(measure, group or "", own=own, joined=shared or restated is not None),
            known,
            part,
            unit,
            own and not shared and not is_dated_value(telling.text),
            None if is_told else status if is_put or status is Status.ACTUAL else said,
            metadata,
        ),
        aspect=aspect_beside(role, part, restated or (found[-1] if found else None)),
        around=around,
        area=area or area_of_extreme(measure) or (restated.area if restated else None),
        status=status,
    )
    unsorted = is_respective(telling.text) and respective(telling, part) is None
    of_before = restated is not None and restated.confidence <= DOUBTFUL
    if seen is not None and (part.names_known or unsorted or of_before):
        seen = replace(seen, confidence=min(seen.confidence, DOUBTFUL))
    seen = as_told(seen, by_words_around=measure != own_words)
    if seen is None or seen.unit != "score" or seen.scale_max:
        return seen
    own_scale = _scale_of(seen, (*telling.thread.told, *found)) if beside is None or own else beside.scale_max
    return replace(seen, scale_max=own_scale)


def _scale_of(seen: Observation, told: Sequence[Observation]) -> Decimal | None:
    """The scale of a score that goes on comparing what was told: "19.0 out of 24. The score for England was 19.1"."""
    last = next((one for one in reversed(told) if one.unit == "score"), None)
    if last is None or last.scale_max is None or seen.value is None or seen.value > last.scale_max:
        return None
    own_words = {*stems(seen.measure)} - {*stems(seen.area or "")} - {*stems("average score")}
    return last.scale_max if own_words <= {*stems(last.label)} else None
