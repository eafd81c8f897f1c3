"""The minutes that answer a question about a committee, chosen by what it asks for and what it is about.

In: an `Ask` and the papers it may be about. Out: the paper and its minutes, or None. A recommendation is never
taken for a decision, nor the vote on one motion for that on another, nor what one person said for what another did.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.committees import Minute, MinuteKind
from corpus.measures import stems
from server.answers.meeting_fitness import WHEN, WHO, suits, tells_time
from server.answers.meeting_kinds import GENERAL, KINDS, OF_EITHER, Found
from server.answers.meeting_motions import is_of_another_motion, of_one_motion, one_motion_moved
from server.answers.meeting_papers import Papers, is_of_day, names_day
from server.answers.meeting_questions import OF_THE_MEETING, Ask
from server.answers.meeting_records import Paper
from server.answers.meeting_sittings import of_meeting

K = MinuteKind
NAMED = 0.62
"""How much of the topic of a question an item must name."""
NAMED_BY_MOVER = 0.35
"""The same where the mover of the motion is named, which tells it from others."""
CLOSE = 0.9
"""What comes so near to the best may answer in its place where it is later, or beside it."""
MOST_DECISIONS = 4
"""Decisions of one item that are quoted together."""
_OF_MOTIONS = frozenset("vote fate mover seconder".split())
_OF_VOTES = frozenset("vote fate roll person_voted".split())
_TOGETHER = frozenset("decided recommended interest roll call_in".split())
"""Kinds of which all that say as much of the topic are quoted together."""
_REASON = re.compile(r"\breasons?\b", re.IGNORECASE)
Scored = tuple[float, float, str, Paper, Minute]
"""Share of the topic named in the item, weight of what the minute says itself, day, paper, minute."""


def find_facts(ask: Ask, candidates: Sequence[Paper], papers: Papers, *, is_named: bool) -> Found | None:
    """The minutes that answer, or the item or meeting that is asked of without them; None where none is."""
    if ask.kind in OF_THE_MEETING or (ask.kind in OF_EITHER and not (ask.topic or ask.people)):
        return of_meeting(ask, candidates, is_named=is_named)
    return _of_item(ask, candidates, papers)


def _of_item(ask: Ask, candidates: Sequence[Paper], papers: Papers) -> Found | None:
    """What is recorded under the item that the question is about."""
    dated = [paper for paper in candidates if any(is_of_day(paper, day) for day in ask.days)]
    within = dated or candidates
    if ask.kind in GENERAL:
        within = [paper for paper in within if paper.is_of_committee]
    scored: list[Scored] = []
    near: list[tuple[float, str, Paper, Minute]] = []
    for paper in within:
        for minute in paper.meeting.minutes:
            if ask.days and not dated and not _item_names_days(ask, paper, minute):
                continue
            share = papers.about(ask, paper, minute) if ask.topic else 1.0
            day = str(paper.meeting.day or "")
            near.append((share, day, paper, minute))
            if minute.kind not in KINDS[ask.kind] or share < NAMED_BY_MOVER or not suits(ask, paper, minute):
                continue
            if (ask.people and ask.kind in _OF_MOTIONS) or (
                share >= NAMED and papers.says_the_rest(ask, paper, minute)
            ):
                scored.append((round(share, 3), papers.own_words(ask, paper, minute), day, paper, minute))
    preferred = K.REPLIED if ask.kind == "replied" else K.STEP if ask.kind == "step" and WHO.match(ask.text) else None
    if ask.kind == "reason" and _REASON.search(ask.text):
        scored = [each for each in scored if _REASON.match(each[4].text)] or scored
    if preferred is not None:
        scored = [each for each in scored if each[4].kind is preferred] or scored
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


def _best(ask: Ask, scored: list[Scored], papers: Papers) -> Found | None:
    """The minutes of the best item, those that say most of the topic themselves."""
    kinds = KINDS[ask.kind]
    top = max(each[0] for each in scored)
    closest = [each for each in scored if each[0] >= top * CLOSE]
    own = max(each[1] for each in closest)
    _, _, _, paper, minute = max(
        closest, key=lambda each: (each[1] >= own * CLOSE, each[0], each[2], -kinds.index(each[4].kind))
    )
    if not ask.topic and len({(id(each[3]), each[4].item) for each in scored}) > 1:
        return None  # nothing says which item is meant
    same = [each for each in scored if each[3] is paper and each[4].item == minute.item]
    most = max(each[1] for each in same)
    chosen = [each[4] for each in same if each[1] >= most * CLOSE]
    whole = not papers.beyond_title(ask, paper, minute)
    if ask.kind in _OF_VOTES and is_of_another_motion(ask, paper, minute, most, papers):
        return Found(paper, (), minute.item)
    if ask.kind in ("vote", "fate"):
        every = [each[4] for each in same]
        chosen = of_one_motion(ask, paper, every if whole else chosen, every)
    elif ask.kind in ("mover", "seconder"):
        chosen = one_motion_moved(ask, chosen)
    elif ask.kind == "decided" and whole:
        chosen = [each[4] for each in same][:MOST_DECISIONS]
    elif ask.kind in _TOGETHER:
        first = min(kinds.index(each.kind) for each in chosen)
        chosen = [each for each in chosen if kinds.index(each.kind) == first]
    else:
        chosen = chosen[:1]
    if ask.kind == "step" and WHEN.search(ask.text):
        chosen = list(filter(None, (_timed(ask, paper, each, papers) for each in chosen)))
    return Found(paper, tuple(dict.fromkeys(chosen)), minute.item) if chosen else Found(paper, (), minute.item)


def _timed(ask: Ask, paper: Paper, minute: Minute, papers: Papers) -> Minute | None:
    """Of a decision in several parts those that tell a time of what is asked; None where none does."""
    if len(minute.slices) == 1 or minute.kind is K.STEP:
        return minute
    rest = papers.beyond_title(ask, paper, minute)
    timed = [each for each in minute.slices if tells_time(each.text)]
    told = tuple(each for each in timed if not rest or 2 * len(set(rest) & set(stems(each.text))) >= len(rest))
    return replace(minute, slices=told) if told else None
