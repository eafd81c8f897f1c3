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
from corpus.committees.people import PERSON, TITLED
from corpus.committees.sections import Section
from corpus.figures.speakers import speaker_of

_NOTES = (
    (MinuteKind.EXEMPT, re.compile(
        r"\bexempt\b|\bnot for publication\b|\bschedule 12A\b|\bconfidential\b|\bpublic (?:and press )?be excluded\b"
        r"|\bexclu(?:ding|sion of) the (?:press|public)\b|\bnot (?:published|available to the public)\b", re.IGNORECASE)),
    (MinuteKind.INTEREST, re.compile(
        r"\bdeclar(?:ed|ations?)\b.{0,80}\binterests?\b|\bdisclos(?:ed|ure)\b.{0,60}\binterest|\binterests? (?:was|were) declared\b"
        r"|\bleft the (?:room|meeting|chamber)\b|^(?:no|there were no) (?:declarations|interests)\b", re.IGNORECASE)),
    (MinuteKind.CALL_IN, re.compile(r"\bcall(?:ed|ing)?[- ]in\b", re.IGNORECASE)),
    (MinuteKind.EFFECT, re.compile(
        r"\b(?:come|comes|came) into (?:force|effect)\b|\btakes? effect\b|\beffective (?:from|date)\b|\bbe implemented\b",
        re.IGNORECASE)),
    (MinuteKind.NEXT_MEETING, re.compile(r"\bnext meeting\b.{0,60}\d|^next meeting", re.IGNORECASE)),
    (MinuteKind.DECIDER, re.compile(
        r"^(?:decision[ -]?maker|decision taken by|from|report of|report author|officer contact|contact|lead officer)\s?:",
        re.IGNORECASE)),
    (MinuteKind.DECIDED_ON, re.compile(r"^date of (?:the )?decision\b|^decision date\b", re.IGNORECASE)),
    (MinuteKind.REASON, re.compile(
        r"\bbecause\b|^reasons?\b|\bin order to\b|\bso that\b|\bas the\b|\bdue to\b|\bowing to\b|\bto allow\b|\bin view of\b"
        r"|\bon the grounds\b", re.IGNORECASE)),
    (MinuteKind.STEP, re.compile(
        r"\bundert(?:ook|ake)\b|\bagreed to (?:send|circulate|provide|bring|write|add|report|ask)\b|\bwould (?:bring|report|circulate|provide)\b"
        r"|\b(?:be|come|report) (?:brought )?back\b|\bbe brought\b|\bdeferred\b|\breport progress\b|\bbe presented\b"
        r"|\bto (?:provide|circulate|send|arrange|revise|speak to)\b", re.IGNORECASE)),
)  # fmt: skip
_LABELS = (
    (MinuteKind.DECIDER, re.compile(r"decision[ -]?maker|decision taken by|from|report of|report author|contact|lead officer", re.I)),
    (MinuteKind.DECIDED_ON, re.compile(r"date of (?:the )?decision|decision date", re.IGNORECASE)),
    (MinuteKind.STEP, re.compile(r"actions?(?: by)?|owner|lead|deadline|due(?: date)?|by (?:whom|when)|responsible", re.IGNORECASE)),
    (MinuteKind.CALL_IN, re.compile(r"call[- ]in.*", re.IGNORECASE)),
    (MinuteKind.EFFECT, re.compile(r".*(?:into force|effect).*", re.IGNORECASE)),
    (MinuteKind.REASON, re.compile(r"reasons?.*", re.IGNORECASE)),
)  # fmt: skip
_HEADINGS = (
    (MinuteKind.STEP, re.compile(r"\W{0,3}(?:actions?\b.{0,20}|next steps?)\W{0,3}", re.IGNORECASE)),
    (MinuteKind.INTEREST, re.compile(r".{0,6}(?:declarations?|disclosures?) of (?:\w+ )?interests?\W{0,3}", re.IGNORECASE)),
    (MinuteKind.REASON, re.compile(r".{0,6}(?:reasons?\b.{0,30}|(?:other |alternative )?options?\b.{0,40}rejected)\W{0,3}", re.IGNORECASE)),
    (MinuteKind.CALL_IN, re.compile(r".{0,6}call[- ]in\W{0,3}", re.IGNORECASE)),
    (MinuteKind.EXEMPT, re.compile(r".{0,6}(?:confidential|exempt) information\W{0,3}", re.IGNORECASE)),
    (MinuteKind.APOLOGIES, re.compile(r".{0,6}apologies\b.{0,20}", re.IGNORECASE)),
)  # fmt: skip
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
    r"\b(?:replied|responded|answered|confirmed|explained|assured|clarified|replying|in (?:response|reply)|apologised)\b",
    re.I,
)
_COLON = re.compile(rf"(?P<who>{PERSON}): ")
_ANSWERING = re.compile(rf"(?P<who>{TITLED}|The {PERSON}),? (?:then |also )?[a-z]{{2,12}}ed\b")
_OF_HEAD = frozenset(
    {MinuteKind.CALL_IN, MinuteKind.EFFECT, MinuteKind.NEXT_MEETING, MinuteKind.DECIDER, MinuteKind.DECIDED_ON}
)
_ANNOUNCES_STEPS = re.compile(r"\W{0,3}(?:actions?\b.{0,20}|next steps?)\W{0,3}", re.IGNORECASE)


def read_business(head: Sequence[Line], sections: Sequence[Section]) -> list[Minute]:
    """The minutes of all items, and what the head notes; items and motions are numbered through the paper."""
    found: list[Minute] = []
    for line in head if len(sections) > 1 else ():
        for piece in pieces(line):
            found += [Minute(kind, (piece,)) for kind, pattern in _NOTES if kind in _OF_HEAD and pattern.search(piece.text)]
    for item, section in enumerate(sections):
        found += _read_item(
            section, item, sum(each.kind in (MinuteKind.MOTION, MinuteKind.AMENDMENT) for each in found)
        )
    return found


def _read_item(section: Section, own: int, motions: int) -> Iterator[Minute]:
    item: int | None = own
    if section.title:
        yield Minute(MinuteKind.ITEM, (section.title,), item)
        yield from (
            Minute(kind, (section.title,), item) for kind, pattern in _NOTES[:1] if pattern.search(section.title.text)
        )
    lines = section.lines
    floor = Floor(own, motions)
    taken: set[Slice] = set()
    for kind, slices in decisions_in(lines, only_recommends=not _is_settled(lines)):
        taken.update(slices)
        yield Minute(kind, slices, item)
    yield from _rows(lines, own)
    under: MinuteKind | None = _kind_under(section.title.text, _HEADINGS) if section.title else None
    speaker: str | None = None
    asked = False
    for line in lines:
        if line.is_heading or _ANNOUNCES_STEPS.fullmatch(line.text):
            under = _kind_under(line.text, _HEADINGS)
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
            kinds = [kind for kind, pattern in _NOTES if pattern.search(piece.text)]
            kinds += [
                kind
                for kind, pattern in _LABELS
                if kind is not MinuteKind.STEP and line.label and pattern.fullmatch(line.label.strip(" :"))
            ]
            kinds += [under] if under else []
            for kind in dict.fromkeys(kinds):
                yield Minute(kind, (piece,), None if kind is MinuteKind.NEXT_MEETING else item)
            said = None if is_voting or piece in taken else _speaker(piece.text, speaker, asked=asked)
            if said:
                kind = _speech(piece.text, said, asked=asked and said != speaker)
                asked, speaker = kind is MinuteKind.ASKED, said
                yield Minute(kind, (piece,), item, who=said)
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
    label = next(pattern for kind, pattern in _LABELS if kind is MinuteKind.STEP)
    cells = [line.slice for line in lines if line.label and label.fullmatch(line.label.strip(" :"))]
    if cells:
        yield Minute(MinuteKind.STEP, tuple(cells), item)


def _kind_under(text: str, kinds: Sequence[tuple[MinuteKind, re.Pattern[str]]]) -> MinuteKind | None:
    return next((kind for kind, pattern in kinds if pattern.fullmatch(text)), None)


def _speaker(text: str, before: str | None, *, asked: bool) -> str | None:
    """Who speaks in a sentence; after a question also "Tanya Best: it could"."""
    named = (_COLON.match(text) or _ANSWERING.match(text)) if asked else None
    return named["who"] if named else speaker_of(text, before)


def _speech(text: str, speaker: str, *, asked: bool) -> MinuteKind:
    """Whether a speaker asks, answers what was asked just before, or says something of their own."""
    told = text.split(speaker, 1)[-1][:200]
    asks, replies = _ASKS.search(told), _REPLIES.search(text[:220])
    if replies and not (asks and asks.start() < 40 and not asked):
        return MinuteKind.REPLIED
    if asks and asks.start() < 60:
        return MinuteKind.ASKED
    return MinuteKind.REPLIED if asked else MinuteKind.SAID
