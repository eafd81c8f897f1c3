"""What is asked of a meeting itself: who chaired, where and when it was, who was absent, draft or approved, when next.

In: an `Ask` and the papers it may be about. Out: the paper and its minutes, or None. Where no day is named it is of
the latest meeting of the body; where several bodies could be meant, of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.committees import Minute, MinuteKind
from corpus.measures import stem, stems
from corpus.periods import PeriodMention, find_periods
from server.answers.asking import is_telling
from server.answers.meeting_fitness import suits
from server.answers.meeting_kinds import KINDS, Found
from server.answers.meeting_papers import is_of_day, names_day
from server.answers.meeting_questions import Ask
from server.answers.meeting_records import Paper

K = MinuteKind
_CLOCK = re.compile(r"\d ?[ap]\.?m|\d[.:]\d\d", re.IGNORECASE)
_VENUE = re.compile(r"(?:venue|place|location)\b", re.IGNORECASE)
_OF_MINUTES = re.compile(r"\bminutes\b|\brecord\b", re.IGNORECASE)
_ONE = frozenset({"next_meeting", "chair"})


def of_meeting(ask: Ask, candidates: Sequence[Paper], *, is_named: bool) -> Found | None:
    """What is recorded of the meeting itself: the latest one of the body, or that of the day asked for."""
    if ask.kind == "standing":
        return _standing(ask, candidates)
    dated = [paper for paper in candidates if all(is_of_day(paper, day) for day in ask.days)]
    if not dated:
        return None
    telling = [word for word in ask.topic if is_telling(word)]
    if not is_named and any(word not in paper.identity for paper in dated for word in telling):
        return None  # "who chairs the sub-group": another body than the one that met
    bodies = {paper.meeting.body.casefold() for paper in dated if paper.meeting.body}
    if len(bodies) > 1 and not is_named:
        dated = [paper for paper in dated if _words_named(ask, paper)]
        if len({paper.meeting.body.casefold() for paper in dated if paper.meeting.body}) != 1:
            return None
    dated.sort(key=lambda paper: (_words_named(ask, paper), str(paper.meeting.day)), reverse=True)
    for paper in dated:
        minutes = tuple(each for each in paper.of_kind(*KINDS[ask.kind]) if suits(ask, paper, each))
        if ask.kind == "clock":
            minutes = tuple(each for each in minutes if _CLOCK.search(each.text))
        if ask.kind == "place":
            minutes = tuple(each for each in minutes if _VENUE.match(each.text)) or minutes
        if minutes:
            return Found(paper, minutes[:1] if ask.kind in _ONE else minutes)
    return Found(dated[0], ())


def _words_named(ask: Ask, paper: Paper) -> int:
    return len({stem(word) for word in re.findall(r"\w+", ask.text.lower())} & set(stems(paper.meeting.body)))


def _standing(ask: Ask, candidates: Sequence[Paper]) -> Found | None:
    """Draft or approved: the paper of that day says it, or a later meeting that took the minutes of that day."""
    own = [p for p in candidates if not ask.days or all(is_of_day(p, day) for day in ask.days)]
    own = [paper for paper in own if paper.was_held]
    said = [Found(paper, tuple(paper.of_kind(K.STANDING)[:1])) for paper in own if paper.of_kind(K.STANDING)]
    taken = [
        Found(paper, (minute,), minute.item)
        for paper in candidates
        for minute in paper.of_kind(K.DECISION)
        if _is_about_minutes(paper, minute)
        and ask.days
        and any(_names_time(ask, day, paper, minute) for day in ask.days)
        and all(is_of_day(paper, day) or _names_time(ask, day, paper, minute) for day in ask.days)
    ]
    approved = [each for each in said if each.minutes[0].fate == "approved"]
    own_first = bool(re.search(r"\bdraft\b", ask.text, re.IGNORECASE))
    ordered = (*said, *taken) if own_first else (*approved, *taken, *said)
    return next(iter(ordered), Found(own[0], ()) if own and ask.days else None)


def _is_about_minutes(paper: Paper, minute: Minute) -> bool:
    title = paper.titles.get(minute.item)
    return bool(_OF_MINUTES.search(f"{title.text if title else ''} {minute.text}"))


def _names_time(ask: Ask, day: PeriodMention, paper: Paper, minute: Minute) -> bool:
    """Whether a minute or its heading names the time that is asked for."""
    title = paper.titles.get(minute.item)
    text = f"{title.text if title else ''} {minute.text}"
    if names_day(text, day, ask.text):
        return True
    ends = [each.period.end for each in find_periods(text) if each.period]
    if day.period:
        return any(day.period.start <= end <= day.period.end for end in ends)
    return day.partial is not None and any(
        day.partial.first <= (end.month, end.day) <= day.partial.last for end in ends
    )
