"""One committee paper of an index, ready to be asked: its meeting with the words that identify it and its items.

In: a `Meeting` and its document. Out: stems of its parts, and its minutes by item and by kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.committees import Meeting, Minute, MinuteKind, Slice
from corpus.measures import stem, stems
from corpus.models import DocumentKind, Metadata
from server.answers.asking import is_telling

OFFICE = re.compile(
    r"director|member|holder|leader|mayor|chair|healthwatch|officer|\bhead\b|manager|committee|board|council\b"
    r"|executive",
    re.IGNORECASE,
)
"""Words of an office, by which somebody may be called instead of by name."""
_OF_BODIES = frozenset(
    map(
        stem,
        "joint health overview scrutiny committee board panel cabinet council executive commissioning better care"
        " wellbeing adults adult communities community people children policy commission forum partnership"
        " integrated".split(),
    )
)
"""Words of the names of bodies that name no place."""
_PAPERS = frozenset({DocumentKind.MINUTES, DocumentKind.DECISION, DocumentKind.COMMITTEE_REPORT})
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
        return frozenset(
            words or (word for word in stems(self.meeting.body) if is_telling(word) and word not in _OF_BODIES)
        )

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

    @cached_property
    def _lead_of(self) -> Mapping[Slice, Slice]:
        """The sentence that stands just before each sentence of a paragraph or bullet."""
        ends = {(each.page_index, each.end + 1): each for minute in self.meeting.minutes for each in minute.slices}
        every = (each for minute in self.meeting.minutes for each in minute.slices)
        return {each: ends[at] for each in every if (at := (each.page_index, each.start)) in ends}

    def before(self, minute: Minute) -> Minute | None:
        """What was said just before a speech in its item."""
        return self._before.get(minute)

    def said_by(self, minute: Minute) -> frozenset[str]:
        """The stems of a minute with those of what it is an answer to, or a vote on."""
        texts = [minute.text]
        if minute.kind is MinuteKind.REPLIED and (asked := self.before(minute)):
            texts.append(asked.text)
        if minute.kind in (MinuteKind.SAID, MinuteKind.TOLD) and (led := self._lead_of.get(minute.slices[0])):
            texts.append(led.text)
        if minute.motion is not None:
            moved = self.of_kind(MinuteKind.MOTION, MinuteKind.AMENDMENT)
            texts += [each.text for each in moved if each.motion == minute.motion]
            lost = any(each.fate == "lost" for each in moved if each.motion == minute.motion)
            if not lost and minute.kind is not MinuteKind.AMENDMENT:  # "the recommendations were moved by"
                texts += [each.text for each in self.by_item[minute.item] if each.kind is MinuteKind.DECISION]
        elif minute.kind in (MinuteKind.VOTE, MinuteKind.ROLL):
            texts += [each.text for each in self.by_item[minute.item] if each.kind is MinuteKind.DECISION]
        return frozenset(word for text in texts for word in stems(text))

    @property
    def was_held(self) -> bool:
        """Whether the paper tells what a meeting did, and not what it is to do."""
        kinds = {minute.kind for minute in self.meeting.minutes}
        return self.document.kind in _HEARD and bool(kinds & {MinuteKind.DECISION, MinuteKind.VOTE})

    @property
    def is_of_committee(self) -> bool:
        """Whether it is a paper of a committee itself and not news of it."""
        return self.document.kind in _PAPERS

    def of_kind(self, *kinds: MinuteKind) -> list[Minute]:
        """The minutes of some kinds, in order."""
        return [minute for minute in self.meeting.minutes if minute.kind in kinds]
