"""The business of a committee paper, item by item: motions, votes, decisions, speeches, interests, what comes next.

In: the sections of a paper. Out: its minutes in order. Every sentence of an item is kept in some minute, the plain ones
as told, so that what no rule knows can still be found and quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.committees.decisions import decisions_in
from corpus.committees.lines import Line, pieces
from corpus.committees.models import Minute, MinuteKind, Slice
from corpus.committees.motions import Floor
from corpus.committees.notes import is_of_steps, kind_under, kinds_noted
from corpus.committees.people import PERSON, TITLED
from corpus.committees.sections import Section
from corpus.figures.speakers import speaker_of

_TO_SETTLE = re.compile(
    r"\b(?:is|are) (?:recommended|asked) to\b|^\W{0,3}(?:\d[\d.]* )?recommendations?\b\W{0,3}(?:$|that\b|:)",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"^\W{0,3}(?:resolved|agreed|decisions?)\b|\bit was (?:\w+ )?(?:resolved|agreed)\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:asked|queried|questioned|wondered|wanted to know|sought)\b(?! that (?:the|a|his|her|their)\b)", re.I
)
_REPLIES = re.compile(
    r"\b(?:replied|responded|answered|confirmed|explained|assured|clarified|replying|in (?:response|reply)"
    r"|apologised)\b",
    re.I,
)
_COLON = re.compile(rf"(?P<who>{PERSON}): ")
_ANSWERING = re.compile(rf"(?P<who>{TITLED}|The {PERSON}),? (?:then |also )?[a-z]{{2,12}}ed\b")
_HOLDS = re.compile(
    rf"(?P<who>{TITLED}),? (?:also |then )?(?:was (?:of the (?:view|opinion)|opposed|in favour|worried|concerned"
    rf"|unhappy|pleased"
    r"|disappointed|not)|(?!moved|proposed|declared|attended|replaced|joined|seconded|voted|abstained)[a-z]{2,12}ed)\b"
)
_SAYS = re.compile(r",? (?:said|stated|explained|argued|replied|responded|replying)\b")
_OF_HEAD = frozenset(
    {MinuteKind.CALL_IN, MinuteKind.EFFECT, MinuteKind.NEXT_MEETING, MinuteKind.DECIDER, MinuteKind.DECIDED_ON}
)
_ANNOUNCES_STEPS = re.compile(r"\W{0,3}(?:actions?\b.{0,20}|next steps?)\W{0,3}", re.IGNORECASE)


def read_business(head: Sequence[Line], sections: Sequence[Section], *, is_report: bool) -> list[Minute]:
    """The minutes of all items, and what the head notes; items and motions are numbered through the paper.

    `is_report`: nothing in it is decided, whatever it tells of earlier meetings.
    """
    found: list[Minute] = []
    for line in head if len(sections) > 1 else ():
        for piece in pieces(line):
            found += [Minute(kind, (piece,)) for kind in kinds_noted(piece.text, line.label) if kind in _OF_HEAD]
    for item, section in enumerate(sections):
        motions = sum(each.kind in (MinuteKind.MOTION, MinuteKind.AMENDMENT) for each in found)
        found += _read_item(section, item, motions, is_report=is_report)
    return found


def _read_item(section: Section, own: int, motions: int, *, is_report: bool) -> Iterator[Minute]:
    item: int | None = own
    if section.title:
        yield Minute(MinuteKind.ITEM, (section.title,), item)
        if MinuteKind.EXEMPT in kinds_noted(section.title.text, ""):
            yield Minute(MinuteKind.EXEMPT, (section.title,), item)
    lines = section.lines
    floor = Floor(own, motions)
    taken: set[Slice] = set()
    for kind, slices in decisions_in(lines, only_recommends=is_report or not _is_settled(lines)):
        taken.update(slices)
        yield Minute(kind, slices, item)
    yield from _rows(lines, own)
    under: MinuteKind | None = kind_under(section.title.text) if section.title else None
    speaker: str | None = None
    asked = False
    for line in lines:
        if line.is_heading or _ANNOUNCES_STEPS.fullmatch(line.text):
            under = kind_under(line.text)
            if under is MinuteKind.STEP:
                item = None  # what is to be done is listed for all items together
            floor.read(line.slice)
            continue
        awaits = floor.awaits_text
        if awaits:
            floor.add_text(line.slice)
            continue
        for piece in pieces(line):
            is_voting = floor.read(piece)
            kinds = list(kinds_noted(piece.text, line.label))
            kinds += [under] if under else []
            for kind in dict.fromkeys(kinds):
                yield Minute(kind, (piece,), None if kind is MinuteKind.NEXT_MEETING else item)
            spoken = piece not in taken and (not is_voting or _SAYS.search(piece.text))
            said = _speaker(piece.text, speaker, asked=asked) if spoken else None
            if said:
                kind = _speech(piece.text, said, asked=asked and said != speaker)
                asked, speaker = kind is MinuteKind.ASKED, said
                yield Minute(kind, (piece,), item, floor.debated if item is not None else None, who=said)
            elif not is_voting and piece not in taken:
                yield Minute(MinuteKind.TOLD, (piece,), item)
    yield from floor.found
    yield from _carried(floor.found, own, has_decision=bool(taken))


def _is_settled(lines: Sequence[Line]) -> bool:
    """Whether a section records what was done: a report and an agenda only say what is to be done."""
    return any(_SETTLED.search(line.text) for line in lines) or not any(_TO_SETTLE.search(line.text) for line in lines)


def _carried(found: Sequence[Minute], item: int, *, has_decision: bool) -> Iterator[Minute]:
    """In the tersest minutes a motion that was carried is the decision."""
    for motion in found if not has_decision else ():
        if motion.kind is MinuteKind.MOTION and motion.fate == "carried":
            votes = [s for v in found if v.kind is MinuteKind.VOTE and v.motion == motion.motion for s in v.slices]
            yield Minute(MinuteKind.DECISION, tuple(dict.fromkeys((*motion.slices, *votes))), item)


def _rows(lines: Sequence[Line], item: int) -> Iterator[Minute]:
    """The step that a row of an action table tells: what, who and by when together."""
    cells = [line.slice for line in lines if line.label and is_of_steps(line.label)]
    if cells:
        yield Minute(MinuteKind.STEP, tuple(cells), item)


def _speaker(text: str, before: str | None, *, asked: bool) -> str | None:
    """Who speaks in a sentence; after a question also "Tanya Best: it could"."""
    named = (_COLON.match(text) or _ANSWERING.match(text)) if asked else None
    known = named["who"] if named else speaker_of(text, before)
    held = None if known else _HOLDS.match(text)
    return held["who"] if held else known


def _speech(text: str, speaker: str, *, asked: bool) -> MinuteKind:
    """Whether a speaker asks, answers what was asked just before, or says something of their own."""
    told = text.split(speaker, 1)[-1][:200]
    asks, replies = _ASKS.search(told), _REPLIES.search(text[:220])
    if replies and not (asks and asks.start() < 40 and not asked):
        return MinuteKind.REPLIED
    if asks and asks.start() < 60:
        return MinuteKind.ASKED
    return MinuteKind.REPLIED if asked else MinuteKind.SAID
