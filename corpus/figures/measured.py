"""Which numbers of a sentence may be figures: all quantities, but durations only where a duration is what is measured.

In: a sentence. Out: quantities; "runs from £22.40 to £27.15" is one, a range, because nothing rose.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.figures.bounds import only_bounds
from corpus.figures.clauses import REACH
from corpus.figures.telling_words import telling
from corpus.measures import PEOPLE_WORDS, without_periods
from corpus.periods import find_periods
from corpus.qualifiers import Qualifier
from corpus.quantities import MOVING, Quantity, UnitKind, find_quantities

MAX_DATED_VALUE_CHARS = 80
_INTRODUCES = re.compile(r":\s*$|\b(?:was|were|had|received|receiving)\b", re.IGNORECASE)
""" "At 31 March 2024, 3,377 people were receiving a service:" tells something, though in words of no measure."""
_MEASURED = re.compile(
    r"\b(?:average|averag(?:ed|ing)|median|mean|typical(?:ly)?|longest|shortest|life expectancy|length of (?:stay|time)"
    r"|time (?:taken|to)"
    r"|waits?|waiting times?|turnaround|days? lost|delay(?:s|ed)?)\b(?:[^.;:]|\.\d){0,80}:?\s*$"
    r"|\b(?:was|were|is|are|stood at"
    r"|(?:rose|fell|went|gone|risen|fallen|up|down|increased|decreased|dropped|grown|grew|improved|worsened|cut"
    r"|reduced)"
    r"\s(?:from|to))\s$",
    re.IGNORECASE,
)
_TIMES_OF = re.compile(
    r"\W{0,6}(?:[A-Za-z][A-Za-z’'-]{0,20} ){0,4}(?:waiting times?|waits?|turnaround(?: times?)?|lengths? of stay"
    r"|times? taken)\b[^:;.\d]{0,40}:\s",
    re.IGNORECASE,
)
""" "Waiting times: assessment 28 days, review 61 days"."""
_SUM_OF = re.compile(
    r"\b(?:(?:costs?|savings?|budget|overspend|underspend|shortfall|spend|expenditure|grant)"
    r"(?:\s(?:in|for)\s[\d/–-]{4,9})?\sof|(?:over|under)spent(?:\sby)?)\s$",
    re.IGNORECASE,
)
_SPENT = re.compile(r"\s(?:(?:was|is|were|has been)\s)?(?:spent|overspen[dt]|underspen[dt])\b", re.IGNORECASE)
_RATE_OF = re.compile(
    r"\b(?:(?:hourly|weekly|nightly|daily) (?:rate|fee|charge)|framework rate)s?(?: of| is| was| stays at| at) $",
    re.IGNORECASE,
)
_PENCE = re.compile(r"\d\.\d\d$")
_SCORED = re.compile(
    r"\bscor(?:es?|ed|ing)(?:\s(?:was|is|were|of|at|only|averaged|rose|fell|to|from|us|an|average|lower|higher"
    r"|[,:])){0,3}\s$",
    re.IGNORECASE,
)
_SCORE_ENDS = re.compile(
    r"\s*(?:[.,;:()]|$|(?:in|for|and|on|at|against|compared|which|up|down|while|but|to|from|last|this|overall)\b)",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:within|for|over|next|last|past|every|after|up to|least|than|the first|minimum of|maximum of"
    r"|in)\s+(?:the\s+)?"
    r"(?:next\s+|last\s+|past\s+)?$",
    re.IGNORECASE,
)
_ARE = re.compile(
    rf"\s(?:[a-z-]+\s){{0,2}}(?:{'|'.join(sorted(PEOPLE_WORDS))}|households|families|children|debts|invoices)\s"
    r"(?:was|were|is|are|had been|have been)\s",
    re.IGNORECASE,
)
_ON_AVERAGE = re.compile(r"\s+on average\b")
_MOVED = re.compile(r"\s(?:longer|shorter|more|less|fewer|later|sooner|before|after|earlier|faster|slower)\b")
_SETS_BESIDE = re.compile(
    r"(?:\W|\b(?:up|down|from|to|compared|with|against|than|target|of|is|was|were|it|the|an?|and|in|at|for|on"
    r"|by|year|quarter"
    r"|month|before|earlier|last|previous|average|median|mean|longest|shortest|worse|better|longer|shorter|more|less"
    r"|england|nationally|while|but)\b)*",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\stimes\s(?!(?:an?|per|each|every|in|during|since|this|last|over|by|for|and|or|at|on|between|because|when|to|with"
    r"|from|we|they|it|he|she|without|before|after|about|daily|weekly|monthly)\b)[a-z£\d]",
    re.IGNORECASE,
)
""" "Nearly three times the £3.3m", "four times as many": how one number is to another, of which it is not counted."""
_UNIT_ALONE = re.compile(r"£\s?000s?")
""" "Savings, £000" says in what unit a table is."""
_NAMED = re.compile(r"[-•*\s]{0,4}[A-Z](?:[^:.;\d]|\.\d){3,90}[:–—]\s{1,3}")
_ENDS = re.compile(r"\s*(?:[.(]|,? (?:up|down|from|against|compared)\b|$)")
""" "Occupational therapy assessment: 87 days": a name and its value."""
_WORK = re.compile(
    r"\s(?:a|per|each|every) (?:day|week|fortnight|month|year)\s"
    r"(?:of (?!age\b|experience\b)|(?:is|are|was|were|had|have|has) )"
)
""" "412 hours a week were outstanding": hours that are wanted, bought or given, as nobody waits them each week."""
LEAST_VOLUME = 1000
"""Hours from which on nobody waits so long: they are work done or bought."""
_RANGES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|r[ua]n(?:s|ning)?|var(?:y|ies|ied|ying)|pays?|charges?)\s+from\s+$", re.IGNORECASE
)


WHOLE = 100
"""What a percentage that its name tells does not exceed."""
_PERCENTAGE_IS = re.compile(
    r"\bpercentages? (?:of|who|that|which)\b[^.;:\d]{3,120}?"
    r"\b(?:was|is|were|are|stood at|stands at|came to|fell|rose|from|to)\s(?:(?:from|to|at)\s)?"
    r"(?:\d{1,3}(?:\.\d{1,2})?(?:\s\([^()]{4,20}\))?,?\s(?:(?:in|at|to|and|by)\s){0,3}"
    r"(?:20\d\d(?:[-/–]\d\d)?,?\s(?:(?:to|and|from)\s){0,2})?){0,3}$",
    re.IGNORECASE,
)


def figures_in(text: str) -> tuple[Quantity, ...]:
    """The quantities of a sentence that may be figures: durations only where a duration is what is measured."""
    figures, found = list[Quantity](), find_quantities(text)
    for printed, after in zip(found, [*found[1:], None], strict=False):
        quantity = _as_time(text, _as_score(text, _as_percent(text, _as_money(text, printed))), after)
        if quantity.kind is UnitKind.DURATION:
            is_figure = _is_measure_of_time(text, quantity) or (figures and _is_set_beside(text, quantity, figures[-1]))
            is_figure = is_figure and not (figures and _is_state_of(text, quantity, figures[-1]))
        else:
            is_figure = not (_UNIT_ALONE.fullmatch(quantity.printed) or _TIMES.match(text, quantity.end))
        is_figure = is_figure and not only_bounds(text, quantity)
        if is_figure:
            figures.append(quantity)
    return _spread(text, figures)


def _as_money(text: str, quantity: Quantity) -> Quantity:
    """ "An overspend of 1.9m", "at an hourly rate of 28.40": money whose sign was lost, where its own words tell it."""
    before = text[max(0, quantity.start - REACH) : quantity.start]
    if quantity.kind is not UnitKind.COUNT or quantity.unit_word or quantity.in_words or before.endswith("("):
        return quantity
    of_sum = quantity.multiplier and (_SUM_OF.search(before) or _SPENT.match(text, quantity.end))
    of_rate = _PENCE.search(quantity.printed) and _RATE_OF.search(before) and not quantity.multiplier
    return replace(quantity, kind=UnitKind.GBP) if of_sum or of_rate else quantity


def _as_percent(text: str, quantity: Quantity) -> Quantity:
    """ "The percentage of reviews done on time was 71 (2022-23) and 78": its own name says that it is one."""
    is_bare = quantity.kind is UnitKind.COUNT and not (quantity.unit_word or quantity.in_words or quantity.multiplier)
    if not is_bare or quantity.value > WHOLE or not _PERCENTAGE_IS.search(text, 0, quantity.start):
        return quantity
    return replace(quantity, kind=UnitKind.PERCENT)


def _as_time(text: str, quantity: Quantity, after: Quantity | None) -> Quantity:
    """ "From 33 to 38 days": the first number is one of days too."""
    bare = quantity.kind is UnitKind.COUNT and not quantity.unit_word
    if not bare or after is None or after.kind is not UnitKind.DURATION or text[quantity.end : after.start] != " to ":
        return quantity
    return replace(quantity, kind=UnitKind.DURATION, unit_word=after.unit_word)


def _is_measure_of_time(text: str, quantity: Quantity) -> bool:
    """Whether a duration is what is measured, or work done, by the words beside it."""
    named = _NAMED.fullmatch(text, 0, quantity.start) and _ENDS.match(text, quantity.end)
    before = text[max(0, quantity.start - REACH) : quantity.start]
    measured = named or is_measured(before) or (_TIMES_OF.match(text) and not _LIMIT.search(before))
    return bool(measured) or _ON_AVERAGE.match(text, quantity.end) is not None or _is_volume(text, quantity)


def _is_state_of(text: str, quantity: Quantity, before: Quantity) -> bool:
    """Whether a duration only tells of those counted before it how they are: "540 people were three months behind"."""
    return before.kind is UnitKind.COUNT and _ARE.fullmatch(text, before.end, quantity.start) is not None


def _is_set_beside(text: str, quantity: Quantity, before: Quantity) -> bool:
    """Whether a duration is another value of the one before: "26.4 days, down from 29.1 days", "(target: 21 days)"."""
    between = without_periods(text[before.end : quantity.start], partial=True)
    alike = before.kind is UnitKind.DURATION and before.unit_word == quantity.unit_word
    return alike and _SETS_BESIDE.fullmatch(between) is not None and not _MOVED.match(text, quantity.end)


def _as_score(text: str, quantity: Quantity) -> Quantity:
    """ "England scored 18.9" is a score, though not out of what."""
    counts = quantity.kind is UnitKind.COUNT and not quantity.unit_word and not quantity.in_words
    if not counts or not _SCORED.search(text[max(0, quantity.start - REACH) : quantity.start]):
        return quantity
    return replace(quantity, kind=UnitKind.SCORE) if _SCORE_ENDS.match(text, quantity.end) else quantity


def is_measured(before: str) -> bool:
    """Whether the words before a duration say that it is what is measured: "the average wait was", not "within"."""
    return bool(_MEASURED.search(before)) and not _LIMIT.search(before)


def _is_volume(text: str, quantity: Quantity) -> bool:
    """Whether hours are an amount of work rather than a time: "610,000 hours of homecare", "18,400 hours a week"."""
    is_work = quantity.value >= LEAST_VOLUME or _WORK.match(text, quantity.end) is not None
    return quantity.unit_word == "hours" and is_work


_LENGTH = r"\d{1,4}(?:\+|\s(?:working\s)?(?:hours?|days?|weeks?|months?|years?)(?:\sold)?)?"
_BAND = re.compile(
    rf"(?:aged?\s)?(?:(?:under|over|up to|less than|more than|fewer than|at least|between|within)\s)?{_LENGTH}"
    rf"(?:\s?(?:to|and|[-–]|or|but)\s?(?:(?:under|over|up to|less than|more|older|longer)\b\s?)?(?:{_LENGTH})?)?"
    r"\s?(?::\s|\s[-–]\s)(?=[\d,]{1,9}\b(?:[^.:]{0,30}$))",
    re.IGNORECASE,
)


def is_dated_value(text: str) -> bool:
    """Whether a line is a period and its value and no more: "2022/23: £1,864,596"."""
    if len(text) >= MAX_DATED_VALUE_CHARS or telling(text) or _INTRODUCES.search(text):
        return False
    return bool(figures_in(text)) and bool(find_periods(text))


def _spread(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities with "runs from £22.40 to £27.15" made one range: nothing rose, so it is no pair of values."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last and last.upper is None and last.value < quantity.value and last.kind is quantity.kind:
            led = _RANGES.search(text[: last.start])
            moved = MOVING.search(text, max(0, last.start - REACH), last.start)
            if led and not moved and text[last.end : quantity.start].strip() == "to":
                joined[-1] = replace(
                    quantity,
                    start=last.start,
                    number_start=last.number_start,
                    value=last.value,
                    upper=quantity.value,
                    qualifier=Qualifier.BETWEEN,
                    printed=text[last.start : quantity.end],
                )
                continue
        joined.append(quantity)
    return tuple(joined)


def banded(text: str) -> int:
    """Where the label of a band ends before its value, "28 days to 3 months: 127", or 0; its numbers count nothing."""
    match = _BAND.match(text)
    return match.end() if match else 0
