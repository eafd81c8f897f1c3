"""The committee papers of an index, ready to be asked: which meeting, which item, how much of a question each names.

In: the meetings of a version. Out: `Paper`s with the stems of their parts, filtered by body, area and day, and how well
a minute or an item is about a topic. Words that stand in few items count most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from corpus.committees import Meeting, Minute, MinuteKind
from corpus.measures import stem, stems, tokens
from corpus.models import Metadata
from corpus.periods import PeriodMention
from server.answers.meeting_questions import Ask, Body
from server.answers.meeting_records import OFFICE, Paper
from server.answers.spelling import is_slip

_FULL = re.compile(r"\b(?:full|county|city|borough|district) council\b", re.IGNORECASE)
REST = 0.6
"""How much a minute must say itself of what the heading of its item does not."""
_ELSEWHERE, _IN_IDENTITY = 0.9, 0.4
"""What a word counts that stands in another sentence of the item, or only in the title of the paper."""


class Papers:
    """All papers of a version. Safe for threads: it changes nothing once made."""

    def __init__(self, meetings: Sequence[Meeting], documents: Mapping[str, Metadata]) -> None:
        self.papers = [Paper(meeting, documents[meeting.document_id]) for meeting in meetings]
        held = Counter(word for paper in self.papers for words in paper.item_stems.values() for word in words)
        self._held, self._items = held, max(1, sum(len(paper.item_stems) for paper in self.papers))
        self.area_words = frozenset(word for paper in self.papers for word in paper.places)
        named = (name for paper in self.papers for each in paper.meeting.minutes for name in (each.who, each.seconder))
        self.surnames = frozenset(tokens(name)[-1] for name in named if name and not OFFICE.search(name))

    def rarity(self, word: str) -> float:
        """How much a word tells one item from another."""
        return math.log(1 + self._items / (1 + self._held[word]))

    def named(self, ask: Ask, documents: frozenset[str] | None) -> tuple[list[Paper], Body | None]:
        """The papers of the body and area that a question names, of the latest day where it asks so, and that body."""
        found = [paper for paper in self.papers if documents is None or paper.meeting.document_id in documents]
        found = _of_places(ask, found)
        named: Body | None = None
        for body in ask.bodies:
            own = [paper for paper in found if _is_of_body(paper, body)]
            councils = [each for each in own if each.meeting.body.casefold().endswith("council")]
            if own:
                found, named = (councils if body.noun == "council" and _is_full(ask) and councils else own), body
                break
        if ask.is_latest:
            held = [paper for paper in found if paper.was_held and paper.meeting.day]
            last = max((paper.meeting.day for paper in held if paper.meeting.day), default=None)
            found = [paper for paper in held if paper.meeting.day == last]
        return found, named

    def about(self, ask: Ask, paper: Paper, minute: Minute) -> float:
        """How much of what a question is about a minute names, 0 to 1, by its own words first; 0 where a name lacks."""
        own = paper.said_by(minute)
        title = paper.titles.get(minute.item)
        if title and minute.kind is not MinuteKind.AMENDMENT:
            own |= frozenset(stems(title.text))
        around = paper.item_stems.get(minute.item, frozenset())
        total = found = 0.0
        for word in ask.topic:
            weight = self.rarity(word)
            total += weight
            if _has(word, own):
                found += weight
            elif _has(word, around):
                found += weight * _ELSEWHERE
            elif word in paper.identity:
                found += weight * _IN_IDENTITY
            elif word in ask.names:
                return 0.0
        return found / total if total else 0.0

    def beyond_title(self, ask: Ask, paper: Paper, minute: Minute) -> list[str]:
        """The words of the topic that the heading of the minute's item does not have."""
        title = paper.titles.get(minute.item)
        named = set(stems(title.text)) if title else set()
        return [word for word in ask.topic if not _has(word, named)]

    def says_the_rest(self, ask: Ask, paper: Paper, minute: Minute) -> bool:
        """Whether a minute says most of what the heading of its item does not: it is about that too."""
        rest = self.beyond_title(ask, paper, minute)
        own = paper.said_by(minute) | paper.identity
        total = sum(map(self.rarity, rest))
        return sum(self.rarity(word) for word in rest if _has(word, own)) >= total * REST

    def own_words(self, ask: Ask, paper: Paper, minute: Minute) -> float:
        """How much of the topic the minute itself says, by rarity; for choosing within an item."""
        own = paper.said_by(minute)
        return sum(self.rarity(word) for word in ask.topic if _has(word, own))


def _is_full(ask: Ask) -> bool:
    """Whether a question means the council itself and not whoever decides for it."""
    return bool(_FULL.search(ask.text))


def _has(word: str, held: Iterable[str]) -> bool:
    return word in held or any(is_slip(word, other) for other in held)


def _of_places(ask: Ask, papers: list[Paper]) -> list[Paper]:
    """The papers of the places that a question names: of all of them, else of one; all papers where it names none."""
    asked = {stem(word) for word in tokens(ask.text)}
    named = {word for paper in papers for word in paper.places} & asked
    if not named:
        return papers
    whole = [paper for paper in papers if named <= paper.identity]
    return whole or [paper for paper in papers if named & paper.places]


def _is_of_body(paper: Paper, body: Body) -> bool:
    generic = body.noun in ("committe", "council")
    return (
        (bool(body.words) or not generic)
        and all(word in paper.identity for word in body.words)
        and (generic or body.noun in paper.identity)
    )


def is_of_day(paper: Paper, mention: PeriodMention) -> bool:
    """Whether a meeting was on the day, or in the month or year, that a question names."""
    day = paper.meeting.day
    if day is None:
        return False
    if mention.period:
        return mention.period.start <= day <= mention.period.end
    return mention.partial is not None and mention.partial.first <= (day.month, day.day) <= mention.partial.last


def names_day(text: str, mention: PeriodMention, asked: str) -> bool:
    """Whether a text has the words of a time that a question names."""
    said = asked[mention.start : mention.end]
    return re.search(rf"\b{re.escape(said)}\b", text, re.IGNORECASE) is not None
