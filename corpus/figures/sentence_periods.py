"""The period of a number as its sentence, the one before and its place tell it together.

In: a number's part and role, what stands beside it, the thread and the place. Out: a period with how it is known.
`timing` reads the sentence; here it is decided what is handed to it: the year of a plan is not that of what happened,
money told on a day is of the year, and only what goes on telling takes up the period of the sentence before.
"""

from __future__ import annotations

import re

from corpus.figures.apposed import is_measured_against
from corpus.figures.clauses import Part
from corpus.figures.compared_times import of_what_is_compared
from corpus.figures.in_turn import SAME_YEARS, in_turn, respective
from corpus.figures.long_times import end_of, over_years, spanned, year_of_several
from corpus.figures.others_periods import year_after
from corpus.figures.own_periods import waits_for_opening
from corpus.figures.places import (
    ONCE,
    UNDATED,
    UNKNOWN,
    Known,
    document_period,
    plan_period,
    published,
    year_of_publication,
)
from corpus.figures.planned_years import end_of_plan, planned_year, set_ahead
from corpus.figures.pointers import points_back
from corpus.figures.promised_money import is_pledged
from corpus.figures.report_times import (
    TO_DATE,
    ahead,
    foretells,
    is_beyond,
    is_of_day,
    is_of_month,
    is_of_plan,
    is_of_year,
    is_of_year_begun,
    is_state_of_edition,
    is_told_ahead,
)
from corpus.figures.resolved_periods import Handed, in_year, until
from corpus.figures.roles import FORMERLY, Role
from corpus.figures.section_times import survey_year, tells_of_forms
from corpus.figures.sentence_areas import area_beside
from corpus.figures.stances import compares_forecasts
from corpus.figures.tellings import Telling, reach_of, told_again, whole_of
from corpus.figures.tenses import (
    is_past,
    is_told_later,
    opens_with_pointer,
    says_now,
    tells_capacity,
    tells_now,
    tells_state,
)
from corpus.figures.threads import EARLIER
from corpus.figures.timing import bind_period
from corpus.figures.told_days import is_over, is_to_come, told_by
from corpus.figures.told_times import told_time
from corpus.figures.year_parts import is_short
from corpus.models import Aspect, DocumentKind, Observation, Status
from corpus.periods import Period, PeriodKind, PeriodKnown, find_periods
from corpus.quantities import UnitKind

AGREED = (Status.BUDGET, Status.DRAFT)
PLANNED = (Status.TARGET, Status.FORECAST, Status.BUDGET, Status.DRAFT)
_THIS_YEAR = re.compile(r"\bthis (?:financial )?year\b|\bcurrent(?:ly)?\b", re.IGNORECASE)
_YEAR_TO_DATE = re.compile(r"\b(?:(?:in|for|over) the )?(?:financial )?year(?:[- ]to[- ]date| so far)\b", re.IGNORECASE)
_IN_THE_YEAR = re.compile(
    r"\b(?:in|during|over|across|throughout) the year\b(?! (?:to|ended|ending|before|from|after|20))", re.IGNORECASE
)
_STOCK = re.compile(
    r"\b(?:reserves?|balances?|debts?|owed|arrears|holds?|stands? at|stood at|as (?:at|of))\b", re.IGNORECASE
)
_AGAINST = re.compile(r"\bagainst\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\bso far this year\b|\bthis year (?:so far|to date)\b", re.IGNORECASE)
""" "1,240 so far this year, compared with 2,487 in 2023-24": of no year that is over."""
_ARE = re.compile(r"\s(?:[\w-]+\s){0,3}(?:is|are)\b", re.IGNORECASE)
_YEAR_EARLIER = re.compile(r"(?:a|one|twelve|12) (?:year|months) (?:earlier|before|ago|previously)\b", re.IGNORECASE)
_FORETOLD = re.compile(
    r"\bat (?:the end of )?(?:quarter|period|month|[qpm])\s?(?:\d|one|two|three|four)\b(?:[^.;]|\.\d){0,90}"
    r"\b(?:had|was|were) (?:been )?(?:forecast(?:ed)?|projected|predicted|anticipated|estimated|expected)\b",
    re.IGNORECASE,
)
""" "At Quarter 3 an overspend of £4.1m had been forecast": for the year."""


def _goes_on(telling: Telling, part: Part) -> bool:
    """Whether a number goes on telling what the sentence before told: it points back, or is told of the same time.

    "438 came back" goes on from "In January we sent …"; what is told of now ("49 are rated Good") does not.
    """
    if is_told_later(telling.text, 0, 0, part.quantity.start):
        return False
    if is_past(telling.text, part.quantity.start):
        return True
    is_now = tells_now(telling.text, part.quantity.start) or _ARE.match(telling.text, part.quantity.end)
    return opens_with_pointer(telling.text) and not is_now


def period_of(telling: Telling, part: Part, role: Role, beside: Observation | None, status: Status) -> Known:
    """The period of a number of a sentence."""
    is_plan = part.bracketed and status in PLANNED and not says_now(part.inside)
    if is_plan and beside and beside.period and not find_periods(f"{part.inside} | {part.after}", partial=True):
        return Known(beside.period, beside.period_known)  # "62% in 2023-24 (target: 65%)"
    told = respective(telling, part) or _told_beside(telling, part, role, beside)
    known = told or _told_here(telling, part, role, beside, status)
    return set_ahead(telling.text, known) if status in AGREED and part.quantity.kind is UnitKind.GBP else known


def _told_beside(telling: Telling, part: Part, role: Role, beside: Observation | None) -> Known | None:
    """The period of a number that has that of a figure beside or before it; None where the sentence must tell it."""
    own = f"{part.inside} | {part.after}" if part.bracketed else ""
    text, dated = telling.text, find_periods(f"{_AGAINST.split(part.between)[-1]} | {own}", partial=True)
    is_now = part.bracketed and says_now(part.inside) and not any(each.period for each in find_periods(own))
    of_untold = role is Role.RESTATED and beside is not None and beside.wording == EARLIER and beside.period is None
    if is_now or (of_untold and not dated):
        return UNKNOWN  # "£22.50 from April (currently £21.10)", "down from 5.1% (101 people)": of a time not told
    measured = is_measured_against(part) and part.quantity.kind is not UnitKind.GBP
    again = role is Role.RESTATED and beside is not None and beside.period is not None
    if beside and ((measured and not dated) or (again and (not dated or beside.aspect is Aspect.CHANGE))):
        return Known(beside.period, beside.period_known)  # "74, against a plan of 65", "15 more than before (6%)"
    if role is Role.EARLIER and FORMERLY.search(part.near) and not find_periods(part.after, partial=True):
        return ONCE
    whole = whole_of(telling, part)
    if whole and whole.period and not dated:
        return Known(whole.period, PeriodKnown.RESOLVED)
    if SAME_YEARS.search(text):
        return in_turn(telling, part)
    if role is Role.CHANGE:
        return None
    return told_time(text, part, (*telling.thread.leads, *telling.thread.told), beside)


def _told_here(telling: Telling, part: Part, role: Role, beside: Observation | None, status: Status) -> Known:
    """The period of a number that its sentence tells, else its place."""
    place, text, quantity = telling.place, telling.text, part.quantity
    barred = telling.of_earlier_values(part)
    handed = _handed(telling, part, role, status)
    known = end_of(bind_period(text, *telling.span_of(part), handed, role, barred), role, text)
    is_going_on = _SO_FAR.search(telling.text[quantity.end :].split(",")[0]) and is_over(known, place.document.metadata)
    if known.how is not PeriodKnown.PRINTED and (is_going_on or waits_for_opening(text)):
        return UNDATED
    if known.how is not PeriodKnown.PRINTED and barred and role in (Role.LATER, Role.CHANGE):
        return year_after(text, barred[0]) or known
    last = end_of_plan(f"{place.lead} {text}", place.document.metadata.title) if status in PLANNED else None
    if last and known.how is not PeriodKnown.PRINTED:
        return Known(last, PeriodKnown.RESOLVED)
    elsewhere = area_beside(part.before or part.between, part.after, place) not in (None, place.area)
    if status in PLANNED and is_told_ahead(part, known, place):
        return ahead(text, place)
    if role is Role.EARLIER and elsewhere and (now := of_what_is_compared(telling, part)):
        return now
    if role is Role.EARLIER and known.period is None and elsewhere:
        return Known(beside.period, beside.period_known) if beside else handed.known
    known = spanned(text, part, role, year_of_several(reach_of(telling, part), known))
    return _of_survey(over_years(text, quantity.start, quantity.kind, role, known, handed), telling)


def _handed(telling: Telling, part: Part, role: Role, status: Status) -> Handed:
    place, text = telling.place, telling.text
    now, carried = year_of_publication(place.document), telling.thread.known_for(text)
    here = _inherited(telling, part, status)
    stands = tells_state(text) and not find_periods(text, partial=True) and is_beyond(here, carried)
    is_count = part.quantity.kind is UnitKind.COUNT
    is_capacity = tells_capacity(text, part.quantity.start)
    if status is Status.ACTUAL and is_count and (is_capacity or is_state_of_edition(here, text, part.quantity.start)):
        here = UNDATED
    if status is Status.ACTUAL and is_of_plan(here, place, part.quantity.kind):
        here = Known(now, PeriodKnown.RESOLVED) if now and _THIS_YEAR.search(text) else UNDATED
    again = told_again(telling) if status is not Status.TARGET else None  # what is aimed at is yet to come
    earlier = _YEAR_EARLIER.match(text) or (len(telling.parts) == 1 and _YEAR_EARLIER.search(text))
    sums_up = part.quantity.kind in (UnitKind.GBP, UnitKind.DURATION) and is_of_year(here)
    of_another = is_of_day(carried) or (sums_up and carried is not None and is_of_month(carried))
    of_another = of_another and not (points_back(text) or stands or earlier)
    ahead_of_it = carried is not None and status is Status.ACTUAL and is_to_come(carried, place.document.metadata)
    if again is None and (not _goes_on(telling, part) or of_another or ahead_of_it):
        carried = None  # nor has what happened been of a year that is still to come
    flows = part.quantity.kind is UnitKind.GBP or role is Role.CHANGE
    if part.quantity.kind is UnitKind.GBP and is_of_year_begun(here, now) and not is_past(text, part.quantity.start):
        here = Known(now, PeriodKnown.RESOLVED)
    of_a_year = part.quantity.kind is UnitKind.GBP and (is_of_month(here) or foretells(part))
    if (of_a_year or (is_of_day(here) and flows)) and not _STOCK.search(text):
        so_far = part.quantity.kind is UnitKind.GBP and TO_DATE.search(text) is not None
        here = until(here) if so_far else in_year(here)
    if role in (Role.LEVEL, Role.CHANGE) and _YEAR_TO_DATE.search(text) and here.period and is_short(here.period):
        here = until(here)
    foretold = part.quantity.kind is UnitKind.GBP and _FORETOLD.search(text) is not None
    return Handed(
        here,
        again or carried,
        now,
        planned=(status in PLANNED and not is_pledged(part) and (role is not Role.EARLIER or compares_forecasts(part)))
        or foretold,
        priced=part.quantity.kind is UnitKind.GBP,
        published=published(place.document),
        told_by=told_by(place.document.metadata, place.headings),
        is_target=status is Status.TARGET,
        looks_back=role is Role.LEVEL and here.how is PeriodKnown.DOCUMENT and is_over(here, place.document.metadata),
        is_stock=_STOCK.search(text) is not None
        or (part.quantity.kind is not UnitKind.GBP and role is not Role.CHANGE),
        past=is_past(text, part.quantity.start),
        spoken=place.document.metadata.kind is DocumentKind.MINUTES,
    )


def _inherited(telling: Telling, part: Part, status: Status) -> Known:
    """What the place hands down: its survey's year for what people answered, not for money, nor for what is now."""
    kind = part.quantity.kind
    told_on = _goes_on(telling, part)
    answered = kind in (UnitKind.PERCENT, UnitKind.SCORE) or (told_on and kind is not UnitKind.GBP)
    if (
        _IN_THE_YEAR.search(telling.text)
        and telling.place.told.survey
        and is_of_year(whole := document_period(telling.place.document))
    ):
        return whole  # a survey in January lends its time to what people answered, not to what the year brought
    plan = plan_period(telling.place.document) if status in PLANNED else None
    if plan and telling.place.inherited(planned=True) == document_period(telling.place.document):
        return plan
    known = telling.place.inherited(asked=answered, goes_on=told_on, planned=status in PLANNED)
    agreed = planned_year(telling.place.document) if status in AGREED and not known.is_given else None
    return Known(agreed, PeriodKnown.DOCUMENT) if agreed and kind is not UnitKind.DURATION else known


def _year_of_survey(telling: Telling) -> Period | None:
    """The year of a document that is a survey, in a sentence that tells of its forms or goes on from one."""
    document = telling.place.document
    year = document_period(document)
    is_survey = document.metadata.kind is DocumentKind.SURVEY and year.how is PeriodKnown.DOCUMENT
    return year.period if is_survey and (tells_of_forms(telling.text) or telling.thread.known) else None


def _of_survey(known: Known, telling: Telling) -> Known:
    """In a section of a survey the month in which its forms went out, or came back, stands for the survey's year."""
    asked = telling.place.told.survey or _year_of_survey(telling)
    if known.period is None or asked is None or known.period == asked or not asked.contains(known.period):
        return known
    if known.period.kind is PeriodKind.AS_AT:
        return known
    of_forms = known == telling.thread.known or survey_year(telling.text) == asked or tells_of_forms(telling.text)
    return Known(asked, PeriodKnown.RESOLVED) if of_forms else known
