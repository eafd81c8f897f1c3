"""The committee papers of an index, ready to be asked: which meeting, which item, how much of a question each names.

In: the meetings of a version. Out: `Paper`s with the stems of their parts, filtered by body, area and day, and how well
a minute or an item is about a topic. Words that stand in few items count most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.committees import Meeting, Minute, MinuteKind
from corpus.measures import stem, stems, tokens
from corpus.models import DocumentKind, Metadata
from corpus.periods import PeriodMention
from server.answers.asking import is_telling
from server.answers.meeting_questions import Ask, Body
from server.answers.spelling import is_slip

_ELSEWHERE, _IN_IDENTITY = 0.9, 0.4
"""What a word counts that stands in another sentence of the item, or only in the title of the paper."""
_TITLES = frozenset("cllr cllrs councillor councillors mr mrs ms miss dr prof professor sir dame lord lady the".split())
_OF_BODIES = frozenset(
    map(stem, "joint health overview scrutiny committee board panel cabinet council executive commissioning better care"
        " wellbeing adults adult communities community people children policy commission forum partnership integrated".split())
)
"""Words of the names of bodies that name no place."""
_HEARD = frozenset({DocumentKind.MINUTES, DocumentKind.DECISION, DocumentKind.NEWS, DocumentKind.OTHER})


@dataclass(frozen=True)
class Paper:
    """One meeting with the stems of what identifies it and of its items."""

    meeting: Meeting
    document: Metadata

    @cached_property
    def identity(self) -> frozenset[str]:
        """Stems of body, title, publisher and area."""
        told = (self.meeting.body, self.document.title, self.document.publisher, self.document.area)
        return frozenset(stems(" ".join(filter(None, told)).replace("-", " ")))

    @cached_property
    def places(self) -> frozenset[str]:
        """Stems of the area, or of the names in the body of a paper that is of no one area."""
        words = stems(self.document.area or "")
        return frozenset(words or (word for word in stems(self.meeting.body) if is_telling(word) and word not in _OF_BODIES))

    @cached_property
    def by_item(self) -> Mapping[int | None, tuple[Minute, ...]]:
        """The minutes of each item in order."""
        found: dict[int | None, list[Minute]] = {}
        for minute in self.meeting.minutes:
            found.setdefault(minute.item, []).append(minute)
        return {item: tuple(minutes) for item, minutes in found.items()}

    @cached_property
    def titles(self) -> Mapping[int | None, Minute]:
        """The heading of each item that has one."""
        return {each.item: each for each in self.meeting.minutes if each.kind is MinuteKind.ITEM}

    @cached_property
    def item_stems(self) -> Mapping[int | None, frozenset[str]]:
        """The stems of all words of each item."""
        return {
            item: frozenset(word for minute in minutes for word in stems(minute.text))
            for item, minutes in self.by_item.items()
        }

    @cached_property
    def _before(self) -> Mapping[Minute, Minute]:
        """The question or speech that stands before each speech of an item."""
        found: dict[Minute, Minute] = {}
        for minutes in self.by_item.values():
            spoken = [each for each in minutes if each.kind in (MinuteKind.ASKED, MinuteKind.SAID, MinuteKind.REPLIED)]
            found |= dict(zip(spoken[1:], spoken, strict=False))
        return found

    def before(self, minute: Minute) -> Minute | None:
        """What was said just before a speech in its item."""
        return self._before.get(minute)

    def said_by(self, minute: Minute) -> frozenset[str]:
        """The stems of a minute with those of what it is an answer to, or a vote on."""
        texts = [minute.text]
        if minute.kind is MinuteKind.REPLIED and (asked := self.before(minute)):
            texts.append(asked.text)
        if minute.motion is not None:
            moved = self.of_kind(MinuteKind.MOTION, MinuteKind.AMENDMENT)
            texts += [each.text for each in moved if each.motion == minute.motion]
        return frozenset(word for text in texts for word in stems(text))

    @property
    def was_held(self) -> bool:
        """Whether the paper tells what a meeting did, and not what it is to do."""
        kinds = {minute.kind for minute in self.meeting.minutes}
        return self.document.kind in _HEARD and bool(kinds & {MinuteKind.DECISION, MinuteKind.VOTE})

    def of_kind(self, *kinds: MinuteKind) -> list[Minute]:
        """The minutes of some kinds, in order."""
        return [minute for minute in self.meeting.minutes if minute.kind in kinds]

    def offices_of(self, who: str) -> frozenset[str]:
        """The other words by which a person goes in this paper: the office beside the name, or the name beside it."""
        own = _words(who)
        beside = (minute.text for minute in self.of_kind(MinuteKind.PERSON, MinuteKind.CHAIR, MinuteKind.DECIDER))
        return frozenset(word for text in beside if own <= _words(text) for word in _words(text)) | own


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in tokens(text) if word not in _TITLES and len(word) > 2)


class Papers:
    """All papers of a version. Safe for threads: it changes nothing once made."""

    def __init__(self, meetings: Sequence[Meeting], documents: Mapping[str, Metadata]) -> None:
        self.papers = [Paper(meeting, documents[meeting.document_id]) for meeting in meetings]
        held = Counter(word for paper in self.papers for words in paper.item_stems.values() for word in words)
        self._held, self._items = held, max(1, sum(len(paper.item_stems) for paper in self.papers))
        self.area_words = frozenset(word for paper in self.papers for word in paper.places)
        named = (name for paper in self.papers for each in paper.meeting.minutes for name in (each.who, each.seconder))
        self.surnames = frozenset(tokens(name)[-1] for name in named if name)

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
            if own:
                found, named = own, body
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

    def own_words(self, ask: Ask, paper: Paper, minute: Minute) -> float:
        """How much of the topic the minute itself says, by rarity; for choosing within an item."""
        own = paper.said_by(minute)
        return sum(self.rarity(word) for word in ask.topic if _has(word, own))


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
    return (bool(body.words) or not generic) and all(word in paper.identity for word in body.words) and (
        generic or body.noun in paper.identity
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
