"""Whether a time behind a number is told of something else: of the next number, of another clause, of a cause.

In: the words between a number and a period behind it, and what its place hands down. Out: whether it is another's.
"""

from __future__ import annotations

import re

from corpus.figures.resolved_periods import Handed
from corpus.figures.year_parts import is_short
from corpus.periods import PeriodMention, Relation

TURNS = r";|\b(?:while|whilst|whereas|although|though|but)\b|[:.]\s"
_ELSEWHERE = re.compile(
    rf",\s(?:and|or|where|whereas|which|compared|against|leaving|making|taking|bringing|giving|reaching)\b|{TURNS}",
    re.IGNORECASE,
)
_CLAUSE_BEFORE = re.compile(
    r"(?:[;,]|\b(?:and|but|while|then))\s(?:(?:in|for|during|by|at|over)\s)?(?:the\s)?$", re.IGNORECASE
)
_NEXT_PART = re.compile(r"[,;:(]\s|\band\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"(?:,|\b(?:and|that|which|who)\b)(?:[^.;]|\.\d){0,60}?\b(?:will|would|(?:is|are) (?:projected|forecast|due"
    r"|likely|set|expected|planned)|expect(?:s|ed)?|(?:plan|aim)s? (?:to|for)|hopes? to|intends? to|want(?:s|ed)? to"
    r"|should (?:reach|rise|fall|grow|be))\b",
    re.IGNORECASE,
)
""" "14 people work here and a second team will open in June 2025": what is to come is not when the number was so."""
_BUT_STILL = re.compile(r"\bbut (?:still|not|only|also|never|no longer)\b(?=[^,;:.\d]{0,60}$)", re.IGNORECASE)
""" "Were well enough to leave but still in hospital in December": what goes on without a verb is of the same time."""
_RATE_OR_SUM = re.compile(r"\d%|£\d")
_DIGIT = re.compile(r"\d")
_EARLIER = (Relation.PREVIOUS, Relation.BEFORE_PREVIOUS)
_CAUSED = re.compile(
    r"\b(?:following|because of|due to|owing to|as a result of|thanks to|in response to|ahead of|prior to)\b",
    re.IGNORECASE,
)
""" "27 concerned late invoices following the move to a new system in June": the cause was then."""
_OTHER_CLAUSE = re.compile(
    r"\b(?:was|were|had)\b[^,.;]{0,60}\sand\s(?:[\w,-]+\s){1,4}?(?:was|were|had|remained|stood|are|is)\b", re.IGNORECASE
)
""" "Two were published and three were still under way on 31 March"."""
_TO_NEXT = re.compile(
    r"\b(?:with (?:an?|the|our)|below|above|against|towards?|ahead of|short of|v|vs\.?|versus|rising|growing|falling"
    r"|increasing|decreasing|reducing|dropping|climbing|and (?:is|are|was|were|will|has|had|should))\b"
    r"[^.;:£\d]{0,60}[£\d]",
    re.IGNORECASE,
)
""" "81.4%, with a target of 85% by 2025-26", "172, growing to 200 by March": the time of another number."""
_OPENS = re.compile(
    r"\s?:\s*[£\d]|\s(?:[a-z][\w’'-]*\s){1,3}?(?:of|was|is|at|stood at)\s(?:about\s|just\s|over\s)?[£\d]", re.IGNORECASE
)
""" "80% and the 2023-24 outturn of 79%": it is of what follows."""
_AND_IN = re.compile(r"\s(?:and|but|while)\s(?:(?:in|for|during|over|also)\s){0,2}$", re.IGNORECASE)
_DID = re.compile(
    r"\s(?:also\s)?(?:[a-z]{3,}ed|dealt|spent|saw|had|made|took|gave|paid|cost|won|held|ran|met|brought|went|took)\s"
    r"(?:[a-z]+\s){0,4}?[£\d]",
    re.IGNORECASE,
)
""" "24 staff and in 2021/22 dealt with 4,112 calls": what was done then is told next."""
_LATER_TIME = re.compile(
    r"\b(?:two|three|four|five|ten|[2-9]|10) years (?:later|on|after(?:wards)?)\b"
    r"|\b(?:following|next|subsequent) (?:\d{1,2}|two|three|six|nine|twelve) (?:months|weeks|quarters|years)\b"
    r"|\b(?:first|second|third|last|latter|former) of (?:these|those|the) (?:\w{3,9} )?(?:years|quarters|months)\b",
    re.IGNORECASE,
)
""" "Two years later it was 64%", "in the last of these years": of another time than was told, and not told which."""
_CLAUSE = re.compile(r";\s|,\s(?:and|but|while|so)\s")


def opens_next(sentence: str, mention: PeriodMention) -> bool:
    """Whether a period names the number behind it: "88%, 2021-22: 84%", "and the 2023-24 outturn of 79%"."""
    if _OPENS.match(sentence, mention.end):
        return True
    return _AND_IN.search(sentence, 0, mention.start) is not None and _DID.match(sentence, mention.end) is not None


def is_elsewhere(between: str, mention: PeriodMention, handed: Handed) -> bool:
    """Whether a period after a number is told of something else: "the underspend of £4m reflects 11% in September"."""
    if mention.relation in _EARLIER and _DIGIT.search(between):
        return True  # "29.4%, a little down on the 30.1% recorded the year before"
    if _TO_NEXT.search(between):
        return True
    is_of_day = bool(mention.partial or (mention.period and is_short(mention.period)))
    if is_of_day and (_CAUSED.search(between) or _OTHER_CLAUSE.search(between)):
        return True
    is_beside_another = handed.priced and mention.period is not None and is_short(mention.period)
    turned = _ELSEWHERE.search(_BUT_STILL.sub(" ", between)) or (None if handed.planned else _TO_COME.search(between))
    return turned is not None or (is_beside_another and _RATE_OR_SUM.search(between) is not None)


def is_of_clause(sentence: str, mention: PeriodMention, number: int) -> bool:
    """Whether a time opens the clause of a number: "in 2021 we helped 412, and in 2022 we went on to help 455"."""
    opens = _CLAUSE_BEFORE.search(sentence, 0, mention.start) is not None
    return opens and _NEXT_PART.search(sentence, mention.end, number) is None


def is_of_later_time(sentence: str, start: int) -> bool:
    """Whether the clause of a number tells it of so many years later, or of one of several years."""
    opened = max((turn.end() for turn in _CLAUSE.finditer(sentence, 0, start)), default=0)
    return _LATER_TIME.search(sentence, opened, start) is not None
