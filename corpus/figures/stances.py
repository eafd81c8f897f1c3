"""Where a document stands in time: what lies after its day can only be planned, and a proposal plans nothing yet.

In: a document's kind, title, day and period, and the status that a number's own words give. Out: the status that is
left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.figures.clauses import Part
from corpus.figures.moods import Mood, governed
from corpus.figures.participles import status_behind
from corpus.figures.places import Known, is_a_plans
from corpus.figures.told_days import AT_ONCE, TIME_TO_PUBLISH, is_over, is_to_come, starts_after, told_by
from corpus.models import Aspect, DocumentKind, Metadata, Observation, Status
from corpus.periods import Period, PeriodKind, PeriodKnown
from corpus.quantities import Quantity, UnitKind

_PROPOSES = re.compile(
    r"\bconsultation\b|\bproposals?\b|\bproposed\b|\bdraft\b|\boptions\b|\bhave your say\b|\bhelp us set\b",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"\b(?:gaps?|shortfalls?|deficits?|pressures?|variances?|(?:over|under)(?:spend|spent|spending|spends))\b"
    r"|\b(?:need|needs|have|has|left) to find\b",
    re.IGNORECASE,
)
DISPOSED = re.compile(
    r"\b(?:underspen(?:d|ding|t)|overspen(?:d|ding|t)|shortfall|surplus|deficit|balance|gap)\b(?:[^.;]|\.\d){0,60}?"
    r"\b(?:will be|has been|have been|is being|is|was|(?:is|are) to be)\s(?:\w+\s)?"
    r"(?:used|carried|transferred|returned|added|moved|put|met|built|repaid|covered|funded)\b",
    re.IGNORECASE,
)
""" "The underspend of £14,500 will be used in 2024/25": what becomes of it dates and plans not the sum itself."""
_WHOLE_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_MISSED = re.compile(
    r"\b(?:over|under)(?:spend|spent|spending)\b|\bvariance\b|\bpressures?\b|\b(?:over|under|above|below)"
    r" (?:the |its )?budget\b|\b(?:against|over|under|within|above"
    r"|below) (?:the |its |a )?(?:\w+ )?(?:budget|target|forecast)\s*$",
    re.IGNORECASE,
)
_REPORTED_GAP = re.compile(
    r"\b(?:gap|shortfall|deficit|pressure|overspend)\b[^.;]{0,60}\b(?:was|were|stood|had been)\b", re.IGNORECASE
)
""" "In December the gap for 2026/27 was reported as £5.9m": told in the past of what is to come."""
_REPORTED = re.compile(
    r"[^.;,\d]{0,20}\b(?:(?:previously|last|originally|first) (?:reported|forecast|predicted|projected)|reported"
    r"|forecast|(?:at|in) (?:the )?(?:quarter|month|period|last report|previous report|q\d))",
    re.IGNORECASE,
)
EXPECTED = (Status.FORECAST, Status.TARGET)
_FORECAST = re.compile(r"\bforecasts?\b|\bprojections?\b|\bestimates?\b", re.IGNORECASE)
_TARIFF = re.compile(
    r"\b(?:an?|per|each) (?:hour|night|day|week|month|visit)\b"
    r"(?! (?:services?|centres?|care|shifts?|teams?|trips?|of)\b)"
    r"|\b(?:hourly|weekly|daily) \w+|\bband [a-h]\b"
    r"|\bbasic amount of council tax\b",
    re.IGNORECASE,
)
_TO_THE_PENNY = re.compile(r"\.\d\d$")
_MADE = re.compile(r"\b(?:delivered|achieved|made|realised|secured|to date)\b", re.IGNORECASE)
_OF_NOW = re.compile(r"\b(?:now|currently|today|at present|at the moment|this year|already)\b", re.IGNORECASE)
_APPOSED = re.compile(r"(?:at|of|by)?")
""" "Residential care is the largest pressure, at £1.4m"."""
_OF_MANY = re.compile(r"\s(?:of )?(?:(?:the|all|these|those|our) )?(?!savings|reserves|costs|grants|fees)[a-z]{4,}s\b")
_SO_FAR = re.compile(r"\b(?:so far|to date|year[- ]to[- ]date)\b", re.IGNORECASE)
_BUDGET = re.compile(r"\bbudget\b(?! (?:monitoring|survey|consultation|outturn))", re.IGNORECASE)
OPEN = 0.5
"""The confidence of what may be planned or only asked for."""
_STANDS = re.compile(r"\b(?:reserves?|balances?|debt|gap|still to find)\b", re.IGNORECASE)
_SAVING = re.compile(r"\bsavings?\b", re.IGNORECASE)


def is_of_now(text: str) -> bool:
    """Whether a sentence speaks of the present: "this year 58% is funded from council tax"."""
    return _OF_NOW.search(text) is not None


def proposes(*texts: str) -> bool:
    """Whether titles or headings say that what stands below is not yet agreed: a consultation, a draft, options."""
    return _PROPOSES.search(" ".join(texts)) is not None


def planned(metadata: Metadata, *, is_asked: bool = False) -> Status:
    """What money to come is in a document: a draft where it proposes, or where a report asks for it; else a budget."""
    draft = proposes(metadata.title) or (is_asked and metadata.kind is DocumentKind.COMMITTEE_REPORT)
    return Status.DRAFT if draft else Status.BUDGET


def compares_forecasts(part: Part) -> bool:
    """Whether a sentence names a forecast before a number: "the forecast is down from £7.4m to £6.1m"."""
    return _FORECAST.search(part.lead) is not None


def is_earlier_forecast(part: Part) -> bool:
    """Whether a number told beside a forecast is that of an earlier report: "compared with £2.7m at month 4"."""
    return _REPORTED.match(part.after) is not None or _REPORTED.search(part.before) is not None


def is_about_gap(words: str) -> bool:
    """Whether words name what is missing: a gap, a shortfall, a pressure, an overspend."""
    return _GAP.search(words) is not None


def is_of_budget(*texts: str) -> bool:
    """Whether titles or headings name a budget that is set: "Budget 2025/26", not "Budget monitoring"."""
    return _BUDGET.search(" ".join(texts)) is not None


def of_its_kind(status: Status, words: str, *, is_set: bool = False) -> Status:
    """The status as the thing allows: a gap is not budgeted but foreseen; savings that are planned are a target.

    Savings in a budget that `is_set` are budgeted like the rest of it. A rate or a tax that was decided is what people
    pay: no budget, but the fact.
    """
    if status is Status.BUDGET and _TARIFF.search(words):
        return Status.ACTUAL
    if status is Status.BUDGET and _GAP.search(words):
        return Status.FORECAST
    return Status.TARGET if status is Status.BUDGET and _SAVING.search(words) and not is_set else status


def is_price(money: Quantity | Observation) -> bool:
    """Whether money is told to the penny: nobody budgets so, it is what a bill, an hour, a meal costs."""
    return not money.multiplier and _TO_THE_PENNY.search(money.printed) is not None


def _of_price(status: Status, part: Part, metadata: Metadata) -> Status:
    """A price of a year to come that no word calls proposed or foreseen is decided: "the charge will be £21.40"."""
    told = status is Status.BUDGET or (status is Status.FORECAST and governed(part).mood is Mood.BECOMES)
    return Status.ACTUAL if told and is_price(part.quantity) and not proposes(metadata.title) else status


def settled(  # noqa: PLR0911 - each return is a reason of its own
    status: Status, known: Known, aspect: Aspect, part: Part, metadata: Metadata, *, is_beside: bool = False
) -> Status:
    """The status when the period is known: nothing that lies after the day of publication can have happened.

    `is_beside` says that the number is told for comparison ("(this year: 71%)", "from 4,900 in 2021"): beside what
    is to come it stands for what has been, unless the sentence compares forecasts.
    """
    period, kind, status = known.period, part.quantity.kind, _of_price(status, part, metadata)
    published = told_by(metadata)
    begun = period is not None and not is_to_come(known, metadata)
    if is_beside and begun and status is Status.DRAFT and kind is UnitKind.GBP and is_of_budget(part.lead):
        return Status.BUDGET  # "the draft budget provides £118.6m, against £111.2m in the current year"
    over = period is not None and period.kind in _WHOLE_YEARS and is_over(known, metadata)
    # "forecast 16,500 (2022/23: 16,010)": the year in brackets is over
    foreseen = not (over and status is Status.FORECAST) and compares_forecasts(part)
    if is_beside and begun and status in EXPECTED and not (foreseen or status_behind(part)):
        return Status.ACTUAL
    if status is not Status.ACTUAL or period is None or not published:
        return status
    later = starts_after(period, published)
    if later and aspect is Aspect.LEVEL and kind not in (UnitKind.GBP, UnitKind.PERCENT):
        return Status.FORECAST
    if governed(part).mood is Mood.PAST:
        return Status.FORECAST if later and _REPORTED_GAP.search(part.main) else status
    going_on = period.end.isoformat()[: len(published)] > published
    if later or (going_on and aspect is Aspect.INCREMENT and kind is UnitKind.GBP):
        if is_about_gap(part.clause) and kind is UnitKind.GBP:
            return Status.FORECAST
        given = governed(part).mood is Mood.HAS
        money = planned(metadata, is_asked=not given)
        money = _of_price(of_its_kind(money, part.clause), part, metadata)
        return money if kind is UnitKind.GBP else Status.FORECAST
    stretch = going_on and period.kind is PeriodKind.RANGE and kind is UnitKind.GBP
    if stretch and governed(part).mood in (Mood.PRESENT, None):
        return planned(metadata)  # "the whole programme for 2024/25 to 2028/29 is £312m"
    told = part.main if _APPOSED.fullmatch(part.before.strip()) else part.clause
    signed = kind is UnitKind.GBP and part.quantity.printed[:1] in ("+", "-", "−", "–")
    missed = (signed or _MISSED.search(told)) and not _SO_FAR.search(f"{part.lead}{part.tail}")
    if kind is UnitKind.PERCENT and _OF_MANY.match(part.after):
        return status  # "41% of councils fund the pressures in full"
    return Status.FORECAST if going_on and missed else status


def settled_cell(seen: Observation, metadata: Metadata, *, spans_now: bool = False) -> Observation:
    """A figure of a table or list with the status that its period leaves: what is still to come is planned.

    `spans_now` says that others of its table are of the document's own year or before: a year after that is to come.
    """
    is_year = spans_now and seen.value is not None and seen.period is not None and seen.period.kind in _WHOLE_YEARS
    published = told_by(metadata, seen.locator.headings, AT_ONCE if is_year else TIME_TO_PUBLISH)
    if seen.status is not Status.ACTUAL or seen.period is None or not published:
        return seen
    of_plan = seen.period_known is PeriodKnown.DOCUMENT and is_a_plans(seen.period)
    if of_plan and seen.period.end.isoformat() > published:
        return replace(seen, period=None, period_known=None)  # no word says what of a plan's years it is
    going_on = seen.period.end.isoformat()[: len(published)] > published
    said = " ".join((seen.measure, seen.group or "", *(value for _, value in seen.dimensions)))
    if going_on and seen.unit == "GBP" and seen.multiplier and _SAVING.search(said) and not _MADE.search(said):
        return replace(seen, status=Status.TARGET)  # savings of a year that is not over, in thousands or millions
    decided = metadata.kind in (DocumentKind.DECISION, DocumentKind.MINUTES)
    if decided or not starts_after(seen.period, published):
        return seen  # what a meeting decided holds from its day
    money = of_its_kind(planned(metadata, is_asked=True), said)
    money = Status.ACTUAL if money is Status.BUDGET and is_price(seen) else money
    if _STANDS.search(said) or is_about_gap(said):
        money = Status.FORECAST  # a balance or a gap of a day to come
    if seen.unit == "GBP" and money is Status.DRAFT and not proposes(metadata.title, *seen.locator.headings):
        return replace(seen, status=money, confidence=min(seen.confidence, OPEN))  # no word says what it is
    return replace(seen, status=money if seen.unit == "GBP" else Status.FORECAST)


def settled_cells(found: Iterable[Observation], metadata: Metadata) -> Iterator[Observation]:
    """The figures of a table settled; a change is as real as the year that it leads to: "increase in 2025-26"."""
    told, now = tuple(found), told_by(metadata, within=AT_ONCE) or ""
    is_later = any(seen.period_known is PeriodKnown.HEADING for seen in told)  # its heading says when it speaks
    spans_now = not is_later and any(seen.period and seen.period.end.isoformat() <= now for seen in told)
    cells = [(seen, settled_cell(seen, metadata, spans_now=spans_now)) for seen in told]
    levels: dict[Period | None, set[Status]] = {}
    for _, cell in cells:
        if cell.aspect is Aspect.LEVEL:
            levels.setdefault(cell.period, set()).add(cell.status)
    for seen, cell in cells:
        beside = levels.get(seen.period, set())
        is_open = seen.aspect is Aspect.CHANGE and seen.status is not cell.status and len(beside) == 1
        yield replace(cell, status=next(iter(beside))) if is_open else cell
