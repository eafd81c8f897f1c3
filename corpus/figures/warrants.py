"""Whether the words of a number are enough for the status that it was given, or its paper leaves that open.

In: a part of a sentence, its status, its period, its document. Out: yes or no; what is open is kept and marked.
"""

from __future__ import annotations

import re

from corpus.figures.budgets import is_budgeted
from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed
from corpus.figures.participles import status_behind
from corpus.figures.places import Known
from corpus.figures.stances import (
    compares_forecasts,
    is_about_gap,
    is_price,
    of_its_kind,
    proposes,
)
from corpus.figures.status_nouns import names_status
from corpus.figures.statuses import around, is_aimed_at, is_outturn, is_supposed
from corpus.figures.told_days import is_over, is_to_come
from corpus.models import DocumentKind, Metadata, Status
from corpus.periods import PeriodKnown
from corpus.quantities import UnitKind

_TELLS: dict[Status, tuple[Mood, ...]] = {
    Status.FORECAST: (Mood.EXPECTED, Mood.BECOMES),
    Status.TARGET: (Mood.WANTED, Mood.WILL, Mood.PLANNED),
}
"""The moods that are enough to tell an expectation."""
DIRECT_OBJECT_WORDS = 4
"""Further from "will", a number is rather an attribute of its object than what is promised."""
_PLANNING = re.compile(
    r"\bbudgets?\b(?! survey)|\bspending plans\b|\bfinanc\w+\b|\bforecast\b|\bmedium[- ]term\b|\bsavings\b"
    r"|\bcapital programme\b"
    r"|\bprecept\b|\bcouncil tax\b|\bcharging\b|\bfees\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s*(?:an?|per|each|every)\s(?:person |head )?(?:hour|night|day|week|month|visit|session)", re.IGNORECASE
)
_RATED = re.compile(r"\b(?:hourly|daily|nightly|weekly|monthly|unit|band [a-h])\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|these|those|all)\s+$", re.IGNORECASE)
_TAX = re.compile(r"\b(?:council tax|precept|fees|charges|rates)\b", re.IGNORECASE)
_SIGNED = re.compile(r"[+−–-]£")
_GAP = re.compile(r"\bgaps?\b", re.IGNORECASE)
_OF_SIZE = re.compile(r"\b(?:gap|shortfall|deficit)\b(?: (?:for|in|of) (?:the )?[\w ]{1,30})? of\s*$", re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|every)\s*$", re.IGNORECASE)
_TAXED = re.compile(r"\b(?:council tax|precept|band [a-h]|tax bills?|your bill)\b", re.IGNORECASE)
_COSTS = re.compile(r"\bcosts\s*$", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:council tax|precept|budget\w*|spen[dt]\w*|costs?|fees?|savings?|income|fund(?:s|ed|ing)|grants?|prices?"
    r"|pay)\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"\b(?:(?:dis)?agree[ds]?|support(?:s|ed)|oppose[sd]?|prefer(?:s|red)?|said|told|felt|answered|responded)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:grant|fund|settlement|award)\b[^.;:]{0,40}\s(?:is|are|was|were|comes to|totals)\s", re.IGNORECASE
)
""" "The market grant for 2024/25 is £3.4m: £2.8m goes on fees": what others gave is no plan."""
_FEES = re.compile(r"\b(?:fees|charges|charging|rates|prices|tariffs?)\b", re.IGNORECASE)
_CHARGED = re.compile(
    r"\b(?:charges?|fees?|costs?|prices?|rates?|limits?|allowances?|contributions?)\b[^.;:]{0,40}"
    r"\s(?:is|are|stands? at)\s$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[a-z)]\s?[-–—:]\s$", re.IGNORECASE)
_BUT_FOR = re.compile(r"\b(?:without|but for)\b(?:(?!\bwould\b|\bwill\b)[^,;]){0,120}$", re.IGNORECASE)
_THOUGHT = re.compile(r"\b(?:thought|believed|expected|estimated)\b", re.IGNORECASE)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)


def is_told(part: Part, status: Status, metadata: Metadata) -> bool:
    """Whether the number's own clause or verb gives the status that it has, not only a word somewhere before it."""
    verb = governed(part)
    if status_behind(part) or names_status(f"{part.before} {part.after}"):
        return True
    if verb.mood is Mood.WOULD:  # minutes put "will" as "would"
        reported = metadata.kind is DocumentKind.MINUTES or part.quantity.kind is UnitKind.GBP
        # what "without the 1,046 people who" and "how a gap would be met" count is there
        is_stated = _BUT_FOR.search(part.lead) or verb.is_subject
        return not is_stated and (is_supposed(part) or _THOUGHT.search(part.main) is not None or not reported)
    if status is Status.FORECAST and is_about_gap(part.before) and _OF_SIZE.search(part.before):
        return True  # "the council will bridge a potential funding gap for the coming year of £21.4m"
    if verb.mood is Mood.WILL and verb.reach > DIRECT_OBJECT_WORDS:
        return False
    if verb.is_subject and part.quantity.kind is not UnitKind.GBP and verb.mood is not Mood.BECOMES:
        return False  # "72 flats are due to open" are counted already, "30 beds will follow" are not
    if _may_be_so(part):
        return False
    planned_gap = around(part) is Status.BUDGET and of_its_kind(Status.BUDGET, part.clause) is status
    aimed = status is Status.TARGET and is_aimed_at(part)
    if compares_forecasts(part) and status is Status.FORECAST and verb.mood in (Mood.PRESENT, None):
        return True  # "the forecast is down from £7.4m to £6.1m"
    return aimed or is_budgeted(part) or planned_gap or verb.mood in _TELLS.get(status, ())


def _may_be_so(part: Part) -> bool:
    """Whether a number of what is to come may be there already, or decided."""
    verb, kind = governed(part), part.quantity.kind
    if kind is UnitKind.COUNT and _ALL.search(part.before):
        return True  # "all 23 practices will have a lead": the practices are there
    if kind is UnitKind.COUNT and not verb.is_subject and _THE.search(part.before):
        return True  # "we will halve the 340 people waiting"
    if kind is UnitKind.PERCENT and _TAX.search(part.main) and verb.mood in (Mood.WILL, Mood.BECOMES):
        return True  # "council tax will rise by 4.99%"
    return _RATE.match(part.after) is not None and verb.mood is Mood.BECOMES  # "fees will be £812 a week"


def is_open(  # noqa: PLR0911 - each return is a reason of its own
    part: Part, known: Known, status: Status, metadata: Metadata
) -> bool:
    """Whether money in a paper about plans is told without a word of whether it was spent, planned or expected.

    What is so is so, but for a sum of a year that is not over: "together the two raise £4.2m" is a plan, "the average
    placement costs £1,012 a week" is a fact.
    """
    kind, mood = part.quantity.kind, governed(part).mood
    if status is Status.ACTUAL and kind is not UnitKind.GBP and mood is Mood.PRESENT and is_to_come(known, metadata):
        return True  # "9 have one today" beside what will be "by April 2026"
    planning = _PLANNING.search(metadata.title) is not None
    if status is not Status.ACTUAL or kind not in (UnitKind.GBP, UnitKind.PERCENT):
        return False
    if mood is None and _SIGNED.match(part.quantity.printed) and not is_outturn(part):
        return True  # "Older people (+£2.77m)": forecast or come to pass
    undated = known.period is None or known.how is PeriodKnown.PUBLISHED  # its day is nobody's period
    over = is_over(known, metadata) and not undated
    if _GAP.search(part.before) and undated:
        return True  # "when work on the budget began we faced a gap of £17.4m"
    to_come = is_to_come(known, metadata) and not is_price(part.quantity)
    if (undated or to_come) and _TAXED.search(f"{part.lead}{part.tail}"):
        return mood is not Mood.PAST  # a tax that was set for a year to come: a fact to some, a budget to others
    if is_about_gap(part.before) and is_to_come(known, metadata):
        return False  # "without new grant there is a shortfall of £1.1m in 2025/26": what else but foreseen
    if mood is Mood.MAY or (compares_forecasts(part) and not is_about_gap(part.clause) and not is_outturn(part)):
        return True  # "the forecast was an overspend, so things have got better by £0.9m"
    if mood is Mood.PAST and _WOULD.search(part.main):
        return True  # "council tax would rise, of which 2% was for care"
    if over:
        return False
    if kind is UnitKind.PERCENT and (_ANSWERS.search(part.after) or not _MONEY.search(f"{part.main}{part.after}")):
        return False  # "a response rate of 28%", "51% agreed with the fee"
    is_rate = _RATE.match(part.after) is not None or _RATED.search(part.before) is not None
    is_sum = kind is UnitKind.GBP and not is_rate and not _GIVEN.search(part.lead)
    bought = is_price(part.quantity) and (mood is Mood.BECOMES or _COSTS.search(part.before) is not None)
    is_paid = is_rate and mood is Mood.PRESENT
    is_decided = (is_paid or (bought and not _RATE.match(part.after))) and not proposes(
        metadata.title
    )  # "from April it is £25.10 an hour"
    is_so = (mood is Mood.PRESENT or (mood is None and is_rate)) and not (is_sum or is_to_come(known, metadata))
    priced = is_price(part.quantity) or (not part.quantity.multiplier and _FEES.search(metadata.title) is not None)
    ends = not part.tail.strip(" .") and not part.before.rstrip().endswith(("£", "+"))
    is_listed = mood is None and (_LISTED.search(part.lead) is not None or ends)
    is_charged = mood is Mood.PRESENT and _CHARGED.search(part.main) is not None
    is_price_list = priced and (is_listed or is_charged) and not proposes(metadata.title)
    is_so = is_so or is_price_list  # "Home care per hour - £23.00" on a page of fees
    happened = mood in (Mood.PAST, Mood.HAS, Mood.BE) or is_outturn(part)
    return planning and not (is_so or is_decided or happened)
