"""The minutes that answer a question about a committee, chosen by what it asks for and what it is about.

In: an `Ask` and the papers it may be about. Out: the paper and its minutes, or None. A recommendation is never taken for a
decision, nor the vote on one motion for that on another, nor what one person said for what another did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.committees import Minute, MinuteKind
from corpus.measures import stem, stems
from corpus.periods import find_periods
from server.answers.meeting_papers import Paper, Papers, is_of_day, names_day
from server.answers.meeting_people import is_by, speaks_to
from server.answers.meeting_questions import OF_THE_MEETING, Ask

K = MinuteKind
NAMED = 0.62
"""How much of the topic of a question an item must name."""
CLOSE = 0.9
"""What comes so near to the best may answer in its place where it is later, or beside it."""
_SPEECH = (K.SAID, K.REPLIED, K.ASKED)
_MOVED = (K.MOTION, K.AMENDMENT)
_ANY = (K.DECISION, K.RECOMMENDATION, K.STEP, K.SAID, K.REPLIED, K.TOLD, K.EFFECT, K.REASON, K.INTEREST)
_WHEN = re.compile(r"\bwhen\b|\bby when\b|\bdeadline\b|\bwhat date\b|\bhow long\b", re.IGNORECASE)
_TALLIED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|unanim\w+|all|nem)\b", re.IGNORECASE
)
_DATED = re.compile(
    r"\d|\b(?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|christmas|easter|weeks?|months?|years?|next meeting|at once)\b",
    re.IGNORECASE,
)
OF_EITHER = frozenset("call_in effect decided_on decider interest".split())
"""Kinds that ask about a meeting as a whole where no item is named."""
KINDS: dict[str, tuple[MinuteKind, ...]] = {
    "person_voted": (K.ROLL,), "roll": (K.ROLL,), "seconder": _MOVED, "mover": _MOVED, "standing": (K.STANDING, K.DECISION),
    "fate": (K.VOTE, *_MOVED), "vote": (K.VOTE,), "apologies": (K.APOLOGIES,), "next_meeting": (K.NEXT_MEETING,),
    "chair": (K.CHAIR,), "elected": (K.DECISION, K.TOLD), "officers": (K.OFFICERS,), "present": (K.PRESENT,),
    "place": (K.HELD,), "clock": (K.HELD,), "call_in": (K.CALL_IN, K.EFFECT), "effect": (K.EFFECT,), "exempt": (K.EXEMPT,),
    "recommended": (K.RECOMMENDATION, K.DECISION), "interest": (K.INTEREST,), "decided_on": (K.DECIDED_ON, K.HELD),
    "decider": (K.DECIDER,), "replied": (K.REPLIED, K.SAID), "asked": (K.ASKED,), "who_asked": (K.ASKED,),
    "said": _SPEECH, "who_said": (K.SAID, K.REPLIED), "reason": (K.REASON,), "step": _ANY, "decided": (K.DECISION,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What answers: the paper and its minutes; none of them where the item is held and the fact is not."""

    paper: Paper
    minutes: tuple[Minute, ...]
    item: int | None = None


def find_facts(ask: Ask, candidates: Sequence[Paper], papers: Papers, *, is_named: bool) -> Found | None:
    """The minutes that answer, or the item or meeting that is asked of without them; None where none is."""
    if ask.kind in OF_THE_MEETING or (ask.kind in OF_EITHER and not (ask.topic or ask.people)):
        return _of_meeting(ask, candidates, is_named=is_named)
    return _of_item(ask, candidates, papers)


def _of_meeting(ask: Ask, candidates: Sequence[Paper], *, is_named: bool) -> Found | None:
    """What is recorded of the meeting itself: the latest one of the body, or that of the day asked for."""
    if ask.kind == "standing":
        return _standing(ask, candidates)
    dated = [paper for paper in candidates if all(is_of_day(paper, day) for day in ask.days)]
    if not dated:
        return None
    bodies = {paper.meeting.body.casefold() for paper in dated if paper.meeting.body}
    if len(bodies) > 1 and not is_named:
        dated = [paper for paper in dated if _words_named(ask, paper)]
        if len({paper.meeting.body.casefold() for paper in dated if paper.meeting.body}) != 1:
            return None
    dated.sort(key=lambda paper: (_words_named(ask, paper), str(paper.meeting.day)), reverse=True)
    suits = _suiting(ask)
    for paper in dated:
        minutes = tuple(each for each in paper.of_kind(*KINDS[ask.kind]) if suits(paper, each))
        if ask.kind == "clock":
            minutes = tuple(each for each in minutes if re.search(r"\d ?[ap]\.?m|\d[.:]\d\d", each.text, re.IGNORECASE))
        if ask.kind == "place" and len(minutes) > 1:
            minutes = tuple(each for each in minutes if re.match(r"(?:venue|place|location)", each.text, re.I)) or minutes
        if minutes:
            return Found(paper, minutes[:1] if ask.kind in ("next_meeting", "chair") else minutes)
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
    return bool(re.search(r"\bminutes\b|\brecord\b", f"{title.text if title else ''} {minute.text}", re.IGNORECASE))


def _names_time(ask: Ask, day, paper: Paper, minute: Minute) -> bool:  # type: ignore[no-untyped-def]
    title = paper.titles.get(minute.item)
    text = f"{title.text if title else ''} {minute.text}"
    if names_day(text, day, ask.text):
        return True
    for each in find_periods(text):
        if each.period and day.partial and day.partial.first <= (each.period.end.month, each.period.end.day) <= day.partial.last:
            return True
        if each.period and day.period and day.period.start <= each.period.end <= day.period.end:
            return True
    return False


def _of_item(ask: Ask, candidates: Sequence[Paper], papers: Papers) -> Found | None:
    """What is recorded under the item that the question is about."""
    dated = [paper for paper in candidates if any(is_of_day(paper, day) for day in ask.days)]
    within = dated or candidates
    scored: list[tuple[float, float, str, Paper, Minute]] = []
    near: list[tuple[float, str, Paper, Minute]] = []
    suits = _suiting(ask)
    for paper in within:
        for minute in paper.meeting.minutes:
            if ask.days and not dated and not _item_names_days(ask, paper, minute):
                continue
            share = papers.about(ask, paper, minute) if ask.topic else 1.0
            day = str(paper.meeting.day or "")
            near.append((share, day, paper, minute))
            if share >= NAMED and minute.kind in KINDS[ask.kind] and suits(paper, minute):
                scored.append((round(share, 3), papers.own_words(ask, paper, minute), day, paper, minute))
    if ask.kind == "replied":
        scored = [each for each in scored if each[4].kind is K.REPLIED] or scored
    if scored:
        return _best(ask, scored, papers)
    close = [each for each in near if each[0] >= NAMED and each[3].item is not None]
    if close and ask.topic:
        _, _, paper, minute = max(close, key=lambda each: (each[0], each[1]))
        return Found(paper, (), minute.item)
    return None


def _item_names_days(ask: Ask, paper: Paper, minute: Minute) -> bool:
    told = "\n".join(each.text for each in paper.by_item.get(minute.item, ()))
    return all(names_day(told, day, ask.text) for day in ask.days)


def _best(ask: Ask, scored: list[tuple[float, float, str, Paper, Minute]], papers: Papers) -> Found | None:
    """The minutes of the best item, those that say most of the topic themselves."""
    kinds = KINDS[ask.kind]
    top = max(each[0] for each in scored)
    closest = [each for each in scored if each[0] >= top * CLOSE]
    own = max(each[1] for each in closest)
    share, _, _, paper, minute = max(
        closest, key=lambda each: (each[1] >= own * CLOSE, each[0], each[2], -kinds.index(each[4].kind))
    )
    if not ask.topic and len({(id(each[3]), each[4].item) for each in scored}) > 1:
        return None  # nothing says which item is meant
    same = [each for each in scored if each[3] is paper and each[4].item == minute.item]
    most = max(each[1] for each in same)
    chosen = [each[4] for each in same if each[1] >= most * CLOSE]
    if ask.kind in ("vote", "fate", "roll", "person_voted") and _is_of_another_motion(ask, paper, minute, most, papers):
        return Found(paper, (), minute.item)
    if ask.kind in ("vote", "fate"):
        chosen = _of_one_motion(ask, paper, chosen, [each[4] for each in same])
    elif ask.kind in ("mover", "seconder"):
        chosen = _one_motion_moved(ask, chosen)
    elif ask.kind in ("decided", "recommended", "interest", "roll", "call_in", "apologies"):
        first = min(kinds.index(each.kind) for each in chosen)
        chosen = [each for each in chosen if kinds.index(each.kind) == first]
    else:
        chosen = chosen[:1]
    return Found(paper, tuple(dict.fromkeys(chosen)), minute.item) if chosen else Found(paper, (), minute.item)


def _is_of_another_motion(ask: Ask, paper: Paper, minute: Minute, most: float, papers: Papers) -> bool:
    """Whether the question is about a motion of the item of which no such minute is held."""
    kinds = {each.motion: each for each in paper.by_item.get(minute.item, ()) if each.kind in _MOVED}
    moved = kinds.get(minute.motion)
    if ask.kind in ("roll", "person_voted") and re.search(r"\bamendments?\b", ask.text, re.IGNORECASE):
        return moved is None or moved.kind is not K.AMENDMENT
    title = paper.titles.get(minute.item)
    named = set(stems(title.text)) if title else set()
    nearest = max((papers.own_words(ask, paper, each) for each in kinds.values()), default=0.0)
    beyond = [word for word in ask.topic if word not in named]
    return bool(beyond) and nearest > most and ask.kind in ("roll", "person_voted")


def _of_one_motion(ask: Ask, paper: Paper, chosen: list[Minute], all_votes: list[Minute]) -> list[Minute]:
    """The votes on the one motion that is meant: an amendment where one is named, else the motion or decision."""
    kinds = {each.motion: each.kind for each in paper.of_kind(*_MOVED)}

    def of_amendment(minute: Minute) -> bool:
        return kinds.get(minute.motion) is K.AMENDMENT

    asks_amendment = bool(re.search(r"\bamendments?\b", ask.text, re.IGNORECASE))
    asks_whole = bool(re.search(r"\bsubstantive\b|\bas amended\b|\bfinal(?:ly)?\b|\bresolution\b", ask.text, re.IGNORECASE))
    pool = all_votes if asks_whole else chosen
    if asks_amendment and not asks_whole:
        pool = [each for each in pool if of_amendment(each)]
    elif asks_whole or any(not of_amendment(each) for each in pool):
        pool = [each for each in pool if not of_amendment(each)]
    votes = [each for each in pool if each.kind is K.VOTE]
    motions = list(dict.fromkeys(each.motion for each in votes))
    if len(motions) > 1 and None in motions and not asks_amendment:
        votes = [each for each in votes if each.motion is None]
    elif len(motions) > 1:
        return []
    if ask.kind == "fate" and not votes:
        return [each for each in pool if each.fate][:1]
    tallied = [each for each in votes if _TALLIED.search(each.text)]
    decided = [each for each in votes if each.fate]
    return (tallied or decided or votes) if ask.kind == "vote" else (decided or votes)


def _one_motion_moved(ask: Ask, chosen: list[Minute]) -> list[Minute]:
    """The one motion whose mover or seconder is asked for; none where several could be meant."""
    if re.search(r"\bamendments?\b", ask.text, re.IGNORECASE):
        chosen = [each for each in chosen if each.kind is K.AMENDMENT]
    elif re.search(r"\b(?:motion|recommendations?|resolution)\b", ask.text, re.IGNORECASE):
        chosen = [each for each in chosen if each.kind is K.MOTION] or chosen
    if len(chosen) > 1 and re.search(r"\bcarried\b|\bpassed\b|\bsuccessful\b|\bresolution\b", ask.text, re.IGNORECASE):
        chosen = [each for each in chosen if each.fate != "lost"]
    return chosen if len(chosen) == 1 else []


def _suiting(ask: Ask) -> Callable[[Paper, Minute], bool]:
    """What else a minute must be: of the person, the side, the time that is asked for."""
    first = ask.people[0] if ask.people else None
    rest = ask.people[1:]

    def suits(paper: Paper, minute: Minute) -> bool:
        match ask.kind:
            case "person_voted":
                return first is not None and is_by(paper, first, minute.text)
            case "roll":
                return minute.fate == ask.side
            case "mover" | "seconder":
                who = minute.who if ask.kind == "mover" else minute.seconder
                other = minute.seconder if ask.kind == "mover" else minute.who
                movers = [p for p in ask.people if is_by(paper, p, other or "") or is_by(paper, p, minute.text)]
                return who is not None and len(movers) == len(ask.people)
            case "vote" | "fate":
                moved = next((m for m in paper.of_kind(*_MOVED) if m.motion == minute.motion), None)
                return first is None or (moved is not None and is_by(paper, first, moved.who or ""))
            case "replied":
                own = minute.kind is K.REPLIED or first is not None
                return own and (first is None or is_by(paper, first, minute.who or "") or _answers(paper, minute, ask)) and all(
                    speaks_to(paper, minute, other) for other in rest
                )
            case "call_in":
                return _is_call_in(ask, minute)
            case "decided":
                deciders = paper.of_kind(K.DECIDER)
                return first is None or any(is_by(paper, first, each.text) for each in (minute, *deciders))
            case "asked" | "said":
                return first is None or is_by(paper, first, minute.who or "")
            case "interest":
                return first is None or is_by(paper, first, minute.text)
            case "step" | "elected":
                right = not _WHEN.search(ask.text) or bool(_DATED.search(minute.text))
                return right and (first is None or is_by(paper, first, minute.text) or minute.kind is not K.TOLD)
            case "recommended":
                return minute.kind is K.RECOMMENDATION or "recommend" in minute.text.lower()
            case "decided_on":
                return minute.kind is K.DECIDED_ON or bool(_DATED.search(minute.text))
            case _:
                return True

    return suits


def _is_call_in(ask: Ask, minute: Minute) -> bool:
    """Whether a minute about call-in tells the time, the person or the fact that is asked for."""
    if _WHEN.search(ask.text):
        return bool(re.search(r"\d", minute.text))
    if re.match(r"\W*who\b", ask.text, re.IGNORECASE):
        return bool(re.search(r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\b", minute.text))
    asks_fact = re.match(r"\W*(?:was|were|has|have|did)\b", ask.text, re.IGNORECASE)
    return not asks_fact or bool(re.search(r"\bcalled in\b|\bnot subject\b", minute.text, re.IGNORECASE))


def _answers(paper: Paper, minute: Minute, ask: Ask) -> bool:
    """ "What was the answer when Cllr Dean asked …": the one spoken of asks, and the answer follows."""
    if not re.search(r"\bwhen\b|\bwhat was\b|\bto (?:cllr|councillor|mr|mrs|ms|dr)\b", ask.text, re.IGNORECASE):
        return False
    return speaks_to(paper, minute, ask.people[0])
