"""Which of the periods that a sentence names may be a number's own, and which say something else of it.

In: a sentence, the place of a number in it, its role. Out: the mentions that may be its own. A period that says what a
number is measured against ("up 5% on 2021-22", "than in 2023") is not, nor one that bounds a stretch of time ("since
2019"), nor the day on which something was decided ("as approved in 2022") or is to happen ("to open in spring 2026"),
nor one inside brackets that hold another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.bracketed_times import inside_aside
from corpus.figures.measured_from import MOVED_ON, is_moved_from, is_told_against
from corpus.figures.resolved_periods import Handed
from corpus.figures.roles import Role
from corpus.figures.stances import DISPOSED
from corpus.periods import Limit, Period, PeriodKind, PeriodMention, financial_year, find_periods

NEARBY = 46
"""Characters within which a period belongs to a number: about eight words."""
APRIL, LATEST_START = 4, 12  # new rates begin on the first or second Monday of April, with the benefit week
_MEASURED_ON = re.compile(
    r"\b(?:than|against|above|below|beat\w*|topp?(?:ed|ing|s)|exceed\w*|surpass\w*"
    r"|since (?:the|our|its) (?:[\w-]+ ){0,3}(?:in|of|for)|ahead of|behind"
    r"|as (?:many|much|high|low|long|large) as|double|treble|twice|(?<=\btimes )(?=those|that)"
    r"|(?:the same|similar|unchanged|identical|(?:no|little|not) (?:\w+ )?different)(?:\s+[\w-]+){0,2}\s+(?:as|to|from)"
    r"|on (?:a )?par with|in line with|level with"
    r"|(?:up|down|more|less|fewer|higher|lower|increase|decrease|rise|fall|drop) on (?:the|our|its)"
    r" (?:[A-Za-z][\w-]* ){1,4}(?:in|of|for)"
    r"|(?:compar\w+|relative)(?:\s+(?:with|to))?|(?P<stretch>(?<!and\s)(?<!or\s)over|from))\s+"
    r"(?:the\s+|(?:that|those)\s+(?:in|of|for)\s+"
    r"|the\ssame\s(?:period|point|time|month|quarter|stage|date)\s(?:in|of)\s"
    r"|(?:in|at|as\s+at|by|for|on)\s+|(?:the\s+)?(?:level|figure|position)s?\s+(?:in|of|for|at)\s+)*$",
    re.IGNORECASE,
)
_AS_IN = re.compile(r"(?<![a-z] )\bas (?:in|for) (?:the )?$", re.IGNORECASE)
""" "In 2021, as in 2020, 12%": it was the same then."""
_ON = re.compile(r"\bon\s+(?:the\s+|that\s+(?:in|of|for)\s+)*$", re.IGNORECASE)
""" "up 5% on 2021-22"; but "on 31 March 2023" is when."""
_TO_HAPPEN = re.compile(
    r"\bto (?:be )?(?:open|start|begin|clos|end|finish|report|return|complet|launch|review)\w*(?: (?:again|back"
    r"|to \w+))?"
    r"\s(?:in|by|on|from)\s(?:early |late |mid-|(?:the )?(?:spring|summer|autumn|winter) (?:of )?)?$",
    re.IGNORECASE,
)
""" "72 flats, to open in spring 2026": when something is to happen is not what the number is of."""
_ONCE_OPEN = re.compile(
    r"\b(?:when|once|after)\s(?:[\w’'-]+\s){1,5}?(?:opens?|starts?|begins?|closes?|(?:is|are) (?:open|completed?"
    r"|finished|built|ready))\s(?:in|on|by|from)\s(?:early |late |mid-"
    r"|(?:the )?(?:spring|summer|autumn|winter) (?:of )?)?$",
    re.IGNORECASE,
)
""" "When it opens in early 2027 the centre will help 380 people a year": the day of the opening is not theirs."""
_DECIDED = re.compile(
    r"\b(?:set|agreed|approved|adopted|awarded|signed|announced|proposed|estimated|published|drafted|issued)\s"
    r"(?:by (?:the )?(?:full )?[\w’'-]+(?: [A-Z][\w’'-]+)?\s)?(?:(?:it|them|this|back)\s)?"
    r"(?:in|on)\s(?:the\s|early\s|late\s)?$",
    re.IGNORECASE,
)
""" "£84.5m when Council set it in February 2024": the day of a decision is not the time of what was decided."""
_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR)
_GIVEN_OUT = re.compile(r"\b(?:awarded|issued|signed|given out)\s(?:in|during)\s(?:the\s)?$", re.IGNORECASE)
""" "Total awarded in 2023/24: £495,990", "18,600 badges were issued in 2022"."""
_RUNS_TO = re.compile(
    r"\b(?:(?:runs?|ran|lasts?|lasted|extends?|extended|continues?)\s(?:until|till|to|up to)"
    r"|(?:ends?|ended|expires?|expired)\s(?:on|in|at))\s(?:the (?:end of )?)?$",
    re.IGNORECASE,
)
""" "The contract cost £2.9m a year and ran to 31 March 2026": the end of a stretch is not when its cost was told."""
_TOLD_OF_BASE = re.compile(r"\b(?:when|which|where|it|were|was|is|had)\b|^(?:['’]s)?\W*$", re.IGNORECASE)
_HAD_BEEN = re.compile(r"\b(?:who|that|which|whom) had (?:[\w’'-]+ ){1,8}$", re.IGNORECASE)
""" "1,240 carers who had been assessed in the previous year": the past of a past is not when the number was told of."""
_WHO_DID = re.compile(
    r"\b(?:who|whom) (?!had\b)(?:[a-z’'-]+ ){1,4}?(?:in|during|between|since|from) (?:[^,.;:()]{4,24} and )?$"
)
""" "19 of the 21 who joined in 2021/22 were still with us in 2024": when they joined, not when they were."""
_IS_NOW = re.compile(r"£?[\d.,]+\s?(?:%|[a-z]+)?\s(?:now|today|currently|at present)\b", re.IGNORECASE)
_HAD_DONE = re.compile(
    r",?\s(?:[\w’',-]+\s){0,6}?(?:had|stood at|fell|rose|dropped|grew|(?:was|were)"
    r"(?!\s(?:to|planned|due|expected|hoped|meant|agreed|aimed|asked|told|required|intended)\b))\b",
    re.IGNORECASE,
)
""" "By 31 March 2024 we had replaced 3,215 units": what was so on that day."""
_TO_DO = re.compile(
    r"\b(?:to(?!\s(?:(?:just|about|around|only|nearly|over|under|almost)\s){0,2}[£\d])|must|should|need(?:s|ed)?|required|asked|due|aim\w*|plan\w*|hop\w*|expect\w*)\b",
    re.IGNORECASE,
)
""" "Asked 300 people to reply by 5 March": a day by which something was to be done."""
_PUT_OFF = re.compile(
    r"\b(?:carr(?:y|ied|ying)(?: (?:it|them|this))?(?: (?:forward|over))?"
    r"|roll(?:ed|ing)? forward|slip(?:ped|page|ping|s)?"
    r"|deferr?(?:ed|al)?|delayed|moved|pushed back|put off|postponed|rephased|reprofiled|re-profiled)"
    r"\s(?:[\w£.]+\s){0,6}?(?:in)?to\s(?:the\s)?$",
    re.IGNORECASE,
)
""" "£0.35m to be carried forward to 2026/27": the year to which money is moved is not that of the money before it."""
_BROUGHT = re.compile(
    r"\b(?:(?:carried|brought|rolled)\s(?:forward|over)|left(?: over)?|unspent|held over|inherited)\s"
    r"(?:from\s)?(?:the\s)?$",
    re.IGNORECASE,
)
""" "£0.6m carried forward from 2023/24 is at risk": where money comes from is not the time of what is told of it."""
_PRICED = re.compile(
    r"\b(?:council tax|precept|fees?|rates?|charges?|prices?|wages?|allowances?|uplifts?)\b", re.IGNORECASE
)
_OF_THE_PAST = re.compile(r"\b(?:has|have|had|was|were|rose|went|paid|became|began|started)\b", re.IGNORECASE)


def mentions_for(sentence: str, number: int, handed: Handed, barred: Sequence[tuple[int, int]]) -> list[PeriodMention]:
    """The periods that a sentence names, without those that bound, decide, or stand in another number's brackets.

    What is `planned` has the day by which it is to be reached, what is `priced` the year from whose April it is paid.
    """
    priced, published = handed.priced, handed.published
    found = [
        mention
        for mention in (
            _from_april(each, sentence, published) if priced or _PRICED.search(sentence) else each
            for each in find_periods(sentence, partial=True)
        )
        if (
            mention.limit is None
            or (mention.limit is Limit.BY and (handed.planned or _is_to_be(sentence, mention, number, handed)))
            or (not priced and _was_done_by(sentence, mention, number, published))
        )
        and not any(left <= mention.start < right for left, right in barred)
        and not inside_aside(sentence, mention, number)
        and not _of_a_step(sentence[max(0, mention.start - NEARBY) : mention.start], mention)
        and not (mention.start > number and DISPOSED.search(sentence, max(0, number - NEARBY), mention.start))
        and not (mention.relation and _HAD_BEEN.search(sentence[max(0, mention.start - 2 * NEARBY) : mention.start]))
    ]
    told = [m for m in found if not _WHO_DID.search(sentence[max(0, m.start - 2 * NEARBY) : m.start])]
    found = told if any(m.start > number for m in told) else found
    return [m for m, after in zip(found, [*found[1:], None], strict=False) if not _spelt_out(sentence, m, after)]


def is_base(sentence: str, mention: PeriodMention, number: int, role: Role) -> bool:
    """Whether a mention says what the number is measured against."""
    lead = sentence[max(0, mention.start - NEARBY) : mention.start]
    partial = mention.partial is not None and not mention.partial.is_several_months
    of_a_day = partial or (mention.period is not None and mention.period.kind is PeriodKind.AS_AT)
    measured = _MEASURED_ON.search(lead)
    if is_told_against(sentence, mention.start, number) or _AS_IN.search(lead):
        return role is not Role.EARLIER
    if measured and measured["stretch"] and _is_stretch(mention):
        return False  # "over the three years to 2026-27", "from 2010-11 to 2023-24", "from December to February"
    of_a_day = of_a_day and not (_is_month(mention) and MOVED_ON.search(lead))
    if not measured and (of_a_day or not _ON.search(lead)):
        return False
    between = sentence[mention.end : number] if mention.end <= number else None
    return role is not Role.EARLIER and not (between is not None and len(between) < NEARBY and _tells(between))


def _is_month(mention: PeriodMention) -> bool:
    """Whether a mention is a month without a day: "up 3% on December", which no "on 5 December" is."""
    return mention.partial is not None and mention.partial.first != mention.partial.last


def _is_stretch(mention: PeriodMention) -> bool:
    if mention.partial:
        return mention.partial.is_several_months
    return mention.period is not None and mention.period.kind is PeriodKind.RANGE


def waits_for_opening(sentence: str) -> bool:
    """Whether a sentence tells what will be once something has opened, and when that is: its numbers are of no time."""
    return any(
        _ONCE_OPEN.search(sentence[max(0, mention.start - 2 * NEARBY) : mention.start])
        for mention in find_periods(sentence)
    )


def _from_april(mention: PeriodMention, sentence: str, published: Period | None) -> PeriodMention:
    """Prices that hold "from April 2025" are those of the financial year that begins then.

    "From 1 April" without its year, told early in a year of what is to come, is the next one.
    """
    if mention.limit is not Limit.FROM or is_moved_from(sentence, mention.start):
        return mention
    partial, start = mention.partial, mention.period.start if mention.period else None
    is_near = published is not None and published.end.month < APRIL
    if partial and published and is_near and not _OF_THE_PAST.search(sentence):
        named = partial.in_year(published.end.year)
        start = named.start if named else None
    if start is None or start.month != APRIL or start.day > LATEST_START:
        return mention
    return replace(mention, start=mention.start - len("from "), period=financial_year(start.year), limit=None)


def _was_done_by(sentence: str, mention: PeriodMention, number: int, published: Period | None) -> bool:
    """Whether a sentence tells what had been reached "by" a day: the number is of that day."""
    if mention.limit is not Limit.BY:
        return False
    if mention.end < number:
        return _HAD_DONE.match(sentence, mention.end) is not None
    is_over = mention.period is not None and published is not None and mention.period.end <= published.end
    return is_over and not _TO_DO.search(sentence, 0, mention.start)


def _is_to_be(sentence: str, mention: PeriodMention, number: int, handed: Handed) -> bool:
    """Whether a time lies after the day on which a paper speaks: "30 days by March 2026" is then what is aimed at.

    What a number is now it is not by then: "54% now, 75% by 2027".
    """
    day = handed.told_by
    is_ahead = mention.period is not None and day is not None and mention.period.end.isoformat()[: len(day)] > day
    return is_ahead and not (mention.start > number and _IS_NOW.match(sentence, number))


def _of_a_step(lead: str, mention: PeriodMention) -> bool:
    """Whether words before a time make it that of a step, not of the number; what was given out over a year was so."""
    of_year = mention.period is not None and mention.period.kind in _YEARS and _GIVEN_OUT.search(lead)
    steps = (_TO_HAPPEN, _ONCE_OPEN, _DECIDED, _PUT_OFF, _BROUGHT, _RUNS_TO)
    return not of_year and any(pattern.search(lead) for pattern in steps)


def _spelt_out(sentence: str, mention: PeriodMention, after: PeriodMention | None) -> bool:
    """Whether the mention after it says which year is meant: "in the coming year, 2023-24,"."""
    gap = sentence[mention.end : after.start] if after and after.period else ""
    return bool(mention.relation and re.fullmatch(r"[,\s(]{1,3}", gap))


def _tells(between: str) -> bool:
    return bool(_TOLD_OF_BASE.search(between)) and not re.search(r"\d", between) and ":" not in between
