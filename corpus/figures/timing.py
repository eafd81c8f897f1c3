"""The period of a number in a sentence: named beside it, told by relation, the sentence's only one, or handed down.

In: a sentence, the place of a number in it, its role, and the period that the place hands down. Out: a period with how
it is known. A period that says what a number is measured against ("up 5% on 2021-22", "than in 2023") is not its own,
nor one that bounds a stretch of time ("since 2019", "by March 2026"), nor one inside brackets that hold another number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.meant_times import as_meant, in_a_row
from corpus.figures.next_times import TURNS, is_elsewhere, is_of_clause, is_of_later_time, opens_next
from corpus.figures.others_periods import is_cited, is_of_earlier
from corpus.figures.own_periods import NEARBY, is_base, mentions_for
from corpus.figures.places import ONCE, UNKNOWN, Known
from corpus.figures.resolved_periods import Handed, by_its_end, current_year, made_on, resolved
from corpus.figures.roles import Role
from corpus.figures.tenses import is_past, is_told_later, tells_now
from corpus.figures.year_parts import is_short
from corpus.periods import (
    PeriodKind,
    PeriodKnown,
    PeriodMention,
    Relation,
    financial_year,
    find_periods,
    fiscal_start,
)

DAYS_OF_A_YEAR = 364
_NEW_CLAUSE = re.compile(
    r"[\d;:–—]|,\s|\(|\b(?:and|but|from|against|compared|than|while|whereas|then|to(?! be\b)|with)\b", re.IGNORECASE
)
_RUNS_OVER = re.compile(r"(?:\bto\s(?!be\b)[^\d,;:()]{1,30})?\bfrom\s*$", re.IGNORECASE)
""" "£3.5m allocated to councils from 2022/23 to 2025/26": what it is given to does not part it from its years."""
_OPENED = re.compile(r"\((?:in |for |[A-Z]{3,8} )?$")
""" "69% in England (2022-23)": what stands in brackets right behind an earlier value is its own time."""
_CLOSED = re.compile(r"\s?\)")
""" "214 (2023-24), 183 (2022-23)": so is a time that is all that brackets hold."""
_AWAY = re.compile(
    r"[\d;]|\b(?:from|against|(?<!had )(?<!has )(?<!have )(?<!came )(?<!comes )(?<!amounted )to|with|compared|than)\b",
    re.IGNORECASE,
)
""" "In 2016 it came to £785,000", "in 2016 we had to find £785,000": this "to" leads to no second value."""
_TODAY = re.compile(r"[^;]{0,60}\b(?:today|now|at present|currently|at the moment)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:up|down|(?:an? )?(?:increase|rise|fall|drop|improvement|reduction)) (?:\w+ ){0,2}from\b"
    r"|\b(?:compared|compares) (?:with|to)\b|\bagainst\b|\bon top of\b"
    r"|\bin addition to\b|\b(?:higher|lower|better|worse|more|fewer|less) than\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"(?:\s[a-z’'-]+){0,4}\s(?:in|of|for|from|at) (?:the (?:end|start|second|third|fourth|other|latter)(?=\W*$|[,.;)])"
    r"|the (?:previous|preceding|last|earlier) (?:spring|summer|autumn|winter|survey|inspection|count|round|edition)\b)"
)
""" "212 in the first half of the year and 287 in the second", "the 12.2% of the previous winter"."""
_ROLLING = re.compile(
    r"\s(?:[\w-]+\s){0,3}?(?:over|in|during|for) the (?:last|past|previous)"
    r" (?:\d+|two|three|four|six|nine|twelve) (?:months|weeks)\b"
)
""" "98 in February; 1,020 over the last 12 months": of another stretch than the clause before."""
_AND_NOW = re.compile(r",?\s(?:and|but|then)(?:\s(?:is|are|stands? at))?\snow\s")
""" "From 64.0% to 61.2% and now 57.5%"."""
_NEXT_CLAUSE = re.compile(r";\s|,\s(?:and|but|while|so)\s")
_SINCE_THEN = re.compile(r"\b(?:so far|to date|since then|now|today|currently|at present)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:(?:about|around|over|under|just)\s){0,2}$", re.IGNORECASE)
_AND_NUMBER = re.compile(r"\band\s(?:[a-z]+\s){0,2}[£\d]")
_DIGIT = re.compile(r"\d")
_PARTED = re.compile(r"[\d;:,().]|\b(?:but|though|while)\b")
_ASIDE = re.compile(r"\s?\([^()]{1,60}\)")
_AGES = re.compile(
    r"\b(?:aged?\s|over\s|under\s)?\d\d(?:\s?(?:[-–]|to|and)\s?\d\d\b|\s?\+|\s(?:and|or)\s(?:over|under|above"
    r"|older|more)\b)",
    re.IGNORECASE,
)
""" "People aged 65 and over (58%) in 2023": ages and asides do not part a number from its time."""
_TURN = re.compile(TURNS, re.IGNORECASE)
_AT = re.compile(r"\bat\s(?:the\s)?$", re.IGNORECASE)
_WHEN = re.compile(
    r",? when (?:(?:there|it|they|we|that|this|the (?:\w+ ){1,3})\s?(?:were|was|had|stood at|reached|numbered"
    r"|helped|supported|received|spent)\s(?:[a-z]+ ){0,2}|(?:only |just |about |around |some )?)$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s\($")
_PASSED = re.compile(rf"\d|[:(),]|\b(?:and|than|from|against|compared|with|then)\b|{TURNS}", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:in|during|for|at|on|over|by|as at|as of|throughout)?\s*(?:the\s+)?", re.IGNORECASE)


def bind_period(
    sentence: str, start: int, end: int, handed: Handed, role: Role = Role.LEVEL, barred: Sequence[tuple[int, int]] = ()
) -> Known:
    """The period of the number at `start` to `end` of a sentence. No mention inside a `barred` span is its own."""
    if _OF_ANOTHER.match(sentence, end) or (role is Role.LATER and _AND_NOW.match(sentence, end)):
        return ONCE
    if _ROLLING.match(sentence, end) and ";" in sentence[:start]:
        return UNKNOWN
    if role is not Role.EARLIER and (told := _when(sentence, start)):
        return told
    mentions = mentions_for(sentence, start, handed, barred)
    mentions = in_a_row(sentence, mentions)
    mentions = [as_meant(sentence, mention, mentions[:position], handed) for position, mention in enumerate(mentions)]
    mentions = [mention for mention in mentions if not is_of_earlier(sentence, mention, start)]
    own = [mention for mention in mentions if not is_base(sentence, mention, start, role)]
    anchors = [
        mention
        for mention in (*own, *_completed(mentions, handed))
        if mention.period
        and not (role is Role.EARLIER and _is_of_next(sentence, end, mention))
        and ";" not in sentence[end : mention.start]
    ]
    own = [mention for mention in own if role is Role.EARLIER or not _of_the_compared(sentence, end, mention, handed)]
    if ";" in sentence[:start] and _TODAY.match(sentence, sentence.rfind(";", 0, start) + 1):
        own = [m for m in own if ";" not in sentence[m.end : start]]  # "all by March 2026; 9 have one today"
    after = next((m for m in own if m.start >= end), None)
    before = next((m for m in reversed(own) if m.end <= start), None)
    gap = _between(sentence, end, after.start) if after else ""
    if after and (role is Role.EARLIER or _CLOSED.match(sentence, after.end)):
        gap = _OPENED.sub("", gap)
    if after and role is Role.LEVEL and _runs_over(after):
        gap = _RUNS_OVER.sub("", gap)
    if after and len(gap) <= NEARBY and not _NEW_CLAUSE.search(gap):
        lead = sentence[max(0, after.start - NEARBY) : after.start]
        known = made_on(resolved(after, anchors, handed), handed, _AT.search(lead) is not None)
        return by_its_end(known, after, handed)
    gap = _between(sentence, before.end, start) if before else ""
    is_later = before and is_told_later(sentence, before.start, before.end, start)
    if before and len(gap) <= NEARBY + 15 and not is_later and not _AWAY.search(gap):
        return made_on(resolved(before, anchors, handed), handed, before.limit is None)
    if role is Role.EARLIER:
        beside = [m for m in mentions if m.start >= end and not _PARTED.search(_between(sentence, end, m.start))]
        told_of_now = (None, Relation.CURRENT, Relation.LAST)  # "last year 88%, compared with 71% for the council"
        based = beside or [m for m in mentions if m not in own or m.relation not in told_of_now]
        if not based and _FROM.search(sentence, 0, start):  # "by 26% between 2018 and 2030, from 7,921 to 10,019"
            ahead = [m for m in mentions if m.end <= start]
            based = ahead if len(ahead) == 1 and _runs_over(ahead[0]) else based
        return resolved(based[0], anchors, handed) if based else UNKNOWN
    return _of_sentence(sentence, start, end, own, anchors, handed)


def _runs_over(mention: PeriodMention) -> bool:
    return mention.period is not None and mention.period.kind is PeriodKind.RANGE


def _when(sentence: str, start: int) -> Known | None:
    """The period of what is told of a time just named: "a rise since 2020/21, when there were 112", "(112)"."""
    led = _WHEN.search(sentence, max(0, start - 2 * NEARBY), start) or _BRACKET.search(sentence, 0, start)
    inside = sentence[start : sentence.find(")", start)]
    if led is None or (led.re is _BRACKET and find_periods(inside, partial=True)):
        return None
    named = [m for m in find_periods(sentence) if m.period and m.end == led.start()]
    return Known(named[0].period, PeriodKnown.PRINTED) if named else None


def _between(sentence: str, start: int, end: int) -> str:
    """The words between a number and a period, without ages and asides."""
    return _AGES.sub("", _ASIDE.sub("", sentence[start:end]))


def _of_sentence(
    sentence: str, start: int, end: int, own: list[PeriodMention], anchors: list[PeriodMention], handed: Handed
) -> Known:
    """The period of a number that has none beside it: the only one of the sentence, the one that opens it, or none."""
    is_counted = not (handed.planned or handed.priced)
    if is_of_later_time(sentence, start) or any(
        is_told_later(sentence, m.start, m.end, start)
        or (is_counted and m.relation is not Relation.CURRENT and _is_left_behind(sentence, m, start))
        for m in own
        if m.end <= start
    ):
        return UNKNOWN
    reach = [
        m
        for m in own
        if m.end <= end
        or _is_cited(sentence, end, m, handed)
        or not (opens_next(sentence, m) or is_elsewhere(sentence[end : m.start], m, handed))
    ]
    known = [made_on(resolved(m, anchors, handed), handed, m.end <= start and m.limit is None) for m in reach]
    if known and len({each.period for each in known}) == 1:
        return known[0]
    within = _TURN.split(sentence[:start])[-1]
    near = [each for each, m in zip(known, reach, strict=True) if start - len(within) <= m.start < start]
    if near and len(near) < len(known) and len({each.period for each in near}) == 1:
        return near[0]
    if known:
        nearer = reach[-1]
        if reach[0].end <= nearer.start and nearer.end <= start:
            return known[-1] if is_of_clause(sentence, nearer, start) else UNKNOWN
        opens = _OPENING.fullmatch(sentence[: reach[0].start])
        after = next((pair for pair in zip(known, reach, strict=True) if pair[1].start >= end), None)
        # "34 days on average to complete an enquiry in 2022-23 and 29 in 2023-24"
        is_next = after and not _PASSED.search(sentence, end, after[1].start)
        return known[0] if opens else after[0] if after and is_next else UNKNOWN
    place, carried = handed.place, handed.carried
    if carried and carried.period and handed.priced and handed.is_made_on(carried.period):
        return Known(financial_year(fiscal_start(carried.period.end)), PeriodKnown.RESOLVED)
    if handed.known is place and place.is_given and place.period and handed.is_made_on(place.period):
        return current_year(handed)  # a forecast made on a day is one for the year
    return handed.known


def _completed(mentions: list[PeriodMention], handed: Handed) -> list[PeriodMention]:
    """The mentions, of those that want their year ("in September") the ones that the place completes."""
    return [
        mention
        if mention.period or not mention.partial
        else replace(mention, period=resolved(mention, [], handed).period)
        for mention in mentions
    ]


def _is_left_behind(sentence: str, mention: PeriodMention, start: int) -> bool:
    """Whether a number is told of now in another clause than a period: "11% in October, and 40 people are waiting"."""
    turned = list(_NEXT_CLAUSE.finditer(sentence, mention.end, start))
    if not turned:
        return False
    is_now = (
        tells_now(sentence, start) or _SINCE_THEN.search(sentence, turned[-1].end(), start + 2 * NEARBY) is not None
    )
    return is_now and is_past(sentence, mention.start)


def _is_of_next(sentence: str, end: int, mention: PeriodMention) -> bool:
    """Whether a period is told of one more earlier value: "from 25.9% a year before and 24.3% in March 2023"."""
    return mention.start > end and _AND_NUMBER.search(sentence, end, mention.start) is not None


def _of_the_compared(sentence: str, end: int, mention: PeriodMention, handed: Handed) -> bool:
    """Whether a period after a number is of what it is compared with: "up from 8% in 2022 and 7% in 2021"."""
    if mention.start < end or _is_cited(sentence, end, mention, handed):
        return False
    compared = _COMPARED.search(sentence, end, mention.start)
    return compared is not None and _DIGIT.search(sentence, compared.end(), mention.start) is not None


def _is_cited(sentence: str, end: int, mention: PeriodMention, handed: Handed) -> bool:
    """Whether the year of a collection is the number's too: not in a report on a year or quarter, or under its heading.

    There the council's number is its own, beside the last that is published of others.
    """
    known = handed.known
    on_a_day = known.how is PeriodKnown.DOCUMENT and known.period is not None and is_short(known.period)
    return (on_a_day or not known.is_given) and is_cited(sentence, end, mention)
