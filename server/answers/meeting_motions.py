"""Which motion a question is about, where an item has several: amendments apart from the motion, one from another.

In: an `Ask` and the minutes of one item that fit it. Out: those of the one motion that is meant; none where several
could be.
"""

from __future__ import annotations

import re

from corpus.committees import Minute, MinuteKind
from corpus.measures import stems
from server.answers.meeting_papers import Papers
from server.answers.meeting_questions import Ask
from server.answers.meeting_records import Paper

K = MinuteKind
MOVED = (K.MOTION, K.AMENDMENT)
AMENDMENT = re.compile(r"\bamendments?\b", re.IGNORECASE)
WHOLE = re.compile(r"\bsubstantive\b|\bas (?:amended|altered)\b|\bfinal(?:ly)?\b|\bresolution\b", re.IGNORECASE)
_TALLIED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|unanim\w+|all|nem)\b", re.IGNORECASE
)


def is_of_another_motion(ask: Ask, paper: Paper, minute: Minute, most: float, papers: Papers) -> bool:
    """Whether the question is about a motion of the item of which no such minute is held."""
    kinds = {each.motion: each for each in paper.by_item.get(minute.item, ()) if each.kind in MOVED}
    moved = kinds.get(minute.motion)
    if ask.kind in ("roll", "person_voted") and AMENDMENT.search(ask.text):
        return moved is None or moved.kind is not K.AMENDMENT
    title = paper.titles.get(minute.item)
    named = set(stems(title.text)) if title else set()
    nearest = max((papers.own_words(ask, paper, each) for each in kinds.values()), default=0.0)
    beyond = [word for word in ask.topic if word not in named]
    return bool(beyond) and nearest > most and ask.kind in ("roll", "person_voted")


def of_one_motion(ask: Ask, paper: Paper, chosen: list[Minute], all_votes: list[Minute]) -> list[Minute]:
    """The votes on the one motion that is meant: an amendment where one is named, else the motion or decision."""
    kinds = {each.motion: each.kind for each in paper.of_kind(*MOVED)}

    def of_amendment(minute: Minute) -> bool:
        return kinds.get(minute.motion) is K.AMENDMENT

    asks_amendment = bool(AMENDMENT.search(ask.text))
    asks_whole = bool(WHOLE.search(ask.text))
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
    if ask.kind == "vote":
        votes = [each for each in votes if each.fate != "accepted"]  # it was never voted on
    tallied = [each for each in votes if _TALLIED.search(each.text)]
    decided = [each for each in votes if each.fate]
    return (tallied or decided or votes) if ask.kind == "vote" else (decided or votes)


def one_motion_moved(ask: Ask, chosen: list[Minute]) -> list[Minute]:
    """The one motion whose mover or seconder is asked for; none where several could be meant."""
    if AMENDMENT.search(ask.text):
        chosen = [each for each in chosen if each.kind is K.AMENDMENT]
    elif re.search(r"\b(?:motion|recommendations?|resolution)\b", ask.text, re.IGNORECASE):
        chosen = [each for each in chosen if each.kind is K.MOTION] or chosen
    if len(chosen) > 1 and re.search(r"\bcarried\b|\bpassed\b|\bsuccessful\b|\bresolution\b", ask.text, re.IGNORECASE):
        chosen = [each for each in chosen if each.fate != "lost"]
    return chosen if len(chosen) == 1 else []
