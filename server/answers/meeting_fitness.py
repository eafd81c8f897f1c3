"""What a minute must be besides its kind and topic: of the person, the side, the motion or the time that is asked for.

In: an `Ask`. Out: a test of a paper's minutes. What one person said never answers for another, nor a rule of call-in
for its having been used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from corpus.committees import Minute, MinuteKind
from corpus.periods import find_periods
from server.answers.meeting_motions import AMENDMENT, MOVED, WHOLE
from server.answers.meeting_people import is_by, speaks_to
from server.answers.meeting_questions import Ask
from server.answers.meeting_records import Paper

K = MinuteKind
Test = Callable[[Paper, Minute, Ask], bool]
_OF_MOTIONS = frozenset("vote fate mover seconder roll person_voted".split())
WHEN = re.compile(r"\bwhen\b|\bby when\b|\bdeadline\b|\bwhat date\b|\bhow long\b", re.IGNORECASE)
WHO = re.compile(r"\W*who\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"\b(?:Councillors?|Cllrs?|Mrs?|Ms|Dr|Prof|Sir|Dame)\.? [A-Z]|\b[A-Z][a-z]+ [A-Z][a-z’'-]+\b"
    r"|\b(?:[Dd]irector|[Oo]fficers?|[Cc]hair|[Mm]ayor|[Ll]eader|[Tt]eam|[Mm]anager)\b"
)
_PUT_IN_OFFICE = re.compile(r"\b(?:elect|appoint|nominat|chair|led by|lead\b|replace)", re.IGNORECASE)
_TIMED = re.compile(
    r"\b(?:spring|summer|autumn|winter|christmas|easter|next (?:meeting|month|year|week)"
    r"|(?:\d+|\w+) (?:weeks?|months?|years?|days?)|at once)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had)\b", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:will|would|shall|must|should|to|by|until|be|next)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\W*(?:\d[\d.]{0,6}\s)?On \d{1,2} \w+ \d{4}\b")
"""Opens with the day of something earlier."""
_FACT = re.compile(r"\W*(?:was|were|has|have|did)\b", re.IGNORECASE)
_ONLY_MAY_BE = re.compile(r"\bunless\b|\bif not\b|\bmay be called\b|(?<!not )\bsubject to call\b", re.IGNORECASE)
_WAS_CALLED_IN = re.compile(r"\bcalled in\b|\bnot subject\b", re.IGNORECASE)
_ANSWER_TO = re.compile(r"\bwhat was\b", re.IGNORECASE)


def suits(ask: Ask, paper: Paper, minute: Minute) -> bool:
    """Whether a minute of the right kind and topic is also of the right person, side, motion and time."""
    if ask.kind in _OF_MOTIONS and AMENDMENT.search(ask.text) and not WHOLE.search(ask.text):
        moved = _moved(paper, minute)
        if moved is None or moved.kind is not K.AMENDMENT:
            return False
    test = _TESTS.get(ask.kind)
    return test is None or test(paper, minute, ask)


def _moved(paper: Paper, minute: Minute) -> Minute | None:
    """The motion that a minute is of."""
    return next((m for m in paper.of_kind(*MOVED) if m.motion == minute.motion), None)


def _is_of(paper: Paper, printed: str | None, ask: Ask) -> bool:
    """Whether the first person asked of is the one printed; true where nobody is named."""
    return not ask.people or is_by(paper, ask.people[0], printed or "")


def _is_by_mover(paper: Paper, minute: Minute, ask: Ask) -> bool:
    moved = _moved(paper, minute)
    return not ask.people or (moved is not None and _is_of(paper, moved.who, ask))


def _is_moved(paper: Paper, minute: Minute, ask: Ask) -> bool:
    """Whether a motion has the mover or seconder asked for, and is that of everybody the question names."""
    who = minute.who if ask.kind == "mover" else minute.seconder
    return who is not None and all(is_by(paper, each, minute.text) for each in ask.people)


def _replies(paper: Paper, minute: Minute, ask: Ask) -> bool:
    if not ask.people:
        return minute.kind is K.REPLIED
    first, *rest = ask.people
    answers = bool(_ANSWER_TO.search(ask.text)) and speaks_to(paper, minute, first)
    return (is_by(paper, first, minute.who or "") or answers) and all(speaks_to(paper, minute, one) for one in rest)


def _is_next(paper: Paper, minute: Minute, ask: Ask) -> bool:
    """A step says when where that is asked, and who where that is."""
    asks_when = bool(WHEN.search(ask.text))
    if asks_when and _EARLIER.match(minute.text):
        return False
    told = not asks_when or (
        tells_time(minute.text) and not (_PAST.search(minute.text) and not _TO_COME.search(minute.text))
    )
    told = told and (not WHO.match(ask.text) or bool(_SOMEBODY.search(minute.text)))
    return told and (minute.kind is not K.TOLD or _is_of(paper, minute.text, ask))


def tells_time(text: str) -> bool:
    """Whether a text names a day, a month, a season, a stretch of time or a meeting to come."""
    return bool(find_periods(text, partial=True)) or bool(_TIMED.search(text))


def _is_elected(paper: Paper, minute: Minute, ask: Ask) -> bool:
    return bool(_PUT_IN_OFFICE.search(minute.text)) and _is_next(paper, minute, ask)


def _is_call_in(_paper: Paper, minute: Minute, ask: Ask) -> bool:
    """Whether a minute about call-in tells the time, the person or the fact that is asked for."""
    if WHEN.search(ask.text):
        return bool(re.search(r"\d", minute.text))
    if WHO.match(ask.text):
        return bool(re.search(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\b", minute.text))
    used = bool(_WAS_CALLED_IN.search(minute.text)) and not _ONLY_MAY_BE.search(minute.text)
    return used or not _FACT.match(ask.text)


def _is_decided(paper: Paper, minute: Minute, ask: Ask) -> bool:
    return any(_is_of(paper, each.text, ask) for each in (minute, *paper.of_kind(K.DECIDER)))


_TESTS: Mapping[str, Test] = {
    "person_voted": lambda paper, minute, ask: bool(ask.people) and _is_of(paper, minute.text, ask),
    "roll": lambda _paper, minute, ask: minute.fate == ask.side,
    "mover": _is_moved,
    "seconder": _is_moved,
    "vote": _is_by_mover,
    "fate": _is_by_mover,
    "replied": _replies,
    "asked": lambda paper, minute, ask: _is_of(paper, minute.who, ask),
    "said": lambda paper, minute, ask: _is_of(paper, minute.who, ask),
    "interest": lambda paper, minute, ask: _is_of(paper, minute.text, ask),
    "call_in": _is_call_in,
    "decided": _is_decided,
    "step": _is_next,
    "elected": _is_elected,
    "recommended": lambda _paper, minute, _ask: minute.kind is K.RECOMMENDATION or "recommend" in minute.text.lower(),
    "decided_on": lambda _paper, minute, _ask: minute.kind is K.DECIDED_ON or tells_time(minute.text),
}
"""What each kind asks for besides its minutes; kinds that are not named here take any."""
