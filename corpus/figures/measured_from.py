"""Whether a time is what a change is measured from, told in many words: "3% more than in the survey week in 2015".

In: a sentence, where a time begins in it and where a number stands. Out: whether the number is only compared with that
time.
"""

from __future__ import annotations

import re

from corpus.period_patterns import MONTH

MOST_CHARS_BEFORE = 46
"""Characters before a number in which the noun of its change stands: "an increase in hours of 5% from"."""
_MOVE = r"(?:increase|rise|fall|drop|reduction|decrease|improvement|decline|growth|change)"
_UP = r"(?:up|down)(?=\s(?:by\s)?(?:an?\s\w{2,12}\s)?[£\d]|\s(?:from|on|over)\s)"
_AGAINST = re.compile(
    r"\b(?:than|compared?\s(?:to|with)|comparison\s(?:to|with)"
    rf"|(?:{_MOVE}|{_UP})\b(?:[^;:.]|\.\d){{0,40}}?\s(?P<from>from|on|over))\s"
    r"(?:[a-z][\w’'-]{0,20}\s){1,6}?(?:in|of|for|at|during)\s(?:the\s)?$",
    re.IGNORECASE,
)
""" "3% more than the number during the survey week in", "up 6% (1,202) from the survey week in"."""
MOVED_ON = re.compile(
    rf"\b(?:{_MOVE}|up|down|more|fewer|less|higher|lower)\b(?:[^.;:,]|\.\d){{0,30}}\son\s(?:the\s)?$", re.IGNORECASE
)
""" "Up 3% on December"."""
_NO_VERB = r"(?!(?:will|would|shall|should|may|might|can|could|must|to|is|are)\b)"
""" "The charge will rise to £4.60 from 1 April" tells of no rise from then, but of what holds from then on."""
_MOVED_FROM = re.compile(
    rf"\b(?:(?:an?|the)\s(?:{_NO_VERB}[\w£.,%]{{1,20}}\s){{0,4}}{_MOVE}|{_MOVE}\sof)\b[^;:]{{0,50}}\sfrom\s$",
    re.IGNORECASE,
)

_MOVED = re.compile(
    r"(?:[^.;]|\.\d){0,120}\b(?:went up|gone up|go up|rose|risen|increased|uprated|changed)\b(?:[^.;]|\.\d){0,60}?"
    rf"\b(?:in|on|from) (?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}(?:[^.;]|\.\d){{0,60}}",
    re.IGNORECASE,
)


def without_moves(lead: str) -> str:
    """A lead-in without its moves: "They went up by 4.8% in April 2025" dates no year below."""
    return _MOVED.sub("", lead)


def is_told_against(sentence: str, time: int, number: int) -> bool:
    """Whether words that compare stand between the number and the time that begins at `time`."""
    found = _AGAINST.search(sentence, max(0, number - MOST_CHARS_BEFORE), time)
    return found is not None and number < (found.start("from") if found["from"] else found.start())


def is_only_compared(sentence: str, time: int) -> bool:
    """Whether the time that begins at `time` is one that a change is measured from, whatever number stands before."""
    return _AGAINST.search(sentence, max(0, time - 2 * MOST_CHARS_BEFORE), time) is not None


def is_moved_from(sentence: str, time: int) -> bool:
    """Whether a change is told "from" a time: "an increase of £39m from 2022-23" is no price that holds from then."""
    return _MOVED_FROM.search(sentence, max(0, time - 2 * MOST_CHARS_BEFORE), time) is not None
